"""Roles: what a column is for, beside its type. A field of a model says them once, as its metadata.

`onrecord.schema.columns` derives every list of columns from them. Nothing heavy is imported here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_KEY = "roles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What one column is for.

    Spans have names, which hold within their table: the columns of one span say the same name.
    """

    refers_to: str | None = None
    """The table whose key the column holds."""
    is_essential: bool = False
    """Without the row that it refers to, its own row would say something else, even where the column may be null."""
    start_of: str | None = None
    """The span whose first character the column counts to."""
    end_of: str | None = None
    """The span that ends before the character that the column counts to."""
    text_of: str | None = None
    """The span whose characters the column holds."""
    is_derived: bool = False
    """The value follows from the row's other columns, other rows and the article."""
    names_rule: bool = False
    """The column holds the rule that made the row. The rows of its table are read from texts and can be corrected."""
    locates: bool = False
    """The column says where the row stands: an end of the span by which corrections name the row, or the row of
    another table that stands there."""
    chooses: bool = False
    """The column tells rows apart that stand at one place."""
    is_shown: bool = False
    """`onrecord explain` shows the value."""

    @property
    def is_fixed(self) -> bool:
        """Whether corrections leave the column alone, because it follows from other columns, the place or the rule."""
        return self.is_derived or self.locates or self.names_rule

    def metadata(self) -> dict[str, Roles]:
        """The roles as the metadata of a field: `pa.Field(metadata=Roles(refers_to="entities").metadata())`."""
        return {_KEY: self}


def roles_in(metadata: Mapping[str, Any] | None) -> Roles:
    """The roles that the metadata of a field says; none where there is no metadata."""
    found = (metadata or {}).get(_KEY)
    return found if isinstance(found, Roles) else Roles()
