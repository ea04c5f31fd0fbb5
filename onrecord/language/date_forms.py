"""The forms a single date takes in English-language news: one named pattern each, with the phrase it is for.

A blank in a pattern stands for white space with at most one line break. `dates` joins what is found here with the
words around it ("since", "between … and").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from onrecord.language.calendar import Anchor, Dated
from onrecord.language.date_meanings import (
    Parts,
    ago,
    calendar_days,
    calendar_month,
    calendar_year,
    calendar_years,
    decade,
    iso_day,
    month_of_turned_year,
    named_weekday,
    nearest_days,
    nearest_month,
    nearest_weekend,
    no_date,
    relative_day,
    slashed_day,
    this_unit,
    turned_month,
    turned_unit,
    undated,
)
from onrecord.language.date_words import (
    AFTER_MODAL,
    COUNTED,
    HEDGES,
    MONTHS,
    NAMES,
    NUMBERS,
    PARTS,
    PHASES,
    RELATIVE_DAYS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    STRETCHES,
    TURNS,
    UNITS,
    VAGUE,
    WEEKDAYS,
    one_of,
)


def _proper(words: tuple[str, ...]) -> str:
    return "|".join(f"{word}|{word.upper()}" for word in words)


_MONTH = rf"(?!May {one_of(AFTER_MODAL)}\b)(?P<month>{_proper(MONTHS)}|(?:{_proper(SHORT_MONTHS)})\b\.?)"
_LONE_MONTH = rf"(?P<month>{_proper(MONTHS)}|(?:{_proper(SHORT_MONTHS)})\.)(?!\w|-[a-z\d])"
_NUMBER_END = rf"(?![\w%]|[.,:/]\d|[-–]\d|,? \d{{1,4}} (?:AD|BC|CE)| (?:{'|'.join(map(re.escape, COUNTED))})\b)"
_DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_DAY = rf"(?P<day>{_DAY_NUMBER})(?:st|nd|rd|th)?"
_LAST_DAY = rf"(?P<last_day>{_DAY_NUMBER})(?:st|nd|rd|th)?"
_UNTIL_DAY = rf"(?:(?:[-–]| [-–] | (?:to|through|until) ){_LAST_DAY}(?!\d))?"
_AND_DAY = rf" and {_LAST_DAY}(?!\d)"
_YEAR = rf"(?P<year>[12]\d{{3}}){_NUMBER_END}"
_WHICH_YEAR = rf"(?:{_YEAR}|(?P<turn>last|this|next) year\b)"
_WEEKDAY = rf"(?P<weekday>{_proper(WEEKDAYS)})\b(?![-–]\w)"
_WEEKDAY_BEFORE = rf"(?:(?:{_proper(WEEKDAYS)}|(?:{_proper(SHORT_WEEKDAYS)})\b\.?),? (?:the )?)?"
_PART = rf"{one_of(PARTS)}(?: |-)"
_PHASE = rf"(?:{one_of(PHASES)} (?:(?:in|on) )?)?"
_TIME_OF_DAY = r"(?: (?:morning|afternoon|evening|night)\b)?"
_TURN = r"(?P<turn>[Ll]ast|[Tt]his|[Nn]ext)"
_SEASON = one_of(SEASONS)
_UNIT = rf"(?P<unit>{'|'.join(UNITS)})"
_PERIOD = r"(?P<unit>weekend|week|month|quarter|year|decade)\b"
_COUNT = rf"(?:(?P<count>\d{{1,3}}|{one_of(tuple(NUMBERS))})|{one_of(VAGUE)})"
_STRETCH = one_of(STRETCHES)
_AWAY = r"(?:earlier|before|later|after|from now|prior)\b"


class Form(NamedTuple):
    """One form of date, in two steps: what its words say alone, and what they say with the day they were written on.

    `stated` gives None for what only looks like a date, and `UNDATED` for what needs `resolved`. Both raise ValueError
    or OverflowError for a day that no calendar has. A `bare` form is a date only after a word such as "in".
    """

    name: str
    example: str
    pattern: str
    stated: Callable[[Parts], Dated | None]
    resolved: Callable[[Parts, Anchor], Dated] | None = None
    bare: bool = False


def _month_days(more_days: str) -> str:
    year = rf"(?:(?:, ?| )(?:of )?{_WHICH_YEAR}|{_NUMBER_END})"
    return rf"{_WEEKDAY_BEFORE}{_MONTH} (?:the )?{_DAY}{more_days}{year}"


def _days_month(more_days: str) -> str:
    year = rf"(?:,? (?:of )?{_WHICH_YEAR})?"
    return rf"{_WEEKDAY_BEFORE}{_DAY}{more_days}(?: of)? {_MONTH}(?!\w){year}"


_YEARS = rf"(?P<year>1[89]\d\d|20\d\d)[-–](?P<last_year>\d{{4}}|\d\d){_NUMBER_END}"
_RELATIVE_DAY = rf"{_PHASE}(?P<word>{one_of(tuple(RELATIVE_DAYS))})\b{_TIME_OF_DAY}"
_WHICH_WEEKDAY = (
    rf"(?:(?P<turn>{one_of(tuple(TURNS))}) )?{_PHASE}{_WEEKDAY}{_TIME_OF_DAY}"
    r"(?: (?:of )?(?P<week>last|this|next) week\b)?"
)
_STRETCH_OF = rf"(?:[Tt]he )?{_STRETCH}(?: {_COUNT})? {_UNIT}s\b"
_NEXT_ONE = rf"[Tt]he {_STRETCH} (?:{_UNIT}|morning|evening|night)\b"
_LENGTH = rf"(?:(?<=\b[Ii]n\s)|(?<=\b[Ww]ithin\s)){_COUNT} {_UNIT}s?\b(?! (?:old|of)\b)"

FORMS = (
    Form("name", "Black Friday", rf"(?:{'|'.join(NAMES)})\b", no_date),
    Form("iso", "2025-08-15", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", iso_day),
    Form("slashed", "8/15/2025", r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})(?![\w/])", slashed_day),
    Form(
        "between-month-days",
        "between Aug. 15 and 17",
        r"[Bb]etween " + _month_days(_AND_DAY),
        calendar_days,
        nearest_days,
    ),
    Form(
        "between-days-month",
        "between 15 and 17 August",
        r"[Bb]etween " + _days_month(_AND_DAY),
        calendar_days,
        nearest_days,
    ),
    Form("month-day", "Friday, Aug. 15, 2025", _month_days(_UNTIL_DAY), calendar_days, nearest_days),
    Form("day-month", "15th of August", _days_month(_UNTIL_DAY), calendar_days, nearest_days),
    Form(
        "month-year",
        "February of 2022",
        rf"(?:{_PART})?{_MONTH},? (?:of )?{_WHICH_YEAR}",
        calendar_month,
        month_of_turned_year,
    ),
    Form("part-of-month", "mid-August", _PART + _LONE_MONTH, undated, nearest_month),
    Form("turned-month", "last August", rf"{_TURN} {_LONE_MONTH}", undated, turned_month),
    Form("month", "August", _LONE_MONTH, undated, nearest_month, bare=True),
    Form("years", "2014-2018", _YEARS, calendar_years),
    Form("decade", "1990s", rf"(?:{_PART})?(?P<year>1[5-9]\d0|20\d0)['’]?s\b", decade),
    Form("season", "spring of 2021", rf"(?:{_PART})?{_SEASON}(?: of)? {_YEAR}", calendar_year),
    Form("turned-season", "last summer", rf"{_TURN} {_SEASON}\b", undated),
    Form("part-of-year", "early 2022", _PART + _YEAR, calendar_year),
    Form("year", "2022", _YEAR, calendar_year, bare=True),
    Form("relative-day", "earlier today", _RELATIVE_DAY, undated, relative_day),
    Form("weekday", "last Tuesday morning", _WHICH_WEEKDAY, undated, named_weekday),
    Form("part-of-other", "the last week of", rf"[Tt]he {_STRETCH} {_UNIT} of\b", no_date),
    Form("stretch", "the past two weeks", _STRETCH_OF, undated),
    Form("next-one", "the next day", _NEXT_ONE, undated),
    Form("rest", "the end of the year", rf"[Tt]he (?:end|start|middle|rest) of the {_PERIOD}", undated, this_unit),
    Form("period's-end", "year's end", r"(?P<unit>week|month|year)['’]s end\b", undated, this_unit),
    Form("weekend", "the weekend", r"[Tt]he weekend\b(?! of\b)", undated, nearest_weekend),
    Form("turned-unit", "later this year", rf"{_PHASE}{_TURN} {_PERIOD}(?! of\b|-)", undated, turned_unit),
    Form("ago", "three days ago", rf"(?:(?P<hedge>{one_of(HEDGES)}) )?{_COUNT} {_UNIT}s? ago\b", undated, ago),
    Form("away", "two days later", rf"(?:{_COUNT} )?{_UNIT}s (?:ago\b|{_AWAY})", undated),
    Form("one-away", "the day before", rf"(?:[Aa]|[Tt]he|[Oo]ne) {_UNIT} {_AWAY}", undated),
    Form("length", "a few years", _LENGTH, undated),
)
"""In the order in which they are tried: a form stands before those that are its beginning."""
