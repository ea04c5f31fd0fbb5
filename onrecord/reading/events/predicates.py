"""Predicates: a verb with its subject and its objects, and the frame of the lexicon that fits them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from onrecord.language.clauses import Complement, Syntax
from onrecord.language.lazy import lazy
from onrecord.language.phrases import Kind, Phrase
from onrecord.language.tags import Tag
from onrecord.reading.events.attributes import is_attribute
from onrecord.reading.events.frames import (
    EventVerb,
    Frame,
    alternatives,
    class_words,
    event_noun_words,
    event_nouns,
    event_verbs,
)
from onrecord.reading.events.scene import Scene
from onrecord.reading.events.status import status_of
from onrecord.schema.vocabulary import EntityType, EventType, Status

FRIENDLY = frozenset(
    t for t in EventType if t in ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
)
"""The types of PLOVER's two cooperative classes."""

_NO_EVENT = EventVerb()
_WANTED = (Status.DEMANDED, Status.PLANNED)


class Told(NamedTuple):
    """The type and mode of what a verb tells, and the place of the token that says so: the verb, or a noun."""

    event_type: EventType
    mode: str | None
    trigger: int
    frame: Frame | None = None


class Predicate:
    """A verb with its subject, its objects and what it tells."""

    def __init__(self, scene: Scene, syntax: Syntax, at: int) -> None:
        self.scene = scene
        self.syntax = syntax
        self.at = at
        self.group = syntax.verb(at)
        self._verb = event_verbs().get(self.group.lemma, _NO_EVENT)

    @lazy
    def is_passive(self) -> bool:
        """Whether what the verb is done to is its subject."""
        return self.syntax.is_passive(self.at)

    @lazy
    def objects(self) -> Sequence[Phrase]:
        """The phrases of what it is done to: the object, or in the passive the subject."""
        return self.syntax.subjects(self.at) if self.is_passive else self.syntax.objects(self.at)

    @lazy
    def complements(self) -> Sequence[Complement]:
        """The prepositional phrases that follow."""
        return tuple(self.syntax.complements(self.at))

    @lazy
    def agents(self) -> Sequence[Phrase]:
        """The phrases of whoever does it: the subject, or in the passive what “by” governs."""
        if self.is_passive:
            return [phrase for c in self.complements if c.preposition == "by" for phrase in c.phrases]
        return self.syntax.subjects(self.at)

    @lazy
    def _named_agents(self) -> Sequence[Phrase]:
        """The agents; for a pronoun, the subject before it in its sentence (``Togo said it would cut aid``)."""
        return [antecedent(self.syntax, phrase) or phrase for phrase in self.agents]

    @lazy
    def all_objects(self) -> Sequence[Phrase]:
        """The objects and, where two stand side by side, the second (``gave Mali an ultimatum``)."""
        if self.is_passive or not self.objects:
            return self.objects
        phrases, following = self.syntax.phrases, self.syntax.phrases.index(self.objects[-1]) + 1
        if following == len(phrases) or phrases[following].kind != Kind.NOUN:
            return self.objects
        return self.objects if self.syntax.begins_clause(following) else [*self.objects, phrases[following]]

    @lazy
    def told(self) -> Told | None:
        """What the verb tells, by the frame that demands most; a light verb leaves it to the noun that is its object,
        unless a frame demands an object, too."""
        verb = self._verb
        clues = verb.clues & self.syntax.vocabulary
        frame = self._fitting(verb.exacting, clues)
        if frame is None:
            light = self._light(clues)
            if light is not None:
                return light
            frame = self._fitting(verb.plain, clues)
        if frame is None or frame.event_type is None:
            return None
        return Told(frame.event_type, frame.mode, self.syntax.phrases[self.at].head, frame)

    def _fitting(self, frames: Sequence[Frame], clues: frozenset[str]) -> Frame | None:
        lacks = clues.isdisjoint
        for frame in frames:
            for needed in frame.needs:
                if lacks(needed):
                    break
            else:
                if self.fits(frame):
                    return frame
        return None

    def _light(self, clues: frozenset[str]) -> Told | None:
        if not self._verb.light or clues.isdisjoint(event_noun_words()):
            return None
        for words in self._verb.light:
            for phrase in self.after(words) or ():
                for part in (phrase, *self.syntax.measured(phrase)):
                    noun = event_nouns().get(self.syntax.lowered[part.head])
                    if noun is not None:
                        return Told(noun.event_type, noun.mode, part.head)
        return None

    def fits(self, frame: Frame) -> bool:
        """Whether all that the frame demands holds."""
        if frame.words or frame.object is not None:
            objects = self.after(frame.words)
            if objects is None or (frame.object is not None and not self._any_is(objects, frame.object)):
                return False
        if frame.subject is not None and not self._any_is(self._named_agents, frame.subject):
            return False
        if frame.governs is not None and not self._governs(frame.governs):
            return False
        return not frame.is_wanted or status_of(self.syntax, self.at) in _WANTED

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
        if index < len(syntax.phrases) and syntax.phrases[index].kind == Kind.NOUN:
            return [syntax.phrases[member] for member in syntax.coordination(index)]
        return self.objects

    def _apart(self, words: Sequence[str]) -> Sequence[Phrase] | None:
        """The objects of a single word that stands further on: after the object or as a later preposition."""
        for complement in self.complements:
            if complement.preposition == words[0]:
                return complement.phrases
        if self.objects and not self.is_passive:
            index = self.syntax.phrases.index(self.objects[-1]) + 1
            if index < len(self.syntax.phrases) and self._word(index) == words[0]:
                return self.objects
        return None

    def _skip_adverbs(self, index: int, word: str) -> int:
        phrases = self.syntax.phrases
        while index < len(phrases) and phrases[index].kind == Kind.ADVERB and self._word(index) != word:
            index += 1
        return index

    def _word(self, index: int) -> str:
        return self.syntax.lowered[self.syntax.phrases[index].head]

    @lazy
    def governed(self) -> Predicate | None:
        """The next verb, where it depends on this one: an infinitive, an -ing form, or a clause with a modal."""
        syntax, following = self.syntax, bisect_right(self.syntax.verbs, self.at)
        if following == len(syntax.verbs):
            return None
        at = syntax.verbs[following]
        group = syntax.verb(at)
        if group.is_finite and not group.modal:
            return None
        if not _BREAKS.isdisjoint([syntax.tags[phrase.first] for phrase in syntax.phrases[self.at + 1 : at]]):
            return None
        return Predicate(self.scene, syntax, at)

    def _governs(self, wanted: str) -> bool:
        governed = self.governed
        if governed is None:
            return False
        if wanted == "to":
            return governed.group.is_infinitive
        told = governed.told
        return told is not None and not {told.event_type, told.mode}.isdisjoint(alternatives(wanted))

    def _any_is(self, phrases: Sequence[Phrase], wanted: str) -> bool:
        for phrase in phrases:
            for part in (phrase, *self.syntax.measured(phrase)):
                if self._is(part, wanted):
                    return True
        return False

    def _is(self, phrase: Phrase, wanted: str) -> bool:
        for name in alternatives(wanted):
            if name in _KINDS:
                if _KINDS[name](self.scene, self.syntax, phrase):
                    return True
            elif not class_words(name).isdisjoint(self.syntax.words(phrase)):
                return True
        return False


