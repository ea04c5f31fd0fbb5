"""The shape of a table: its columns with their types, its key, and the tables that its columns point to; all as JSON.

A type is its name, or `{"enum": [terms]}`, `{"list": type}`, `{"struct": [[name, type], ...]}`. The shapes of all
tables are what a release's content can be read by, even when the contract has changed since; the fingerprint is their
hash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from onrecord.errors import OnrecordError
from onrecord.files.canonical import Json, dumps, sha256_of
from onrecord.release.checked_json import Node

if TYPE_CHECKING:
    from polars._typing import PolarsDataType

_PLAIN: dict[str, pl.DataType] = {
    str(dtype): dtype()
    for dtype in (
        pl.String, pl.Boolean, pl.Date, pl.Binary, pl.Float32, pl.Float64, pl.Categorical,
        pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64,
    )
}  # fmt: skip


_DEEPEST = 8
"""How deep a type may be nested."""


class UnknownType(OnrecordError):
    """A column has a type that no table of the dataset has ever had, and that cannot be written as JSON here."""


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
    """The type that a record of `type_to_json` stands for. Raises BadJson for any other record."""
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
            return pl.Struct({name.column(): type_from_json(inner, depth + 1) for name, inner in pairs})
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


def _instance(dtype: PolarsDataType) -> pl.DataType:
    return dtype if isinstance(dtype, pl.DataType) else dtype()


class ColumnType(NamedTuple):
    """The type of a column, and whether its cells may be null."""

    dtype: pl.DataType
    nullable: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A table's columns in order, the columns that name a row, and for columns that hold a key, the table it is of."""

    columns: Mapping[str, ColumnType]
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
    """The shape that `shape_to_json` gave. Raises BadJson for anything else, and for a key, or a column that points
    to a table, that is not among the columns."""
    fields = record.fields("columns", "key", "references")
    columns: dict[str, ColumnType] = {}
    for node in fields["columns"].items():
        column = node.fields("name", "type", "nullable")
        name = column["name"].column()
        if name in columns:
            raise column["name"].bad("each column once", "one of them twice")
        columns[name] = ColumnType(type_from_json(column["type"]), column["nullable"].truth())
    key = fields["key"].distinct()
    references = {column: table.table() for column, table in fields["references"].entries().items()}
    if not key or not columns.keys() >= {*key, *references}:
        raise record.bad("a key and references of the columns", "others, or none")
    return Shape(columns, key, references)


def shapes_fit(record: Node, shapes: Mapping[str, Shape]) -> None:
    """Raise BadJson, for the `record` that the shapes are from, where a column points to no table, or to one whose
    key it cannot hold."""
    for table, shape in shapes.items():
        for column, target in shape.references.items():
            keys = [shapes[target].schema[name] for name in shapes[target].key] if target in shapes else []
            if keys != [shape.schema[column]]:
                raise record.bad(f"{table}, {column} to point to a table with a key of its type", "another")


def fingerprint(shapes: Mapping[str, Shape]) -> str:
    """The SHA-256 of the shapes by table, in lower-case hexadecimal."""
    return sha256_of(dumps({table: shape_to_json(shape) for table, shape in shapes.items()}))
