"""The rules for control over regions: one a relation, its frames the verbs that tell it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from onrecord.reading.events.entries import frame_name
from onrecord.reading.lexicon import lexicon
from onrecord.reading.rule import Example, Rule
from onrecord.schema.vocabulary import Relation

_WANTED = "~wanted"
"""The sign of a frame that tells something only where it is planned or wanted, as in the lexicon of events."""


def _frames(relation: Relation) -> dict[str, str]:
    listed: list[str] = [*lexicon("events/control")[relation.value]]
    if relation is Relation.CLAIMS:
        listed += [f"{verb} {_WANTED}" for verb in lexicon("events/control")["claims_if_wanted"]]
    if relation is Relation.LEFT:
        listed += [f"{verb} from" for verb in lexicon("events/control")["left_from"]]
    return {frame_name(written): written for written in listed}


def _tells(relation: Relation, sentence: str, examples: tuple[Example, ...], counter_examples: tuple[str, ...]) -> Rule:
    return Rule(f"control.{relation.value}", sentence, examples, counter_examples, frames=_frames(relation))


BY_RELATION: Mapping[Relation, Rule] = {
    Relation.CONTROLS: _tells(
        Relation.CONTROLS,
        "A verb of holding or ruling, a body as its subject, and a region as its object.",
        (
            Example("The Kivu Liberation Front controls most of Goma.", ("controls",)),
            Example("Kassala is held by the Northern Army.", ("held",)),
        ),
        (
            "The Kivu Liberation Front controls the radio in Goma.",
            "Ana Silva holds Goma dear.",
        ),
    ),
    Relation.CAPTURED: _tells(
        Relation.CAPTURED,
        "A verb of taking by force, a body as its subject, and a region as its object.",
        (
            Example("The Kivu Liberation Front captured Goma in a night.", ("captured",)),
            Example("Ethiopia seized Kassala from Sudan.", ("seized",)),
        ),
        (
            "The painter Ana Silva captured Goma in nine pictures.",
            "The Kivu Liberation Front seized a truck in Goma.",
        ),
    ),
    Relation.OCCUPIED: _tells(
        Relation.OCCUPIED,
        "The verb “occupy”, a body as its subject, and a region as its object.",
        (
            Example("Ethiopia occupied part of Kassala.", ("occupied",)),
            Example("Kassala was occupied by Ethiopia for a month.", ("occupied",)),
        ),
        (
            "Ethiopia occupied a chair of the council in Kassala.",
            "Ana Silva occupied Kassala with her songs.",
        ),
    ),
    Relation.LIBERATED: _tells(
        Relation.LIBERATED,
        "A verb of taking back, a body as its subject, and a region as its object.",
        (
            Example("Sudan recaptured Kassala after a month.", ("recaptured",)),
            Example("Goma was liberated by the Kivu Liberation Front.", ("liberated",)),
        ),
        (
            "Sudan regained the cup in Kassala.",
            "The Kivu Liberation Front liberated nine hostages in Goma.",
        ),
    ),
    Relation.ANNEXED: _tells(
        Relation.ANNEXED,
        "The verb “annex”, a body as its subject, and a region as its object.",
        (
            Example("Ethiopia annexed Kassala in 1990.", ("annexed",)),
            Example("Nyala was annexed by Chad.", ("annexed",)),
        ),
        (
            "Ethiopia annexed a hotel in Kassala.",
            "Ethiopia opened an annex in Kassala.",
        ),
    ),
    Relation.CEDED: _tells(
        Relation.CEDED,
        "A verb of handing over, a body as its subject, and a region as its object.",
        (
            Example("Sudan ceded Kassala to Ethiopia.", ("ceded",)),
            Example("The Kivu Liberation Front will never surrender Goma.", ("surrender",)),
        ),
        (
            "Sudan ceded the chair to Ethiopia in Kassala.",
            "The Kivu Liberation Front surrendered in Goma.",
        ),
    ),
    Relation.LEFT: _tells(
        Relation.LEFT,
        "A verb of leaving, a body as its subject, and a region as its object, or behind “from” with “withdraw”.",
        (
            Example("The Kivu Liberation Front withdrew from Goma.", ("withdrew",)),
            Example("Ethiopia abandoned Kassala at dawn.", ("abandoned",)),
        ),
        (
            "Ana Silva left Goma at dawn.",
            "Ethiopia withdrew its bid in Kassala.",
        ),
    ),
    Relation.LOST: _tells(
        Relation.LOST,
        "The verb “lose”, a body as its subject, and a region as its object.",
        (
            Example("Sudan lost Kassala to Ethiopia.", ("lost",)),
            Example("The Kivu Liberation Front lost half of Goma in a day.", ("lost",)),
        ),
        (
            "Sudan lost the match in Kassala.",
            "Goma lost to Kassala on penalties.",
        ),
    ),
    Relation.CLAIMS: _tells(
        Relation.CLAIMS,
        "The verb “claim”, or a verb of having or keeping that is wanted or planned; a body as its subject, and a "
        "region as its object.",
        (
            Example("Ethiopia claims all of Kassala.", ("claims",)),
            Example("The Kivu Liberation Front wants to keep Goma.", ("keep",)),
        ),
        (
            "Ethiopia claims that Kassala is safe.",
            "The Kivu Liberation Front wants to keep an office in Goma.",
        ),
    ),
}
"""The rule of each relation."""
RULES = tuple(BY_RELATION.values())


class ControlFrame(NamedTuple):
    """What a verb tells of a region: the relation, and what a row says of its rule; whether only where it is planned or
    wanted, and the preposition behind which the region stands, if any."""

    relation: Relation
    row_id: str
    is_wanted: bool
    preposition: str


def _by_verb() -> Mapping[str, tuple[ControlFrame, ...]]:
    found: dict[str, list[ControlFrame]] = {}
    for relation, rule in BY_RELATION.items():
        for name, written in rule.frames.items():
            verb, *rest = written.split()
            preposition = "".join(word for word in rest if word != _WANTED)
            found.setdefault(verb, []).append(ControlFrame(relation, rule.row_id(name), _WANTED in rest, preposition))
    return {verb: tuple(sorted(frames, key=lambda frame: not frame.is_wanted)) for verb, frames in found.items()}


FRAMES = _by_verb()
"""The frames of each verb by its base form, those that must be wanted first; the region has one place in all."""
