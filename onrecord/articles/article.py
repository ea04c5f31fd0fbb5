"""Articles: a text, untouched, and what is known about it.

The text is kept as it is: no line ending is translated and no character normalised, because every offset in the tables
counts its code points.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.language.spans import Span, trim
from onrecord.plain import CONTROLS
from onrecord.schema.patterns import FIRST_DAY, LAST_DAY
from onrecord.schema.vocabulary import PublishedBasis

LARGEST_TEXT = 20 * 1024 * 1024
"""Bytes. The longest books stay below a quarter of it: a longer file is an archive or a mistake, not an article."""

MAX_CHARS = 10_000_000
"""The most characters that an article may have, unless more are asked for."""

_LINE = re.compile(rf"[^\s{CONTROLS}][^{CONTROLS}]*")


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `headline` is the span of its headline in the text: the first paragraph, where no other is given."""

    article_id: str
    text: str
    headline: Span
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published_on: date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    published_source: str | None = None
    language: str = "en"
    rights: str | None = None


def is_publication_day(value: object) -> bool:
    """Whether `value` is a date, and one on which an article may have been published."""
    return type(value) is date and FIRST_DAY <= value <= LAST_DAY


def headline_of(text: str, within: Span | None = None) -> Span:
    """The first line of `text`, or of what is `within` it, that is not blank, without the white space at its ends. A
    control character ends it. Empty where there is no such line."""
    line = _LINE.search(text, *(within or (0, len(text))))
    return trim(text, Span(*line.span())) if line else Span(0, 0)


FIELDS: Mapping[str, str] = {
    "publisher": "the name of a publisher",
    "author": "the names of authors",
    "url": "an address that starts with http:// or https:// and a host",
    "published_on": f"a day from {FIRST_DAY.year} to {LAST_DAY.year} in a form that has one reading",
    "published_basis": f"one of {', '.join(PublishedBasis.values())}",
    "published_source": "a line of text",
    "language": 'a language code of ISO 639-1, as in "en"',
    "rights": "a line of text",
}
"""The fields that an article may have beside its text, and what each holds."""
