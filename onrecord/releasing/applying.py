"""Applying a difference: the old tables and the difference give the new tables, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from onrecord.errors import OnrecordError
from onrecord.releasing.content import content_hash_of_all
from onrecord.releasing.difference import Cells, Difference, TableDifference
from onrecord.releasing.dtypes import cells_from_json, cells_to_json
from onrecord.releasing.reshaping import conformed

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
    for table, change in difference.tables.items():
        if change.shape is None:
            del new[table]
        else:
            schema = change.shape.schema
            old = pl.DataFrame(schema=schema) if change.is_new else conformed(tables[table], schema)
            new[table] = _applied(old, change)
    if content_hash_of_all(new) != difference.new_sha256:
        raise NotApplicable(
            f"expected the tables of {difference.new}, found others: the difference was changed. Nothing was applied."
        )
    return new


def _applied(old: pl.DataFrame, change: TableDifference) -> pl.DataFrame:
    removed = [row.place for row in change.removed]
    rows = pl.int_range(old.height, eager=True)
    kept = _with_changes(old, change).filter(~rows.is_in(removed))
    if change.order is not None:
        kept = kept[list(change.order)]
    added = [row.place for row in change.added]
    height = kept.height + len(added)
    free = sorted(set(range(height)) - set(added))
    together = pl.concat([kept, _frame([row.cells for row in change.added], old.schema)])
    places = pl.Series(_PLACE, [*free, *added], dtype=pl.Int64)
    return together.with_columns(places).sort(_PLACE).drop(_PLACE)


def _with_changes(table: pl.DataFrame, change: TableDifference) -> pl.DataFrame:
    """The old table with the cells that changed, still in the old order."""
    cells: dict[str, list[Any]] = {}
    for row in change.changed:
        for column, now in row.now.items():
            cells.setdefault(column, cells_to_json(table[column]))[row.place] = now
    return table.with_columns(cells_from_json(column, now, table.schema[column]) for column, now in cells.items())


def _frame(rows: Sequence[Cells], schema: pl.Schema) -> pl.DataFrame:
    return pl.DataFrame([cells_from_json(name, [row[name] for row in rows], dtype) for name, dtype in schema.items()])
