"""Speakers: the attributions of an article by place, each with the entity of its source once that has been read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.spans import Span
from onrecord.language.words import closed_class
from onrecord.reading.speech.attribution import Attribution

_RELATIVES = closed_class("relatives")


def naming(syntax: Syntax, attribution: Attribution) -> Span | None:
    """The phrase that names the source of what a sentence attributes: its head, if that is part of it or what a
    relative pronoun goes back to."""
    source, head = attribution.source, attribution.head
    if source is None or head is None or source.overlaps(head):
        return head or source
    at = bisect_left(syntax.sentence.starts, source.start)
    is_relative = at < len(syntax.lowered) and syntax.ends[at] == source.end and syntax.lowered[at] in _RELATIVES
    return head if is_relative else source


class Speakers:
    """The attributions, and in `found` the speaker of each in their order: None where the source is missing, unread or
    nobody known."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.found: list[str | None] = [None] * len(attributions)
        self._attributions = attributions
        self._by_sentence: dict[int, list[int]] = {}
        self._by_piece: dict[int, int] = {}
        for index, attribution in enumerate(attributions):
            self._by_sentence.setdefault(attribution.sentence, []).append(index)
            for piece in attribution.pieces:
                self._by_piece[piece.start] = index

    def attributed_in(self, number: int) -> Iterator[tuple[int, Attribution]]:
        """What the sentence with this number attributes, each with its index."""
        for index in self._by_sentence.get(number, ()):
            yield index, self._attributions[index]

    def last_in(self, number: int) -> str | None:
        """Who is the source of the last that the sentence with this number attributes, as far as that is known."""
        known = [self.found[index] for index, _ in self.attributed_in(number)]
        return next(filter(None, reversed(known)), None)

    def has_source(self, number: int, span: Span) -> bool:
        """Whether the phrase at `span` is the source of what the sentence attributes."""
        return any(span in (attribution.source, attribution.head) for _, attribution in self.attributed_in(number))

    def of(self, syntax: Syntax) -> str | None:
        """The speaker of the utterance in which a sentence stands."""
        within = syntax.sentence.within
        index = self._by_piece.get(within.inner.start) if within else None
        return None if index is None else self.found[index]
