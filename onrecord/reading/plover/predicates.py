"""Predicates: a verb with its subject and its objects, and the frame of the lexicon that fits them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, Phrase, VerbGroup
from onrecord.language.segments import Token
from onrecord.language.tagging import Tag
from onrecord.reading.plover.event_frames import (
    Frame,
    class_words,
    event_nouns,
    event_verb_forms,
    frames,
    light_verb_forms,
    light_verbs,
)
from onrecord.reading.plover.scene import Scene
from onrecord.reading.plover.status import status_of
from onrecord.reading.records import Mention
from onrecord.schema.vocabulary import EntityType, EventType, Status

FRIENDLY = frozenset(
    t for t in EventType if t in ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
)
"""The types of PLOVER's two cooperative classes."""

_WANTED = (Status.DEMANDED, Status.PLANNED)


@dataclass(frozen=True)
class Told:
    """The type and mode of what a verb tells, and the token that says so: the verb, or a noun."""

    event_type: EventType
    mode: str | None
    trigger: Token
    frame: Frame | None = None


@dataclass(frozen=True)
class Predicate:
    """A verb of a sentence; what it tells is read once and kept."""

    scene: Scene
    syntax: Syntax
    at: int
    vocabulary: frozenset[str]
    """The words of the sentence in lower case: a frame whose words are not among them needs no further look."""

    @property
    def group(self) -> VerbGroup:
        return self.syntax.verb(self.at)

    @cached_property
    def is_passive(self) -> bool:
        return self.syntax.is_passive(self.at)

    @cached_property
    def agents(self) -> Sequence[Phrase]:
        """The phrases of whoever does it: the subject, or in the passive what “by” governs."""
        if self.is_passive:
            return [p for c in self.syntax.complements(self.at) if c.preposition == "by" for p in c.phrases]
        return self.syntax.subjects(self.at)

    @cached_property
    def objects(self) -> Sequence[Phrase]:
        """The phrases of what it is done to: the object, or in the passive the subject."""
        return self.syntax.subjects(self.at) if self.is_passive else self.syntax.objects(self.at)

    @cached_property
    def all_objects(self) -> Sequence[Phrase]:
        """The objects and, where two stand side by side, the second (``gave Mali an ultimatum``)."""
        if self.is_passive or not self.objects:
            return self.objects
        phrases, following = self.syntax.phrases, self.syntax.phrases.index(self.objects[-1]) + 1
        if following == len(phrases) or phrases[following].kind is not Kind.NOUN:
            return self.objects
        return self.objects if self.syntax.begins_clause(following) else [*self.objects, phrases[following]]

    @cached_property
    def told(self) -> Told | None:
        """What the verb tells, by the frame that demands most; a light verb leaves it to the noun that is its object,
        unless a frame demands an object, too."""
        listed = [frame for frame in frames().get(self.group.lemma, ()) if self._may_fit(frame)]
        fitting = next((frame for frame in listed if frame.demands > 1 and self.fits(frame)), None)
        if fitting is None:
            light = self._light()
            if light is not None:
                return light
            fitting = next((frame for frame in listed if frame.demands <= 1 and self.fits(frame)), None)
        if fitting is None:
            return None
        return Told(fitting.event_type, fitting.mode, self.syntax.tokens[self.group.head], fitting)

    @property
    def patients(self) -> Sequence[Phrase]:
        """The objects, those that the words of the verb's frame govern among them (``called on Mali``)."""
        frame = self.told.frame if self.told else None
        return list(dict.fromkeys([*self.all_objects, *(self.after(frame.words) or () if frame else ())]))

    def _light(self) -> Told | None:
        if self.vocabulary.isdisjoint(event_nouns()):
            return None
        for words in light_verbs().get(self.group.lemma, ()):
            for phrase in self.after(words) or ():
                for part in (phrase, *self.syntax.measured(phrase)):
                    token = self.syntax.head(part)
                    noun = event_nouns().get(token.text.lower())
                    if noun is not None:
                        return Told(noun.event_type, noun.mode, token)
        return None

    def _may_fit(self, frame: Frame) -> bool:
        return self.vocabulary.issuperset(frame.words) and (
            frame.object is None or frame.object in _KINDS or not self.vocabulary.isdisjoint(class_words(frame.object))
        )

    def fits(self, frame: Frame) -> bool:
        """Whether all that the frame demands holds."""
        if frame.is_wanted and status_of(self.syntax, self.at) not in _WANTED:
            return False
        objects = self.after(frame.words)
        if objects is None or (frame.object is not None and not self._any_is(objects, frame.object)):
            return False
        if frame.subject is not None and not self._any_is(self.agents, frame.subject):
            return False
        return frame.governs is None or self._governs(frame.governs)

    def after(self, words: Sequence[str]) -> Sequence[Phrase] | None:
        """The noun phrases after `words` that follow the verb: right after it, or after its object (``called the talks
        off``); None where the words are not there."""
        if not words:
            return self.all_objects
        syntax, index = self.syntax, self.at + 1
        for number, word in enumerate(words):
            index = self._skip_adverbs(index, word)
            if index >= len(syntax.phrases) or self._word(index) != word:
                return self._apart(words) if number == 0 and len(words) == 1 else None
            index += 1
        if index < len(syntax.phrases) and syntax.phrases[index].kind is Kind.NOUN:
            return [syntax.phrases[member] for member in syntax.coordination(index)]
        return self.objects

    def _apart(self, words: Sequence[str]) -> Sequence[Phrase] | None:
        """The objects of a single word that stands further on: after the object or as a later preposition."""
        for complement in self.syntax.complements(self.at):
            if complement.preposition == words[0]:
                return complement.phrases
        if self.objects and not self.is_passive:
            index = self.syntax.phrases.index(self.objects[-1]) + 1
            if index < len(self.syntax.phrases) and self._word(index) == words[0]:
                return self.objects
        return None

    def _skip_adverbs(self, index: int, word: str) -> int:
        phrases = self.syntax.phrases
        while index < len(phrases) and phrases[index].kind is Kind.ADVERB and self._word(index) != word:
            index += 1
        return index

    def _word(self, index: int) -> str:
        return self.syntax.head(self.syntax.phrases[index]).text.lower()

    @cached_property
    def governed(self) -> Predicate | None:
        """The next verb, where it depends on this one: an infinitive, an -ing form, or a clause with a modal."""
        verbs = self.syntax.verbs
        following = next(iter(verbs[bisect_right(verbs, self.at) :][:1]), None)
        if following is None or any(self.syntax.tags[p.first] in _BREAKS for p in self._between(following)):
            return None
        verb = self.syntax.verb(following)
        return (
            Predicate(self.scene, self.syntax, following, self.vocabulary) if not verb.is_finite or verb.modal else None
        )

    def _between(self, at: int) -> Sequence[Phrase]:
        return self.syntax.phrases[self.at + 1 : at]

    def _governs(self, wanted: str) -> bool:
        governed = self.governed
        if governed is None:
            return False
        if wanted == "to":
            return governed.group.is_infinitive
        told = governed.told
        if told is None:
            return False
        return told.event_type in FRIENDLY if wanted == "GOOD" else wanted in (told.event_type, told.mode)

    def _any_is(self, phrases: Sequence[Phrase], wanted: str) -> bool:
        return any(self._is(part, wanted) for phrase in phrases for part in (phrase, *self.syntax.measured(phrase)))

    def _is(self, phrase: Phrase, wanted: str) -> bool:
        if wanted in _KINDS:
            return bool(_KINDS[wanted](self, phrase))
        return not class_words(wanted).isdisjoint(self.syntax.words(phrase))

    def mentions(self, phrase: Phrase) -> list[Mention]:
        return self.scene.named(self.syntax, phrase)

    def is_place(self, phrase: Phrase) -> bool:
        return any(self.scene.is_region(mention) for mention in self.mentions(phrase))

    def is_person(self, phrase: Phrase) -> bool:
        mentions = self.mentions(phrase)
        if any(self.scene.entities[mention.entity_id].entity_type is EntityType.PERSON for mention in mentions):
            return True
        return not mentions and self.scene.is_people(self.syntax, phrase)

    def is_body(self, phrase: Phrase) -> bool:
        return any(self.scene.is_body(mention) for mention in self.mentions(phrase))

    def is_country(self, phrase: Phrase) -> bool:
        named = (self.scene.entities[mention.entity_id].entity_type for mention in self.mentions(phrase))
        return any(entity_type is EntityType.COUNTRY for entity_type in named)

    def is_party(self, phrase: Phrase) -> bool:
        return self.scene.is_party(self.syntax, phrase)


_BREAKS = frozenset((Tag.STOP, Tag.COLON, Tag.QUOTE, Tag.REL))
_KINDS = {
    "PLACE": Predicate.is_place,
    "PERSON": Predicate.is_person,
    "BODY": Predicate.is_body,
    "COUNTRY": Predicate.is_country,
    "PARTY": Predicate.is_party,
}


def predicates(scene: Scene, syntax: Syntax, vocabulary: frozenset[str]) -> Iterator[Predicate]:
    """The verbs of a sentence that may tell of something; the clauses are read only where there is such a verb."""
    has_noun = not vocabulary.isdisjoint(event_nouns())
    if vocabulary.isdisjoint(event_verb_forms()) and not (has_noun and not vocabulary.isdisjoint(light_verb_forms())):
        return
    for at in syntax.verbs:
        lemma = syntax.verb(at).lemma
        if lemma in frames() or (has_noun and lemma in light_verbs()):
            yield Predicate(scene, syntax, at, vocabulary)
