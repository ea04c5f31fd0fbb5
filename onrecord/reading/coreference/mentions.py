"""Looking entities up by where the text names them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from onrecord.language.spans import Span
from onrecord.reading.records import Mention


class MentionIndex:
    """The mentions of an article by place."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
        self._starts = [mention.span.start for mention in self.mentions]

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie wholly inside `span`, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [mention for mention in self.mentions[first:last] if mention.span.end <= span.end]

    def head(self, phrase: Span) -> Mention | None:
        """The mention that a noun phrase is about: the longest one that ends where the phrase ends.

        A possessive or an adjective before the head (“Zelensky’s spokesman”, “the Ukrainian army”) is not it.
        """
        ending = [mention for mention in self.inside(phrase) if mention.span.end == phrase.end]
        return min(ending, key=lambda mention: mention.span.start, default=None)
