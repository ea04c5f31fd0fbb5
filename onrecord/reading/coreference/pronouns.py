"""Pronouns: whom “he” or “she” means.

A pronoun that is the source of speech means the last speaker, unless somebody has been named or has acted since; any
other means the subject before it, in its sentence or in the one before. In a quotation it means somebody other than the
speaker. Who stands nearest may have no name: then nobody known is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Phrase
from onrecord.language.spans import Span
from onrecord.language.tags import ING, POSS, PREP, PRON, SUB
from onrecord.reading.coreference import rules
from onrecord.reading.coreference.names import Names
from onrecord.reading.coreference.people import Candidate, People, SentencePeople
from onrecord.reading.coreference.speakers import Speakers
from onrecord.reading.coreference.subjects import Subjects
from onrecord.reading.lexicon import words

GENDERS = {word: gender for gender in ("male", "female") for word in words("coreference/coreference", gender)}
"""The pronouns of the third person, with their gender."""
_OBJECT = words("coreference/coreference", "object")
_SAYINGS = words("speech/saying", "sayings")
_CANDIDATES = 60
"""People that are tried for one pronoun at most, whatever a sentence's length."""
_OPENING = frozenset((PREP, SUB, ING))
"""Tags of the first word of a phrase or clause before the subject."""
_CLAUSE_SUBJECT, _FOLLOWING_SUBJECT = rules.CLAUSE_SUBJECT.rule_id, rules.FOLLOWING_SUBJECT.rule_id
_PREVIOUS_SUBJECT, _LAST_SPEAKER = rules.PREVIOUS_SUBJECT.rule_id, rules.LAST_SPEAKER.rule_id
_SAME_SENTENCE, _EARLIER_SENTENCE = rules.SAME_SENTENCE.rule_id, rules.EARLIER_SENTENCE.rule_id
_QUOTED_THIRD_PERSON = rules.QUOTED_THIRD_PERSON.rule_id


class Pronouns:
    """Looks up whom a pronoun means, by what has been read of the article so far."""

    def __init__(self, names: Names, people: People, subjects: Subjects, speakers: Speakers) -> None:
        self._names = names
        self._people = people
        self._subjects = subjects
        self._speakers = speakers

    def meant(self, number: int, syntax: Syntax, at: int, token: int, sentence: SentencePeople) -> Candidate | None:
        """Whom a pronoun of the writer's means: that at `token`, in the phrase at `at` of the sentence `number`."""
        word = syntax.lowered[token]
        is_object = word in _OBJECT and syntax.tags[syntax.phrases[at].first] == PRON
        barred = self._subjects.apart(syntax, at) if is_object else frozenset[str]()
        candidates = islice(self._candidates(number, syntax, at, token, sentence), _CANDIDATES)
        return self._people.likeliest(candidates, GENDERS[word], barred)

    def spoken_of(self, word: str, speaker: str | None, sentence: SentencePeople) -> Candidate | None:
        """Whom a pronoun in a quotation means: whom the words name before, or whom the article is about, and not the
        speaker."""
        people = self._people
        before = chain(
            sentence.people, people.quoted_before(sentence), [people.spoken_of], people.backwards(), [people.foremost]
        )
        for entity_id in islice(before, _CANDIDATES):
            if entity_id is not None and entity_id != speaker and people.fits(entity_id, GENDERS[word]):
                people.spoken_of = entity_id
                return Candidate(_QUOTED_THIRD_PERSON, entity_id)
        return None

    def _candidates(
        self, number: int, syntax: Syntax, at: int, token: int, sentence: SentencePeople
    ) -> Iterator[Candidate]:
        """Whom a third-person pronoun may name, the likeliest first."""
        people = self._people
        blamed = self._subjects.blamed(syntax, at)
        if blamed is not None:
            yield Candidate(_SAME_SENTENCE, blamed)
        for subject in self._subjects.before(syntax, at):
            yield Candidate(_CLAUSE_SUBJECT, subject)
        phrase = syntax.phrases[at]
        speaks = self._speakers.has_source(number, Span(syntax.sentence.starts[token], syntax.ends[token]))
        if not sentence.people and not speaks:
            coming = self._coming(syntax, phrase)
            if coming is not None:
                yield Candidate(_FOLLOWING_SUBJECT, coming)
        says = speaks or (syntax.lowered[phrase.head] in _SAYINGS and syntax.tags[phrase.first] == POSS)
        previous = people.last_subject(syntax.sentence.paragraph)
        if says and people.last_speaker:
            if previous:
                yield Candidate(_PREVIOUS_SUBJECT, previous)
            for person in people.since_speech(syntax.sentence.paragraph):
                yield Candidate(_EARLIER_SENTENCE, person)
            yield Candidate(_LAST_SPEAKER, people.last_speaker)
        for person in sentence.people:
            yield Candidate(_SAME_SENTENCE, person)
        if previous:
            yield Candidate(_PREVIOUS_SUBJECT, previous)
        yield from people.backwards_written()

    def _coming(self, syntax: Syntax, phrase: Phrase) -> str | None:
        """The subject after a phrase or clause that opens the sentence: “In her speech, Ana Silva said …”."""
        if syntax.tags[0] not in _OPENING or "," not in syntax.lowered[phrase.last + 1 :]:
            return None
        comma = syntax.sentence.starts[syntax.lowered.index(",", phrase.last + 1)]
        for mention in self._names.written_in(syntax):
            if mention.span.start > comma:
                if mention.span.start <= comma + 2 or self._people.is_person(mention.entity_id):
                    return self._subjects.first(syntax, comma) or mention.entity_id
                return None
        return None


def is_part_of_name(syntax: Syntax, token: int) -> bool:
    """Whether what looks like “he” is part of a name that is not read: “Liu He, the envoy”, “He Jiankui said”."""
    words = syntax.sentence.words
    if words[token] != "He":
        return False
    behind = words[token + 1 : token + 2]
    if behind and behind[0].istitle() and token + 2 < len(words) and not words[token + 2].istitle():
        return True
    return token > 0 and words[token - 1].istitle() and (not behind or not behind[0].isalpha())
