"""Cues: what a name's own words say about what it names; what stands around it, external_evidence.py tells.

What each weighs, evidence.py has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.lexicon import words
from onrecord.reading.names import evidence
from onrecord.reading.names.evidence import Cue
from onrecord.reading.names.sentence_starts import COMMON
from onrecord.reading.names.vocabulary import (
    BODY_HEADS,
    GIVEN_NAMES,
    HEADS,
    OTHER_HEADS,
    PLACE_HEADS,
    SEXED_NAMES,
    SURNAME_HEADS,
)

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
_PLACE_BEGINNINGS = words("names/heads", "place_beginnings") - {"st.", "le", "la"}
_BODY_BEGINNINGS = words("names/heads", "organization_beginnings")
_FACILITIES = words("names/heads", "facilities")
_NEVER = words("names/cues", "never")


def own_cues(name: str) -> tuple[Cue, ...]:
    """What the words of `name` say: its head, given names, capitals."""
    parts = name.split(" ")
    if len(parts) == 1:
        return (*_spelling_cues(name, parts), *_single_word_cues(name, name.lower()))
    return (*_spelling_cues(name, parts), *_several_words_cues(parts, name.lower().split(" ")))


def _several_words_cues(parts: Sequence[str], lower: Sequence[str]) -> list[Cue]:
    if lower[-1] in _SUFFIXES and len(lower) > 2:
        is_younger = lower[0] in GIVEN_NAMES or lower[-1][0] in "js"
        cues = [evidence.NAME_SUFFIX] if is_younger else []
        return cues + _several_words_cues(parts[:-1], lower[:-1])
    head = _head(lower)
    cues = _head_cues(lower, head)
    if lower[0] in _PLACE_BEGINNINGS:
        cues.append(evidence.PLACE_BEGINNING)
    if lower[0] in _BODY_BEGINNINGS:
        cues.append(evidence.ORGANIZATION_BEGINNING)
    if len(parts) > 3:
        cues.append(evidence.MANY_WORDS)
    if head not in HEADS:
        cues += _person_cues(parts, lower, head)
    return cues


def _spelling_cues(name: str, parts: Sequence[str]) -> list[Cue]:
    """What the letters and marks of a name say."""
    cues = []
    if "&" in name:
        cues.append(evidence.AMPERSAND)
    if ". " in name and (_MIDDLE_INITIAL.search(name) or _FIRST_INITIAL.match(name)):
        cues.append(evidence.INITIAL)
    if _INNER_CAPITAL.search(name):
        cues.append(evidence.INNER_CAPITAL)
    if not _PARTICLES.isdisjoint(parts[1:-1]) or ("l-" in name and _ARTICLE.search(name)):
        cues.append(evidence.NAME_PARTICLE)
    if name.endswith(_SURNAME_ENDINGS):
        cues.append(evidence.SURNAME_ENDING)
    return cues


def _person_cues(parts: Sequence[str], lower: Sequence[str], head: str) -> list[Cue]:
    """What the words of a name without a head of a body or place say."""
    cues = []
    if lower[0] in GIVEN_NAMES and head == lower[-1]:
        cues.append(evidence.GIVEN_NAME)
    acronym = _is_acronym(parts[0])
    if acronym and not _is_acronym(parts[-1]):
        cues.append(evidence.ACRONYM_FIRST)
    if len(parts) in (2, 3) and not acronym and COMMON.isdisjoint(lower):
        cues.append(evidence.TWO_WORDS)
    if "-" in parts[-1] and parts[-1].rpartition("-")[2].islower():
        cues.append(evidence.HYPHENATED_NAME)
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
        cues.append(evidence.GIVEN_NAME_BEFORE_HEAD)
    if head in OTHER_HEADS:
        cues.append(evidence.OTHER_HEAD)
    elif head in _FACILITIES:
        cues.append(evidence.FACILITY)
        cues.append(evidence.FACILITY_BODY if head == lower[-1] else evidence.FACILITY_BODY_OF)
    elif head in BODY_HEADS or head.rstrip("s") in BODY_HEADS:
        cues.append(evidence.ORGANIZATION_HEAD)
    elif head in PLACE_HEADS:
        cues.append(evidence.PLACE_HEAD)
    elif head != lower[-1]:
        cues.append(evidence.HEAD_BEFORE_OF)
    return cues


def _single_word_cues(name: str, lower: str) -> list[Cue]:
    cues = []
    if lower in _NEVER:
        cues.append(evidence.NEVER)
    if name.isupper() and 2 <= len(name) <= 6:
        cues.append(evidence.ACRONYM)
    elif "." in name and len(name) > 3 and name.replace(".", "").isupper():
        cues.append(evidence.ACRONYM_WITH_STOPS)
    is_given = lower in GIVEN_NAMES
    if is_given:
        cues.append(evidence.GIVEN_NAME_ALONE if lower in SEXED_NAMES else evidence.DOUBTFUL_GIVEN_NAME_ALONE)
    else:
        cues.append(evidence.SINGLE_WORD)
    if lower.endswith(_PLACE_ENDINGS):
        cues.append(evidence.PLACE_ENDING)
    if lower in OTHER_HEADS and not is_given:
        cues.append(evidence.OTHER_HEAD_ALONE)
    elif lower in BODY_HEADS:
        cues.append(evidence.ORGANIZATION_HEAD_ALONE)
    if len(name.strip(".")) == 1 or _PARTY_TAG.match(name):
        cues.append(evidence.NEVER)
    return cues
