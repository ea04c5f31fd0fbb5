"""Laws of the dates: what is planted comes back, nothing is invented, no text raises."""

from __future__ import annotations

import time
from datetime import date, timedelta
from timeit import timeit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.language.calendar import UNDATED, Anchor, Dated, DateMention, months_from, through, week_of, weekday_from
from onrecord.language.date_forms import FORMS
from onrecord.language.date_words import COUNTED, MONTHS, NAMES, WEEKDAYS
from onrecord.language.dates import find_dates
from onrecord.language.spans import Span
from onrecord.schema.vocabulary import DateBasis, DatePrecision
from tests.language.dating import TUESDAY, only, read

DAY = timedelta(days=1)
SHORT = [month if len(month) <= 4 else f"{month[:3]}." for month in MONTHS]

FORMATS = (
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {SHORT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()][:3]}, {d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: f"{d.day}th of {MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1].upper()} {d.day} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]}\u00a0{d.day},\n{d.year}",
    lambda d: d.isoformat(),
)

news_days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
anchors = st.dates(date(1905, 1, 1), date(2095, 12, 31))
words = st.sampled_from(
    [
        *(form.example for form in FORMS),
        *(*MONTHS, *WEEKDAYS, *NAMES, *COUNTED[:6], "in", "since", "by", "from", "to", "between", "and", "after", "of"),
        *(
            "2022",
            "0000",
            "99/99/2022",
            "30",
            "31st",
            "9999 years ago",
            "-",
            "–",
            ",",
            ".",
            "’s",
            "\n",
            "\u00a0",
            "½",
            "٣",
        ),
    ]
)
texts = st.one_of(
    st.text(max_size=80), st.lists(words, max_size=12).map(" ".join), st.lists(words, max_size=12).map("".join)
)


def keeps_its_precision(dated: Dated) -> bool:
    """The rule of the tables: what each precision lets the two ends be."""
    ends = (dated.start, dated.end)
    if (ends == (None, None)) != (dated.precision is DatePrecision.UNKNOWN):
        return False
    if (dated.precision is DatePrecision.UNKNOWN) != (dated.basis is DateBasis.UNKNOWN):
        return False
    if dated.start and dated.end and dated.start > dated.end:
        return False
    if dated.precision is DatePrecision.MONTH:
        return (not dated.start or dated.start.day == 1) and (not dated.end or (dated.end + DAY).day == 1)
    if dated.precision is DatePrecision.YEAR:
        first, last = (not dated.start or (dated.start.month, dated.start.day) == (1, 1)), not dated.end
        return first and (last or (dated.end is not None and (dated.end.month, dated.end.day) == (12, 31)))
    return True


@given(texts, st.none() | st.dates(), st.booleans())
@example("9999 years ago, in 1000 years, last month, yesterday, before 0001-01-01", date.min, False)
@example("tomorrow, next year, next December, the weekend, after Dec. 31, 9999, on Feb. 29", date.max, True)
def test_no_text_raises_and_every_date_keeps_the_rules_of_its_precision(
    text: str, anchor: date | None, future: bool
) -> None:
    mentions = read(text, anchor, future=future)
    assert [m.dated for m in mentions if not keeps_its_precision(m.dated)] == []
    ends = [0, *(offset for m in mentions for offset in m.span), len(text)]
    assert ends == sorted(ends)
    assert all(m.span.of(text) and m.span.of(text) == m.span.of(text).strip() for m in mentions)


