"""Names: the mentions by name of an article, looked up by sentence and by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from operator import attrgetter

from onrecord.language.clauses import Syntax
from onrecord.reading.lexicon import words
from onrecord.reading.records import Mention

_CREDITS = words("names/cues", "captions")
_BETWEEN = frozenset((":", "by"))


class Names:
    """The mentions by name, in order."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = sorted(mentions, key=attrgetter("span"))
        self._starts = [mention.span.start for mention in self.mentions]

    def written_in(self, syntax: Syntax) -> list[Mention]:
        """The mentions in the sentence, those inside its quoted utterances left out."""
        start, end = syntax.sentence.span
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        found = self.mentions[first : bisect_left(starts, end, first)]
        if not syntax.sentence.utterances:
            return found
        utterances = [quoted.outer for quoted in syntax.sentence.utterances.values()]
        starts = [span.start for span in utterances]
        written = []
        for mention in found:
            at = bisect_right(starts, mention.span.start) - 1
            if at < 0 or utterances[at].end <= mention.span.start:
                written.append(mention)
        return written

    def hold(self, syntax: Syntax, token: int) -> bool:
        """Whether the token is a name or a word of one, though it looks like a pronoun: the US, Her Park."""
        start = syntax.sentence.starts[token]
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and start < self.mentions[at].span.end

    def credited(self, syntax: Syntax) -> Set[int]:
        """Where the names begin of those who took a picture: “Photo: Ana Silva/AFP”."""
        if _CREDITS.isdisjoint(syntax.vocabulary) and "/" not in syntax.vocabulary:
            return frozenset()
        lowered, starts = syntax.lowered, syntax.sentence.starts
        ends = syntax.ends
        found = set()
        for mention in self.written_in(syntax):
            first, behind = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
            before = lowered[first - 1] if first and lowered[first - 1] not in _BETWEEN else lowered[max(first - 2, 0)]
            is_before_agency = behind < len(lowered) and lowered[behind] == "/" and ends[behind - 1] == starts[behind]
            if is_before_agency or (first and before in _CREDITS):
                found.add(mention.span.start)
        return found

    def beginning(self, start: int) -> Mention | None:
        """The mention that begins at `start`."""
        at = bisect_left(self._starts, start)
        return self.mentions[at] if at < len(self._starts) and self._starts[at] == start else None

    def behind_comma(self, syntax: Syntax, token: int) -> str | None:
        """The entity of the name right behind a token and a comma: “the French president, Ana Silva”."""
        if token + 2 >= len(syntax.lowered) or syntax.lowered[token + 1] != ",":
            return None
        mention = self.beginning(syntax.sentence.starts[token + 2])
        return mention.entity_id if mention else None
