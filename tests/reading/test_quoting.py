"""Quotes: what an attribution becomes in the tables' terms."""

from __future__ import annotations

import pytest

from onrecord.reading.records import Quote
from onrecord.schema.vocabulary import Marks, QuoteType
from tests.reading.reads import reading


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
