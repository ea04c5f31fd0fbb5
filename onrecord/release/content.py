"""The hash of a table's logical content: the same whoever wrote the file and however, another for any other cell.

It is taken over the names and types of the columns, then over the cells, column by column: a null is ``~;``, any other
cell its length in bytes, a colon and its text. A list is its length, and its items follow as a column of their own; a
struct is whether it is there, and its fields follow likewise. The text of a number is that of Python.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

import polars as pl

from onrecord.files.canonical import dumps, sha256_of
from onrecord.release.dtypes import fields_of, type_to_json


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
