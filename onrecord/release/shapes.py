"""The shape of a table: its columns and their types, its key, and the tables that its columns point to.

The shapes of all tables are what a release's content can be read by, whatever becomes of the contract later; the
fingerprint is their hash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from onrecord.files.canonical import Json, dumps, sha256_of
from onrecord.release.dtypes import type_from_json, type_to_json
from onrecord.release.records import Node


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


def shape_from_json(record: Node) -> Shape:
    """The shape that `shape_to_json` gave. Raises BadRecord for anything else, and for a key, or a column that points
    to a table, that is not among the columns."""
    fields = record.fields("columns", "key", "references")
    columns: dict[str, Column] = {}
    for node in fields["columns"].items():
        column = node.fields("name", "type", "nullable")
        name = column["name"].text()
        if name in columns:
            raise column["name"].bad("each column once", "one of them twice")
        columns[name] = Column(type_from_json(column["type"]), column["nullable"].truth())
    key = fields["key"].distinct()
    references = {column: table.table() for column, table in fields["references"].entries().items()}
    if not key or not columns.keys() >= {*key, *references}:
        raise record.bad("a key and references of the columns", "others, or none")
    return Shape(columns, key, references)


def shapes_fit(record: Node, shapes: Mapping[str, Shape]) -> None:
    """Raise BadRecord, for the `record` that the shapes are from, where a column points to no table, or to one whose
    key it cannot hold."""
    for table, shape in shapes.items():
        for column, target in shape.references.items():
            keys = [shapes[target].schema[name] for name in shapes[target].key] if target in shapes else []
            if keys != [shape.schema[column]]:
                raise record.bad(f"{table}, {column} to point to a table with a key of its type", "none such")


def fingerprint(shapes: Mapping[str, Shape]) -> str:
    """The SHA-256 of the shapes by table, in lower-case hexadecimal."""
    return sha256_of(dumps({table: shape_to_json(shape) for table, shape in shapes.items()}))
