"""People: who has been named so far, as a pronoun looks back for them.

The people of the latest sentences are kept in the order in which these name them, the subject first. Genders come from
titles and given names, and from the pronouns that have already been read.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from onrecord.reading.lexicon import words
from onrecord.reading.naming.names import Office
from onrecord.reading.records import Mention
from onrecord.reference import Entity
from onrecord.schema.vocabulary import EntityType

_WEIGHED = 4
"""Candidates for one pronoun that are compared."""
_REMEMBERED = 12
"""Sentences with people that are kept: a pronoun does not look further back than the last of them."""


@dataclass(slots=True)
class Sentence:
    """The people that one sentence names, in its order; `subject` is the first of them that is a verb's subject."""

    paragraph: int
    people: list[str] = field(default_factory=list)
    subject: str | None = None

    def in_order(self) -> Iterator[str]:
        """The people of the sentence, its subject first."""
        if self.subject is not None:
            yield self.subject
        yield from self.people


class People:
    """The people of an article up to the place that is being read."""

    def __init__(self, names: Sequence[Mention], offices: Sequence[Office], entities: Mapping[str, Entity]) -> None:
        self.entities = entities
        self.genders = genders(names, offices, entities)
        self.sentences: deque[Sentence] = deque(maxlen=_REMEMBERED)
        self.spoken_of: str | None = None
        self.last_speaker: str | None = None
        self.named: Counter[str] = Counter()
        self.foremost: str | None = None
        """The person named most often so far."""

    def is_person(self, entity_id: str) -> bool:
        """Whether the entity is a person."""
        return self.entities[entity_id].entity_type is EntityType.PERSON

    def begin(self, paragraph: int) -> Sentence:
        """A new sentence, to which its people are added as they are read."""
        sentence = Sentence(paragraph)
        self.sentences.append(sentence)
        return sentence

    def fits(self, entity_id: str, gender: str) -> bool:
        """Whether the entity is a person that nothing says to be of another gender."""
        return self.is_person(entity_id) and self.genders.get(entity_id, gender) == gender

    def likeliest(self, candidates: Iterable[tuple[str, str]], gender: str) -> tuple[str, str | None]:
        """The first of `candidates` (each with its rule); a person of unknown gender from an earlier sentence gives way
        to one of the next few who is known to be of it."""
        first: tuple[str, str | None] = ("", None)
        for rule, entity_id in islice(candidates, _WEIGHED):
            if rule != "earlier-sentence" or entity_id in self.genders:
                return (rule, entity_id) if first[1] is None or self.genders.get(entity_id) == gender else first
            if first[1] is None:
                first = (rule, entity_id)
        return first

    def last_subject(self) -> tuple[int, str] | None:
        """The paragraph and the person of the latest sentence that has a person as its subject."""
        for sentence in reversed(self.sentences):
            if sentence.subject is not None:
                return sentence.paragraph, sentence.subject
        return None

    def backwards(self) -> Iterator[str]:
        """The people of the latest sentences, the latest sentence first."""
        for sentence in reversed(self.sentences):
            yield from sentence.in_order()

    def note(self, entity_id: str) -> None:
        """Counts a naming of a person."""
        self.named[entity_id] += 1
        if self.foremost is None or self.named[entity_id] > self.named[self.foremost]:
            self.foremost = entity_id


def genders(names: Sequence[Mention], offices: Sequence[Office], entities: Mapping[str, Entity]) -> dict[str, str]:
    """What titles and given names say of a person's gender."""
    found: dict[str, str] = {}
    for entity_id in {mention.entity_id for mention in names}:
        entity = entities[entity_id]
        if entity.entity_type is EntityType.PERSON:
            given = entity.name.split()[0].lower()
            if given in words("given_names", "male"):
                found[entity_id] = "male"
            elif given in words("given_names", "female"):
                found[entity_id] = "female"
    for office in offices:
        for gender in ("male", "female"):
            if office.title in words("names", f"{gender}_titles"):
                found[office.person_id] = gender
    return found
