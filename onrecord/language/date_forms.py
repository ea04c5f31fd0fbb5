"""The forms a single date takes in English-language news: one named pattern each, with the phrase it is for.

A blank in a pattern stands for white space with at most one line break. `dates` joins what is found here with the
words around it ("since", "between … and").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from onrecord.language.calendar import (
    DAY,
    UNDATED,
    WEEK,
    Anchor,
    Dated,
    days,
    leap_year_from,
    month_of,
    months_from,
    week_of,
    weekday_from,
    weekend_of,
    year_from,
    years,
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

Parts = re.Match[str]


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


def _name(_: Parts) -> None:
    """No date, however much it looks like one."""


def _undated(_: Parts) -> Dated:
    return UNDATED


def _iso(parts: Parts) -> Dated:
    return days(date(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def _slashed(parts: Parts) -> Dated:
    """Month first, as the United States write it, unless the first number can't be one; undated when both could."""
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
    if first > 12:
        return days(date(year, second, first))
    stated = days(date(year, first, second))
    return UNDATED if second <= 12 and first != second else stated


def _month_number(parts: Parts) -> int:
    return [month[:3].lower() for month in MONTHS].index(parts["month"][:3].lower()) + 1


def _days_in(parts: Parts, year: int) -> Dated:
    month, first = _month_number(parts), int(parts["day"])
    return days(date(year, month, first), date(year, month, int(parts["last_day"] or first)))


def _calendar_days(parts: Parts) -> Dated:
    if parts["year"]:
        return _days_in(parts, int(parts["year"]))
    # In a leap year, so that 29 February only lacks its year while 30 February is no date at all.
    _days_in(parts, 2000)
    return UNDATED


def _nearest_days(parts: Parts, when: Anchor) -> Dated:
    """The days in the nearest month of that name; 29 February in the nearest year that has one."""
    if parts["turn"]:
        return _days_in(parts, when.day.year + TURNS[parts["turn"]])
    month = _month_number(parts)
    year = year_from(when, month)
    is_leap_day = (month, int(parts["day"])) == (2, 29)
    return _days_in(parts, leap_year_from(year, future=when.future) if is_leap_day else year)


def _month(parts: Parts) -> Dated:
    return month_of(int(parts["year"]), _month_number(parts)) if parts["year"] else UNDATED


def _month_of_turned_year(parts: Parts, when: Anchor) -> Dated:
    return month_of(when.day.year + TURNS[parts["turn"]], _month_number(parts))


def _nearest_month(parts: Parts, when: Anchor) -> Dated:
    month = _month_number(parts)
    return month_of(year_from(when, month), month)


def _turned_month(parts: Parts, when: Anchor) -> Dated:
    """Last August is over before the anchor's month, next August begins after it, this August is its year's."""
    turn, month = TURNS[parts["turn"].lower()], _month_number(parts)
    if turn == 0:
        return month_of(when.day.year, month)
    neighbour = when.day.replace(day=1) - DAY if turn < 0 else when.day.replace(day=28) + 4 * DAY
    return month_of(year_from(Anchor(neighbour, turn > 0), month), month)


def _year(parts: Parts) -> Dated:
    return years(int(parts["year"]))


def _years(parts: Parts) -> Dated | None:
    """Two digits after the dash could be a month, as in "2014-08": they are a year only when no month has them."""
    first, written = int(parts["year"]), parts["last_year"]
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    return years(first, last) if last > first and (len(written) == 4 or int(written) > 12) else None


def _decade(parts: Parts) -> Dated:
    """The 1900s may be a decade or a century: they stay undated."""
    first = int(parts["year"])
    return years(first, first + 9) if first % 100 else UNDATED


def _weekday(parts: Parts, when: Anchor) -> Dated:
    """A bare weekday is the nearest one, the anchor's day included; "last" and "next" leave the anchor's day out, and
    "this" keeps to the anchor's week."""
    weekday = [day.lower() for day in WEEKDAYS].index(parts["weekday"].lower())
    this = when.day + DAY * (weekday - when.day.weekday())
    if parts["week"]:
        return days(this + WEEK * TURNS[parts["week"]])
    if parts["turn"] is None:
        return days(weekday_from(when, weekday))
    turn = TURNS[" ".join(parts["turn"].lower().split())]
    if turn:
        return days(weekday_from(Anchor(when.day + DAY * turn, turn > 0), weekday))
    return days(this + WEEK if when.future and this < when.day else this)


def _relative_day(parts: Parts, when: Anchor) -> Dated:
    return days(when.day + DAY * RELATIVE_DAYS[" ".join(parts["word"].lower().split())])


