"""Subjects: whom the subjects of a sentence's verbs name, as far as its mentions have been read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import FINITE_VERB
from onrecord.reading.records import Mention


class Subjects:
    """The mentions read so far by where they end, and the subjects and sources among them."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.by_end = {mention.span.end: mention for mention in mentions}

    def add(self, mention: Mention) -> None:
        """Adds a mention."""
        self.by_end[mention.span.end] = mention

    def within(self, start: int, end: int) -> str | None:
        """The entity of the mention that ends at `end` and begins at `start` or behind it."""
        mention = self.by_end.get(end)
        return mention.entity_id if mention and mention.span.start >= start else None

    def before(self, syntax: Syntax, end: int) -> Iterator[str]:
        """The entities that are subjects of the verbs before the phrase at `end`, the nearest first."""
        for verb in reversed(syntax.outline.places(FINITE_VERB, 0, end)):
            entity_id = self._of(syntax, verb)
            if entity_id is not None:
                yield entity_id

    def nearest(self, syntax: Syntax, at: int) -> str | None:
        """The subject of the verb nearest before the phrase at `at`."""
        before = bisect_left(syntax.verbs, at) - 1
        return self._of(syntax, syntax.verbs[before]) if before >= 0 else None

    def main(self, persons: set[str], syntax: Syntax) -> str | None:
        """The one of `persons` who is the subject of the last verb that has one."""
        return next(filter(persons.__contains__, self.before(syntax, len(syntax.phrases))), None)

    def _of(self, syntax: Syntax, verb: int) -> str | None:
        subject = syntax.outline.own_subject(verb)
        if subject is None:
            return None
        phrase = syntax.phrases[subject]
        return self.within(syntax.sentence.starts[phrase.first], syntax.ends[phrase.last])
