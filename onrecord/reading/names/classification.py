"""Weighing: what sort of thing each name of an article names, by all the cues that its mentions show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from onrecord.reading.names.carving import Part
from onrecord.reading.names.external_evidence import SILENT, WEAK, context_cues
from onrecord.reading.names.internal_evidence import OTHER_HEAD, own_cues
from onrecord.reading.names.rules import ACRONYM, CAPITALS_ALONE, Cue, Sort
from onrecord.reading.names.segmentation import Carved
from onrecord.reading.word_classes import BODY_HEADS, COMMON, SURNAME_HEADS
from onrecord.reference import Reference
from onrecord.reference.spelling import folded
from onrecord.schema.vocabulary import EntityType, RegionType


class Verdict(NamedTuple):
    """The sort of a name and the rule that weighed most for it; `is_known` where the reference has the name; `is_word`
    where it is as likely a word that somebody capitalised."""

    sort: Sort
    rule: str
    is_known: bool
    is_word: bool


class OwnEvidence(NamedTuple):
    """What a name says by itself: its cues, what it weighs that the reference has it, and the sort and rule of the
    two; `is_listed` where the reference lists it."""

    cues: tuple[Cue, ...]
    prior: tuple[tuple[Sort, float], ...]
    sort: Sort
    rule: str
    is_listed: bool


def weigh(text: str, carved: Carved, own: Mapping[str, OwnEvidence]) -> dict[str, Verdict]:
    """What each name names, by all that its mentions show; `own` has what each says by itself."""
    mentions: dict[str, list[Part]] = {}
    for part in carved.parts:
        name = part[2]
        if name in mentions:
            mentions[name].append(part)
        else:
            mentions[name] = [part]
    return {name: _weighed(name, own[name], text, found, carved) for name, found in mentions.items()}


def _weighed(name: str, own: OwnEvidence, text: str, mentions: list[Part], carved: Carved) -> Verdict:
    """What a name names."""
    if len(mentions) > _ENOUGH:
        mentions = [*mentions[:_ENOUGH], *[later for later in mentions[_ENOUGH:] if later.title]]
    around: tuple[Cue, ...] = ()
    for part in mentions:
        if not carved.listed or part not in carved.listed:
            around += context_cues(text, part)
    cues, prior, sort, rule, is_listed = own
    if around:
        sort, rule = _heaviest(cues + around, prior)
    is_word = not is_listed and " " not in name and _is_word(name, rule, carved)
    return _new(Verdict, (sort, rule, is_listed, is_word))


def own_evidence(name: str, reference: Reference) -> OwnEvidence:
    """What a name says by itself, in whatever article it stands."""
    cues, prior = own_cues(name), _prior(name, reference)
    return OwnEvidence(cues, prior, *_heaviest(cues, prior), name in reference.names)


_new = tuple.__new__  # a third of the time of Verdict(…)
_SORTS = tuple(Sort)
_PERSON, _PLACE, _ORGANIZATION, _OTHER = Sort.PERSON, Sort.PLACE, Sort.ORGANIZATION, Sort.OTHER
_COUNTRY = EntityType.COUNTRY
_CAPITALS_ALONE, _ACRONYM = CAPITALS_ALONE.rule_id, ACRONYM.rule_id
_ENOUGH = 5
"""Mentions of a name whose surroundings are looked at: later ones repeat what they showed."""
_PRIORS = {
    EntityType.COUNTRY: (_PLACE, 6.0),
    EntityType.REGION: (_PLACE, 2.5),
    EntityType.PERSON: (_PERSON, 6.0),
}
"""What it weighs that the reference lists a country, region or person of a name; anything else is a body."""
_ON_ROSTER, _ON_ROSTER_ALONE = 6.0, 2.0
"""What it weighs that the roster has a name, of several words or of one, by hand."""
_FIRST_LEVEL = ((_PLACE, 2.5),)
_TOWN = ((_PLACE, 0.8),)


def _prior(name: str, reference: Reference) -> tuple[tuple[Sort, float], ...]:
    """What it weighs that the reference has a name."""
    listed = reference.names.get(name)
    if listed is not None:
        kinds = {reference.entities[candidate].entity_type for candidate in listed}
        return tuple([_PRIORS.get(kind, (_ORGANIZATION, 6.0)) for kind in kinds])
    on_roster = _roster_prior(name, reference)
    places = reference.places(name)
    if not places:
        return on_roster
    is_first_level = reference.regions[places[0]].region_type is RegionType.FIRST_LEVEL
    return (_FIRST_LEVEL if is_first_level else _TOWN) + on_roster


def _roster_prior(name: str, reference: Reference) -> tuple[tuple[Sort, float], ...]:
    """What it weighs that somebody or something in the news goes by a name."""
    roster = reference.roster
    members = [roster.member(key) for key in roster.names.get(folded(name), ())]
    people = {member.kind == "person" for member in members if member.is_trusted}
    if len(people) != 1:
        return ()
    weight = _ON_ROSTER if " " in name else _ON_ROSTER_ALONE
    return ((_PERSON if True in people else _ORGANIZATION, weight),)


@lru_cache(maxsize=1 << 14)
def _heaviest(cues: Iterable[Cue], prior: Iterable[tuple[Sort, float]]) -> tuple[Sort, str]:
    """The sort for which most speaks, and the rule that weighs most for it. Of cues that say the same, the second
    counts half, the third a third."""
    weights = dict.fromkeys(_SORTS, 0.0)
    times: dict[tuple[Sort, str], int] = {}
    heaviest: dict[Sort, Cue] = {}
    for cue in cues:
        sort, weight, rule = cue
        times[sort, rule] = times.get((sort, rule), 0) + 1
        weights[sort] += weight / times[sort, rule]
        if weight > 0 and (sort not in heaviest or weight > heaviest[sort].weight):
            heaviest[sort] = cue
    for sort, weight in prior:
        weights[sort] += weight
    sort = max(_SORTS, key=weights.__getitem__)
    if weights[sort] <= 0:
        sort = _ORGANIZATION
    return sort, heaviest[sort].rule if sort in heaviest else _CAPITALS_ALONE


def _is_word(name: str, rule: str, carved: Carved) -> bool:
    """Whether a single capitalised word is no name: the article writes it small too, or it is a common word, or it
    only begins sentences and nothing speaks for it."""
    lower = name.lower()
    if rule not in WEAK or lower in BODY_HEADS:
        return False
    if lower in carved.written or lower in COMMON:
        return True
    return rule in SILENT and name not in carved.middle


def stands_alone(name: str, verdict: Verdict, reference: Reference) -> bool:
    """Whether a single word names a place, a body or a thing however many people have it as a surname."""
    if verdict.is_known and any(reference.entities[c].entity_type is _COUNTRY for c in reference.names[name]):
        return True
    if verdict.sort is _OTHER:
        return verdict.rule != OTHER_HEAD.rule or name.lower() not in SURNAME_HEADS
    return verdict.sort is _ORGANIZATION and verdict.rule == _ACRONYM