def _away(count: int, unit: str, when: Anchor) -> Dated:
    """The day, week, weekend, month or year that lies `count` of them from the anchor's; undated for other units."""
    match unit:
        case "day":
            return days(when.day + DAY * count)
        case "week":
            return week_of(when.day + WEEK * count)
        case "weekend":
            return weekend_of(when.day + WEEK * count)
        case "month":
            return months_from(when.day, count)
        case "year":
            return years(when.day.year + count)
    return UNDATED


def _turned_unit(parts: Parts, when: Anchor) -> Dated:
    return _away(TURNS[parts["turn"].lower()], parts["unit"], when)


def _this_unit(parts: Parts, when: Anchor) -> Dated:
    return _away(0, parts["unit"], when)


def _weekend(_: Parts, when: Anchor) -> Dated:
    """The nearest weekend that has begun by the anchor's day (that has not ended before it, for the future)."""
    return weekend_of(when.day if when.future or when.day.weekday() >= 5 else when.day - WEEK)


def _ago(parts: Parts, when: Anchor) -> Dated:
    """As exact as its unit: three days ago is a day, two weeks ago a week, a year ago a year; "nearly" is undated."""
    if parts["hedge"] or not parts["count"]:
        return UNDATED
    written = parts["count"].lower()
    return _away(-(int(written) if written.isdecimal() else NUMBERS[written]), parts["unit"], when)


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
    Form("name", "Black Friday", rf"(?:{'|'.join(NAMES)})\b", _name),
    Form("iso", "2025-08-15", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _iso),
    Form("slashed", "8/15/2025", r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})(?![\w/])", _slashed),
    Form(
        "between-month-days",
        "between Aug. 15 and 17",
        r"[Bb]etween " + _month_days(_AND_DAY),
        _calendar_days,
        _nearest_days,
    ),
    Form(
        "between-days-month",
        "between 15 and 17 August",
        r"[Bb]etween " + _days_month(_AND_DAY),
        _calendar_days,
        _nearest_days,
    ),
    Form("month-day", "Friday, Aug. 15, 2025", _month_days(_UNTIL_DAY), _calendar_days, _nearest_days),
    Form("day-month", "15th of August", _days_month(_UNTIL_DAY), _calendar_days, _nearest_days),
    Form(
        "month-year",
        "February of 2022",
        rf"(?:{_PART})?{_MONTH},? (?:of )?{_WHICH_YEAR}",
        _month,
        _month_of_turned_year,
    ),
    Form("part-of-month", "mid-August", _PART + _LONE_MONTH, _undated, _nearest_month),
    Form("turned-month", "last August", rf"{_TURN} {_LONE_MONTH}", _undated, _turned_month),
    Form("month", "August", _LONE_MONTH, _undated, _nearest_month, bare=True),
    Form("years", "2014-2018", _YEARS, _years),
    Form("decade", "1990s", rf"(?:{_PART})?(?P<year>1[5-9]\d0|20\d0)['’]?s\b", _decade),
    Form("season", "spring of 2021", rf"(?:{_PART})?{_SEASON}(?: of)? {_YEAR}", _year),
    Form("turned-season", "last summer", rf"{_TURN} {_SEASON}\b", _undated),
    Form("part-of-year", "early 2022", _PART + _YEAR, _year),
    Form("year", "2022", _YEAR, _year, bare=True),
    Form("relative-day", "earlier today", _RELATIVE_DAY, _undated, _relative_day),
    Form("weekday", "last Tuesday morning", _WHICH_WEEKDAY, _undated, _weekday),
    Form("part-of-other", "the last week of", rf"[Tt]he {_STRETCH} {_UNIT} of\b", _name),
    Form("stretch", "the past two weeks", _STRETCH_OF, _undated),
    Form("next-one", "the next day", _NEXT_ONE, _undated),
    Form("rest", "the end of the year", rf"[Tt]he (?:end|start|middle|rest) of the {_PERIOD}", _undated, _this_unit),
    Form("period's-end", "year's end", r"(?P<unit>week|month|year)['’]s end\b", _undated, _this_unit),
    Form("weekend", "the weekend", r"[Tt]he weekend\b(?! of\b)", _undated, _weekend),
    Form("turned-unit", "later this year", rf"{_PHASE}{_TURN} {_PERIOD}(?! of\b|-)", _undated, _turned_unit),
    Form("ago", "three days ago", rf"(?:(?P<hedge>{one_of(HEDGES)}) )?{_COUNT} {_UNIT}s? ago\b", _undated, _ago),
    Form("away", "two days later", rf"(?:{_COUNT} )?{_UNIT}s (?:ago\b|{_AWAY})", _undated),
    Form("one-away", "the day before", rf"(?:[Aa]|[Tt]he|[Oo]ne) {_UNIT} {_AWAY}", _undated),
    Form("length", "a few years", _LENGTH, _undated),
)
"""In the order in which they are tried: a form stands before those that are its beginning."""
