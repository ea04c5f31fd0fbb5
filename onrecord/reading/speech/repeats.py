"""Repeats: the quotation in the body that has a headline's or a shorter row's words in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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

    Runs of the shortest length are looked up rather than compared, so that time grows with the words, not their square.
    """
    said = {quote.span.start: _words(text, quote) for quote in quotes if quote.quote_type is not QuoteType.INDIRECT}
    by_start = {quote.span.start: quote for quote in quotes}
    runs: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for start, words in said.items():
        if not headline.covers(by_start[start].span):
            for at in range(len(words) - _SHORTEST + 1):
                places = runs.setdefault(tuple(words[at : at + _SHORTEST]), [])
                if len(places) < _MOST_PLACES:
                    places.append((start, at))
    repeats = {}
    for start, words in said.items():
        for other in _holders(words, said, runs.get(tuple(words[:_SHORTEST]), ())):
            longer = len(said[other]) > len(words) or headline.covers(by_start[start].span)
            if other != start and longer and _same_speaker(by_start[start], by_start[other]):
                repeats[start] = other
                break
    return repeats


def _holders(words: Sequence[str], said: dict[int, list[str]], places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The quotations that hold all of `words`, of those that hold the first few at the given places."""
    return (start for start, at in places if said[start][at : at + len(words)] == words)


def _same_speaker(one: Quote, other: Quote) -> bool:
    return not (one.speaker_id and other.speaker_id) or one.speaker_id == other.speaker_id


def _words(text: str, quote: Quote) -> list[str]:
    return [word.lower() for piece in quote.pieces for word in _WORD.findall(piece.of(text))]
