"""What the forms of `relative_forms` mean: days counted from the day of writing, as an interval.

Where the words leave two readings, such as a last summer that may be this year's or the year's before, they are
undated. Seasons are the meteorological ones of the northern hemisphere.
"""

from __future__ import annotations

from datetime import date

from onrecord.language.calendar import (
    DAY,
    HOURS_IN,
    MONTHS_IN,
    UNDATED,
    WEEK,
    Anchor,
    Dated,
    days,
    half_of,
    month_of,
    months_from,
    months_of,
    quarter_of,
    stretch,
    week_of,
    weekday_from,
    weekend_of,
    year_from,
    years,
)
from onrecord.language.date_meanings import Parts, month_number, number, weekday_number
from onrecord.language.date_words import RELATIVE_DAYS, SEASON_MONTHS, TURNS

_MONTHS, _SEASON = 12, 3


def _turn(words: str) -> int:
    return TURNS[" ".join(words.lower().split())]


def nearest_month(parts: Parts, when: Anchor) -> Dated:
    """The nearest month of that name."""
    month = month_number(parts)
    return month_of(year_from(when, month), month)


def turned_month(parts: Parts, when: Anchor) -> Dated:
    """Last August is over before the anchor's month, next August begins after it, this August is its year's."""
    turn, month = _turn(parts["turn"]), month_number(parts)
    if turn == 0:
        return month_of(when.day.year, month)
    neighbour = when.day.replace(day=1) - DAY if turn < 0 else when.day.replace(day=28) + 4 * DAY
    return month_of(year_from(Anchor(neighbour, turn > 0), month), month)


def turned_season(parts: Parts, when: Anchor) -> Dated:
    """``last summer`` is last year's, ``next summer`` next year's, ``this summer`` this year's or the one that is
    running. Where one of the same year has just ended or is about to begin, the words may mean that or the other:
    undated."""
    first, turn = SEASON_MONTHS[parts["season"].lower()], _turn(parts["turn"])
    is_winter = first == _MONTHS
    since = (when.day.month - first) % _MONTHS
    began = when.day.year - (when.day.month < first)
    is_running = since < _SEASON
    if turn == 0:
        if is_running or is_winter:
            return months_of(began, first, _SEASON) if is_running else UNDATED
        return months_of(when.day.year, first, _SEASON)
    if turn > 0:
        return months_of(began + 1, first, _SEASON) if began == when.day.year else UNDATED
    if is_running:
        return months_of(began - 1, first, _SEASON)
    is_clear = began < when.day.year and (not is_winter or since >= _MONTHS / 2)
    return months_of(began, first, _SEASON) if is_clear else UNDATED


def quarter_of_turned_year(parts: Parts, when: Anchor) -> Dated:
    """``the third quarter of last year``."""
    return quarter_of(when.day.year + _turn(parts["turn"]), number(parts["nth"]))


def half_of_turned_year(parts: Parts, when: Anchor) -> Dated:
    """``the second half of this year``."""
    return half_of(when.day.year + _turn(parts["turn"]), number(parts["nth"]))


def named_weekday(parts: Parts, when: Anchor) -> Dated:
    """A bare weekday is the nearest one, the anchor's day included; "last" and "next" leave the anchor's day out, and
    "this" keeps to the anchor's week."""
    weekday = weekday_number(parts)
    this = when.day + DAY * (weekday - when.day.weekday())
    if parts["week"]:
        return days(this + WEEK * _turn(parts["week"]))
    if parts["turn"] is None:
        return days(weekday_from(when, weekday))
    turn = _turn(parts["turn"])
    if turn:
        return days(weekday_from(Anchor(when.day + DAY * turn, turn > 0), weekday))
    return days(this + WEEK if when.future and this < when.day else this)


def weekday_of_date(parts: Parts, when: Anchor) -> Dated:
    """``Tuesday the 26th``: the nearest such day of a month that is such a weekday."""
    weekday, day = weekday_number(parts), number(parts["day"])
    for count in range(_MONTHS):
        month = months_from(when.day, count if when.future else -count).start
        found = _day_of(month, day)
        if found and found.weekday() == weekday and (found >= when.day if when.future else found <= when.day):
            return days(found)
    return UNDATED


def lone_day(parts: Parts, when: Anchor) -> Dated:
    """``on the 9th``: the nearest such day of a month; of this or of last month where the words say so."""
    day = number(parts["day"])
    if parts["turn"]:
        found = _day_of(months_from(when.day, _turn(parts["turn"])).start, day)
        return days(found) if found else UNDATED
    for count in range(3):
        found = _day_of(months_from(when.day, count if when.future else -count).start, day)
        if found and (found >= when.day if when.future else found <= when.day):
            return days(found)
    return UNDATED


def _day_of(month: date | None, day: int) -> date | None:
    found = month + DAY * (day - 1) if month else None
    return found if found and month and found.month == month.month else None


