"""Quotes: what an attribution becomes in the tables' terms."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.articles import Article
from onrecord.language.date_forms import FORMS
from onrecord.language.date_words import RELATIVE_DAYS, WEEKDAYS
from onrecord.language.dates import find_dates
from onrecord.language.spans import Span
from onrecord.reading.records import Quote
from onrecord.schema.vocabulary import DatePrecision, Marks, QuoteType
from tests.reading.reads import READER, reading


def quotes(text: str) -> list[Quote]:
    return list(reading(text).quotes)


@pytest.mark.parametrize(
    ("text", "quote_type", "marks"),
    [
        ("“The bridge is shut,” the mayor said.", QuoteType.DIRECT, Marks.MATCHED),
        ('“The bridge is shut," the mayor said.', QuoteType.DIRECT, Marks.MISMATCHED),
        ("“The bridge is shut, the mayor said.", QuoteType.DIRECT, Marks.UNCLOSED),
        ("The mayor said the bridge was a “sad old thing”.", QuoteType.MIXED, Marks.MATCHED),
        ("The mayor said the bridge was shut.", QuoteType.INDIRECT, Marks.NONE),
    ],
)
def test_a_quote_is_direct_mixed_or_indirect_by_what_its_marks_hold(
    text: str, quote_type: QuoteType, marks: Marks
) -> None:
    (quote,) = quotes("Bridge shut\n\n" + text)
    assert (quote.quote_type, quote.marks) == (quote_type, marks)


def test_a_quotation_inside_another_says_so() -> None:
    outer, inner = quotes("Bridge shut\n\n“He told me, ‘Go home at once,’ and left,” the mayor said.")
    assert inner.within == outer.span.start


def test_the_writer_s_brackets_are_no_words_of_the_speaker() -> None:
    text = "Bridge shut\n\n“They [the pilots] will go,” the mayor said."
    (quote,) = quotes(text)
    assert [insertion.of(text) for insertion in quote.insertions] == ["[the pilots]"]


def _days(text: str, published_on: date) -> list[date | None]:
    dated = [mention.dated for mention in find_dates(text, Span(0, len(text)), published_on)]
    days = [d.start for d in dated if d.precision is DatePrecision.DAY and d.start == d.end]
    return [day for day in days if day is None or day <= published_on + timedelta(days=1)]


@pytest.mark.parametrize("when", [*(form.example for form in FORMS), *RELATIVE_DAYS, *WEEKDAYS, "MONDAY", "a day ago"])
def test_a_quote_is_dated_by_whatever_names_a_day(when: str) -> None:
    published_on = date(2025, 8, 12)
    text = f"Bridge shut\n\n“The bridge is shut,” the mayor said {when}."
    (quote,) = READER.read(Article("story", text, Span(0, 11), published_on=published_on)).quotes
    assert quote.said_on.start == next(iter(_days(f"the mayor said {when}.", published_on)), None)
