"""What lies between two states of the tables, and how large a step of the version it asks for.

Rows are identified by their table's key. Each row that differs also has its place in the old or new table, so that a
difference can be applied: the old tables and the difference give the new ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

import polars as pl

from onrecord.errors import OnrecordError
from onrecord.files.canonical import Json
from onrecord.release.cells import cells_to_json, content_hash_of_all
from onrecord.release.shapes import Shape, type_to_json
from onrecord.release.snapshot import Snapshot
from onrecord.release.versions import Level

_PLACE = "\0place"
_WAS = "\0was"

Cells = dict[str, Any]
"""Cells by their columns, as JSON."""


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


SHAPE_LEVELS = {Change.TABLE_ADDED: Level.MINOR, Change.COLUMN_ADDED: Level.MINOR}
"""What was added is a minor change; any other change of a shape affects what was there before."""


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
    """The table's rows in the columns of `schema`: a cell that is missing, or no longer fits, is null."""
    return table.select(_conformed(table, name, dtype).alias(name) for name, dtype in schema.items())


def _conformed(table: pl.DataFrame, name: str, dtype: pl.DataType) -> pl.Series:
    if name in table.columns:
        try:
            return table[name].cast(dtype, strict=False)
        except pl.exceptions.PolarsError:
            pass  # polars cannot convert the one type to the other
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


class NotComparable(OnrecordError):
    """Two tables cannot be compared row by row."""


class PlacedRow(NamedTuple):
    """An added row with its place in the new table, or a removed row with its place in the old one; from 0."""

    place: int
    cells: Cells


class ChangedRow(NamedTuple):
    """A row with changed cells: its place in the old table, its key, and the old and new values of these cells."""

    place: int
    key: Cells
    was: Cells
    now: Cells


@dataclass(frozen=True, slots=True)
class TableDifference:
    """What changed in a table. `shape` is the new one, None if the table was removed.

    `order` is None where the rows that stayed kept their order; otherwise it has, for each in the new order, the place
    that it had among them before.
    """

    shape: Shape | None
    is_new: bool = False
    added: tuple[PlacedRow, ...] = ()
    removed: tuple[PlacedRow, ...] = ()
    changed: tuple[ChangedRow, ...] = ()
    order: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two states, named `old` and `new`, with the hashes of their content.

    `tables` has only the tables that differ.
    """

    old: str
    new: str
    old_sha256: str
    new_sha256: str
    shape_changes: tuple[ShapeChange, ...] = ()
    tables: Mapping[str, TableDifference] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether the two states are the same."""
        return not self.shape_changes and not self.tables


def difference(old: Snapshot, new: Snapshot) -> Difference:
    """What lies between two snapshots. Raises NotComparable if a key names more than one row."""
    changes = shape_changes(old.shapes, new.shapes)
    reshaped = {change.table for change in changes}
    tables = {}
    for table in dict.fromkeys([*old.tables, *new.tables]):
        if table not in new.tables:
            tables[table] = TableDifference(None, removed=_rows(old.tables[table], range(old.tables[table].height)))
        elif table not in old.tables:
            added = _rows(new.tables[table], range(new.tables[table].height))
            tables[table] = TableDifference(new.shapes[table], is_new=True, added=added)
        elif table in reshaped or not old.tables[table].equals(new.tables[table]):
            rekeyed = old.shapes[table].key != new.shapes[table].key
            between = _replaced if rekeyed else rows_between
            tables[table] = between(table, old.tables[table], new.tables[table], new.shapes[table])
    return Difference(
        old.name, new.name, content_hash_of_all(old.tables), content_hash_of_all(new.tables), changes, tables
    )


def rows_between(table: str, old: pl.DataFrame, new: pl.DataFrame, shape: Shape) -> TableDifference:
    """What changed in a table that is there before and after; `shape` is the new one. Raises NotComparable."""
    key = list(shape.key)
    before = conformed(old, shape.schema)
    for name, frame in (("old", before), ("new", new)):
        if key and frame.select(key).is_duplicated().any():
            raise NotComparable(
                f"{table}: expected each key once, found {_repeated(frame, key)} more than once ({name})."
            )
    places = new.select(key).with_row_index(_PLACE)
    kept = places.join(before.select(key).with_row_index(_WAS), on=key, nulls_equal=True, maintain_order="left")
    stayed, stayed_was = kept[_PLACE], kept[_WAS]
    return TableDifference(
        shape,
        added=_rows(new, _others(new.height, stayed)),
        removed=_rows(old, _others(old.height, stayed_was)),
        changed=_changes(key, before[stayed_was], new[stayed], stayed_was.to_list()),
        order=None if stayed_was.is_sorted() else tuple(stayed_was.arg_sort().arg_sort().to_list()),
    )


