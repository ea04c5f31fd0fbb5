"""Columns by what they are for: every list of columns that the project needs, derived from the roles of the fields.

Tables come in the order of the contract, the columns of each in the order of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from onrecord.schema.models import MODELS
from onrecord.schema.roles import Roles

ROLES: Mapping[str, Mapping[str, Roles]] = {table: model.roles() for table, model in MODELS.items()}
"""What each column of each table is for."""


class SpanColumns(NamedTuple):
    """The columns of one span of the article's text: its two ends, and its characters where a column holds them."""

    start: str
    end: str
    text: str | None


def _having(is_so: Callable[[Roles], bool]) -> Mapping[str, tuple[str, ...]]:
    """For each table that can be corrected, the columns whose roles are so."""
    return {table: tuple(column for column, roles in ROLES[table].items() if is_so(roles)) for table in CORRECTED}


def _spans(columns: Mapping[str, Roles]) -> list[SpanColumns]:
    """The spans of a table, in the order of their starts."""
    ends = {roles.end_of: column for column, roles in columns.items()}
    texts = {roles.text_of: column for column, roles in columns.items()}
    return [
        SpanColumns(column, ends[roles.start_of], texts.get(roles.start_of))
        for column, roles in columns.items()
        if roles.start_of is not None
    ]


REFERENCES: Mapping[str, Mapping[str, str]] = {
    table: {column: roles.refers_to for column, roles in columns.items() if roles.refers_to is not None}
    for table, columns in ROLES.items()
}
"""For each table, its columns that hold the key of a table, and which."""

SPANS: Mapping[str, list[SpanColumns]] = {table: _spans(columns) for table, columns in ROLES.items()}
"""For each table, the columns that hold spans of the article's text."""

CORRECTED = tuple(table for table, columns in ROLES.items() if any(roles.names_rule for roles in columns.values()))
"""The tables whose rows are read from texts, each row by a rule, and can be corrected."""

NAMING = _having(lambda roles: roles.refers_to in ("entities", "regions"))
"""The columns that name an entity."""

DERIVED = _having(lambda roles: roles.is_derived)
"""The columns that follow from a row's other columns, other rows and the article."""

FIXED = _having(lambda roles: roles.is_fixed)
"""The columns that no correction sets."""

CHOOSING = _having(lambda roles: roles.chooses)
"""The columns that tell rows at one place apart."""

SHOWN: Mapping[str, tuple[str, ...]] = {
    table: tuple(column for column, roles in columns.items() if roles.is_shown) for table, columns in ROLES.items()
}
"""The columns that `onrecord explain` shows."""

OWN_SPAN: Mapping[str, tuple[str, str]] = {
    table: (span.start, span.end) for table in CORRECTED for span in SPANS[table] if ROLES[table][span.start].locates
}
"""The columns of the span that a row is named by. A row of another table is named by the row that it refers to, as an
argument is by its event."""


def key_of(table: str) -> str:
    """The one column that is the key of a table. Raises ValueError for a key of several columns."""
    (key,) = MODELS[table].key()
    return key
