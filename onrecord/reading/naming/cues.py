"""Cues: what a name's own words say about what it names; what stands around it, surroundings.py tells.

Every cue is a kind, a weight and a name. Weights are set by hand: 4 settles it, 2 is likely, 1 a hint; they add up
over all places where an article has the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from onrecord.reading.lexicon import words
from onrecord.reading.naming.namewords import (
    BODY_HEADS,
    GIVEN_NAMES,
    HEADS,
    OTHER_HEADS,
    PLACE_HEADS,
    SEXED_NAMES,
    SURNAME_HEADS,
)
from onrecord.reading.naming.openings import COMMON


class Sort(StrEnum):
    """What a name may name. OTHER is none of what is collected: a day, a prize, a law, a work."""

    ORGANIZATION = "organization"
    PLACE = "place"
    PERSON = "person"
    OTHER = "other"


class Cue(NamedTuple):
    """A hint that a name is of a sort; `rule` is what the hint is called."""

    sort: Sort
    weight: float
    rule: str


_MIDDLE_INITIAL = re.compile(r"\w (?:[^\W\d_]\.)+ \w")
_FIRST_INITIAL = re.compile(r"[^\W\d_]\. \w")
_INNER_CAPITAL = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|O’|O')[A-Z][a-z]+[A-Z][a-z]|^[a-z][A-Z]")
_PARTICLES = frozenset("de da dos di del della van von der den ter bin ibn al el".split())
_ARTICLE = re.compile(r"\b(?:[Aa]l|[Ee]l)-[A-Z]")
_PLACE_ENDINGS = tuple("stan ville burg burgh shire grad abad pur chester borough folk land polis".split())
_SURNAME_ENDINGS = tuple(
    "sson enko ovich evich ova sky ski skyy ez yan ian stein oğlu oglu adze shvili opoulos".split()
)
_PARTY_TAG = re.compile(r"[RDI]-[A-Z]")
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_PLACE_BEGINNINGS = words("name_heads", "place_beginnings") - {"st.", "le", "la"}
_BODY_BEGINNINGS = words("name_heads", "organization_beginnings")
_FACILITIES = words("name_heads", "facilities")
_NEVER = words("name_cues", "never")


def own_cues(name: str) -> tuple[Cue, ...]:
    """What the words of `name` say: its head, given names, capitals."""
    parts = name.split(" ")
    if len(parts) == 1:
        return (*_spelling_cues(name, parts), *_single_word_cues(name, name.lower()))
    return (*_spelling_cues(name, parts), *_several_words_cues(parts, name.lower().split(" ")))


def _several_words_cues(parts: Sequence[str], lower: Sequence[str]) -> list[Cue]:
    if lower[-1] in _SUFFIXES and len(lower) > 2:
        is_younger = lower[0] in GIVEN_NAMES or lower[-1][0] in "js"
        cues = [Cue(Sort.PERSON, 4, "name-suffix")] if is_younger else []
        return cues + _several_words_cues(parts[:-1], lower[:-1])
    head = _head(lower)
    cues = _head_cues(lower, head)
    if lower[0] in _PLACE_BEGINNINGS:
        cues.append(Cue(Sort.PLACE, 1.5, "place-beginning"))
    if lower[0] in _BODY_BEGINNINGS:
        cues.append(Cue(Sort.ORGANIZATION, 1.5, "organization-beginning"))
    if len(parts) > 3:
        cues.append(Cue(Sort.ORGANIZATION, 1, "many-words"))
    if head not in HEADS:
        cues += _person_cues(parts, lower, head)
    return cues


def _spelling_cues(name: str, parts: Sequence[str]) -> list[Cue]:
    """What the letters and marks of a name say."""
    cues = []
    if "&" in name:
        cues.append(Cue(Sort.ORGANIZATION, 3, "ampersand"))
    if ". " in name and (_MIDDLE_INITIAL.search(name) or _FIRST_INITIAL.match(name)):
        cues.append(Cue(Sort.PERSON, 3, "initial"))
    if _INNER_CAPITAL.search(name):
        cues.append(Cue(Sort.ORGANIZATION, 2, "inner-capital"))
    if not _PARTICLES.isdisjoint(parts[1:-1]) or ("l-" in name and _ARTICLE.search(name)):
        cues.append(Cue(Sort.PERSON, 1.5, "name-particle"))
    if name.endswith(_SURNAME_ENDINGS):
        cues.append(Cue(Sort.PERSON, 0.8, "surname-ending"))
    return cues


def _person_cues(parts: Sequence[str], lower: Sequence[str], head: str) -> list[Cue]:
    """What the words of a name without a head of a body or place say."""
    cues = []
    if lower[0] in GIVEN_NAMES and head == lower[-1]:
        cues.append(Cue(Sort.PERSON, 3, "given-name"))
    acronym = _is_acronym(parts[0])
    if acronym and not _is_acronym(parts[-1]):
        cues.append(Cue(Sort.ORGANIZATION, 1, "acronym"))
    if len(parts) in (2, 3) and not acronym and COMMON.isdisjoint(lower):
        cues.append(Cue(Sort.PERSON, 1.2, "two-words"))
    if "-" in parts[-1] and parts[-1].rpartition("-")[2].islower():
        cues.append(Cue(Sort.PERSON, 2, "hyphenated-name"))
    return cues


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def _head(lower: Sequence[str]) -> str:
    """The word that tells what the name names: the one before “of” or “for”, or the last."""
    for at in range(1, len(lower)):
        if lower[at] in ("of", "for", "on"):
            return lower[at - 1]
    return lower[-1]


def _head_cues(lower: Sequence[str], head: str) -> list[Cue]:
    cues = []
    if len(lower) in (2, 3) and lower[0] in SEXED_NAMES and lower[-1] in SURNAME_HEADS:
        cues.append(Cue(Sort.PERSON, 5, "given-name"))
    if head in OTHER_HEADS:
        cues.append(Cue(Sort.OTHER, 4, "head"))
    elif head in _FACILITIES:
        cues.append(Cue(Sort.PLACE, 3, "place-head"))
        cues.append(Cue(Sort.ORGANIZATION, 2 if head == lower[-1] else 3.5, "organization-head"))
    elif head in BODY_HEADS or head.rstrip("s") in BODY_HEADS:
        cues.append(Cue(Sort.ORGANIZATION, 4, "organization-head"))
    elif head in PLACE_HEADS:
        cues.append(Cue(Sort.PLACE, 4, "place-head"))
    elif head != lower[-1]:
        cues.append(Cue(Sort.ORGANIZATION, 2, "organization-head"))
    return cues


def _single_word_cues(name: str, lower: str) -> list[Cue]:
    cues = []
    if lower in _NEVER:
        cues.append(Cue(Sort.OTHER, 6, "never"))
    if name.isupper() and 2 <= len(name) <= 6:
        cues.append(Cue(Sort.ORGANIZATION, 2.5, "acronym"))
    elif "." in name and len(name) > 3 and name.replace(".", "").isupper():
        cues.append(Cue(Sort.ORGANIZATION, 1.5, "acronym"))
    is_given = lower in GIVEN_NAMES
    if is_given:
        cues.append(Cue(Sort.PERSON, 2 if lower in SEXED_NAMES else 1, "given-name"))
    else:
        cues.append(Cue(Sort.PERSON, -0.8, "single-word"))
    if lower.endswith(_PLACE_ENDINGS):
        cues.append(Cue(Sort.PLACE, 1, "place-ending"))
    if lower in OTHER_HEADS and not is_given:
        cues.append(Cue(Sort.OTHER, 2, "head"))
    elif lower in BODY_HEADS:
        cues.append(Cue(Sort.ORGANIZATION, 2, "organization-head"))
    if len(name.strip(".")) == 1 or _PARTY_TAG.match(name):
        cues.append(Cue(Sort.OTHER, 6, "never"))
    return cues
