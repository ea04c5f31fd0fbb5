"""The shape of a table: its columns and their types, its key, and the tables that its columns point to.

The shapes of all tables are what a release's content can be read by, whatever becomes of the contract later; the
fingerprint is their hash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import polars as pl

from onrecord.releasing.canonical import Json, dumps, sha256_of
from onrecord.releasing.dtypes import type_from_json, type_to_json


class Column(NamedTuple):
    """The type of a column, and whether its cells may be null."""

    dtype: pl.DataType
    nullable: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A table's columns in order, the columns that name a row, and for columns that hold a key, the table it is of."""

    columns: Mapping[str, Column]
    key: tuple[str, ...]
    references: Mapping[str, str]

    @property
    def schema(self) -> pl.Schema:
        """The names and types of the columns, in order."""
        return pl.Schema({name: column.dtype for name, column in self.columns.items()})


def shape_to_json(shape: Shape) -> dict[str, Json]:
    """The shape as JSON."""
    return {
        "columns": [
            {"name": name, "type": type_to_json(column.dtype), "nullable": column.nullable}
            for name, column in shape.columns.items()
        ],
        "key": list(shape.key),
        "references": dict(shape.references),
    }


def shape_from_json(record: Any) -> Shape:
    """The shape that `shape_to_json` gave. Raises KeyError, TypeError or UnknownType for anything else."""
    columns = {
        column["name"]: Column(type_from_json(column["type"]), bool(column["nullable"])) for column in record["columns"]
    }
    return Shape(columns, tuple(record["key"]), dict(record["references"]))


def fingerprint(shapes: Mapping[str, Shape]) -> str:
    """The SHA-256 of the shapes by table, in lower-case hexadecimal."""
    return sha256_of(dumps({table: shape_to_json(shape) for table, shape in shapes.items()}))
