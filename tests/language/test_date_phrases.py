"""What each form of date means, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.language.calendar import UNDATED
from onrecord.language.date_forms import FORMS
from onrecord.language.date_meanings import no_date
from onrecord.language.date_words import NAMES
from onrecord.schema.vocabulary import DateBasis
from tests.language.dating import TUESDAY, only, read


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_is_found_as_its_example(form) -> None:
    lead = {"holiday": "on", "lone-day": "on", "month-days": "on"}.get(form.name, "in")
    text = f"It was {lead} {form.example}"
    found = read(text, TUESDAY)
    if form.stated is no_date:
        assert found == []
    else:
        assert "".join(text[found[0].span.start : found[-1].span.end]) == form.example


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_holds_a_day_or_month_is_no_date(name: str) -> None:
    assert read(f"They wrote of {name} in the paper.") == []


@pytest.mark.parametrize(
    "text",
    [
        *("They may 15 times refuse", "soldiers march 20 miles", "Theresa May spoke", "Prime Minister May's plan"),
        *("a deal struck by May", "people killed by March for Life marchers", "on the march in the second town"),
        *("2022 people came", "for 2022 people", "in 2022 dollars", "by 2022 votes", "of 2000 soldiers", "$2022 more"),
        *("in 2,022 homes", "$1984", "in €2022", "at 1800 GMT", "since 1800 GMT", "by 2022%", "in 2022.5 tons"),
        *(
            "on 9/11 the towers",
            "a man of 35 years",
            "the 21st century",
            "page 2014",
            "the 2022nd",
            "on April 6, 610 AD",
        ),
        *("February 30, 2022", "on Feb. 30", "31 April", "99/99/2022", "2022-13-01", "0000-01-01", "13/13/2022"),
        *("tuesdays", "Tuesdayish", "Mayor Jan Novak", "Marching", "in Augustus", "room 101/2022", "now", "currently"),
        *("Friday–Sunday hours", "the post-2014 order", "call 555-2014", "user@2022", "#2022", "decades-old"),
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "start", "end", "precision"),
    [
        # Written on Tuesday, 12 August 2025.
        ("on Aug. 15 they", "Aug. 15", "2025-08-15", "2025-08-15", "day"),
        ("on Dec. 3 they", "Dec. 3", "2024-12-03", "2024-12-03", "day"),
        ("the 15th of August", "15th of August", "2025-08-15", "2025-08-15", "day"),
        ("on Feb. 29", "Feb. 29", "2024-02-29", "2024-02-29", "day"),
        ("8/15/2025", "8/15/2025", "2025-08-15", "2025-08-15", "day"),
        ("15/8/2025", "15/8/2025", "2025-08-15", "2025-08-15", "day"),
        ("Aug. 15-17, 2025", "Aug. 15-17, 2025", "2025-08-15", "2025-08-17", "day"),
        ("between 15 and 17 July", "between 15 and 17 July", "2025-07-15", "2025-07-17", "day"),
        ("in late 2022", "late 2022", "2022-01-01", "2022-12-31", "year"),
        ("in the spring of 2021", "spring of 2021", "2021-03-01", "2021-05-31", "month"),
        ("in the 1990s", "1990s", "1990-01-01", "1999-12-31", "year"),
        ("between May and July 2022", "between May and July 2022", "2022-05-01", "2022-07-31", "month"),
        ("from November to February 2023", "from November to February 2023", "2022-11-01", "2023-02-28", "month"),
        ("from Feb. 24, 2022 to 2024", "from Feb. 24, 2022 to 2024", "2022-01-01", "2024-12-31", "year"),
        ("from Monday to Friday", "from Monday to Friday", "2025-08-04", "2025-08-08", "day"),
        ("between 2 May 2001 and 9 June 2003", "between 2 May 2001 and 9 June 2003", "2001-05-02", "2003-06-09", "day"),
        ("by year's end", "by year's end", None, "2025-12-31", "year"),
        ("until March 2022", "until March 2022", None, "2022-03-31", "month"),
        ("since Tuesday", "since Tuesday", "2025-08-12", None, "day"),
        ("by the end of 2026", "by the end of 2026", None, "2026-12-31", "year"),
        ("they must go by Friday", "by Friday", None, "2025-08-15", "day"),
        ("after Friday they", "after Friday", "2025-08-09", None, "day"),
        ("after Friday's vote", "Friday", "2025-08-08", "2025-08-08", "day"),
        ("this Saturday", "this Saturday", "2025-08-16", "2025-08-16", "day"),
        ("on Tuesday last week", "Tuesday last week", "2025-08-05", "2025-08-05", "day"),
        ("on Friday, Aug. 15, he", "Friday, Aug. 15", "2025-08-15", "2025-08-15", "day"),
        ("yesterday evening", "yesterday evening", "2025-08-11", "2025-08-11", "day"),
        ("last night", "last night", "2025-08-11", "2025-08-11", "day"),
        ("the day after tomorrow", "the day after tomorrow", "2025-08-14", "2025-08-14", "day"),
        ("over the weekend", "the weekend", "2025-08-09", "2025-08-10", "day"),
        ("last week", "last week", "2025-08-04", "2025-08-10", "day"),
        ("late last month", "late last month", "2025-07-01", "2025-07-31", "month"),
        ("next year", "next year", "2026-01-01", "2026-12-31", "year"),
        ("the end of the year", "the end of the year", "2025-01-01", "2025-12-31", "year"),
        ("in August last year", "August last year", "2024-08-01", "2024-08-31", "month"),
        ("last August", "last August", "2024-08-01", "2024-08-31", "month"),
        ("next August", "next August", "2026-08-01", "2026-08-31", "month"),
        ("the last week of June", "June", "2025-06-01", "2025-06-30", "month"),
        ("three days ago", "three days ago", "2025-08-09", "2025-08-09", "day"),
        ("two weeks ago", "two weeks ago", "2025-07-28", "2025-08-03", "day"),
        ("8 months ago", "8 months ago", "2024-12-01", "2024-12-31", "month"),
        ("a year ago", "a year ago", "2024-01-01", "2024-12-31", "year"),
    ],
)
def test_a_phrase_means_its_interval(text: str, words: str, start: str | None, end: str | None, precision: str) -> None:
    found, dated = only(text)
    ends = tuple(end and date.fromisoformat(end) for end in (start, end))
    assert (found, (dated.start, dated.end), dated.precision) == (words, ends, precision)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("come days before the talks", "days before"),
        ("In a few years he", "a few years"),
        ("nearly three years ago", "nearly three years ago"),
        ("two hours ago", "two hours ago"),
        ("a year later", "a year later"),
        ("in recent weeks", "recent weeks"),
        ("over the past few days", "the past few days"),
        ("next winter", "next winter"),
        ("in fiscal year 2022", "fiscal year 2022"),
        ("on 8/9/2025", "8/9/2025"),
        ("in the 1900s", "1900s"),
    ],
)
def test_what_no_anchor_can_settle_is_found_and_undated(text: str, words: str) -> None:
    assert only(text) == (words, UNDATED)


def test_dates_that_share_a_year_are_dated_by_it() -> None:
    text = "It rose in March and April 2022, and in 2014 and 2018."
    assert [(m.span.of(text), str(m.dated.start), m.dated.basis) for m in read(text)] == [
        ("March", "2022-03-01", DateBasis.STATED),
        ("April 2022", "2022-04-01", DateBasis.STATED),
        ("2014", "2014-01-01", DateBasis.STATED),
        ("2018", "2018-01-01", DateBasis.STATED),
    ]
