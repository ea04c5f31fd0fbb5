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
