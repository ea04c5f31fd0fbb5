"""How the shape of the tables changed, and an old table's rows in the new table's columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

import polars as pl

from onrecord.files.canonical import Json
from onrecord.release.dtypes import type_to_json
from onrecord.release.shapes import Shape


class Change(StrEnum):
    """A kind of change of a table's shape."""

    TABLE_ADDED = "table added"
    TABLE_REMOVED = "table removed"
    COLUMN_ADDED = "column added"
    COLUMN_REMOVED = "column removed"
    TYPE = "type changed"
    NULLABLE = "nullability changed"
    ORDER = "order of columns changed"
    KEY = "key changed"
    REFERENCES = "references changed"


class ShapeChange(NamedTuple):
    """One change of a table's shape: what was, and what is, as JSON; None for what was or is not there."""

    table: str
    change: Change
    column: str | None = None
    was: Json = None
    now: Json = None


def shape_changes(old: Mapping[str, Shape], new: Mapping[str, Shape]) -> tuple[ShapeChange, ...]:
    """Every change between two sets of shapes by table, the tables in the order of the old set, then the new."""
    changes: list[ShapeChange] = []
    for table in dict.fromkeys([*old, *new]):
        if table not in new:
            changes.append(ShapeChange(table, Change.TABLE_REMOVED))
        elif table not in old:
            changes.append(ShapeChange(table, Change.TABLE_ADDED))
        else:
            changes += _of_table(table, old[table], new[table])
    return tuple(changes)


def conformed(table: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """The table's rows in the columns of `schema`: a cell that is not there, or fits no longer, is null."""
    return table.select(_conformed(table, name, dtype).alias(name) for name, dtype in schema.items())


def _conformed(table: pl.DataFrame, name: str, dtype: pl.DataType) -> pl.Series:
    if name in table.columns:
        try:
            return table[name].cast(dtype, strict=False)
        except pl.exceptions.PolarsError:
            pass  # polars has no way from the one type to the other
    return pl.Series([None], dtype=dtype).extend_constant(None, table.height).head(table.height)


def _of_table(table: str, old: Shape, new: Shape) -> Iterator[ShapeChange]:
    stayed = [name for name in old.columns if name in new.columns]
    for name, column in old.columns.items():
        if name not in new.columns:
            yield ShapeChange(table, Change.COLUMN_REMOVED, name, was=type_to_json(column.dtype))
    for name, column in new.columns.items():
        if name not in old.columns:
            yield ShapeChange(table, Change.COLUMN_ADDED, name, now=type_to_json(column.dtype))
    for name in stayed:
        was, now = old.columns[name], new.columns[name]
        if was.dtype != now.dtype:
            yield ShapeChange(table, Change.TYPE, name, type_to_json(was.dtype), type_to_json(now.dtype))
        if was.nullable != now.nullable:
            yield ShapeChange(table, Change.NULLABLE, name, was.nullable, now.nullable)
    order = [name for name in new.columns if name in old.columns]
    if order != stayed:
        yield ShapeChange(table, Change.ORDER, None, list(stayed), list(order))
    if old.key != new.key:
        yield ShapeChange(table, Change.KEY, None, list(old.key), list(new.key))
    if old.references != new.references:
        yield ShapeChange(table, Change.REFERENCES, None, dict(old.references), dict(new.references))
