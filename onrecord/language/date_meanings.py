"""What the forms of `date_forms` mean: from the named parts of a phrase to an interval of days.

What a phrase states alone takes its parts; what it says of the day it was written on takes that day as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onrecord.language.calendar import (
    DAY,
    UNDATED,
    Anchor,
    Dated,
    days,
    easter,
    half_of,
    leap_year_from,
    month_of,
    months_from,
    months_of,
    nth_weekday,
    quarter_of,
    week_of,
    year_from,
    years,
)
from onrecord.language.date_words import (
    DECADES,
    EASTER_DAYS,
    HOLIDAYS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASON_MONTHS,
    TURNS,
    WEEKDAY_HOLIDAYS,
    WEEKDAYS,
)

Parts = Mapping[str, Any]
"""The named groups of a form's pattern: texts, None for what is not there."""


def number(written: str) -> int:
    """A number in digits or words, of things or in a row: ``3rd``, ``twenty-five``. Raises ValueError."""
    word = written.lower()
    digits = word.rstrip("stndrh")
    if digits.isdecimal():
        return int(digits)
    if word in ORDINALS:
        return ORDINALS[word]
    return sum(NUMBERS[part] for part in word.replace("-", " ").split())


def weekday_number(parts: Parts) -> int:
    """The number of the weekday, Monday being 0."""
    return [day.lower() for day in WEEKDAYS].index(parts["weekday"].lower())


def month_number(parts: Parts) -> int:
    """The number of the month, from its name or the head of it."""
    return [month[:3].lower() for month in MONTHS].index(parts["month"][:3].lower()) + 1


def no_date(_: Parts) -> None:
    """No date, although it looks like one."""


def undated(_: Parts) -> Dated:
    """Undated: the words name no day by themselves, such as ``last summer``."""
    return UNDATED


