"""Looking entities up by where the text names them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from math import inf

from onrecord.language.spans import Span
from onrecord.reading.records import Mention


class MentionIndex:
    """The mentions of an article by place; `by_end` has those that end at an offset, the longest first."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
        self._starts: list[float] = [mention.span.start for mention in self.mentions]
        self._starts.append(inf)
        self._ends = [mention.span.end for mention in self.mentions]
        self.by_end: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            self.by_end.setdefault(mention.span.end, []).append(mention)

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

        A possessive or an adjective before the head (“Zelensky’s spokesman”, “the Ukrainian army”) is not it.
        """
        for mention in self.by_end.get(phrase.end, ()):
            if mention.span.start >= phrase.start:
                return mention
        return None
