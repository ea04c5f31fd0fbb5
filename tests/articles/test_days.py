"""Days of publication: every form that says one day is read, and what leaves two readings is none."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.days import day_of
from onrecord.schema.patterns import FIRST_DAY, LAST_DAY

MAY = date(2025, 5, 9)


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "2025-05-09",
            "2025-5-9",
            "2025/05/09",
            "2025.05.09",
            "20250509",
            20250509,
            MAY,
            datetime(2025, 5, 9, 23, 59),
        ),
        *(
            "2025-05-09Z",
            "2025-05-09+02:00",
            "2025-05-09 10:00:00",
            "2025-05-09T10:00:00Z",
            "2025-05-09T23:30:00-05:00",
            "2025-05-09T00:10+0200",
        ),
        *("2025-05-09T10:00:00.123456+00:00", "2025-05-09 10:00:00 UTC", "2025-05-09T10:00:00.000+02:00"),
        *("20250509T100000Z", "20250509T100000", "20250509100000", 20250509100000),
        *("Fri, 09 May 2025 10:00:00 GMT", "Fri, 9 May 2025 23:30:00 -0500", "09 May 2025 10:00 +0000"),
        *("Fri May 09 10:00:00 +0000 2025", "Fri May  9 10:00:00 2025"),
        "Fri May 09 2025 10:00:00 GMT+0000 (Coordinated Universal Time)",
        *("9 May 2025", "9th May 2025", "9th of May, 2025", "09-May-2025", "Friday 9 May 2025 10.00 BST"),
        *("May 9, 2025", "May 9th 2025", "MAY 9, 2025", "Friday, May 9, 2025", "Fri. May 9, 2025 at 10:00 a.m. ET"),
        *(
            "May 9, 2025, 10:00 AM EDT",
            "10:00 AM EDT, Fri May 9, 2025",
            "Published: May 9, 2025",
            "Posted on 9 May 2025",
        ),
        *(1746784800, 1746784800.5, "1746784800", 1746784800000, "1746784800000", "1746784800.0", 1746784800 * 10**9),
        *({"$date": "2025-05-09T10:00:00Z"}, {"$date": 1746784800000}, "  2025-05-09\n"),
    ],
)
def test_a_day_is_read_in_every_form_that_says_one(raw: object) -> None:
    assert day_of(raw) == MAY


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("25/12/2025", date(2025, 12, 25)),
        ("12/25/2025", date(2025, 12, 25)),
        ("05/05/2025 10:00", date(2025, 5, 5)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("3 August 2024", date(2024, 8, 3)),
        (-500000000, date(1954, 2, 26)),
        (1735689599, date(2024, 12, 31)),
    ],
)
def test_a_day_of_one_reading_is_read(raw: object, day: date) -> None:
    assert day_of(raw) == day


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "05/09/2025",
            "9.5.2025",
            "05-09-2025",
            "05/09/25",
            "9 May",
            "May 2025",
            "2025-05",
            "2025",
            2025,
            "last week",
        ),
        *("2031-02-30", "0025-09-01", "2999-01-01", date(1599, 12, 31), datetime(9999, 1, 1), "31 April 2025"),
        *("2025-05-09/2025-05-10", "9 May 2025 – 12 May 2025", "2 hours ago", "9 Maybe 2025", "9 Mayor 2025"),
        *("", " ", None, True, [], {}, ["2025-05-09"], {"a": 1, "b": 2}, 0, 12, -20250509, 10**10, float("nan")),
        *(float("inf"), 1e300, "9" * 5000, "\ud800", "Updated: May 9, 2025"),
    ],
)
def test_what_is_no_day_of_one_reading_is_none(raw: object) -> None:
    assert day_of(raw) is None


@given(st.dates(FIRST_DAY, LAST_DAY), st.times(), st.integers(-14 * 60, 14 * 60))
def test_the_day_is_the_one_written_in_its_own_zone(day: date, at: time, offset: int) -> None:
    moment = datetime.combine(day, at, timezone(timedelta(minutes=offset)))
    assert day_of(moment.isoformat()) == day_of(moment) == day_of(format_datetime(moment)) == day


@given(st.datetimes(datetime(1974, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_an_epoch_is_a_day_of_utc_in_any_unit(moment: datetime) -> None:
    seconds = int(moment.timestamp())
    for unit in (1, 1_000, 10**6, 10**9):
        assert day_of(seconds * unit) == day_of(str(seconds * unit)) == moment.date()


@pytest.mark.slow
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.text(), v),
    )
)
def test_no_value_breaks_the_reading(raw: object) -> None:
    day = day_of(raw)
    assert day is None or FIRST_DAY <= day <= LAST_DAY
