"""Applying a difference: the old tables and the difference give the new tables, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from onrecord.errors import OnrecordError
from onrecord.release.content import content_hash_of_all
from onrecord.release.difference import Cells, Difference, TableDifference
from onrecord.release.dtypes import cells_from_json, cells_to_json
from onrecord.release.records import BadRecord
from onrecord.release.reshaping import conformed

_PLACE = "\0place"


class NotApplicable(OnrecordError):
    """A difference does not belong to these tables, or was changed."""


def apply(difference: Difference, tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The new tables, from the old `tables` by name.

    Raises:
        NotApplicable: the tables are not those that the difference starts from, or do not become those it ends with.
    """
    if content_hash_of_all(tables) != difference.old_sha256:
        raise NotApplicable(f"expected the tables of {difference.old}, found others. Nothing was applied.")
    new = dict(tables)
    try:
        for table, change in difference.tables.items():
            if change.is_new == (table in tables) or (change.is_new and change.shape is None):
                raise _Unfit(f"{table} there already" if change.is_new else f"no table {table}")
            if change.shape is None:
                del new[table]
            else:
                new[table] = _applied(tables.get(table), change, change.shape.schema)
    except (_Unfit, BadRecord) as error:
        raise NotApplicable(
            f"expected a difference that fits its tables, found {error}. Nothing was applied."
        ) from error
    if content_hash_of_all(new) != difference.new_sha256:
        raise NotApplicable(
            f"expected the tables of {difference.new}, found others: the difference was changed. Nothing was applied."
        )
    return new


class _Unfit(Exception):
    """Places of a difference that are none."""


def _applied(table: pl.DataFrame | None, change: TableDifference, schema: pl.Schema) -> pl.DataFrame:
    old = pl.DataFrame(schema=schema) if table is None else conformed(table, schema)
    removed = _places(old.height, [row.place for row in change.removed])
    _places(old.height, [*removed, *(row.place for row in change.changed)])
    rows = pl.int_range(old.height, eager=True)
    kept = _with_changes(old, change).filter(~rows.is_in(removed))
    if change.order is not None:
        if len(change.order) != kept.height:
            raise _Unfit("an order of other rows")
        kept = kept[_places(kept.height, change.order)]
    height = kept.height + len(change.added)
    added = _places(height, [row.place for row in change.added])
    free = sorted(set(range(height)) - set(added))
    together = pl.concat([kept, _frame([row.cells for row in change.added], old.schema)])
    places = pl.Series(_PLACE, [*free, *added], dtype=pl.Int64)
    return together.with_columns(places).sort(_PLACE).drop(_PLACE)


def _places(height: int, places: Sequence[int]) -> list[int]:
    """The places, if they are those of different rows of a table of that height."""
    if len(set(places)) != len(places) or any(place >= height for place in places):
        raise _Unfit("rows at places that there are not, or twice")
    return list(places)


def _with_changes(table: pl.DataFrame, change: TableDifference) -> pl.DataFrame:
    """The old table with the cells that changed, still in the old order."""
    cells: dict[str, list[Any]] = {}
    for row in change.changed:
        for column, now in row.now.items():
            cells.setdefault(column, cells_to_json(table[column]))[row.place] = now
    return table.with_columns(cells_from_json(column, now, table.schema[column]) for column, now in cells.items())


def _frame(rows: Sequence[Cells], schema: pl.Schema) -> pl.DataFrame:
    return pl.DataFrame([cells_from_json(name, [row[name] for row in rows], dtype) for name, dtype in schema.items()])
