"""People: who has been named so far, as a pronoun looks back for them.

The people of the latest sentences are kept in the order in which these name them, the subject first. Genders come from
titles and given names, and from the pronouns that have already been read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.reading.coreference.rules import EARLIER_SENTENCE
from onrecord.reading.coreference.unnamed import is_unnamed
from onrecord.reading.lexicon import words
from onrecord.reading.names.finder import Office
from onrecord.reading.records import Mention
from onrecord.reference import Entity
from onrecord.schema.vocabulary import EntityType

_EARLIER_SENTENCE = EARLIER_SENTENCE.rule_id
_WEIGHED = 4
"""Candidates for one pronoun that are compared."""
_REMEMBERED = 12
"""Sentences with people that are kept: a pronoun does not look further back than the last of them."""
_GIVEN_NAMES = {name: gender for gender in ("female", "male") for name in words("names/given_names", gender)}
_TITLES = {title: gender for gender in ("male", "female") for title in words("names/names", f"{gender}_titles")}
"""The gender that a given name or a title tells of."""


class Candidate(NamedTuple):
    """Somebody whom a pronoun may mean, and the rule that says so. Who `stands_out` need not be of a known gender."""

    rule: str
    entity_id: str
    stands_out: bool = True


@dataclass(slots=True)
class SentencePeople:
    """The people that one sentence names, in its order. Its subject is looked for when a pronoun looks back at it: few
    sentences are."""

    paragraph: int
    number: int
    quoted: bool
    people: list[str] = field(default_factory=list)
    find_subject: Callable[[], str | None] | None = None
    _subject: str | None = None

    @property
    def subject(self) -> str | None:
        """The person who is the subject; None while the sentence is being read."""
        if self.find_subject is not None:
            self._subject, self.find_subject = self.find_subject(), None
        return self._subject

    def in_order(self) -> Iterator[str]:
        """The people of the sentence, its subject first."""
        subject = self.subject
        if subject is not None:
            yield subject
        yield from self.people


class People:
    """The people of an article up to the place that is being read."""

    def __init__(
        self,
        names: Sequence[Mention],
        offices: Sequence[Office],
        entities: Mapping[str, Entity],
        known: Mapping[str, str],
    ) -> None:
        named = {entity_id: entities[entity_id] for entity_id in {mention.entity_id for mention in names}}
        person, country = EntityType.PERSON, EntityType.COUNTRY
        self.persons = {key for key, entity in named.items() if entity.entity_type is person}
        self.countries = {key for key, entity in named.items() if entity.entity_type is country}
        self.genders = genders([named[person] for person in self.persons], offices) | dict(known)
        self.sentences: deque[SentencePeople] = deque(maxlen=_REMEMBERED)
        self.spoken_of: str | None = None
        self.last_speaker: str | None = None
        self._begun = self._spoke_at = 0
        self.foremost: str | None = None
        """The person named most often so far."""
        self._named: dict[str, int] = {}
        self._most = 0

    def know(self, entity_id: str, gender: str | None = None) -> None:
        """Counts in a person whom no name of the article names."""
        self.persons.add(entity_id)
        if gender is not None:
            self.genders.setdefault(entity_id, gender)

    def is_person(self, entity_id: str) -> bool:
        """Whether the entity is a person."""
        return entity_id in self.persons

    def begin(self, paragraph: int, quoted: bool) -> SentencePeople:
        """A new sentence, to which its people are added as they are read."""
        self._begun += 1
        sentence = SentencePeople(paragraph, self._begun, quoted)
        self.sentences.append(sentence)
        return sentence

    def end(self, sentence: SentencePeople, find_subject: Callable[[], str | None]) -> None:
        """Ends the sentence begun last, which is forgotten where it names nobody."""
        if sentence.people:
            sentence.find_subject = find_subject
        else:
            self.sentences.pop()

    def fits(self, entity_id: str, gender: str) -> bool:
        """Whether the entity is a person that nothing says to be of another gender."""
        return entity_id in self.persons and self.genders.get(entity_id, gender) == gender

    def likeliest(self, candidates: Iterable[Candidate], gender: str, barred: frozenset[str]) -> Candidate | None:
        """The first of `candidates` that fits and is not `barred`; somebody of unknown gender from an earlier sentence,
        unless its subject, gives way to one of the next few who is known to be of it."""
        first: Candidate | None = None
        weighed = set[str]()
        for candidate in candidates:
            entity_id = candidate.entity_id
            if entity_id in barred or not self.fits(entity_id, gender):
                continue
            is_known = self.genders.get(entity_id) == gender
            if is_known or (first is None and candidate.stands_out):
                return candidate
            first = first or candidate
            weighed.add(entity_id)
            if len(weighed) == _WEIGHED:
                break
        return first

    def last_subject(self, paragraph: int) -> str | None:
        """The subject of the latest sentence of a paragraph, the one being read, that has a person as its subject, and
        is the writer's."""
        for sentence in reversed(self.sentences):
            if sentence.paragraph != paragraph:
                return None
            subject = None if sentence.quoted else sentence.subject
            if subject is not None:
                return subject
        return None

    def spoke(self, entity_id: str) -> None:
        """Counts a person as the last who spoke."""
        self.last_speaker = entity_id
        self._spoke_at = self._begun

    def since_speech(self, paragraph: int) -> Iterator[str]:
        """The people of the sentences of a paragraph since somebody spoke, and the subjects of other sentences since
        then, the latest first."""
        for sentence in reversed(self.sentences):
            if sentence.number <= self._spoke_at:
                return
            if sentence.quoted:
                continue
            if sentence.paragraph == paragraph:
                yield from sentence.in_order()
            elif sentence.subject is not None:
                yield sentence.subject

    def quoted_before(self, sentence: SentencePeople) -> Iterator[str]:
        """The people of the quoted sentences of a paragraph before the one being read, the latest first."""
        for earlier in reversed(self.sentences):
            if earlier.paragraph != sentence.paragraph or not earlier.quoted:
                return
            yield from earlier.in_order()

    def backwards(self) -> Iterator[str]:
        """The people of the latest sentences, the latest sentence first."""
        for sentence in reversed(self.sentences):
            yield from sentence.in_order()

    def backwards_written(self) -> Iterator[Candidate]:
        """The people of the latest sentences of the writer, then those of all."""
        latest = True
        for sentence in reversed(self.sentences):
            if not sentence.quoted:
                for person in sentence.in_order():
                    yield Candidate(_EARLIER_SENTENCE, person, latest and person == sentence.subject)
                latest = latest and not sentence.people
        for person in self.backwards():
            yield Candidate(_EARLIER_SENTENCE, person, False)

    def note(self, entity_id: str) -> None:
        """Counts a naming of a person."""
        if is_unnamed(entity_id):
            return
        times = self._named[entity_id] = self._named.get(entity_id, 0) + 1
        if times > self._most:
            self.foremost, self._most = entity_id, times


def genders(people: Iterable[Entity], offices: Iterable[Office]) -> dict[str, str]:
    """What given names, and before them titles, say of a person's gender."""
    found: dict[str, str] = {}
    for person in people:
        gender = _GIVEN_NAMES.get(person.name.split(maxsplit=1)[0].lower())
        if gender is not None:
            found[person.entity_id] = gender
    for office in offices:
        gender = _TITLES.get(office.title)
        if gender is not None:
            found[office.person_id] = gender
    return found
