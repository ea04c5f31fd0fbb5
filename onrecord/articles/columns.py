"""Columns, for the kinds of input that name their columns once for all articles."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.articles.drafts import Unusable
from onrecord.articles.fields import KEYS, Keys, columns
from onrecord.schema.vocabulary import Rejection


def have_texts(names: Collection[str], keys: Keys = KEYS) -> bool:
    """Whether one of the columns holds the texts of articles."""
    return bool(columns(names, {"text": keys["text"]}))


def check_columns(names: Collection[str], keys: Keys = KEYS) -> None:
    """Raise Unusable unless one of the columns holds the texts of articles."""
    if not have_texts(names, keys):
        raise Unusable(
            Rejection.UNREADABLE,
            expected="a column of texts",
            found=f"the columns {', '.join(names)}" if names else "no columns",
            remedy="Name it with --text-field.",
        )
