"""Frames: what a verb and the words around it must be to tell of an event; the lexicon `plover.toml`, compiled.

A frame is written as in ``withdraw from +treaty``: a verb, the words that follow it, and what its object, its subject
or the verb that it governs must be. The lexicon's head explains the signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from onrecord.language.words import closed_class, verb_forms
from onrecord.reading.events.entries import entries, frame_name, listed_frames, verbs_of
from onrecord.reading.lexicon import lexicon
from onrecord.schema.vocabulary import EventType

KINDS = frozenset(("PLACE", "PERSON", "BODY", "COUNTRY", "PARTY", "POWER"))
"""What a phrase is asked to name, where a frame asks for no word of a class."""


class Frame(NamedTuple):
    """A verb with what must stand around it. None and () demand nothing; a class in capitals is a kind of mention.

    One without `event_type` is a phrase that tells of no event, whatever its verb tells elsewhere: ``put on +hold``.
    """

    event_type: EventType | None
    mode: str | None
    name: str
    lemma: str
    words: tuple[str, ...] = ()
    object: str | None = None
    subject: str | None = None
    governs: str | None = None
    is_wanted: bool = False
    needs: tuple[frozenset[str], ...] = ()
    """Sets of words of each of which a sentence must have one for the frame to fit any verb of it, the rarest first."""

    @property
    def demands(self) -> int:
        """How much the frame demands; of the frames that fit a verb, the one that demands most counts."""
        classes = sum(0 if name is None else 2 if name.isupper() else 3 for name in (self.object, self.subject))
        return classes + 3 * (self.governs is not None) + 2 * self.is_wanted + len(self.words)


class EventVerb(NamedTuple):
    """How a verb may tell of an event: by a frame that demands much of what stands around it, else as a light verb with
    the words that follow it, which leaves it to its object to say what happens, else by a frame that demands little."""

    exacting: tuple[Frame, ...] = ()
    light: tuple[tuple[str, ...], ...] = ()
    plain: tuple[Frame, ...] = ()
    needs: frozenset[str] | None = frozenset()
    """Words of which its sentence must have one if the verb is to tell of an event; None if it is enough by itself."""
    clues: frozenset[str] = frozenset()
    """All the words that its frames, or the nouns which it may leave the telling to, ask for: no others count."""


class EventNoun(NamedTuple):
    """A noun that names an event: by itself, or as the object of a light verb only."""

    event_type: EventType
    mode: str | None
    is_light: bool


def read_frames(event_type: EventType | None, mode: str | None, written: str) -> Iterator[Frame]:
    """The frames that one entry of the lexicon describes, one for each of its verbs."""
    name = frame_name(written)
    for one in verbs_of(written):
        lemma, *rest = one.split()
        signs = {part[0]: part[1:] for part in rest if part[0] in "+<>~"}
        following = tuple(part for part in rest if part[0] not in "+<>~")
        named, subject, governs = signs.get("+"), signs.get("<"), signs.get(">")
        needs = [class_words(cls) for cls in (named, subject) if cls and KINDS.isdisjoint(alternatives(cls))]
        needs += [frozenset((word,)) for word in (*following, *(["to"] if governs == "to" else []))]
        yield Frame(event_type, mode, name, lemma, following, named, subject, governs, "~" in signs, tuple(needs))


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb by its base form: those that tell of nothing first, then those that demand most."""
    found: dict[str, list[Frame]] = {}
    nothing = [(None, None, written) for written in listed_frames(lexicon("events/plover")["nothing"])]
    for event_type, mode, written in (*nothing, *entries("verbs")):
        for frame in read_frames(event_type, mode, written):
            found.setdefault(frame.lemma, []).append(frame)
    return {lemma: tuple(sorted(listed, key=_rank)) for lemma, listed in found.items()}


def _rank(frame: Frame) -> tuple[bool, int]:
    return frame.event_type is not None, -frame.demands


