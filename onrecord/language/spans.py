"""Spans of text: 0-based, half-open, in Unicode code points of the article's text as it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch ``text[start:end]``. Spans sort by start, then by end."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of `spans`, of which there must be one at least."""
    spans = list(spans)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def trim(text: str, span: Span, extra: str = "") -> Span:
    """`span` without white space, and without the characters of `extra`, at both ends.

    A span of nothing else shrinks to an empty one at its start.
    """
    start, end = span
    while start < end and (text[start].isspace() or text[start] in extra):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in extra):
        end -= 1
    return Span(start, end)
