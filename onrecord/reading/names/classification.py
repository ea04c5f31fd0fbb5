"""Classification: what sort of thing each name of an article names, by all the evidence that its mentions show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from onrecord.reading.names.carving import Part
from onrecord.reading.names.external_evidence import ADMINISTRATION, SILENT, WEAK, evidence_around
from onrecord.reading.names.external_rules import PERSON_VERB
from onrecord.reading.names.internal_evidence import OTHER_HEAD, evidence_inside
from onrecord.reading.names.rules import ACRONYM, CAPITALS_ALONE, TWO_WORDS, Evidence, Sort
from onrecord.reading.names.segmentation import Carved
from onrecord.reading.word_classes import BODY_HEADS, COMMON, GIVEN_NAMES, SURNAME_HEADS
from onrecord.reference import Reference
from onrecord.reference.spelling import folded
from onrecord.schema.vocabulary import EntityType, RegionType


class Verdict(NamedTuple):
    """The sort of a name, and the rule that weighed most for it. `is_known` says that the reference has the name,
    `is_word` that it may be only a capitalised word."""

    sort: Sort
    rule: str
    is_known: bool
    is_word: bool


class OwnEvidence(NamedTuple):
    """What a name says by itself: its evidence, the weight of its being in the reference, and the sort and rule that
    result. `is_listed` says that the reference lists it."""

    evidence: tuple[Evidence, ...]
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
    around: tuple[Evidence, ...] = ()
    for part in mentions:
        if not carved.listed or part not in carved.listed:
            around += evidence_around(text, part)
    found, prior, sort, rule, is_listed = own
    if any(kind is _PLACE and weight >= _SURE_PLACE for kind, weight in prior):  # “the Kyiv administration”
        around = tuple([cue for cue in around if cue is not ADMINISTRATION])
    if around:
        sort, rule = _heaviest(found + around, prior)
    is_word = not is_listed and (
        (_is_thing(name, sort, rule, carved) if " " in name else _is_word(name, rule, carved))
        or (sort is _ORGANIZATION and not prior and all(_is_line(text, part) for part in mentions))
    )
    return _new(Verdict, (sort, rule, is_listed, is_word))


def own_evidence(name: str, reference: Reference) -> OwnEvidence:
    """What a name says by itself, in whatever article it stands."""
    evidence, prior = evidence_inside(name), _prior(name, reference)
    return OwnEvidence(evidence, prior, *_heaviest(evidence, prior), name in reference.names)


_new = tuple.__new__  # a third of the time of Verdict(…)
_WEAK_PERSON = WEAK | {TWO_WORDS.rule_id, PERSON_VERB.rule_id}
"""Rules that make no person of what ends in a word which the article writes small."""
_SURE_PLACE = 2
"""The weight of a country or region that the reference lists."""
_SORTS = tuple(Sort)
_PERSON, _PLACE, _ORGANIZATION, _OTHER = Sort.PERSON, Sort.PLACE, Sort.ORGANIZATION, Sort.OTHER
_COUNTRY = EntityType.COUNTRY
_CAPITALS_ALONE, _ACRONYM = CAPITALS_ALONE.rule_id, ACRONYM.rule_id
_ENOUGH = 5
"""How many mentions of a name have their surroundings looked at. Later ones rarely show more."""
_PRIORS = {
    EntityType.COUNTRY: (_PLACE, 6.0),
    EntityType.REGION: (_PLACE, 2.5),
    EntityType.PERSON: (_PERSON, 6.0),
}
"""The weight for a country, region or person of that name in the reference; anything else is a body."""
_ON_ROSTER, _ON_ROSTER_ALONE = 6.0, 2.0
"""The weights for a name on the roster: of several words, and of one. They are set by hand."""
_FIRST_LEVEL = ((_PLACE, 2.5),)
_TOWN = ((_PLACE, 0.8),)


def _prior(name: str, reference: Reference) -> tuple[tuple[Sort, float], ...]:
    """The weight of a name's being in the reference."""
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
    """The weight of a name's being on the roster."""
    roster = reference.roster
    members = [roster.member(key) for key in roster.names.get(folded(name), ())]
    people = {member.kind == "person" for member in members if member.is_trusted}
    if len(people) != 1:
        return ()
    weight = _ON_ROSTER if " " in name else _ON_ROSTER_ALONE
    return ((_PERSON if True in people else _ORGANIZATION, weight),)


@lru_cache(maxsize=1 << 14)
def _heaviest(evidence: Iterable[Evidence], prior: Iterable[tuple[Sort, float]]) -> tuple[Sort, str]:
    """The sort with the greatest weight, and the rule that weighs most for it. If hints repeat, the second counts a
    half, the third a third."""
    weights = dict.fromkeys(_SORTS, 0.0)
    times: dict[tuple[Sort, str], int] = {}
    heaviest: dict[Sort, Evidence] = {}
    for hint in evidence:
        sort, weight, rule = hint
        times[sort, rule] = times.get((sort, rule), 0) + 1
        weights[sort] += weight / times[sort, rule]
        if weight > 0 and (sort not in heaviest or weight > heaviest[sort].weight):
            heaviest[sort] = hint
    for sort, weight in prior:
        weights[sort] += weight
    sort = max(_SORTS, key=weights.__getitem__)
    if weights[sort] <= 0:
        sort = _ORGANIZATION
    return sort, heaviest[sort].rule if sort in heaviest else _CAPITALS_ALONE


def _is_word(name: str, rule: str, carved: Carved) -> bool:
    """Whether a single capitalised word is not a name: the article also writes it in lower case, or it is a common
    word, or it only begins sentences and has no evidence."""
    lower = name.lower()
    if rule not in WEAK or lower in BODY_HEADS:
        return False
    if lower in carved.written or lower in COMMON:
        return True
    return rule in SILENT and name not in carved.middle


def _is_thing(name: str, sort: Sort, rule: str, carved: Carved) -> bool:
    """Whether a name of several words, taken for a person's on weak evidence, is a thing's: the article has its last
    word small too (“Magic Keyboard”, and “the keyboard”)."""
    first, _, rest = name.lower().partition(" ")
    if sort is not _PERSON or rule not in _WEAK_PERSON or first in GIVEN_NAMES:
        return False
    return rest.rpartition(" ")[2] in carved.written


def _is_line(text: str, part: Part) -> bool:
    """Whether a name is a line of its own, as the heading of a section is: “World News”."""
    return text[part.start - 1 : part.start] in ("", "\n") and text[part.end : part.end + 1] in ("", "\n")


def stands_alone(name: str, verdict: Verdict, reference: Reference) -> bool:
    """Whether a single word names a place, a body or a thing, even if people have it as a surname."""
    if verdict.is_known and any(reference.entities[c].entity_type is _COUNTRY for c in reference.names[name]):
        return True
    if verdict.sort is _OTHER:
        return verdict.rule != OTHER_HEAD.rule or name.lower() not in SURNAME_HEADS
    return verdict.sort is _ORGANIZATION and verdict.rule == _ACRONYM
