"""The words of which dates are made in English-language news: the lists of `dates.toml`, which says what each is."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

_LISTS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("dates.toml").read_text("utf-8"))


def _words(key: str) -> tuple[str, ...]:
    return tuple(_LISTS[key])


MONTHS = _words("months")
SHORT_MONTHS = _words("short_months")
WEEKDAYS = _words("weekdays")
SHORT_WEEKDAYS = _words("short_weekdays")
SEASONS = _words("seasons")
UNITS = _words("units")
PARTS = _words("parts")
PHASES = _words("phases")
STRETCHES = _words("stretches")
VAGUE = _words("vague")
HEDGES = _words("hedges")
AFTER_MODAL = _words("after_modal")
NAMES = _words("names")
COUNTED = _words("counted")
WHOLE_BOUNDS = _words("whole_bounds")
LEADS = _words("leads")
WEAK_LEADS = _words("weak_leads")
MAY_LEADS = _words("may_leads")
OPEN_RANGE_WORDS = _words("open_range_words")
LIST_WORDS = _words("list_words")
ANAPHORS = _words("anaphors")
REPEATED = _words("repeated")
OTHER_CALENDARS = _words("other_calendars")
FEAST_LEADS = _words("feast_leads")
HEAT = _words("heat")
NATIONAL_DAYS = _words("national_days")
AFTER_LONE_DAY = _words("after_lone_day")
AFTER_OVERNIGHT = _words("after_overnight")

NUMBERS: dict[str, int] = _LISTS["numbers"]
ORDINALS: dict[str, int] = _LISTS["ordinals"]
DECADES: dict[str, int] = _LISTS["decades"]
SEASON_MONTHS: dict[str, int] = _LISTS["season_months"]
HOLIDAYS: dict[str, list[int]] = _LISTS["holidays"]
EASTER_DAYS: dict[str, int] = _LISTS["easter_days"]
WEEKDAY_HOLIDAYS: dict[str, list[int]] = _LISTS["weekday_holidays"]
FEASTS = (*HOLIDAYS, *EASTER_DAYS, *WEEKDAY_HOLIDAYS)
TURNS: dict[str, int] = _LISTS["turns"]
RELATIVE_DAYS: dict[str, int] = _LISTS["relative_days"]

CALENDAR = frozenset(map(str.lower, (*WEEKDAYS, *MONTHS))) - {"may"}
"""The days and months in lower case, but for the one that is a verb as well."""

DAYS_AND_MONTHS = frozenset(
    map(
        str.lower,
        (
            *(*MONTHS, *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)),
            *(*SHORT_MONTHS, *(f"{month}." for month in SHORT_MONTHS)),
        ),
    )
)
"""The names of days and months in lower case, also short ones and those of several days (“Mondays”)."""

FIRST_WORDS = (
    *(*ORDINALS, *FEASTS, *NATIONAL_DAYS, *ANAPHORS, *REPEATED),
    *(*MONTHS, *SHORT_MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS, *NAMES, *NUMBERS, *VAGUE, *HEDGES, *PARTS, *PHASES),
    *(*SEASONS, *UNITS, *STRETCHES, *TURNS, *RELATIVE_DAYS, "the", "between", "overnight"),
    *("fiscal", "financial", "FY", "Q1", "Q2", "Q3", "Q4"),
)
"""What a form that does not start with a digit may start with."""

CLUES = (
    *(*MONTHS, *SHORT_MONTHS, *WEEKDAYS, *SEASONS, *UNITS),
    *(*FEASTS, *NATIONAL_DAYS, *DECADES, "overnight", "fiscal", "financial"),
    *("today", "tonight", "yesterday", "tomorrow", "morning", "afternoon", "evening", "night"),
)
"""Words of which a form has one at least, or its plural, unless it has four digits in a row."""


def one_of(words: tuple[str, ...]) -> str:
    """A pattern for any of `words`, the longest first, with a small or a capital first letter."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(f"[{w[0].upper()}{w[0].lower()}]{re.escape(w[1:])}" for w in ordered) + ")"


def spaced(pattern: str) -> str:
    """`pattern` with each blank standing for white space, over one line break at most."""
    return pattern.replace("\\ ", " ").replace(" ", r"(?:[^\S\n]{1,3}\n?|\n)")
