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
from onrecord.files.canonical import Json
from onrecord.plain import plain
from onrecord.release.records import BadRecord, Node

if TYPE_CHECKING:
    from polars._typing import PolarsDataType

_PLAIN: dict[str, pl.DataType] = {
    str(dtype): dtype()
    for dtype in (
        pl.String, pl.Boolean, pl.Date, pl.Binary, pl.Float32, pl.Float64, pl.Categorical,
        pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64,
    )
}  # fmt: skip


_NAMED = ("inf", "-inf", "nan")
"""The numbers that JSON lacks, as Python and a cell name them."""
_DEEPEST = 8
"""How deep a type may be nested."""


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


def type_from_json(record: Node, depth: int = 0) -> pl.DataType:
    """The type that a record of `type_to_json` stands for. Raises BadRecord for any other record."""
    if isinstance(record.value, str) and record.value in _PLAIN:
        return _PLAIN[record.value]
    inside = record.entries() if isinstance(record.value, dict) and depth < _DEEPEST else {}
    match list(inside.items()):
        case [("enum", terms)]:
            return pl.Enum(terms.distinct())
        case [("list", inner)]:
            return pl.List(type_from_json(inner, depth + 1))
        case [("struct", fields)] if fields.items():
            pairs = [_pair(field) for field in fields.items()]
            Node([name.value for name, _ in pairs], fields.where).distinct()
            return pl.Struct({name.text(): type_from_json(inner, depth + 1) for name, inner in pairs})
    raise record.bad("the type of a column")


def _pair(record: Node) -> tuple[Node, Node]:
    match record.items():
        case [name, inner]:
            return name, inner
    raise record.bad("the name and the type of a field")


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
    """The column that `cells_to_json` gave these cells of. Raises BadRecord for cells that are not of that type."""
    where = f"a cell of {plain(name)}"
    values = [_cell_from_json(Node(cell, where), dtype) for cell in cells]
    try:
        return pl.Series(name, values, dtype=dtype, strict=True)
    except (OverflowError, TypeError, pl.exceptions.PolarsError) as error:
        raise BadRecord(f"{where}: expected one of the type {plain(dtype, 80)}, found another") from error


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


def _cell_from_json(cell: Node, dtype: pl.DataType) -> Any:
    if cell.value is None:
        return None
    if isinstance(dtype, pl.List):
        inner = items_of(dtype)
        return [_cell_from_json(item, inner) for item in cell.items()]
    if isinstance(dtype, pl.Struct):
        fields = fields_of(dtype)
        return {name: _cell_from_json(item, fields[name]) for name, item in cell.fields(*fields).items()}
    if isinstance(dtype, pl.Date):
        return date.fromisoformat(cell.day())
    if isinstance(dtype, pl.Binary):
        return _bytes_of(cell)
    if isinstance(dtype, pl.Boolean):
        return cell.truth()
    if dtype.is_float():
        return _number_of(cell)
    if dtype.is_integer():
        return cell.whole_number()
    return cell.text()


def _bytes_of(cell: Node) -> bytes:
    try:
        content = bytes.fromhex(cell.text())
    except ValueError:
        raise cell.bad("bytes in hexadecimal") from None
    if content.hex() != cell.value:
        raise cell.bad("bytes in hexadecimal, lower case")
    return content


def _number_of(cell: Node) -> float:
    if isinstance(cell.value, bool) or not (isinstance(cell.value, int | float) or cell.value in _NAMED):
        raise cell.bad("a number")
    return float(cell.value)


def _instance(dtype: PolarsDataType) -> pl.DataType:
    return dtype if isinstance(dtype, pl.DataType) else dtype()
