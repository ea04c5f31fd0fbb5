"""Entries: what the lexicon `plover.toml` lists for each type of event, as it is written there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.reading.lexicon import lexicon
from onrecord.schema.vocabulary import EventType

ANY = "any"
"""The key of the frames and nouns that tell no mode."""
_SIGNS = {"+": "", "<": "by-", ">": "doing-", "~": ""}
"""What a frame's name says for each sign of the lexicon; its head explains them."""
_INFINITIVE = ">to"
_OTHER = "/"
"""What parts the verbs of a frame that several share, as in ``lift/ease/call_off +curfew``."""


class LexiconEntry(NamedTuple):
    """One frame or noun of the lexicon with its type and mode."""

    event_type: EventType
    mode: str | None
    written: str


def entries(part: str) -> list[LexiconEntry]:
    """Every entry of one part of the lexicon: verbs, nouns, light."""
    found = []
    for event_type in EventType:
        listed: dict[str, str] = lexicon("events/plover")[event_type.value].get(part, {})
        for mode, text in listed.items():
            written = listed_frames(text) if part == "verbs" else text.split()
            found += [LexiconEntry(event_type, None if mode == ANY else mode, entry) for entry in written]
    return found


def listed_frames(text: str) -> list[str]:
    """The frames of a list in which commas part them."""
    return [entry for part in text.split(",") if (entry := " ".join(part.split()))]


def verbs_of(written: str) -> Iterator[str]:
    """The frame for each of its verbs: ``lift +curfew`` and ``call off +curfew`` of ``lift/call_off +curfew``."""
    verbs, *rest = written.split()
    for verb in verbs.split(_OTHER):
        yield " ".join([*verb.split("_"), *rest])


def is_conditional(written: str) -> bool:
    """Whether a frame asks for more than words right behind its verb."""
    return any(part[0] in _SIGNS for part in written.split())


def frame_name(written: str) -> str:
    """The name of a frame in the `rule` of a row, by the first of its words: ``capture/seize +PLACE`` is capture-place,
    ``commit >ceasefire`` is commit-doing-ceasefire, ``hope >to`` is hope-to-do, ``leave +PLACE <BODY|troops`` is
    leave-place-by-body."""
    return "-".join(_part_name(part) for part in next(verbs_of(written)).split()).lower()


def _part_name(part: str) -> str:
    if part == _INFINITIVE:
        return "to-do"
    return f"{_SIGNS[part[0]]}{part[1:]}".partition("|")[0] if part[0] in _SIGNS else part


def names_of(part: str, *event_types: EventType) -> dict[str, str]:
    """The frames or nouns of some types by the names that rows give them, each as it is written."""
    return {frame_name(entry.written): entry.written for entry in entries(part) if entry.event_type in event_types}
