"""Siting: whether what stands around a name shows that it is a place's.

A country, a subdivision or a large city is read where nothing speaks against it. The name of a town is as often a word
or a surname, and is read on evidence alone: a preposition of place, “the town of”, a dateline, a body or people that a
place has. Without either it is unsure, and waits for another mention that shows what it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.language.date_words import DAYS_AND_MONTHS, MONTHS, SHORT_MONTHS, WEEKDAYS
from onrecord.language.datelines import behind_place
from onrecord.reading.lexicon import words
from onrecord.reading.places import rules
from onrecord.reading.word_classes import GIVEN_NAMES, TITLES

_BEFORE = re.compile(r"([\w’'-]+) (?:the )?[\"“]?$")
_TOLD = re.compile(r"\b(\w+) of (?:the )?$")
_OF = re.compile(r"(?:, (?:\d+, )?of|outside of|\d,? of) $")
_HAS = re.compile(r"(?:[’']s)? ([a-z]+)")
_BEFORE_DASH = frozenset(", (—–-:")
"""What a dateline's name stands right before."""
_LINE_STARTS = re.compile(r"(?:^|\n)[ \t]*$")
_STARTS = re.compile(r"(?:^|[\n.!?]) *$")
_REACH = 30
_DOUBTFUL = words("places/places", "doubtful")
_TELLING = words("places/places", "told")
_WORDS = words("places/places", "words").union(MONTHS, SHORT_MONTHS, WEEKDAYS)
_LOCATIVE = words("places/places", "locative")
_DIRECTIONAL = words("places/places", "directional")
_LEADING = words("places/places", "leading")
_BODIES = words("places/places", "bodies")
_PEOPLE = words("places/places", "people")
_KINDS_BEHIND = words("places/places", "kinds_behind")
_PLACE_NOUN_OF, _DATELINE_PLACE = rules.PLACE_NOUN_OF.rule_id, rules.DATELINE.rule_id
_KNOWN_PLACE, _PREPOSITION = rules.KNOWN_PLACE.rule_id, rules.PREPOSITION.rule_id
_KIND_BEHIND = rules.KIND_BEHIND.rule_id
_BODY_OR_PEOPLE, _SAME_NAME = rules.BODY_OR_PEOPLE.rule_id, rules.SAME_NAME.rule_id


class Site(NamedTuple):
    """A name as it stands in its run of capitalised words.

    `is_barred` says that the words right before and behind make it part of another name, `has_body` that a body of the
    place follows; `is_listed` and `is_known` that the place is in the reference's own list, and known to everybody.
    """

    name: str
    is_barred: bool
    has_body: bool
    is_listed: bool
    is_known: bool
    is_doubtful: bool
    is_given: bool


def site_of(name: str, before: str, behind: str, is_listed: bool, is_known: bool) -> Site:
    """The site of a name; `before` and `behind` are the capitalised words that it stands right between."""
    is_doubtful = name in _DOUBTFUL
    is_known = is_known and not is_doubtful
    has_body = behind != "" and _is_body(behind)
    is_barred = before != "" and _speaks_against(before, is_known)
    is_barred = is_barred or (behind != "" and not has_body and not _may_follow(behind))
    is_given = name.lower() in GIVEN_NAMES
    return tuple.__new__(Site, (name, is_barred, has_body, is_listed, is_known, is_doubtful, is_given))


def judge(site: Site, text: str, start: int, end: int, is_person: bool) -> tuple[str, bool]:
    """The rule by which the name at a stretch of text is a place's, and whether that is sure; an empty rule where it is
    something else's. `is_person` says that it may be a person's."""
    name, is_barred, has_body, is_listed, is_known, is_doubtful, is_given = site
    if is_barred:
        return "", False
    lead = text[start - _REACH if start > _REACH else 0 : start]
    if " of " in lead[-9:] and (told := _TOLD.search(lead)) and told[1].lower() in _TELLING:
        return _PLACE_NOUN_OF, True
    if not is_listed and name in _WORDS:
        return "", False
    if text[end : end + 1] in _BEFORE_DASH and _is_dateline(name, text, start, end, lead):
        return _DATELINE_PLACE, True
    if is_known and (not is_person or " " in name):
        return _KNOWN_PLACE, True
    word = _word_before(lead)
    if word in _LOCATIVE and not (is_person and _is_owner(name, text, end)):
        return _PREPOSITION, True
    if not is_given and _has_kind(text, end):
        return _KIND_BEHIND, True
    if is_person and (is_given or (word in _DIRECTIONAL and " " not in name)):
        return "", False
    if not is_given and (word in _DIRECTIONAL or ("of " in lead[-4:] and _OF.search(lead))):
        return _PREPOSITION, True
    if is_person:
        return "", False
    if not is_given and not is_doubtful and (has_body or _has_people(text, end)):
        return _BODY_OR_PEOPLE, True
    return _SAME_NAME, False


def _word_before(lead: str) -> str:
    """The word before a name in lower case, or the one before its article."""
    if lead[-1:] == " ":
        plain = lead[:-1].rpartition(" ")[2].lower()
        if plain.isalpha() and plain != "the":
            return plain
    before = _BEFORE.search(lead)
    return before[1].lower() if before is not None else ""


def _speaks_against(before: str, is_known: bool) -> bool:
    """Whether the capitalised word before a name makes it part of another: “Ana Elkton”, “J. Elkton”."""
    word = before.lower()
    if word in _LEADING:
        return False
    return word in GIVEN_NAMES or len(word) <= 2 if is_known else True


def _is_body(behind: str) -> bool:
    word = behind.lower()
    return word in _BODIES or word.rstrip(".") in _BODIES


def _may_follow(behind: str) -> bool:
    """Whether a capitalised word can follow a place that it is no part of: “Texas Gov. …”, “in Elkton Monday”."""
    word = behind.lower().rstrip(".")
    return word in TITLES or word in DAYS_AND_MONTHS


def _has_people(text: str, end: int) -> bool:
    """Whether somebody is told to be of the place: “Elkton police”, “an Elkton man”, “Elkton’s mayor”."""
    match = _HAS.match(text, end)
    return match is not None and match[1] in _PEOPLE


def _has_kind(text: str, end: int) -> bool:
    """Whether what kind of place it is stands behind a name: “Elkton town”, “the Elkton district”."""
    match = _HAS.match(text, end)
    return match is not None and match[1] in _KINDS_BEHIND and text[end : end + 1] == " "


def _is_owner(name: str, text: str, end: int) -> bool:
    """“in Elkton’s campaign”: whether a single name that may be a surname has something."""
    return " " not in name and text[end : end + 2] in ("’s", "'s")


def _is_dateline(name: str, text: str, start: int, end: int, lead: str) -> bool:
    behind = behind_place(text, end)
    if behind is None or behind.spaces > 1:
        return False
    starts = _STARTS if name.isupper() else _LINE_STARTS
    return starts.search(lead) is not None and (start <= _REACH or lead.strip(" ") != "")
