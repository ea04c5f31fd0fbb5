"""Times as part of an adverb: ``Ann Lee Friday said``, ``Ann Lee this week said``."""

from __future__ import annotations

from onrecord.language.date_words import NAMES, WEEKDAYS
from onrecord.language.tags import (
    ADV,
    COMMA,
    DET,
    NAME,
    NOUN,
    POSS,
    PRON,
    VERB,
)
from onrecord.language.undecided import Line, Undecided, is_nounlike
from onrecord.language.words import closed_class, forms_that_are

_PAST = forms_that_are("past")
DAYS_OF_WEEK = frozenset(map(str.lower, WEEKDAYS))
PARTS_OF_DAY = closed_class("parts_of_day")
_PARTLY = closed_class("before_days")
_NEXT_DAYS = closed_class("next_days")
_TURNS = closed_class("turns")
_BEFORE_TIME = frozenset((NOUN, NAME, VERB, PRON))
_BEFORE_FEASTS = frozenset(name.split()[0] for name in NAMES if name.split()[1] in WEEKDAYS)
"""“Black”, before a Friday that is no day of the week."""


def weekday(reading: Undecided, line: Line, at: int) -> str:
    """An adverb behind what it cannot belong to: ``a plan shown Friday``, ``Ann Lee Friday said``."""
    following = line.words[at + 1][:1] if at + 1 < len(line.words) else ""
    is_name = following.isupper() or following in ("’", "'") or line.words[at - 1] in _BEFORE_FEASTS
    last = at + 1 if line.ahead(at) in PARTS_OF_DAY else at
    if line.lowered[at - 1] == "on" and _leads(line, at - 1, last):
        line.tags[at - 1] = ADV
        return ADV
    if is_name or not _is_time(line, at, last):
        return reading.usual
    if line.lowered[at - 1] in _PARTLY and line.tags[at - 2 : at - 1] not in ([DET], [POSS]):
        line.tags[at - 1] = ADV
    return ADV


def unit(reading: Undecided, line: Line, at: int) -> str:
    """Part of an adverb, with the word before: ``Ann Lee this week said``, ``shown Friday night``."""
    before = line.lowered[at - 1] if at else ""
    if before in DAYS_OF_WEEK and line.tags[at - 1] == ADV:
        return ADV
    if before in _NEXT_DAYS:
        return ADV
    if before not in _TURNS or not (_is_time(line, at - 1, at) or _leads(line, at - 1, at)):
        return reading.usual
    line.tags[at - 1] = ADV
    return ADV


def _leads(line: Line, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` are a time that begins its sentence, right before the subject:
    ``Last week Ann Lee said``, ``On Monday police said``."""
    following = line.words[last + 1][:1] if last + 1 < len(line.words) else ""
    return first < 2 and {ADV}.issuperset(line.tags[:first]) and (following.isupper() or is_nounlike(line.ahead(last)))


def _is_time(line: Line, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` may be a time that belongs to no noun phrase before: they stand behind a
    noun or a verb, or between a comma and a verb."""
    if first == 0:
        return False
    before = line.tags[first - 1]
    return before in _BEFORE_TIME or (before == COMMA and line.ahead(last) in _PAST)
