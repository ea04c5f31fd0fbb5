"""Repeats: the quotation in the body that has a headline's or a shorter row's words in full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.language.spans import Span
from onrecord.reading.records import Quote
from onrecord.schema.vocabulary import QuoteType

_WORD = re.compile(r"\w+")
_SHORTEST = 4
"""A quotation of fewer words that recurs says nothing: “Yes” repeats nobody."""
_MOST_PLACES = 16
"""Where a run of words recurs more often, the further places are not looked at."""


def find_repeats(text: str, quotes: Sequence[Quote], headline: Span) -> dict[int, int]:
    """The starts of the quotations that repeat another, each with the start of the one that has its words in full.

    The runs of words that quotations begin with are looked up rather than compared, so that time grows with the words,
    not their square.
    """
    marked = {quote.pieces[0].start: quote for quote in quotes if quote.quote_type is not QuoteType.INDIRECT}
    said = {start: _words(text, quote) for start, quote in marked.items()}
    openings = {start: tuple(words[:_SHORTEST]) for start, words in said.items() if len(words) >= _SHORTEST}
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {run: [] for run in openings.values()}
    first_words = {run[0] for run in places}
    for start, words in said.items():
        if not headline.covers(marked[start].span):
            for at in [at for at, word in enumerate(words) if word in first_words]:
                found = places.get(tuple(words[at : at + _SHORTEST]))
                if found is not None and len(found) < _MOST_PLACES:
                    found.append((start, at))
    repeats = {}
    for start, opening in openings.items():
        quote, words = marked[start], said[start]
        for other, at in places[opening]:
            in_full = other != start and said[other][at : at + len(words)] == words
            longer = len(said[other]) > len(words) or headline.covers(quote.span)
            if in_full and longer and _same_speaker(quote, marked[other]):
                repeats[start] = other
                break
    return repeats


def _same_speaker(one: Quote, other: Quote) -> bool:
    return not (one.speaker_id and other.speaker_id) or one.speaker_id == other.speaker_id


def _words(text: str, quote: Quote) -> list[str]:
    return [word for piece in quote.pieces for word in _WORD.findall(piece.of(text).lower())]
