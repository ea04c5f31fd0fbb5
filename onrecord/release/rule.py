"""The rule of versions: what a difference does to those who use the tables, and the least version that says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.release.difference import Difference, TableDifference
from onrecord.release.reshaping import Change
from onrecord.release.versions import Level

_SHAPE_LEVELS = {Change.TABLE_ADDED: Level.MINOR, Change.COLUMN_ADDED: Level.MINOR}
"""What came is a minor change; any other change of a shape touches what was there."""


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
            _SHAPE_LEVELS.get(change.change, Level.MAJOR),
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
