"""What lies between two states of the tables: changes of their shape, rows added and removed, cells changed.

Rows are told apart by their table's key. Beside it, each row that differs carries its place in the old or new table, so
that a difference can be applied: the old tables and the difference give the new ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import polars as pl

from onrecord.errors import OnrecordError
from onrecord.release.content import content_hash_of_all
from onrecord.release.dtypes import cells_to_json
from onrecord.release.reshaping import ShapeChange, conformed, shape_changes
from onrecord.release.shapes import Shape
from onrecord.release.snapshot import Snapshot

_PLACE = "\0place"
_WAS = "\0was"

Cells = dict[str, Any]
"""Cells by their columns, as JSON."""


class NotComparable(OnrecordError):
    """Two tables cannot be compared row by row."""


class Row(NamedTuple):
    """A row that was added, at its place in the new table, or removed, from its place in the old one; from 0."""

    place: int
    cells: Cells


class Changed(NamedTuple):
    """A row of which cells changed: its place in the old table, its key, and what the cells were and are."""

    place: int
    key: Cells
    was: Cells
    now: Cells


@dataclass(frozen=True, slots=True)
class TableDifference:
    """What changed in a table. `shape` is the new one, None where the table went.

    `order` is None where the rows that stayed kept their order; otherwise it has, for each in the new order, the place
    it had among those that stayed.
    """

    shape: Shape | None
    is_new: bool = False
    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    changed: tuple[Changed, ...] = ()
    order: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two states, named `old` and `new`, with the hashes of their content.

    `tables` has those that differ alone.
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
            raise NotComparable(f"{table}: expected each key once, found {_repeated(frame, key)} more often ({name}).")
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
    """The difference of tables whose rows cannot be told to be the same: all of the old ones went."""
    return TableDifference(shape, added=_rows(new, range(new.height)), removed=_rows(old, range(old.height)))


def _rows(table: pl.DataFrame, places: range | list[int]) -> tuple[Row, ...]:
    rows = table[list(places)]
    columns = [cells_to_json(column) for column in rows.get_columns()]
    return tuple(
        Row(place, dict(zip(rows.columns, cells, strict=True))) for place, *cells in zip(places, *columns, strict=True)
    )


def _others(height: int, places: pl.Series) -> list[int]:
    taken = set(places)
    return [place for place in range(height) if place not in taken]


def _changes(key: list[str], before: pl.DataFrame, after: pl.DataFrame, places: list[int]) -> tuple[Changed, ...]:
    """The rows of which cells changed. `before` and `after` have the same keys row by row; `places` are old ones."""
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
        Changed(places[row], named.cells, was[row], now[row]) for row, named in zip(differing, keys, strict=True)
    )


def _repeated(frame: pl.DataFrame, key: list[str]) -> str:
    repeated = frame.select(key).filter(pl.struct(key).is_duplicated())
    return ", ".join(str(value) for value in repeated.row(0))
