"""What the patterns of dates are made of: the parts of a date, and the form that a pattern belongs to.

A blank in a pattern stands for white space with at most one line break.
"""

from __future__ import annotations

from collections.abc import Callable
from re import escape
from typing import NamedTuple

from onrecord.language.calendar import Anchor, Dated
from onrecord.language.date_meanings import Parts
from onrecord.language.date_words import (
    AFTER_MODAL,
    COUNTED,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    PHASES,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    STRETCHES,
    UNITS,
    VAGUE,
    WEEKDAYS,
    one_of,
)


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


def proper(words: tuple[str, ...]) -> str:
    """A pattern for any of some names of the calendar, or the same in capitals."""
    return "|".join(f"{word}|{word.upper()}" for word in words)


MONTH = rf"(?!May {one_of(AFTER_MODAL)}\b)(?P<month>{proper(MONTHS)}|(?:{proper(SHORT_MONTHS)})\b\.?)"
LONE_MONTH = rf"(?P<month>{proper(MONTHS)}|(?:{proper(SHORT_MONTHS)})\.)(?!\w|-[a-z\d])"
NUMBER_END = rf"(?![\w%]|[.,:/]\d|[-–]\d|,? \d{{1,4}} (?:AD|BC|CE)| (?:{'|'.join(map(escape, COUNTED))})\b)"
DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
ORDINAL_DAY = rf"{DAY_NUMBER}(?:st|nd|rd|th)"
ORDINAL = one_of(tuple(ORDINALS))
DAY = rf"(?P<day>{DAY_NUMBER})(?:st|nd|rd|th)?"
LAST_DAY = rf"(?P<last_day>{DAY_NUMBER})(?:st|nd|rd|th)?"
UNTIL_DAY = rf"(?:(?:[-–]| [-–] | (?:to|through|until|or) (?:the )?){LAST_DAY}(?!\d))?"
AND_DAY = rf" and (?:the )?{LAST_DAY}(?!\d)"
MORE_DAYS = rf"(?P<more>(?:, {DAY_NUMBER}(?:st|nd|rd|th)?){{0,5}},? and {DAY_NUMBER}(?:st|nd|rd|th)?)(?!\d)"
YEAR = rf"(?P<year>[12]\d{{3}}){NUMBER_END}"
TURN = r"(?P<turn>[Ll]ast|[Tt]his|[Nn]ext)"
WHICH_YEAR = rf"(?:{YEAR}|(?P<turn>last|this|next) year\b)"
OF_YEAR = rf"(?:,? (?:of )?{WHICH_YEAR})?"
WEEKDAY = rf"(?P<weekday>{proper(WEEKDAYS)})\b(?![-–]\w)"
WEEKDAY_BEFORE = rf"(?:(?:{proper(WEEKDAYS)}|(?:{proper(SHORT_WEEKDAYS)})\b\.?),? (?:the )?)?"
PART = rf"{one_of(PARTS)}(?: |-)"
PHASE = rf"(?:{one_of(PHASES)} (?:(?:in|on) )?)?"
TIME_OF_DAY = r"(?: (?:morning|afternoon|evening|night)\b)?"
SEASON = rf"(?P<season>{one_of(SEASONS)})"
UNIT = rf"(?P<unit>{'|'.join(UNITS)})"
PERIOD = r"(?P<unit>weekend|week|fortnight|month|quarter|year|decade)\b"
_TENS = one_of(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
_ONES = one_of(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
COUNT_WORD = rf"(?:{_TENS}(?:-| ){_ONES}|{one_of(tuple(NUMBERS))})"
COUNT = rf"(?:(?P<count>\d{{1,3}}|{COUNT_WORD})|{one_of(VAGUE)})"
STRETCH = one_of(STRETCHES)
QUARTER = rf"(?P<nth>{one_of(('first', 'second', 'third', 'fourth'))}) quarter"
HALF = rf"(?P<nth>{one_of(('first', 'second'))}) half"
AWAY = r"(?P<side>earlier|before|later|after|prior)\b"


def month_days(more_days: str) -> str:
    """``Friday, Aug. 15, 2025``, with what may stand behind the day."""
    year = rf"(?:(?:, ?| )(?:of )?{WHICH_YEAR}|{NUMBER_END})"
    return rf"{WEEKDAY_BEFORE}{MONTH} (?:the )?{DAY}{more_days}{year}"


def days_month(more_days: str) -> str:
    """``Friday, 15th of August, 2025``, with what may stand behind the day."""
    return rf"{WEEKDAY_BEFORE}{DAY}{more_days}(?: of)? {MONTH}(?!\w){OF_YEAR}"