def relative_day(parts: Parts, when: Anchor) -> Dated:
    """``yesterday``, ``tonight``."""
    return days(when.day + DAY * RELATIVE_DAYS[" ".join(parts["word"].lower().split())])


def overnight(_: Parts, when: Anchor) -> Dated:
    """The night that ends on the day of writing."""
    return days(when.day - DAY, when.day)


def away(count: int, unit: str, when: Anchor) -> Dated:
    """The day, week, weekend, month or year that lies `count` of them from the anchor's; undated for other units."""
    match unit:
        case "day":
            return days(when.day + DAY * count)
        case "week":
            return week_of(when.day + WEEK * count)
        case "fortnight":
            return week_of(when.day + 2 * WEEK * count)
        case "weekend":
            return weekend_of(when.day + WEEK * count)
        case "month":
            return months_from(when.day, count)
        case "year":
            return years(when.day.year + count)
    return UNDATED


def turned_unit(parts: Parts, when: Anchor) -> Dated:
    """``last week``, ``later this year``."""
    return away(_turn(parts["turn"]), parts["unit"], when)


def this_unit(parts: Parts, when: Anchor) -> Dated:
    """The one of its unit that holds the day: ``the end of the year``."""
    return away(0, parts["unit"], when)


def before_last(parts: Parts, when: Anchor) -> Dated:
    """``the week before last``, ``the Friday before last``, ``the week after next``."""
    turn = -1 if parts["side"] else 1
    if parts["weekday"]:
        nearest = weekday_from(Anchor(when.day + DAY * turn, turn > 0), weekday_number(parts))
        return days(nearest + WEEK * turn)
    return away(2 * turn, parts["unit"], when)


def nearest_weekend(_: Parts, when: Anchor) -> Dated:
    """The nearest weekend that has begun by the anchor's day (that has not ended before it, for the future)."""
    return weekend_of(when.day if when.future or when.day.weekday() >= 5 else when.day - WEEK)


def ago(parts: Parts, when: Anchor) -> Dated:
    """As exact as its unit: three days ago is a day, two weeks ago a week, a year ago a year; "nearly" is undated."""
    if parts["hedge"] or not parts["count"]:
        return UNDATED
    return away(-number(parts["count"]), parts["unit"], when)


def ago_on(parts: Parts, when: Anchor) -> Dated:
    """``a year ago this week``: the week of the day a year ago; ``a week ago Tuesday``: that weekday of the week."""
    count, unit = -number(parts["count"]), parts["unit"]
    then = _moved(when.day, count, unit)
    if then is None:
        return UNDATED
    if parts["weekday"]:
        if unit not in ("week", "fortnight"):
            return UNDATED
        return days(weekday_from(when, weekday_number(parts)) + (then - when.day))
    inner = parts["inner"]
    return days(then) if inner is None else away(0, inner, Anchor(then))


def from_weekday(parts: Parts, when: Anchor) -> Dated:
    """``two weeks from next Tuesday``, ``a week on Friday``: counted from the next such weekday, tomorrow where the
    words say tomorrow."""
    start = (
        when.day + DAY
        if parts["weekday"] is None
        else weekday_from(Anchor(when.day + DAY, True), weekday_number(parts))
    )
    then = _moved(start, number(parts["count"]), parts["unit"])
    return days(then) if then else UNDATED


def from_now(parts: Parts, when: Anchor) -> Dated:
    """``two weeks from now``, ``in three months' time``: as exact as its unit."""
    return away(number(parts["count"]), parts["unit"], when) if parts["count"] and not parts.get("hedge") else UNDATED


def in_length(parts: Parts, when: Anchor) -> Dated:
    """``in two weeks`` lies ahead where what it tells of does; for what is past it is how long that took."""
    return from_now(parts, when) if when.future and parts["ahead"] is not None else UNDATED


def last_stretch(parts: Parts, when: Anchor) -> Dated:
    """``the past two weeks``: up to the day of writing, which is its last day. ``The next two weeks`` begin with it
    where what they tell of lies ahead; in a story of the past they are the next ones of the story."""
    side = {"past": -1, "last": -1, "next": 1, "coming": 1}.get(parts["side"].lower())
    if (
        side is None
        or (side > 0 and not when.future)
        or parts.get("vague")
        or (parts.get("count") is None and "count" in parts)
    ):
        return UNDATED
    return stretch(when.day, side * number(parts.get("count") or "one"), parts["unit"])


def _moved(day: date, count: int, unit: str) -> date | None:
    """The day that lies `count` units away; None for units that do not lead from day to day."""
    if unit in HOURS_IN and unit != "hour":
        return day + DAY * (count * HOURS_IN[unit] // 24)
    if unit in ("month", "year"):
        return _day_of(months_from(day, count * MONTHS_IN[unit]).start, day.day)
    return None
