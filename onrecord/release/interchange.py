"""A difference as JSON, and back: what `onrecord diff --format json` prints and `onrecord apply` reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.files.canonical import Json, dumps
from onrecord.release.difference import Cells, Changed, Difference, Row, TableDifference
from onrecord.release.dtypes import type_from_json
from onrecord.release.records import BadRecord, Node, parsed
from onrecord.release.reshaping import Change, ShapeChange
from onrecord.release.rule import level_of
from onrecord.release.shapes import shape_from_json, shape_to_json

FORMAT = "onrecord difference 1"
"""What a difference calls the form that it is in."""


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
    """The difference that `difference_to_json` wrote. Raises BadDifference for anything else; that the cells are of
    their columns' types, and the places those of rows, shows when it is applied."""
    try:
        return _difference_of(parsed(content))
    except BadRecord as error:
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
    column = fields["column"].text() if fields["column"].value is not None else None
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


def _row_of(record: Node, columns: Iterable[str] | None = None) -> Row:
    fields = record.fields("place", "cells")
    cells = fields["cells"].fields(*columns) if columns is not None else fields["cells"].entries()
    return Row(fields["place"].count(), _values(cells))


def _changed_of(record: Node, columns: Iterable[str]) -> Changed:
    fields = record.fields("place", "key", "was", "now")
    now = fields["now"].fields(optional=columns)
    was = fields["was"].fields(*now)
    key = fields["key"].fields(optional=columns)
    return Changed(fields["place"].count(), _values(key), _values(was), _values(now))


def _values(cells: Mapping[str, Node]) -> Cells:
    return {column: cell.value for column, cell in cells.items()}
