"""The dates of a text, read whole, as if written on one Tuesday."""

from __future__ import annotations

from datetime import date

from onrecord.language.calendar import Dated, DateMention
from onrecord.language.dates import find_dates
from onrecord.language.spans import Span

TUESDAY = date(2025, 8, 12)


def read(text: str, anchor: date | None = TUESDAY, *, future: bool = False) -> list[DateMention]:
    return find_dates(text, Span(0, len(text)), anchor, future=future)


def only(text: str, anchor: date | None = TUESDAY, *, future: bool = False) -> tuple[str, Dated]:
    """The words and meaning of the one date in `text`."""
    (mention,) = read(text, anchor, future=future)
    return mention.span.of(text), mention.dated
