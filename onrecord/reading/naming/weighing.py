"""Weighing: what sort of thing each name of an article names, by all the cues that its mentions show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.reading.naming.cues import Cue, Sort, own_cues
from onrecord.reading.naming.namewords import BODY_HEADS
from onrecord.reading.naming.openings import COMMON
from onrecord.reading.naming.parts import Carved, Part
from onrecord.reading.naming.surroundings import context_cues
from onrecord.reference import Reference
from onrecord.schema.vocabulary import EntityType, RegionType


class Verdict(NamedTuple):
    """The sort of a name and the rule that weighed most for it; `is_known` where the reference has the name; `is_word`
    where it is as likely a word that somebody capitalised."""

    sort: Sort
    rule: str
    is_known: bool
    is_word: bool


def weigh(text: str, carved: Carved, reference: Reference) -> dict[str, Verdict]:
    """What each name names, by all that its mentions show."""
    mentions: dict[str, list[Part]] = {}
    for part in carved.parts:
        mentions.setdefault(part.name, []).append(part)
    return {name: _weighed(name, text, found, carved, reference) for name, found in mentions.items()}


def _weighed(name: str, text: str, mentions: Sequence[Part], carved: Carved, reference: Reference) -> Verdict:
    """What a name names. Of cues that say the same, the second counts half, the third a third."""
    if len(mentions) > _ENOUGH:
        mentions = [*mentions[:_ENOUGH], *(later for later in mentions[_ENOUGH:] if later.title)]
    cues = list(own_cues(name))
    for part in mentions:
        if not carved.listed or part not in carved.listed:
            cues += context_cues(text, part)
    weights = dict.fromkeys(_SORTS, 0.0)
    times: dict[tuple[Sort, str], int] = {}
    heaviest: dict[Sort, Cue] = {}
    for cue in cues:
        sort, weight, rule = cue
        if (sort, rule) in times:
            times[sort, rule] += 1
            weights[sort] += weight / times[sort, rule]
        else:
            times[sort, rule] = 1
            weights[sort] += weight
        if weight > 0 and (sort not in heaviest or weight > heaviest[sort].weight):
            heaviest[sort] = cue
    return _verdict(name, weights, heaviest, reference, carved)


_SORTS = tuple(Sort)
_ENOUGH = 5
"""Mentions of a name whose surroundings are looked at: later ones repeat what they showed."""
_PRIORS = {
    EntityType.COUNTRY: (Sort.PLACE, 6.0),
    EntityType.REGION: (Sort.PLACE, 2.5),
    EntityType.PERSON: (Sort.PERSON, 6.0),
}
"""What it weighs that the reference lists a country, region or person of a name; anything else is a body."""


def _verdict(
    name: str, weights: dict[Sort, float], heaviest: Mapping[Sort, Cue], reference: Reference, carved: Carved
) -> Verdict:
    listed = reference.names.get(name)
    if listed is not None:
        for kind in {reference.entities[candidate].entity_type for candidate in listed}:
            sort, weight = _PRIORS.get(kind, (Sort.ORGANIZATION, 6.0))
            weights[sort] += weight
    elif places := reference.places(name):
        nearest = reference.regions[places[0]].region_type
        weights[Sort.PLACE] += 2.5 if nearest is RegionType.FIRST_LEVEL else 0.8
    sort = max(_SORTS, key=weights.__getitem__)
    if weights[sort] <= 0:
        sort = Sort.ORGANIZATION
    rule = heaviest[sort].rule if sort in heaviest else "capitalised-name"
    is_word = listed is None and " " not in name and _is_word(name, rule, carved)
    return Verdict(sort, rule, listed is not None, is_word)


_WEAK = frozenset(
    (
        "capitalised-name",
        "article",
        "pronoun",
        "company",
        "saying",
        "belonging",
        "member-of",
        "place-preposition",
        "single-word",
    )
)
_SILENT = frozenset(("capitalised-name", "pronoun"))
"""What makes no name of a word that only begins sentences: “he” in its sentence may be anybody."""


def _is_word(name: str, rule: str, carved: Carved) -> bool:
    """Whether a single capitalised word is no name: the article writes it small too, or it is a common word, or it
    only begins sentences and nothing speaks for it."""
    lower = name.lower()
    if rule not in _WEAK or lower in BODY_HEADS:
        return False
    if lower in carved.small or lower in COMMON:
        return True
    return rule in _SILENT and name not in carved.middle


def stands_alone(name: str, verdict: Verdict, reference: Reference) -> bool:
    """Whether a single word names a place or a body however many people have it as a surname."""
    if any(reference.entities[c].entity_type is EntityType.COUNTRY for c in reference.names.get(name, ())):
        return True
    return verdict.sort is Sort.OTHER or (verdict.sort is Sort.ORGANIZATION and verdict.rule == "acronym")