@cache
def light_verbs() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The verbs that leave it to their object to say what happens, with the words that follow them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for written in listed_frames(lexicon("events/plover")["light_verbs"]):
        lemma, *rest = written.split()
        found.setdefault(lemma, []).append(tuple(rest))
    return {lemma: tuple(sorted(listed, key=len, reverse=True)) for lemma, listed in found.items()}


@cache
def event_verbs() -> dict[str, EventVerb]:
    """All that the lexicon has on each verb, by its base form."""
    found = {}
    for lemma in frames().keys() | light_verbs().keys():
        listed = frames().get(lemma, ())
        telling = [frame for frame in listed if frame.event_type]
        exacting = tuple(frame for frame in listed if frame.event_type is None or frame.demands > 1)
        light = light_verbs().get(lemma, ())
        needs = _needs(telling, is_light=bool(light))
        clues = (event_noun_words() if light else frozenset()).union(*(n for frame in listed for n in frame.needs))
        found[lemma] = EventVerb(exacting, light, listed[len(exacting) :], needs, clues)
    return found


def _needs(listed: Sequence[Frame], *, is_light: bool) -> frozenset[str] | None:
    if not all(frame.needs for frame in listed):
        return None
    return (event_noun_words() if is_light else frozenset()).union(*(frame.needs[0] for frame in listed))


@cache
def _triggers() -> dict[str, frozenset[str] | None]:
    """The words that may tell of an event, with what else each needs in its sentence, None for nothing: the forms of
    the verbs of events, auxiliaries included, and the nouns that are enough."""
    forms = {form: {reading.lemma for reading in readings} for form, readings in verb_forms().items()}
    for auxiliary in ("be", "have", "do"):
        for form in closed_class(auxiliary):
            forms.setdefault(form, set()).add(auxiliary)
    found: dict[str, frozenset[str] | None] = {}
    for form, lemmas in forms.items():
        needs = [event_verbs()[lemma].needs for lemma in lemmas & event_verbs().keys()]
        if needs:
            found[form] = None if None in needs else frozenset().union(*filter(None, needs))
    return found | dict.fromkeys(telling_nouns())


@cache
def _trigger_words() -> frozenset[str]:
    return frozenset(_triggers())


def triggers(vocabulary: frozenset[str]) -> list[str]:
    """Those words of a sentence that may tell of an event in it, as nouns or as forms of verbs, by its other words."""
    needs = _triggers()
    return [
        word
        for word in vocabulary & _trigger_words()
        if (needed := needs[word]) is None or not needed.isdisjoint(vocabulary)
    ]


@cache
def event_nouns() -> dict[str, EventNoun]:
    """The nouns that name events; one that two types have is the first one's."""
    found: dict[str, EventNoun] = {}
    for part in ("nouns", "light"):
        for event_type, mode, word in entries(part):
            found.setdefault(word, EventNoun(event_type, mode, part == "light"))
    return found


@cache
def event_noun_words() -> frozenset[str]:
    """The nouns that name events, by themselves or not."""
    return frozenset(event_nouns())


@cache
def telling_nouns() -> frozenset[str]:
    """The nouns that name events by themselves."""
    return frozenset(word for word, noun in event_nouns().items() if not noun.is_light)


@cache
def alternatives(name: str) -> tuple[str, ...]:
    """The classes and kinds of which a frame asks for one: ``POWER|troops``."""
    return tuple(name.split("|"))


@cache
def class_words(name: str) -> frozenset[str]:
    """The words of a class: one of the lexicon's lists, or all the nouns of an event type; of any of several."""
    if "|" in name:
        return frozenset().union(*map(class_words, alternatives(name)))
    if name in EventType.__members__:
        return frozenset(word for word, noun in event_nouns().items() if noun.event_type == name)
    classes: dict[str, Any] = lexicon("events/plover")["classes"]
    return frozenset(classes[name].split())
