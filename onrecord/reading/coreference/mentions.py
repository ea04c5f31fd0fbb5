"""Looking entities up by where the text names them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from math import inf
from operator import attrgetter

from onrecord.language.spans import Span
from onrecord.reading.records import Mention

_START, _END = attrgetter("span.start"), attrgetter("span.end")


class MentionIndex:
    """The mentions of an article by place; `longest` has, by where it ends, the one that begins first there."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        longest_first = sorted(mentions, key=_END, reverse=True)
        self.mentions = sorted(longest_first, key=_START)
        self._starts: list[float] = [*map(_START, self.mentions), inf]
        self._ends = list(map(_END, self.mentions))
        self.longest = dict(zip(reversed(self._ends), reversed(self.mentions), strict=True))

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie wholly inside `span`, in order."""
        start, end = span
        starts = self._starts
        at = bisect_left(starts, start)
        found = []
        while starts[at] < end:
            if self._ends[at] <= end:
                found.append(self.mentions[at])
            at += 1
        return found

    def head(self, phrase: Span) -> Mention | None:
        """The mention that a noun phrase is about: the longest one that ends where the phrase ends.

        A possessive or an adjective before the head (“Lund’s spokesman”, “the Malian army”) is not it.
        """
        longest = self.longest.get(phrase.end)
        if longest is None or longest.span.start >= phrase.start:
            return longest
        return next((mention for mention in self.inside(phrase) if mention.span.end == phrase.end), None)
