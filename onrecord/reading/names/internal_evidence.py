"""Internal evidence: what a name's own words say about what it names, and how much each cue weighs.

The weights are set by hand: 4 settles it, 2 is likely, 1 a hint; they add up over all places where an article has the
name, and the row says which cue weighed most. What counts against a sort, or for what is not collected, makes no row,
and has a plain name in place of a rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.language.date_words import DAYS_AND_MONTHS
from onrecord.reading.lexicon import pattern, words
from onrecord.reading.names import rules
from onrecord.reading.names.rules import Cue, Sort, for_organization, for_person, for_place
from onrecord.reading.word_classes import (
    BODY_HEADS,
    COMMON,
    GIVEN_NAMES,
    HEADS,
    OTHER_HEADS,
    PLACE_HEADS,
    SEXED_NAMES,
    SURNAME_HEADS,
)

GIVEN_NAME_BEFORE_HEAD = for_person(5, rules.GIVEN_NAME)  # Marcus Hill
NAME_SUFFIX = for_person(4, rules.NAME_SUFFIX)
GIVEN_NAME = for_person(3, rules.GIVEN_NAME)
INITIAL = for_person(3, rules.INITIAL)
GIVEN_NAME_ALONE = for_person(2, rules.GIVEN_NAME)
HYPHENATED_NAME = for_person(2, rules.HYPHENATED_NAME)
NAME_PARTICLE = for_person(1.5, rules.NAME_PARTICLE)
TWO_WORDS = for_person(1.2, rules.TWO_WORDS)
DOUBTFUL_GIVEN_NAME_ALONE = for_person(1, rules.GIVEN_NAME)
SURNAME_ENDING = for_person(0.8, rules.SURNAME_ENDING)
SINGLE_WORD = Cue(Sort.PERSON, -0.8, "single-word")

ORGANIZATION_HEAD = for_organization(4, rules.ORGANIZATION_HEAD)
FACILITY_BODY_OF = for_organization(3.5, rules.ORGANIZATION_HEAD)  # Museum of Tides
AMPERSAND = for_organization(3, rules.AMPERSAND)
ACRONYM = for_organization(2.5, rules.ACRONYM)
FACILITY_BODY = for_organization(2, rules.ORGANIZATION_HEAD)  # Tide Museum
HEAD_BEFORE_OF = for_organization(2, rules.ORGANIZATION_HEAD)  # Keepers of the Tide
ORGANIZATION_HEAD_ALONE = for_organization(2, rules.ORGANIZATION_HEAD)
INNER_CAPITAL = for_organization(2, rules.INNER_CAPITAL)
ACRONYM_WITH_STOPS = for_organization(1.5, rules.ACRONYM)
ORGANIZATION_BEGINNING = for_organization(1.5, rules.ORGANIZATION_BEGINNING)
ACRONYM_FIRST = for_organization(1, rules.ACRONYM)  # ZXQ Rivers
MANY_WORDS = for_organization(1, rules.MANY_WORDS)

PLACE_HEAD = for_place(4, rules.PLACE_HEAD)
FACILITY = for_place(3, rules.PLACE_HEAD)
PLACE_BEGINNING = for_place(1.5, rules.PLACE_BEGINNING)
PLACE_ENDING = for_place(1, rules.PLACE_ENDING)

NEVER = Cue(Sort.OTHER, 6, "never")
OTHER_HEAD = Cue(Sort.OTHER, 4, "other-head")
OTHER_HEAD_ALONE = Cue(Sort.OTHER, 2, "other-head")


_MIDDLE_INITIAL = re.compile(r"\w (?:[^\W\d_]\.)+ \w")
_FIRST_INITIAL = re.compile(r"[^\W\d_]\. \w")
_INNER_CAPITAL = re.compile(rf"(?!{pattern('names/spelling', 'surname_beginnings')})[A-Z][a-z]+[A-Z][a-z]|^[a-z][A-Z]")
_PARTICLES = words("names/spelling", "particles")
_ARTICLE = re.compile(r"\b(?:[Aa]l|[Ee]l)-[A-Z]")
_PLACE_ENDINGS = tuple(words("names/spelling", "place_endings"))
_SURNAME_ENDINGS = tuple(words("names/spelling", "surname_endings"))
_PARTY_TAG = re.compile(r"[RDI]-[A-Z]")
_SUFFIXES = words("names/spelling", "suffixes")
_PLACE_BEGINNINGS = words("names/heads", "place_beginnings") - words("names/heads", "personal_beginnings")
_BODY_BEGINNINGS = words("names/heads", "organization_beginnings")
_FACILITIES = words("names/heads", "facilities")
_NEVER = words("names/cues", "never") | (DAYS_AND_MONTHS - {"may"})


def own_cues(name: str) -> tuple[Cue, ...]:
    """What the words of `name` say: its head, given names, capitals."""
    parts = name.split(" ")
    if len(parts) == 1:
        return (*_spelling_cues(name, parts), *_single_word_cues(name, name.lower()))
    return (*_spelling_cues(name, parts), *_several_words_cues(parts, name.lower().split(" ")))


def _several_words_cues(parts: Sequence[str], lower: Sequence[str]) -> list[Cue]:
    if lower[-1] in _SUFFIXES and len(lower) > 2:
        is_younger = lower[0] in GIVEN_NAMES or lower[-1][0] in "js"
        cues = [NAME_SUFFIX] if is_younger else []
        return cues + _several_words_cues(parts[:-1], lower[:-1])
    head = _head(lower)
    cues = _head_cues(lower, head)
    if lower[0] in _PLACE_BEGINNINGS:
        cues.append(PLACE_BEGINNING)
    if lower[0] in _BODY_BEGINNINGS:
        cues.append(ORGANIZATION_BEGINNING)
    if len(parts) > 3:
        cues.append(MANY_WORDS)
    if head not in HEADS:
        cues += _person_cues(parts, lower, head)
    return cues


def _spelling_cues(name: str, parts: Sequence[str]) -> list[Cue]:
    """What the letters and marks of a name say."""
    cues = []
    if "&" in name:
        cues.append(AMPERSAND)
    if ". " in name and (_MIDDLE_INITIAL.search(name) or _FIRST_INITIAL.match(name)):
        cues.append(INITIAL)
    if _INNER_CAPITAL.search(name):
        cues.append(INNER_CAPITAL)
    if not _PARTICLES.isdisjoint(parts[1:-1]) or ("l-" in name and _ARTICLE.search(name)):
        cues.append(NAME_PARTICLE)
    if name.endswith(_SURNAME_ENDINGS):
        cues.append(SURNAME_ENDING)
    return cues


def _person_cues(parts: Sequence[str], lower: Sequence[str], head: str) -> list[Cue]:
    """What the words of a name without a head of a body or place say."""
    cues = []
    if lower[0] in GIVEN_NAMES and head == lower[-1]:
        cues.append(GIVEN_NAME)
    acronym = _is_acronym(parts[0])
    if acronym and not _is_acronym(parts[-1]):
        cues.append(ACRONYM_FIRST)
    if len(parts) in (2, 3) and not acronym and COMMON.isdisjoint(lower):
        cues.append(TWO_WORDS)
    if "-" in parts[-1] and parts[-1].rpartition("-")[2].islower():
        cues.append(HYPHENATED_NAME)
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
        cues.append(GIVEN_NAME_BEFORE_HEAD)
    if head in OTHER_HEADS:
        cues.append(OTHER_HEAD)
    elif head in _FACILITIES:
        cues.append(FACILITY)
        cues.append(FACILITY_BODY if head == lower[-1] else FACILITY_BODY_OF)
    elif head in BODY_HEADS or head.rstrip("s") in BODY_HEADS:
        cues.append(ORGANIZATION_HEAD)
    elif head in PLACE_HEADS:
        cues.append(PLACE_HEAD)
    elif head != lower[-1]:
        cues.append(HEAD_BEFORE_OF)
    return cues


def _single_word_cues(name: str, lower: str) -> list[Cue]:
    cues = []
    if lower in _NEVER:
        cues.append(NEVER)
    if name.isupper() and 2 <= len(name) <= 6:
        cues.append(ACRONYM)
    elif "." in name and len(name) > 3 and name.replace(".", "").isupper():
        cues.append(ACRONYM_WITH_STOPS)
    is_given = lower in GIVEN_NAMES
    if is_given:
        cues.append(GIVEN_NAME_ALONE if lower in SEXED_NAMES else DOUBTFUL_GIVEN_NAME_ALONE)
    else:
        cues.append(SINGLE_WORD)
    if lower.endswith(_PLACE_ENDINGS):
        cues.append(PLACE_ENDING)
    if lower in OTHER_HEADS and not is_given:
        cues.append(OTHER_HEAD_ALONE)
    elif lower in BODY_HEADS:
        cues.append(ORGANIZATION_HEAD_ALONE)
    if len(name.strip(".")) == 1 or _PARTY_TAG.match(name):
        cues.append(NEVER)
    return cues
