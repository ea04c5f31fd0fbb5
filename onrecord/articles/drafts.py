"""Drafts: what an input says of an article, before it is clear whether an article can be made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.errors import OnrecordError
from onrecord.plain import plain, shortened
from onrecord.schema.vocabulary import Rejection


class Unusable(OnrecordError):
    """An article or a whole input that cannot be built. It has the reason as a term, and a message of one printable
    line, in which a long `found` is cut."""

    def __init__(self, reason: Rejection, *, expected: str, found: str, remedy: str) -> None:
        super().__init__(plain(f"expected {expected}, found {shortened(found)}. {remedy}"))
        self.reason = reason
        self.expected, self.found, self.remedy = expected, found, remedy


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its input gives it: the text, the headline where it is given apart, and its `record`, the fields
    of `onrecord.articles.FIELDS` as they were found. `article_id` is given; `name` is that of a file with one article.
    `instead` says what was found where there is no text.
    """

    text: object
    headline: object = None
    article_id: object = None
    name: str | None = None
    record: Mapping[str, object] = field(default_factory=dict)
    instead: str | None = None


Item = tuple[int | None, Draft | Unusable]
"""What an input has at one place: a line or row, counted from 1, or None where the input is one article."""