@given(texts, st.none() | anchors, st.booleans(), st.data())
def test_dates_lie_inside_the_span_that_is_read(
    text: str, anchor: date | None, future: bool, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert all(span.covers(m.span) for m in find_dates(text, span, anchor, future=future))


@given(st.text(alphabet="xyz \n", max_size=30).map(lambda text: text + ". "), texts, anchors)
def test_text_before_a_date_moves_its_span_and_nothing_else(before: str, text: str, anchor: date) -> None:
    moved = [DateMention(Span(*(end + len(before) for end in m.span)), m.dated) for m in read("! " + text, anchor)]
    assert read(before + "! " + text, anchor) == moved


@given(texts, anchors, st.booleans())
@example("between Tuesday and 2014, from May to June 2020, since March and April 2022", TUESDAY, False)
def test_what_is_stated_is_the_same_whatever_the_anchor(text: str, anchor: date, future: bool) -> None:
    stated = [m for m in read(text, None) if m.dated.basis is DateBasis.STATED]
    assert [m for m in read(text, anchor, future=future) if m.dated.basis is DateBasis.STATED] == stated


@given(news_days, st.sampled_from(FORMATS), st.none() | anchors, st.booleans())
def test_a_day_comes_back_from_every_way_of_writing_it(day: date, write, anchor: date | None, future: bool) -> None:
    written = write(day)
    planted = f"The envoys met on {written} and left."
    expected = Dated(day, day, DatePrecision.DAY, DateBasis.STATED)
    assert only(planted, anchor, future=future) == (written, expected)


@given(news_days, st.sampled_from(("{} {}", "{} of {}", "{}, {}", "late {} {}")))
def test_a_month_comes_back_whole(day: date, pattern: str) -> None:
    written = pattern.format(MONTHS[day.month - 1], day.year)
    last = (day.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    expected = Dated(day.replace(day=1), last, DatePrecision.MONTH, DateBasis.STATED)
    assert only(f"It fell in {written}.") == (written, expected)


@given(st.integers(1900, 2090), st.integers(1, 9))
def test_years_come_back_whole_and_open_where_the_words_leave_them_open(first: int, more: int) -> None:
    start, end, last = date(first, 1, 1), date(first, 12, 31), date(first + more, 12, 31)

    def year(start: date | None, end: date | None) -> Dated:
        return Dated(start, end, DatePrecision.YEAR, DateBasis.STATED)

    assert only(f"it began in {first}, they say") == (f"{first}", year(start, end))
    assert only(f"it has held since {first}.") == (f"since {first}", year(start, None))
    assert only(f"it held until {first}.") == (f"until {first}", year(None, end))
    assert only(f"it held before {first}.") == (f"before {first}", year(None, start - DAY))
    for words in (f"from {first} to {first + more}", f"between {first} and {first + more}", f"{first}–{first + more}"):
        assert only(f"He ruled {words}.") == (words, year(start, last))
    assert [m.dated for m in read(f"from {first + more} to {first}")] == [
        year(date(first + more, 1, 1), last),
    ]


@given(st.sampled_from(WEEKDAYS), anchors)
def test_a_weekday_is_the_nearest_one_on_its_side_of_the_anchor(weekday: str, anchor: date) -> None:
    past, future = only(f"met {weekday} in Oslo", anchor)[1], only(f"meet {weekday} in Oslo", anchor, future=True)[1]
    last, following = only(f"met last {weekday}", anchor)[1], only(f"meet next {weekday}", anchor)[1]
    for dated in (past, future, last, following):
        assert dated.start is not None
        assert dated.start == dated.end
        assert (WEEKDAYS[dated.start.weekday()], dated.precision) == (weekday, DatePrecision.DAY)
        assert dated.basis is DateBasis.RESOLVED
    assert past.start
    assert future.start
    assert last.start
    assert following.start
    assert 0 <= (anchor - past.start).days < 7
    assert 0 <= (future.start - anchor).days < 7
    assert 0 < (anchor - last.start).days <= 7
    assert 0 < (following.start - anchor).days <= 7


@given(st.sampled_from(MONTHS), anchors, st.booleans())
def test_a_month_without_its_year_is_less_than_a_year_from_the_anchor(month: str, anchor: date, future: bool) -> None:
    dated = only(f"It began in {month}.", anchor, future=future)[1]
    assert dated.start
    apart = (dated.start.year - anchor.year) * 12 + dated.start.month - anchor.month
    assert 0 <= (apart if future else -apart) < 12
    assert only(f"It began on {month} 9.", anchor, future=future)[1].start == dated.start.replace(day=9)


@given(anchors, st.integers(-40, 40))
def test_weeks_and_months_reckoned_from_a_day_follow_one_another(day: date, count: int) -> None:
    this, later = months_from(day, count), months_from(day, count + 1)
    assert this.end is not None
    assert this.end + DAY == later.start
    week = week_of(day)
    assert week.start
    assert week.end
    assert week.start <= day <= week.end
    assert (week.start.weekday(), week.end - week.start) == (0, 6 * DAY)
    assert weekday_from(Anchor(day), day.weekday()) == weekday_from(Anchor(day, future=True), day.weekday()) == day


@given(st.lists(st.sampled_from([f.example for f in FORMS]), min_size=2, max_size=2), anchors)
def test_an_interval_holds_both_of_its_ends(examples: list[str], anchor: date) -> None:
    first, last = ([*read(f"in {example}", anchor), DateMention(Span(0, 0), UNDATED)][0].dated for example in examples)
    if not (first.start and last.end) or first.start > last.end:
        return
    whole = through(first, last)
    assert whole.start
    assert whole.end
    assert whole.start <= first.start
    assert last.end <= whole.end
    assert keeps_its_precision(whole)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "May ",
        "in ",
        "1",
        "15 ",
        "2022-",
        "the last ",
        "Friday, ",
        " \n",
        "Aug. 15-",
        "from 2014 to ",
        "March and ",
        "a ",
    ],
)
def test_reading_time_grows_with_the_text_alone(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))  # timeit keeps the garbage of other tests from being collected meanwhile
        return timeit(lambda: read(text), timer=time.process_time, number=1)

    # Ten times the text may take twenty times as long, and a quadratic reading would take a hundred.
    assert min(seconds(100_000) for _ in range(2)) < 20 * max(0.002, *(seconds(10_000) for _ in range(3)))
