"""Weighing: what sort of thing each name of an article names, by all the cues that its mentions show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.reading.lexicon import words
from onrecord.reading.naming.cues import Cue, Sort, context_cues, own_cues
from onrecord.reading.naming.openings import common
from onrecord.reading.naming.parts import Carved
from onrecord.reference import Reference
from onrecord.schema.vocabulary import EntityType, RegionType


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sort of a name and the rule that weighed most for it; `is_known` where the reference has the name; `is_word`
    where it is as likely a word that somebody capitalised."""

    sort: Sort
    rule: str
    is_known: bool
    is_word: bool


def weigh(text: str, carved: Carved, reference: Reference) -> dict[str, Verdict]:
    """What each name names, by all that its mentions show."""
    weights: dict[str, dict[Sort, float]] = {}
    rules: dict[str, dict[Sort, tuple[float, str]]] = {}
    times: Counter[tuple[str, Sort, str]] = Counter()
    mentions: Counter[str] = Counter()
    for part in carved.parts:
        mentions[part.name] += 1
        if mentions[part.name] > _ENOUGH and not part.title:
            continue
        cues: list[Cue] = []
        if part.name not in weights:
            weights[part.name] = dict.fromkeys(Sort, 0.0)
            rules[part.name] = {}
            cues += own_cues(part.name)
        if part not in carved.listed:
            cues += context_cues(text, part)
        for cue in cues:
            times[part.name, cue.sort, cue.rule] += 1
            weights[part.name][cue.sort] += cue.weight / times[part.name, cue.sort, cue.rule]
            if cue.weight > rules[part.name].get(cue.sort, (0.0, ""))[0]:
                rules[part.name][cue.sort] = (cue.weight, cue.rule)
    return {name: _verdict(name, weights[name], rules[name], reference, carved) for name in weights}


_ENOUGH = 5
"""Mentions of a name whose surroundings are looked at: later ones repeat what they showed."""
_PRIOR = {EntityType.COUNTRY: 6.0, EntityType.REGION: 2.5}


def _verdict(
    name: str,
    weights: dict[Sort, float],
    rules: dict[Sort, tuple[float, str]],
    reference: Reference,
    carved: Carved,
) -> Verdict:
    known = {reference.entities[candidate].entity_type for candidate in reference.names.get(name, ())}
    if not known and reference.places(name):
        nearest = reference.regions[reference.places(name)[0]].region_type
        weights[Sort.PLACE] += 2.5 if nearest is RegionType.FIRST_LEVEL else 0.8
    for kind in known:
        if kind in _PRIOR:
            weights[Sort.PLACE] += _PRIOR[kind]
        elif kind is EntityType.PERSON:
            weights[Sort.PERSON] += 6
        else:
            weights[Sort.ORGANIZATION] += 6
    sort = max(Sort, key=lambda s: weights[s])
    if weights[sort] <= 0:
        sort = Sort.ORGANIZATION
    rule = rules.get(sort, (0.0, "capitalised-name"))[1]
    is_word = not known and " " not in name and _is_word(name, rule, carved)
    return Verdict(sort, rule, bool(known), is_word)


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
    if rule not in _WEAK or lower in words("name_heads", "organization"):
        return False
    if lower in carved.small or lower in common():
        return True
    return rule in _SILENT and name not in carved.middle


def stands_alone(name: str, verdict: Verdict, reference: Reference) -> bool:
    """Whether a single word names a place or a body however many people have it as a surname."""
    if any(reference.entities[c].entity_type is EntityType.COUNTRY for c in reference.names.get(name, ())):
        return True
    return verdict.sort is Sort.OTHER or (verdict.sort is Sort.ORGANIZATION and verdict.rule == "acronym")
