"""Columns: of the kinds of input that name them once for all articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.inputs.drafts import Unusable
from onrecord.inputs.fields import KEYS
from onrecord.schema.vocabulary import Rejection


def have_texts(names: Iterable[str]) -> bool:
    """Whether one of the columns holds the texts of articles."""
    return not set(KEYS["text"]).isdisjoint(names)


def check_columns(names: Collection[str]) -> None:
    """Raise Unusable unless one of the columns holds the texts of articles."""
    if not have_texts(names):
        raise Unusable(
            Rejection.UNREADABLE,
            expected=f"a column {' or '.join(KEYS['text'])}",
            found=f"the columns {', '.join(names)}" if names else "no columns",
            remedy="Rename the column of the texts.",
        )
