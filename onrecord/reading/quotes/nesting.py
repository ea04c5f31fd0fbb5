"""Nesting: which quotation stands around a stretch of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.language.spans import Span
from onrecord.reading.records import Quote


class QuoteIndex:
    """The quotes of an article, in the order given, and by the place of all that they attribute.

    `quotes` may be exchanged for others of the same places.
    """

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self.quotes = list(quotes)
        extents = [quote.extent for quote in self.quotes]
        self._order = sorted(range(len(extents)), key=extents.__getitem__)
        self._starts = [extents[number].start for number in self._order]
        self._ends = [extents[number].end for number in self._order]
        self._open = _open_before(self._starts, self._ends)

    def __iter__(self) -> Iterator[Quote]:
        return iter(self.quotes)

    def covering(self, span: Span) -> Iterator[Quote]:
        """The quotations whose extent covers `span`, the one that begins last first."""
        start, end = span
        at = bisect_right(self._starts, start) - 1
        while at >= 0:
            if self._ends[at] >= end:
                yield self.quotes[self._order[at]]
            at = self._open[at]

    def around(self, span: Span) -> Quote | None:
        """The innermost quotation in whose words `span` stands."""
        for quote in self.covering(span):
            if quote.clause or _in_pieces(quote, span):
                return quote
        return None


def _open_before(starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """For each quote the last one before it that has not ended where it begins, -1 where there is none."""
    found: list[int] = []
    for at, start in enumerate(starts):
        before = at - 1
        while before >= 0 and ends[before] <= start:
            before = found[before]
        found.append(before)
    return found


def _in_pieces(quote: Quote, span: Span) -> bool:
    start, end = span
    return any(first <= start and end <= last for first, last in quote.pieces)
