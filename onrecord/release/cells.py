"""Cells as JSON, and the hash of a table's content: the same whoever wrote the file, another for any other cell.

In JSON, a date is written as in ISO 8601, bytes in hexadecimal, and a number that JSON does not have by its name.

The hash is taken over the names and types of the columns, then over the cells, column by column: a null is ``~;``, any
other cell its length in bytes, a colon and its text. A list is its length, and its items follow as a column of their
own; a struct is whether it is there, and its fields follow in the same way. The text of a number is that of Python.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl

from onrecord.files.canonical import dumps, sha256_of
from onrecord.plain import plain
from onrecord.release.checked_json import BadJson, Node
from onrecord.release.shapes import fields_of, items_of, type_to_json

_NAMED = ("inf", "-inf", "nan")
"""The numbers that JSON does not have, by the names that Python and a cell use."""


def cells_to_json(cells: pl.Series) -> list[Any]:
    """The cells of a column, each as JSON."""
    dtype = cells.dtype
    return [_cell_to_json(cell, dtype) for cell in cells.to_list()]


def cells_from_json(name: str, cells: list[Any], dtype: pl.DataType) -> pl.Series:
    """The column from which `cells_to_json` made these cells. Raises BadJson for cells that are not of that type."""
    where = f"a cell of {plain(name)}"
    values = [_cell_from_json(Node(cell, where), dtype) for cell in cells]
    try:
        return pl.Series(name, values, dtype=dtype, strict=True)
    except (OverflowError, TypeError, pl.exceptions.PolarsError) as error:
        raise BadJson(f"{where}: expected one of the type {plain(dtype, 80)}, found another") from error


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


def content_hash(table: pl.DataFrame) -> str:
    """The SHA-256 of the table's content, its order of rows included, in lower-case hexadecimal."""
    columns = [[name, type_to_json(dtype)] for name, dtype in table.schema.items()]
    digest = hashlib.sha256(json.dumps([table.height, columns], ensure_ascii=False).encode())
    for column in table.get_columns():
        for part in _parts(column):
            digest.update(part.encode())
    return digest.hexdigest()


def content_hash_of_all(tables: Mapping[str, pl.DataFrame]) -> str:
    """The SHA-256 of the content of a set of tables, by their names."""
    return sha256_of(dumps({name: content_hash(table) for name, table in tables.items()}))


def _parts(column: pl.Series) -> Iterator[str]:
    dtype = column.dtype
    if isinstance(dtype, pl.List):
        yield _joined(column.list.len().cast(pl.String))
        yield from _parts(column.filter(column.list.len() > 0).explode())
    elif isinstance(dtype, pl.Struct):
        yield _joined(column.is_not_null().cast(pl.String))
        for field in fields_of(dtype):
            yield from _parts(column.struct.field(field))
    elif dtype.is_float():
        # Zero has two signs and is one number; polars' own text of a number may change with its version.
        texts = [None if number is None else repr(number + 0.0) for number in column.cast(pl.Float64).to_list()]
        yield _joined(pl.Series(texts, dtype=pl.String))
    elif isinstance(dtype, pl.Binary):
        yield _joined(column.bin.encode("hex"))
    else:
        yield _joined(column.cast(pl.String))


def _joined(texts: pl.Series) -> str:
    cell = pl.col("text")
    framed = pl.format("{}:{}", cell.str.len_bytes(), cell).fill_null("~;")
    joined: str = pl.DataFrame({"text": texts}).select(framed.str.join("")).item()
    return joined
