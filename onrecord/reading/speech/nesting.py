"""Nesting: which quotation stands around a stretch of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from onrecord.language.spans import Span
from onrecord.reading.records import Quote


class QuoteIndex:
    """The quotes of an article by the place of all that they attribute."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._quotes = sorted(quotes, key=lambda quote: quote.extent)
        self._starts = [quote.extent.start for quote in self._quotes]
        self._furthest = list(accumulate((quote.extent.end for quote in self._quotes), max))

    def covering(self, span: Span) -> Iterator[Quote]:
        """The quotations whose extent covers `span`, the one that begins last first."""
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._furthest[at] >= span.end:
            if self._quotes[at].extent.end >= span.end:
                yield self._quotes[at]
            at -= 1

    def around(self, span: Span) -> Quote | None:
        """The innermost quotation in whose words `span` stands."""
        return next((quote for quote in self.covering(span) if quote.clause or _in_pieces(quote, span)), None)


def _in_pieces(quote: Quote, span: Span) -> bool:
    return any(piece.covers(span) for piece in quote.pieces)