def antecedent(syntax: Syntax, phrase: Phrase) -> Phrase | None:
    """The subject that a pronoun stands for: the first before it in its sentence that names somebody; None for any
    other phrase."""
    if syntax.tags[phrase.head] != Tag.PRON:
        return None
    for at in syntax.verbs:
        if syntax.phrases[at].first > phrase.first:
            return None
        subject = syntax.own_subject(at)
        if subject is not None and syntax.phrases[subject].last < phrase.first:
            found = syntax.phrases[subject]
            if syntax.tags[found.head] != Tag.PRON:
                return found
    return None


_BREAKS = frozenset((Tag.STOP, Tag.COLON, Tag.QUOTE, Tag.REL))


def _is_place(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    return any(scene.is_region(mention) for mention in scene.named(syntax, phrase))


def _is_person(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    mentions = scene.named(syntax, phrase)
    if mentions:
        return any(scene.kind(mention) is EntityType.PERSON for mention in mentions)
    return scene.is_people(syntax, phrase)


def _is_body(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    return any(scene.is_body(mention) for mention in scene.named(syntax, phrase))


def _is_country(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    return any(scene.kind(mention) is EntityType.COUNTRY for mention in scene.named(syntax, phrase))


def _is_power(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase names somebody who acts in public life: by a noun (``the army``, ``MPs``), an office before a
    name, or as a country, a group, an organization or a person that the reference knows."""
    powers = class_words("powers")
    is_named = syntax.tags[phrase.head] == Tag.NAME
    if syntax.lowered[phrase.head] in powers or (is_named and not powers.isdisjoint(syntax.words(phrase))):
        return True
    return any(scene.is_body(mention) or scene.is_known(mention) for mention in scene.named(syntax, phrase))


_KINDS = {
    "POWER": _is_power,
    "PLACE": _is_place,
    "PERSON": _is_person,
    "BODY": _is_body,
    "COUNTRY": _is_country,
    "PARTY": Scene.is_party,
}


def predicates(scene: Scene, syntax: Syntax, triggers: Collection[str]) -> Iterator[Predicate]:
    """The verbs of a sentence whose forms are among `triggers` and that may tell of an event in it, in order."""
    verbs, lowered, phrases = event_verbs(), syntax.lowered, syntax.phrases
    for at in syntax.verbs:
        if lowered[phrases[at].head] in triggers and syntax.verb(at).lemma in verbs and not is_attribute(syntax, at):
            yield Predicate(scene, syntax, at)