def iso_day(parts: Parts) -> Dated:
    """``2025-08-15``."""
    return days(date(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def dotted_day(parts: Parts) -> Dated:
    """``15.8.2025``: the day first, as all who write dots do."""
    return days(date(int(parts["year"]), int(parts["second"]), int(parts["first"])))


def slashed_day(parts: Parts) -> Dated:
    """Month first, as the United States write it, unless the first number can't be one; undated when both could."""
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
    if first > 12:
        return days(date(year, second, first))
    stated = days(date(year, first, second))
    return UNDATED if second <= 12 and first != second else stated


def _days_in(parts: Parts, year: int) -> Dated:
    month, first = month_number(parts), number(parts["day"])
    return days(date(year, month, first), date(year, month, number(parts.get("last_day") or parts["day"])))


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
    month = month_number(parts)
    year = year_from(when, month)
    is_leap_day = (month, number(parts["day"])) == (2, 29)
    return _days_in(parts, leap_year_from(year, future=when.future) if is_leap_day else year)


def calendar_month(parts: Parts) -> Dated:
    """A month with its year, or undated."""
    return month_of(int(parts["year"]), month_number(parts)) if parts["year"] else UNDATED


def month_of_turned_year(parts: Parts, when: Anchor) -> Dated:
    """``August of last year``."""
    return month_of(when.day.year + TURNS[parts["turn"]], month_number(parts))


def calendar_year(parts: Parts) -> Dated:
    """A year by its number."""
    return years(int(parts["year"]))


def calendar_years(parts: Parts) -> Dated | None:
    """Two digits after the dash could be a month, as in "2014-08": they are a year only when no month has them."""
    first, written = int(parts["year"]), parts["last_year"]
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    return years(first, last) if last > first and (len(written) == 4 or int(written) > 12) else None


def season(parts: Parts) -> Dated:
    """``spring of 2021``: three months; a winter may begin or end in its year, and is as exact as that."""
    first, year = SEASON_MONTHS[parts["season"].lower()], int(parts["year"])
    return years(year) if first == 12 else months_of(year, first, 3)


def winter(parts: Parts) -> Dated | None:
    """``winter of 2021-22``."""
    year, last = int(parts["year"]), int(parts["last_year"])
    return months_of(year, 12, 3) if last % 100 == (year + 1) % 100 else None


def quarter(parts: Parts) -> Dated:
    """``Q3 2023``, ``the third quarter of 2001``."""
    return quarter_of(int(parts["year"]), number(parts["nth"]))


def half(parts: Parts) -> Dated:
    """``the first half of 2022``."""
    return half_of(int(parts["year"]), number(parts["nth"]))


def weekday_of_month(parts: Parts) -> Dated:
    """``the first Tuesday of October 2022``. A month without its year needs the day of writing."""
    if not parts["year"]:
        return UNDATED
    return days(_weekday_in(parts, int(parts["year"])))


def nearest_weekday_of_month(parts: Parts, when: Anchor) -> Dated:
    """``the first Tuesday of October``, in the nearest October; ``of this month``, ``of October last year``."""
    if parts["month"] is None:
        month = months_from(when.day, TURNS[parts["turn_of"]]).start or when.day
        return days(nth_weekday(month.year, month.month, weekday_number(parts), _nth(parts)))
    if parts["turn"]:
        return days(_weekday_in(parts, when.day.year + TURNS[parts["turn"].lower()]))
    year = year_from(when, month_number(parts))
    found = _weekday_in(parts, year)
    late = found < when.day if when.future else found > when.day
    return days(_weekday_in(parts, year + (1 if when.future else -1)) if late else found)


def _weekday_in(parts: Parts, year: int) -> date:
    return nth_weekday(year, month_number(parts), weekday_number(parts), _nth(parts))


def _nth(parts: Parts) -> int:
    return -1 if parts["nth"].lower() == "last" else number(parts["nth"])


def week_at(parts: Parts) -> Dated:
    """``the week of March 3, 2025``."""
    dated = calendar_days(parts)
    return _week_beside(parts, dated) if dated.start else UNDATED


def nearest_week_at(parts: Parts, when: Anchor) -> Dated:
    """``the week of March 3``."""
    return _week_beside(parts, nearest_days(parts, when))


def _week_beside(parts: Parts, day: Dated) -> Dated:
    if day.start is None:
        return UNDATED
    if parts["side"] == "ending":
        return days(day.start - 6 * DAY, day.start)
    return week_of(day.start) if parts["side"] == "of" else days(day.start, day.start + 6 * DAY)


def holiday(parts: Parts) -> Dated:
    """``Christmas Day 2022``."""
    return days(_feast(parts, int(parts["year"]))) if parts["year"] else UNDATED


def nearest_holiday(parts: Parts, when: Anchor) -> Dated:
    """The nearest day of that name that is not after the anchor's (not before it, for the future)."""
    if parts["turn"]:
        return days(_feast(parts, when.day.year + TURNS[parts["turn"].lower()]))
    found = _feast(parts, when.day.year)
    if when.future:
        return days(found if found >= when.day else _feast(parts, when.day.year + 1))
    return days(found if found <= when.day else _feast(parts, when.day.year - 1))


def _feast(parts: Parts, year: int) -> date:
    name = " ".join(parts["feast"].split())
    if name in EASTER_DAYS:
        return easter(year) + DAY * EASTER_DAYS[name]
    if name in HOLIDAYS:
        month, day = HOLIDAYS[name]
        return date(year, month, day)
    month, weekday, nth, later = WEEKDAY_HOLIDAYS[name]
    return nth_weekday(year, month, weekday, nth) + DAY * later


def short_decade(parts: Parts) -> Dated:
    """``the ’90s``, ``the mid-90s``, ``the seventies``; the 20s may be of two centuries."""
    if parts.get("named"):
        first = DECADES[parts["named"].lower()]
    else:
        written = int(parts["rough"] or parts["short"])
        first = written + (1900 if written >= 30 else 2000)
    return UNDATED if first == 2020 else years(first, first + 9)


def century(parts: Parts) -> Dated:
    """``the 19th century``: from its first year to its last."""
    last = 100 * number(parts["nth"])
    return years(last - 99, last)


def decade(parts: Parts) -> Dated:
    """The 1900s may be a decade or a century: they stay undated."""
    first = int(parts["year"])
    return years(first, first + 9) if first % 100 else UNDATED
