"""A difference as JSON, read back, and applied: the old tables and the difference give the new tables, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from onrecord.errors import OnrecordError
from onrecord.files.canonical import Json, dumps
from onrecord.release.cells import cells_from_json, cells_to_json, content_hash_of_all
from onrecord.release.checked_json import BadJson, Node, parsed
from onrecord.release.diff import (
    Cells,
    Change,
    ChangedRow,
    Difference,
    PlacedRow,
    ShapeChange,
    TableDifference,
    conformed,
    level_of,
)
from onrecord.release.shapes import shape_from_json, shape_to_json, type_from_json

_PLACE = "\0place"

FORMAT = "onrecord difference 1"
"""The name of the format, as a difference states it."""


class BadDifference(OnrecordError):
    """A file holds no difference."""


def difference_to_json(difference: Difference) -> str:
    """The difference as JSON."""
    return dumps(
        {
            "format": FORMAT,
            "old": {"name": difference.old, "content_sha256": difference.old_sha256},
            "new": {"name": difference.new, "content_sha256": difference.new_sha256},
            "requires": level_of(difference).name.lower(),
            "schema": [change._asdict() for change in difference.shape_changes],
            "tables": {table: _table_to_json(change) for table, change in difference.tables.items()},
        }
    )


def difference_from_json(content: bytes | str) -> Difference:
    """The difference that `difference_to_json` wrote. Raises BadDifference for anything else. The types of the cells
    and the places of the rows are checked when it is applied."""
    try:
        return _difference_of(parsed(content))
    except BadJson as error:
        raise BadDifference(f"expected a difference between two releases, found something else ({error}).") from error


def read_difference(path: Path) -> Difference:
    """The difference in a file. Raises BadDifference."""
    try:
        return difference_from_json(path.read_bytes())
    except OSError as error:
        raise BadDifference(
            f"{path.as_posix()}: expected a difference between two releases, found {error.strerror}."
        ) from error
    except BadDifference as error:
        raise BadDifference(f"{path.as_posix()}: {error}") from error


def _difference_of(record: Node) -> Difference:
    if isinstance(record.value, dict) and record.value.get("format") != FORMAT:
        raise record.entries().get("format", record).bad(f"a difference in the form {FORMAT!r}")
    fields = record.fields("format", "old", "new", "requires", "schema", "tables")
    old, new = (fields[state].fields("name", "content_sha256") for state in ("old", "new"))
    return Difference(
        old=old["name"].text(),
        new=new["name"].text(),
        old_sha256=old["content_sha256"].sha256(),
        new_sha256=new["content_sha256"].sha256(),
        shape_changes=tuple(_shape_change_of(change) for change in fields["schema"].items()),
        tables={name.table(): _table_of(change) for name, change in fields["tables"].keys("the name")},
    )


def _shape_change_of(record: Node) -> ShapeChange:
    fields = record.fields("table", "change", "column", "was", "now")
    if fields["change"].text() not in set(Change):
        raise fields["change"].bad(f"one of {', '.join(Change)}")
    change = Change(fields["change"].text())
    if change in (Change.COLUMN_REMOVED, Change.TYPE):
        type_from_json(fields["was"])
    if change in (Change.COLUMN_ADDED, Change.TYPE):
        type_from_json(fields["now"])
    column = fields["column"].column() if fields["column"].value is not None else None
    return ShapeChange(fields["table"].table(), change, column, fields["was"].value, fields["now"].value)


def _table_to_json(change: TableDifference) -> dict[str, Json]:
    return {
        "shape": shape_to_json(change.shape) if change.shape else None,
        "is_new": change.is_new,
        "added": [row._asdict() for row in change.added],
        "removed": [row._asdict() for row in change.removed],
        "changed": [row._asdict() for row in change.changed],
        "order": list(change.order) if change.order is not None else None,
    }


def _table_of(record: Node) -> TableDifference:
    fields = record.fields("shape", "is_new", "added", "removed", "changed", "order")
    shape = shape_from_json(fields["shape"]) if fields["shape"].value is not None else None
    columns = shape.columns if shape else {}
    return TableDifference(
        shape=shape,
        is_new=fields["is_new"].truth(),
        added=tuple(_row_of(row, columns) for row in fields["added"].items()),
        removed=tuple(_row_of(row) for row in fields["removed"].items()),
        changed=tuple(_changed_of(row, columns) for row in fields["changed"].items()),
        order=tuple(place.count() for place in fields["order"].items()) if fields["order"].value is not None else None,
    )


def _row_of(record: Node, columns: Iterable[str] | None = None) -> PlacedRow:
    fields = record.fields("place", "cells")
    cells = fields["cells"].fields(*columns) if columns is not None else fields["cells"].entries()
    return PlacedRow(fields["place"].count(), _values(cells))


def _changed_of(record: Node, columns: Iterable[str]) -> ChangedRow:
    fields = record.fields("place", "key", "was", "now")
    now = fields["now"].fields(optional=columns)
    was = fields["was"].fields(*now)
    key = fields["key"].fields(optional=columns)
    return ChangedRow(fields["place"].count(), _values(key), _values(was), _values(now))


def _values(cells: Mapping[str, Node]) -> Cells:
    return {column: cell.value for column, cell in cells.items()}


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
    except (_Unfit, BadJson) as error:
        raise NotApplicable(
            f"expected a difference that fits its tables, found {error}. Nothing was applied."
        ) from error
    if content_hash_of_all(new) != difference.new_sha256:
        raise NotApplicable(
            f"expected the tables of {difference.new}, found others: the difference was changed. Nothing was applied."
        )
    return new


class _Unfit(Exception):
    """A difference names rows or tables that do not exist."""


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
        raise _Unfit("a row that does not exist, or the same row twice")
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
