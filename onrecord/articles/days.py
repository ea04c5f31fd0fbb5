"""Days of publication, in the forms in which records and pages write them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from onrecord.articles.article import is_publication_day
from onrecord.language.date_words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS

_WEEKDAY = "|".join((*WEEKDAYS, *SHORT_WEEKDAYS))
_CLOCK = r"\d{1,2}(?:[:.]\d\d){1,2}(?:[.,]\d+)?"
_LEAD = re.compile(
    rf"(?:(?:published|posted|date)(?:\ on)?:?\ )?(?:{_CLOCK}\ ?(?:[ap]\.?m\.?)?\ ?(?:[a-z]{{2,4}},?)?\ )?(?:on\ )?"
    rf"(?:(?:{_WEEKDAY})[.,]?\ ?)?",
    re.IGNORECASE,
)
"""What may stand before a day: “Published on”, a time, the day of the week."""
_TAIL = re.compile(r"(?:[ T,|–-]|\ at\b)*\d{1,2}(?:[:.]?\d\d|\ ?[ap]\.?m\b)[^/]{0,60}|Z|[+-]\d\d:\d\d", re.IGNORECASE)
"""What may stand after a day: a time and its zone."""
_FORMS = [
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)",  # 2025-05-09T10:00:00Z
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?=$|T?\d{4,6}(?:$|[Z.+-]))",  # 20250509T100000Z, 20250509100000
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:\ of)?[ -]?(?P<name>[a-z]{3,9})\.?,?[ -]?(?P<y>\d{4})(?!\d)",  # 9 May 2025
        r"(?P<name>[a-z]{3,9})\.?\ (?P<d>\d{1,2})(?:st|nd|rd|th)?,?\ (?P<y>\d{4})(?!\d)",  # May 9, 2025
        rf"(?P<name>[a-z]{{3,9}})\ (?P<d>\d{{1,2}})\ {_CLOCK}(?:\ [A-Z+-]\w*)?\ (?P<y>\d{{4}})$",  # May 9 10:00:00 2025
    )
]
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
"""A day and a month as numbers. Only some pairs show which is which."""
_NUMBER = re.compile(r"(-?\d{8,19})(?:\.\d*)?", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS = {9: 1, 10: 1, 12: 1_000, 13: 1_000, 15: 10**6, 16: 10**6, 18: 10**9, 19: 10**9}
"""How many units of a count make a second, by the number of its digits: seconds, milli-, micro- and nanoseconds since
1970."""


def day_of(raw: object) -> date | None:
    """The day that `raw` (a text, number, date or time) means. None if that is unclear, or if nothing can be published
    on that day.

    The day is the one that is written. A time with a zone has the day in that zone; a count of seconds or milliseconds
    since 1970 has the day in UTC. 05/09/2025 may be in May or in September, so it gives None; 25/12/2025 is clear.
    """
    if isinstance(raw, Mapping) and len(raw) == 1:  # {"$date": …}, as MongoDB exports it
        (raw,) = raw.values()
    if isinstance(raw, datetime):
        day: date | None = raw.date()
    elif isinstance(raw, date):
        day = raw
    elif isinstance(raw, int | float) and not isinstance(raw, bool):
        day = _counted(int(raw)) if math.isfinite(raw) else None
    else:
        day = _written(" ".join(raw.split())) if isinstance(raw, str) and len(raw) <= _LONGEST else None
    return day if day is not None and is_publication_day(day) else None


_LONGEST = 150
"""Characters. No date is longer, so longer texts are not looked at."""


def _written(text: str) -> date | None:
    if number := _NUMBER.fullmatch(text):
        return _counted(int(number[1]))
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    for form in _FORMS:
        if (found := form.match(text, start)) and _ends(text, found.end()):
            parts = found.groupdict()
            return _date(parts["y"], parts.get("m") or _month(parts["name"]), parts["d"])
    if (found := _NUMERIC.match(text, start)) and _ends(text, found.end()):
        one, _, other, year = found.groups()
        days = {_date(year, one, other), _date(year, other, one)} - {None}
        return days.pop() if len(days) == 1 else None
    return None


def _ends(text: str, end: int) -> bool:
    return end == len(text) or _TAIL.fullmatch(text, end) is not None


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of its name; 0 if there is no such month."""
    found = (number for number, month in enumerate(MONTHS, start=1) if month.lower().startswith(name.lower()))
    return 9 if name.lower() == "sept" else next(found, 0)


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _counted(number: int) -> date | None:
    """The day of a number: 20250509, 20250509100000, or a count of seconds or their parts since 1970."""
    digits = str(abs(number)) if abs(number) < 10**19 else ""
    if len(digits) in (8, 14):
        return _date(digits[:4], digits[4:6], digits[6:8]) if number > 0 else None
    if len(digits) not in _SECONDS:
        return None
    try:
        return (_EPOCH + timedelta(seconds=number // _SECONDS[len(digits)])).date()
    except OverflowError:
        return None
