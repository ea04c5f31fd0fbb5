"""Siting: whether what stands around a name shows that it is a place's.

A country, a subdivision or a large city is read where nothing speaks against it. The name of a town is as often a word
or a surname, and is read on evidence alone: a preposition of place, “the town of”, a dateline, a body or people that a
place has. Without either it is unsure, and waits for another mention that shows what it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.language.spans import Span
from onrecord.reading.lexicon import words
from onrecord.reading.naming.namewords import GIVEN_NAMES, TITLES

_BEFORE = re.compile(r"([\w’'-]+) (?:the )?[\"“]?$")
_TOLD = re.compile(r"\b(\w+) of (?:the )?$")
_OF = re.compile(r"(?:, (?:\d+, )?of|outside of|\d,? of) $")
_HAS = re.compile(r"(?:[’']s)? ([a-z]+)")
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20}){0,2} ?(?:\([^)\n]{2,30}\) ?)?(?:—|–|--|-|:) ?[^\s-]")
_LINE_STARTS = re.compile(r"(?:^|\n)[ \t]*$")
_STARTS = re.compile(r"(?:^|[\n.!?]) *$")
_REACH = 30
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december".split()
)
_DOUBTFUL = words("places", "doubtful")
_TELLING = words("places", "told")
_WORDS = words("places", "words")
_LOCATIVE = words("places", "locative")
_DIRECTIONAL = words("places", "directional")
_LEADING = words("places", "leading")
_BODIES = words("places", "bodies")
_PEOPLE = words("places", "people")


class Site(NamedTuple):
    """A name with what stands around it. `before` and `behind` are the capitalised words that it stands right between;
    `is_person` says that it may be a person's, `is_listed` and `is_known` that the place is in the reference's own
    list, and known to everybody."""

    text: str
    span: Span
    before: str
    behind: str
    is_person: bool
    is_listed: bool
    is_known: bool


def judge(site: Site) -> tuple[str, bool]:
    """The rule by which a name is a place's, and whether that is sure; an empty rule where it is something else's."""
    name = site.text[site.span.start : site.span.end]
    is_doubtful = name in _DOUBTFUL
    is_known = site.is_known and not is_doubtful
    if site.before and _speaks_against(site.before, is_known):
        return "", False
    has_body = site.behind != "" and _is_body(site.behind)
    if site.behind and not has_body and not _may_follow(site.behind):
        return "", False
    lead = site.text[max(0, site.span.start - _REACH) : site.span.start]
    if " of " in lead[-9:] and (told := _TOLD.search(lead)) and told[1].lower() in _TELLING:
        return "place-told", True
    if not site.is_listed and name in _WORDS:
        return "", False
    if _is_dateline(site, name, lead):
        return "place-dateline", True
    if is_known and (not site.is_person or " " in name):
        return "place-known", True
    is_given = name.lower() in GIVEN_NAMES
    word = _word_before(lead)
    if word in _LOCATIVE:
        return "place-preposition", True
    if site.is_person and is_given:
        return "", False
    if not is_given and (word in _DIRECTIONAL or ("of " in lead[-4:] and _OF.search(lead))):
        return "place-preposition", True
    if site.is_person:
        return "", False
    if not is_given and not is_doubtful and (has_body or _has_people(site)):
        return "place-body", True
    return "place-same-name", False


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
    return word in TITLES or word in _DAYS


def _has_people(site: Site) -> bool:
    """Whether somebody is told to be of the place: “Elkton police”, “an Elkton man”, “Elkton’s mayor”."""
    match = _HAS.match(site.text, site.span.end)
    return match is not None and match[1] in _PEOPLE


def _is_dateline(site: Site, name: str, lead: str) -> bool:
    if _DATELINE.match(site.text, site.span.end) is None:
        return False
    starts = _STARTS if name.isupper() else _LINE_STARTS
    return starts.search(lead) is not None and (site.span.start <= _REACH or lead.strip(" ") != "")
