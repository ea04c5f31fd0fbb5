"""Subjects: whom the subjects of a sentence's verbs name, as far as its mentions have been read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import (
    CONJUNCTION,
    FINITE_VERB,
    NOUN_AND_PREPOSITION,
    NOUN_OR_PREPOSITION,
    NOUN_PHRASE,
    VERB_OBJECT_PREPOSITION,
)
from onrecord.language.phrases import Phrase
from onrecord.language.tags import POSS, SUB
from onrecord.language.words import closed_class
from onrecord.reading.lexicon import words
from onrecord.reading.records import Mention

_ALONG = words("coreference/coreference", "along")
_PLURALS = closed_class("plural_auxiliaries")


class Subjects:
    """The mentions read so far by where they end, and the subjects and sources among them. What stands
    for somebody without being a mention, as unnamed people do and the pronouns that mean them, is a subject too."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.by_end = {mention.span.end: mention for mention in mentions}
        self._standing: dict[int, Mention] = {}

    def add(self, mention: Mention) -> None:
        """Adds a mention."""
        self.by_end[mention.span.end] = mention

    def stand_in(self, mention: Mention) -> None:
        """Adds what stands for somebody, named or not, and is no mention."""
        self._standing[mention.span.end] = mention

    def within(self, start: int, end: int) -> str | None:
        """The entity of the mention that ends at `end` and begins at `start` or behind it."""
        mention = self.by_end.get(end) or self._standing.get(end)
        return mention.entity_id if mention and mention.span.start >= start else None

    def mentioned(self, start: int, end: int) -> str | None:
        """The same for a mention alone, and not for what only stands for somebody."""
        mention = self.by_end.get(end)
        return mention.entity_id if mention and mention.span.start >= start else None

    def before(self, syntax: Syntax, end: int) -> Iterator[str]:
        """The entities that are subjects of the verbs before the phrase at `end`, the nearest first."""
        for verb in reversed(syntax.outline.places(FINITE_VERB, 0, end)):
            yield from self._of(syntax, verb)

    def apart(self, syntax: Syntax, at: int) -> frozenset[str]:
        """Whom the object pronoun at `at` cannot mean: the subjects of the verb nearest before it, or, right behind a
        participle, of the verb on which that depends (“fired Lund, making him …”). “She took a bag with her”
        may."""
        verb = next(reversed(syntax.verbs[: bisect_left(syntax.verbs, at)]), None)
        outline = syntax.outline
        if verb is None or outline.has(at + 1, NOUN_PHRASE):  # “gave her 12 books”
            return frozenset()
        if at == verb + 3 and outline.has(verb + 1, NOUN_AND_PREPOSITION) and outline.words[at - 1] in _ALONG:
            return frozenset()
        before = verb > 0 and outline.has(verb - 1, NOUN_OR_PREPOSITION)
        if outline.own_subject(verb) is None and (at > verb + 1 or before):
            return frozenset()
        return frozenset(filter(None, [self._named(syntax, phrase) for phrase in syntax.subjects(verb)]))

    def blamed(self, syntax: Syntax, at: int) -> str | None:
        """The object of a verb and “for” with what is the object's at `at`: “thanked Ana Silva for her help”."""
        outline = syntax.outline
        if at < 3 or not outline.has(at - 3, VERB_OBJECT_PREPOSITION) or outline.words[at - 1] != "for":
            return None
        return self._named(syntax, syntax.phrases[at - 2]) if syntax.is_tagged(at, POSS) else None

    def first(self, syntax: Syntax, start: int) -> str | None:
        """The subject of the first finite verb of which the subject stands behind a place in the text."""
        for verb in syntax.outline.places(FINITE_VERB, 0, len(syntax.phrases)):
            subject = syntax.outline.own_subject(verb)
            if subject is not None and syntax.sentence.starts[syntax.phrases[subject].first] > start:
                return next(iter(self._of(syntax, verb)), None)
        return None

    def main(self, persons: set[str], syntax: Syntax) -> str | None:
        """The one of `persons` who is the subject of the sentence: of the first verb that has one, but of the last
        where a clause comes first (“As it rained, …”)."""
        verbs = syntax.outline.places(FINITE_VERB, 0, len(syntax.phrases))
        for verb in reversed(verbs) if syntax.tags[0] == SUB else verbs:
            people = [entity_id for entity_id in self._of(syntax, verb) if entity_id in persons]
            if len(people) == 1:  # of several joined, “he” means neither
                return people[0]
        return None

    def _of(self, syntax: Syntax, verb: int) -> list[str]:
        """Whom the subjects of a verb name, in order."""
        subject = syntax.outline.own_subject(verb)
        if subject is None or not self._agrees(syntax, verb, subject):
            return []
        members = [syntax.phrases[at] for at in syntax.outline.coordination_leftwards(subject)]
        return list(filter(None, [self._named(syntax, phrase) for phrase in members]))

    def _named(self, syntax: Syntax, phrase: Phrase) -> str | None:
        return self.within(syntax.sentence.starts[phrase.first], syntax.ends[phrase.last])

    def _agrees(self, syntax: Syntax, verb: int, subject: int) -> bool:
        """Whether one person can be the subject of a verb: not of “have” or “were”, unless others are joined."""
        outline = syntax.outline
        return outline.words[verb] not in _PLURALS or (subject > 0 and outline.has(subject - 1, CONJUNCTION))
