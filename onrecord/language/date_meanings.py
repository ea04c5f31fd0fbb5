"""What the forms of `date_forms` mean: from the named parts of a phrase to an interval of days.

What a phrase states alone takes its parts; what it says of the day it was written on takes that day as well.
"""

from __future__ import annotations

import re
from datetime import date

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
from onrecord.language.date_words import MONTHS, NUMBERS, RELATIVE_DAYS, TURNS, WEEKDAYS

Parts = re.Match[str]


def no_date(_: Parts) -> None:
    """No date, although it looks like one."""


def undated(_: Parts) -> Dated:
    """Undated: the words name no day by themselves, such as ``last summer``."""
    return UNDATED


def iso_day(parts: Parts) -> Dated:
    """``2025-08-15``."""
    return days(date(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def slashed_day(parts: Parts) -> Dated:
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


def calendar_days(parts: Parts) -> Dated:
    """The days of a month, with its year or undated."""
    if parts["year"]:
        return _days_in(parts, int(parts["year"]))
    # In a leap year, so that 29 February only lacks its year while 30 February is no date at all.
    _days_in(parts, 2000)
    return UNDATED


def nearest_days(parts: Parts, when: Anchor) -> Dated:
    """The days in the nearest month of that name; 29 February in the nearest year that has one."""
    if parts["turn"]:
        return _days_in(parts, when.day.year + TURNS[parts["turn"]])
    month = _month_number(parts)
    year = year_from(when, month)
    is_leap_day = (month, int(parts["day"])) == (2, 29)
    return _days_in(parts, leap_year_from(year, future=when.future) if is_leap_day else year)


def calendar_month(parts: Parts) -> Dated:
    """A month with its year, or undated."""
    return month_of(int(parts["year"]), _month_number(parts)) if parts["year"] else UNDATED


def month_of_turned_year(parts: Parts, when: Anchor) -> Dated:
    """``August of last year``."""
    return month_of(when.day.year + TURNS[parts["turn"]], _month_number(parts))


def nearest_month(parts: Parts, when: Anchor) -> Dated:
    """The nearest month of that name."""
    month = _month_number(parts)
    return month_of(year_from(when, month), month)


def turned_month(parts: Parts, when: Anchor) -> Dated:
    """Last August is over before the anchor's month, next August begins after it, this August is its year's."""
    turn, month = TURNS[parts["turn"].lower()], _month_number(parts)
    if turn == 0:
        return month_of(when.day.year, month)
    neighbour = when.day.replace(day=1) - DAY if turn < 0 else when.day.replace(day=28) + 4 * DAY
    return month_of(year_from(Anchor(neighbour, turn > 0), month), month)


def calendar_year(parts: Parts) -> Dated:
    """A year by its number."""
    return years(int(parts["year"]))


def calendar_years(parts: Parts) -> Dated | None:
    """Two digits after the dash could be a month, as in "2014-08": they are a year only when no month has them."""
    first, written = int(parts["year"]), parts["last_year"]
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    return years(first, last) if last > first and (len(written) == 4 or int(written) > 12) else None


def decade(parts: Parts) -> Dated:
    """The 1900s may be a decade or a century: they stay undated."""
    first = int(parts["year"])
    return years(first, first + 9) if first % 100 else UNDATED


def named_weekday(parts: Parts, when: Anchor) -> Dated:
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


def relative_day(parts: Parts, when: Anchor) -> Dated:
    """``yesterday``, ``tonight``."""
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


def turned_unit(parts: Parts, when: Anchor) -> Dated:
    """``last week``, ``later this year``."""
    return _away(TURNS[parts["turn"].lower()], parts["unit"], when)


def this_unit(parts: Parts, when: Anchor) -> Dated:
    """The one of its unit that holds the day: ``the end of the year``."""
    return _away(0, parts["unit"], when)


def nearest_weekend(_: Parts, when: Anchor) -> Dated:
    """The nearest weekend that has begun by the anchor's day (that has not ended before it, for the future)."""
    return weekend_of(when.day if when.future or when.day.weekday() >= 5 else when.day - WEEK)


def ago(parts: Parts, when: Anchor) -> Dated:
    """As exact as its unit: three days ago is a day, two weeks ago a week, a year ago a year; "nearly" is undated."""
    if parts["hedge"] or not parts["count"]:
        return UNDATED
    written = parts["count"].lower()
    return _away(-(int(written) if written.isdecimal() else NUMBERS[written]), parts["unit"], when)
