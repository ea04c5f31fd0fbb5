"""Intervals of days with their precision, and the arithmetic that news needs on them.

Everything here is exact or says that it is not known: an interval is never narrower than the words that gave it.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.language.spans import Span
from onrecord.schema.patterns import FIRST_DAY, LAST_DAY
from onrecord.schema.vocabulary import DateBasis, DatePrecision

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
HOURS_IN = {"hour": 1, "day": 24, "week": 7 * 24, "fortnight": 14 * 24}
MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
FINEST_FIRST = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR)


@dataclass(frozen=True, slots=True)
class Dated:
    """An interval of days, both ends included; one end may be open (None). `UNDATED` when nothing is known."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    basis: DateBasis = DateBasis.UNKNOWN


UNDATED = Dated()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression: where it stands (its preposition left out) and what it means."""

    span: Span
    dated: Dated


class Anchor(NamedTuple):
    """The day from which relative dates are counted, and whether they lie ahead of it."""

    day: date
    future: bool = False


def known(dated: Dated) -> Dated:
    """The interval, or `UNDATED` for one that leaves the days that news is about: a number that is no year, mostly."""
    ends = [end for end in (dated.start, dated.end) if end is not None]
    return dated if all(FIRST_DAY <= end <= LAST_DAY for end in ends) else UNDATED


def days(first: date, last: date | None = None) -> Dated:
    """The day `first`, or the days from `first` to `last`. Raises ValueError when they are in the wrong order."""
    last = last or first
    if last < first:
        raise ValueError(f"expected the first day of an interval before its last, found {first} and {last}")
    return Dated(first, last, DatePrecision.DAY, DateBasis.STATED)


def month_of(year: int, month: int) -> Dated:
    """A whole month. Raises ValueError when there is no such month."""
    first = date(year, month, 1)
    return Dated(first, first.replace(day=monthrange(year, month)[1]), DatePrecision.MONTH, DateBasis.STATED)


def months_of(year: int, first: int, count: int) -> Dated:
    """The months of a year from the one numbered `first` on, into the next year where they are more than it has."""
    end = months_from(date(year, first, 1), count - 1)
    return replace(end, start=date(year, first, 1))


def quarter_of(year: int, nth: int) -> Dated:
    """The first, second, third or fourth quarter of a year. Raises ValueError for any other."""
    return months_of(year, 3 * nth - 2, 3)


def half_of(year: int, nth: int) -> Dated:
    """The first or the second half of a year. Raises ValueError for any other."""
    return months_of(year, 6 * nth - 5, 6)


def easter(year: int) -> date:
    """Easter Sunday of the western churches. Source: the algorithm of Meeus, Jones and Butcher, as in J. Meeus,
    Astronomical Algorithms (1991), chapter 8."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, odd = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * odd + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)


def years(first: int, last: int | None = None) -> Dated:
    """The year `first`, or the years from `first` to `last`. Raises ValueError for years outside 1 to 9999."""
    last = first if last is None else last
    if last < first:
        raise ValueError(f"expected the first year of an interval before its last, found {first} and {last}")
    return Dated(date(first, 1, 1), date(last, 12, 31), DatePrecision.YEAR, DateBasis.STATED)


def lies_ahead(dated: Dated, told_on: date | None) -> bool:
    """Whether the interval begins after the day behind `told_on`, which has begun somewhere by then: what was told on
    that day had not happened. Not where either is unknown."""
    return told_on is not None and dated.start is not None and dated.start - DAY > told_on


def week_of(day: date) -> Dated:
    """The week, Monday to Sunday as ISO 8601 has it, in which `day` lies; its ends are given to the day."""
    monday = day - DAY * day.weekday()
    return days(monday, monday + 6 * DAY)


def weekend_of(day: date) -> Dated:
    """The Saturday and Sunday of the week in which `day` lies."""
    monday = day - DAY * day.weekday()
    return days(monday + 5 * DAY, monday + 6 * DAY)


def months_from(day: date, count: int) -> Dated:
    """The whole month that lies `count` months after (before, when negative) the month of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return month_of(year, month + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The first (1), second … or last (-1) such weekday (Monday is 0) of a month. Raises ValueError for a fifth that
    the month does not have."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - DAY * ((last.weekday() - weekday) % 7)
    return date(year, month, 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (nth - 1))


def stretch(day: date, count: int, unit: str) -> Dated:
    """The last `count` units up to a day (the next ones, when `count` is positive), that day included; as exact as the
    unit. Hours count as the days that they reach into."""
    if unit in ("month", "year", "decade"):
        other = months_from(day, count * MONTHS_IN[unit])
        ends = sorted((other, months_from(day, 0)), key=lambda month: month.start or day)
        if unit == "month":
            return through(*ends)
        return years(*(month.start.year for month in ends if month.start))
    if unit not in HOURS_IN:
        return UNDATED
    reach = -(-abs(count) * HOURS_IN[unit] // 24)
    return days(day, day + DAY * reach) if count > 0 else days(day - DAY * reach, day)


def weekday_from(anchor: Anchor, weekday: int) -> date:
    """The nearest such weekday (Monday is 0) that is not after the anchor (not before it, for the future)."""
    ahead = (weekday - anchor.day.weekday()) % 7
    return anchor.day + DAY * (ahead if anchor.future or not ahead else ahead - 7)


def year_from(anchor: Anchor, month: int) -> int:
    """The year of the nearest such month that is not after the anchor's month (not before it, for the future)."""
    if anchor.future:
        return anchor.day.year + (month < anchor.day.month)
    return anchor.day.year - (month > anchor.day.month)


def leap_year_from(year: int, *, future: bool) -> int:
    """The nearest leap year that is not after `year` (not before it, for the future)."""
    while not isleap(year):
        year += 1 if future else -1
    return year


def since(dated: Dated) -> Dated:
    """From the first day of `dated` on."""
    return dated if dated == UNDATED else replace(dated, end=None)


def until(dated: Dated) -> Dated:
    """Up to the last day of `dated`."""
    return dated if dated == UNDATED else replace(dated, start=None)


def before(dated: Dated) -> Dated:
    """Up to the day before `dated`."""
    return dated if dated.start is None else replace(dated, start=None, end=dated.start - DAY)


def after(dated: Dated) -> Dated:
    """From the day after `dated` on."""
    return dated if dated.end is None else replace(dated, start=dated.end + DAY, end=None)


def through(first: Dated, last: Dated) -> Dated:
    """From the start of `first` to the end of `last`, as precise as the less precise of the two.

    The day-exact end of an interval that ends in a mere year is widened to its year. Raises ValueError when the two
    are in the wrong order; gives `UNDATED` when one of them is not dated.
    """
    if first.start is None or last.end is None:
        return UNDATED
    if first.start > last.end:
        raise ValueError(f"expected the first end of an interval before its last, found {first.start} and {last.end}")
    precision = max(first.precision, last.precision, key=FINEST_FIRST.index)
    basis = DateBasis.STATED if first.basis == last.basis == DateBasis.STATED else DateBasis.RESOLVED
    start, end = _widened(first.start, precision).start, _widened(last.end, precision).end
    return Dated(start, end, precision, basis)


def _widened(day: date, precision: DatePrecision) -> Dated:
    if precision is DatePrecision.YEAR:
        return years(day.year)
    return month_of(day.year, day.month) if precision is DatePrecision.MONTH else days(day)