def _replaced(_: str, old: pl.DataFrame, new: pl.DataFrame, shape: Shape) -> TableDifference:
    """The difference of tables whose rows cannot be matched: all old rows are removed, all new rows are added."""
    return TableDifference(shape, added=_rows(new, range(new.height)), removed=_rows(old, range(old.height)))


def _rows(table: pl.DataFrame, places: range | list[int]) -> tuple[PlacedRow, ...]:
    rows = table[list(places)]
    columns = [cells_to_json(column) for column in rows.get_columns()]
    return tuple(
        PlacedRow(place, dict(zip(rows.columns, cells, strict=True)))
        for place, *cells in zip(places, *columns, strict=True)
    )


def _others(height: int, places: pl.Series) -> list[int]:
    taken = set(places)
    return [place for place in range(height) if place not in taken]


def _changes(key: list[str], before: pl.DataFrame, after: pl.DataFrame, places: list[int]) -> tuple[ChangedRow, ...]:
    """The rows with changed cells. `before` and `after` have the same keys row by row; `places` are old ones."""
    was: dict[int, Cells] = {}
    now: dict[int, Cells] = {}
    for column in after.columns:
        rows = before[column].ne_missing(after[column]).arg_true()
        for row, old, new in zip(
            rows, cells_to_json(before[column][rows]), cells_to_json(after[column][rows]), strict=True
        ):
            was.setdefault(row, {})[column] = old
            now.setdefault(row, {})[column] = new
    differing = sorted(was)
    keys = _rows(after.select(key), differing)
    return tuple(
        ChangedRow(places[row], named.cells, was[row], now[row]) for row, named in zip(differing, keys, strict=True)
    )


def _repeated(frame: pl.DataFrame, key: list[str]) -> str:
    repeated = frame.select(key).filter(pl.struct(key).is_duplicated())
    return ", ".join(str(value) for value in repeated.row(0))


class Reason(NamedTuple):
    """A level that a part of a difference asks for, and that part in words, with examples of its rows."""

    level: Level
    what: str
    rows: tuple[str, ...] = ()


def level_of(difference: Difference) -> Level:
    """The least level under which the new state may be released after the old one."""
    return max((reason.level for reason in reasons(difference)), default=Level.PATCH)


def reasons(difference: Difference) -> list[Reason]:
    """Every part of the difference with the level that it asks for, the highest first."""
    found = [
        Reason(
            SHAPE_LEVELS.get(change.change, Level.MAJOR),
            f"{change.table}: {change.change}" + (f": {change.column}" if change.column else ""),
        )
        for change in difference.shape_changes
    ]
    for table, change in difference.tables.items():
        found += _reasons(table, change, difference)
    return sorted(found, key=lambda reason: -reason.level)


def _reasons(table: str, change: TableDifference, difference: Difference) -> Iterator[Reason]:
    came = {
        shape.column
        for shape in difference.shape_changes
        if (shape.table, shape.change) == (table, Change.COLUMN_ADDED)
    }
    if change.removed:
        rows = [row_name(table_row.cells, change) for table_row in change.removed]
        yield Reason(Level.MAJOR, f"{table}: rows removed", tuple(rows))
    changed = [row_name(row.key, change) for row in change.changed if row.now.keys() - came]
    if changed:
        yield Reason(Level.MAJOR, f"{table}: rows changed", tuple(changed))
    if change.order is not None:
        yield Reason(Level.MAJOR, f"{table}: rows in another order")
    if change.added:
        rows = [row_name(table_row.cells, change) for table_row in change.added]
        yield Reason(Level.MINOR, f"{table}: rows added", tuple(rows))


def row_name(cells: dict[str, object], change: TableDifference) -> str:
    """What a row is called in a message: its key."""
    key = change.shape.key if change.shape else tuple(cells)[:1]
    return ", ".join(str(cells[column]) for column in key if column in cells)
