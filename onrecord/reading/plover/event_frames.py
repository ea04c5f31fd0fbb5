"""Frames: what a verb and the words around it must be to tell of an event; the lexicon `plover.toml`, compiled.

A frame is written as in ``withdraw from +treaty``: a verb, the words that follow it, and what its object, its subject
or the verb that it governs must be. The lexicon's head explains the signs.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from onrecord.language.words import closed_class, verb_forms
from onrecord.reading.lexicon import lexicon
from onrecord.schema.vocabulary import EventType

ANY = "any"
"""The key of the frames and nouns that tell no mode."""


class Frame(NamedTuple):
    """A verb with what must stand around it. None and () demand nothing; a class in capitals is a kind of mention."""

    event_type: EventType
    mode: str | None
    lemma: str
    words: tuple[str, ...] = ()
    object: str | None = None
    subject: str | None = None
    governs: str | None = None
    is_wanted: bool = False

    @property
    def demands(self) -> int:
        """How much the frame demands; of the frames that fit a verb, the one that demands most counts."""
        classes = sum(0 if name is None else 2 if name.isupper() else 3 for name in (self.object, self.subject))
        return classes + 3 * (self.governs is not None) + 2 * self.is_wanted + len(self.words)


class EventNoun(NamedTuple):
    """A noun that names an event: by itself, or as the object of a light verb only."""

    event_type: EventType
    mode: str | None
    is_light: bool


def read_frame(written: str, event_type: EventType, mode: str | None) -> Frame:
    """The frame that one entry of the lexicon describes."""
    lemma, *rest = written.split()
    signs = {part[0]: part[1:] for part in rest if part[0] in "+<>~"}
    return Frame(
        event_type,
        mode,
        lemma,
        tuple(part for part in rest if part[0] not in "+<>~"),
        signs.get("+"),
        signs.get("<"),
        signs.get(">"),
        "~" in signs,
    )


def _entries(part: str) -> list[tuple[EventType, str | None, str]]:
    """Every entry of one part of the lexicon (verbs, nouns, light) with its type and mode."""
    found = []
    for event_type in EventType:
        listed: dict[str, str] = lexicon("plover")[event_type.value].get(part, {})
        found += [(event_type, None if mode == ANY else mode, entry) for mode, entry in listed.items()]
    return found


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb by its base form, those that demand most first."""
    found: dict[str, list[Frame]] = {}
    for event_type, mode, entry in _entries("verbs"):
        for written in _listed(entry):
            frame = read_frame(written, event_type, mode)
            found.setdefault(frame.lemma, []).append(frame)
    return {lemma: tuple(sorted(listed, key=lambda frame: -frame.demands)) for lemma, listed in found.items()}


@cache
def light_verbs() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The verbs that leave it to their object to say what happens, with the words that follow them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for written in _listed(lexicon("plover")["light_verbs"]):
        lemma, *rest = written.split()
        found.setdefault(lemma, []).append(tuple(rest))
    return {lemma: tuple(sorted(listed, key=len, reverse=True)) for lemma, listed in found.items()}


@cache
def event_verb_forms() -> frozenset[str]:
    """Every form of the verbs that have a frame; for those of “be”, which every text is full of, their other words."""
    inflected = (form for form, readings in verb_forms().items() if any(r.lemma in frames() for r in readings))
    beside = (words for frame in frames()["be"] for words in (frame.words[:1], class_words(frame.object or "ready")))
    return frozenset(inflected).union(*beside) - closed_class("prepositions")


@cache
def light_verb_forms() -> frozenset[str]:
    """Every form of the light verbs, auxiliaries included."""
    inflected = (form for form, readings in verb_forms().items() if any(r.lemma in light_verbs() for r in readings))
    return frozenset(inflected) | closed_class("have")


@cache
def event_nouns() -> dict[str, EventNoun]:
    """The nouns that name events; one that two types have is the first one's."""
    found: dict[str, EventNoun] = {}
    for part in ("nouns", "light"):
        for event_type, mode, entry in _entries(part):
            for word in entry.split():
                found.setdefault(word, EventNoun(event_type, mode, part == "light"))
    return found


@cache
def telling_nouns() -> frozenset[str]:
    """The nouns that name events by themselves."""
    return frozenset(word for word, noun in event_nouns().items() if not noun.is_light)


@cache
def class_words(name: str) -> frozenset[str]:
    """The words of a class: one of the lexicon's lists, or all the nouns of an event type."""
    if name in EventType.__members__:
        return frozenset(word for word, noun in event_nouns().items() if noun.event_type == name)
    classes: dict[str, Any] = lexicon("plover")["classes"]
    return frozenset(classes[name].split())


def _listed(text: str) -> list[str]:
    return [entry for part in text.split(",") if (entry := " ".join(part.split()))]
