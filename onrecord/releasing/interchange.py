"""A difference as JSON, and back: what `onrecord diff --format json` prints and `onrecord diff --apply` reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.releasing.canonical import Json, dumps
from onrecord.releasing.difference import Changed, Difference, Row, TableDifference
from onrecord.releasing.reshaping import Change, ShapeChange
from onrecord.releasing.rule import level_of
from onrecord.releasing.shapes import shape_from_json, shape_to_json

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


def difference_from_json(text: str) -> Difference:
    """The difference that `difference_to_json` wrote. Raises BadDifference for any other text."""
    try:
        record: Any = json.loads(text)
        if record["format"] != FORMAT:
            raise BadDifference(f"expected a difference in the form {FORMAT!r}, found {record['format']!r}.")
        return Difference(
            old=record["old"]["name"],
            new=record["new"]["name"],
            old_sha256=record["old"]["content_sha256"],
            new_sha256=record["new"]["content_sha256"],
            shape_changes=tuple(
                ShapeChange(**{**change, "change": Change(change["change"])}) for change in record["schema"]
            ),
            tables={table: _table_from_json(change) for table, change in record["tables"].items()},
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadDifference(f"expected a difference between two releases, found something else ({error!r}).") from error


def read_difference(path: Path) -> Difference:
    """The difference in a file. Raises BadDifference."""
    try:
        return difference_from_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadDifference(f"{path}: expected a difference between two releases, found {error}.") from error
    except BadDifference as error:
        raise BadDifference(f"{path}: {error}") from error


def _table_to_json(change: TableDifference) -> dict[str, Json]:
    return {
        "shape": shape_to_json(change.shape) if change.shape else None,
        "is_new": change.is_new,
        "added": [row._asdict() for row in change.added],
        "removed": [row._asdict() for row in change.removed],
        "changed": [row._asdict() for row in change.changed],
        "order": list(change.order) if change.order is not None else None,
    }


def _table_from_json(record: Any) -> TableDifference:
    return TableDifference(
        shape=shape_from_json(record["shape"]) if record["shape"] else None,
        is_new=record["is_new"],
        added=tuple(Row(**row) for row in record["added"]),
        removed=tuple(Row(**row) for row in record["removed"]),
        changed=tuple(Changed(**row) for row in record["changed"]),
        order=tuple(record["order"]) if record["order"] is not None else None,
    )
