"""Column types and cells of polars frames as JSON, and back: what a manifest and a difference are written in.

A type is its name, or `{"enum": [terms]}`, `{"list": type}`, `{"struct": [[name, type], ...]}`. A cell is the value
that JSON has for it; a date is written as ISO 8601 has it, bytes in hexadecimal, and a number that JSON lacks by name.
"""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.errors import OnrecordError
from onrecord.releasing.canonical import Json

if TYPE_CHECKING:
    from polars._typing import PolarsDataType

_PLAIN: dict[str, pl.DataType] = {
    str(dtype): dtype()
    for dtype in (
        pl.String, pl.Boolean, pl.Date, pl.Binary, pl.Float32, pl.Float64, pl.Categorical,
        pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64,
    )
}  # fmt: skip


class UnknownType(OnrecordError):
    """A column has a type that no table of the dataset has ever had, and that has no form in JSON here."""


def type_to_json(dtype: pl.DataType) -> Json:
    """The type as JSON. Raises UnknownType."""
    if isinstance(dtype, pl.Enum):
        return {"enum": list(dtype.categories)}
    if isinstance(dtype, pl.List):
        return {"list": type_to_json(items_of(dtype))}
    if isinstance(dtype, pl.Struct):
        return {"struct": [[name, type_to_json(inner)] for name, inner in fields_of(dtype).items()]}
    if str(dtype) not in _PLAIN:
        raise UnknownType(f"expected a column of a type that the tables use, found {dtype}.")
    return str(dtype)


def type_from_json(record: Any) -> pl.DataType:
    """The type that a record of `type_to_json` stands for. Raises UnknownType for any other record."""
    try:
        if isinstance(record, str):
            return _PLAIN[record]
        ((kind, inner),) = record.items()
        if kind == "enum":
            return pl.Enum(inner)
        if kind == "list":
            return pl.List(type_from_json(inner))
        if kind == "struct":
            return pl.Struct({name: type_from_json(of) for name, of in inner})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnknownType(f"expected the type of a column, found {record!r}.") from error
    raise UnknownType(f"expected the type of a column, found {record!r}.")


def fields_of(dtype: pl.Struct) -> dict[str, pl.DataType]:
    """The names and types of a struct's fields."""
    return {field.name: _instance(field.dtype) for field in dtype.fields}


def items_of(dtype: pl.List) -> pl.DataType:
    """The type of a list's items."""
    return _instance(dtype.inner)


def cells_to_json(cells: pl.Series) -> list[Any]:
    """The cells of a column, each as JSON."""
    dtype = cells.dtype
    return [_cell_to_json(cell, dtype) for cell in cells.to_list()]


def cells_from_json(name: str, cells: list[Any], dtype: pl.DataType) -> pl.Series:
    """The column that `cells_to_json` gave these cells of."""
    return pl.Series(name, [_cell_from_json(cell, dtype) for cell in cells], dtype=dtype, strict=True)


def _cell_to_json(cell: Any, dtype: pl.DataType) -> Any:
    if cell is None:
        return None
    if isinstance(dtype, pl.List):
        inner = items_of(dtype)
        return [_cell_to_json(item, inner) for item in cell]
    if isinstance(dtype, pl.Struct):
        return {name: _cell_to_json(cell[name], inner) for name, inner in fields_of(dtype).items()}
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bytes):
        return cell.hex()
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    return cell


def _cell_from_json(cell: Any, dtype: pl.DataType) -> Any:
    if cell is None:
        return None
    if isinstance(dtype, pl.List):
        inner = items_of(dtype)
        return [_cell_from_json(item, inner) for item in cell]
    if isinstance(dtype, pl.Struct):
        return {name: _cell_from_json(cell[name], inner) for name, inner in fields_of(dtype).items()}
    if isinstance(dtype, pl.Date):
        return date.fromisoformat(cell)
    if isinstance(dtype, pl.Binary):
        return bytes.fromhex(cell)
    if dtype.is_float():
        return float(cell)
    return cell


def _instance(dtype: PolarsDataType) -> pl.DataType:
    return dtype if isinstance(dtype, pl.DataType) else dtype()
