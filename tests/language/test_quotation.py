"""Quotation marks are paired by their neighbours, whatever their shape."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.quotation import Quoted, quoted_stretches
from onrecord.language.spans import Span
from onrecord.schema.vocabulary import Marks


def stretches(text: str) -> list[Quoted]:
    return quoted_stretches(text, Span(0, len(text)))


def inner(text: str) -> list[str]:
    return [stretch.inner.of(text) for stretch in stretches(text)]


@pytest.mark.parametrize(
    ("opening", "closing", "marks"),
    [
        ("“", "”", Marks.MATCHED),
        ('"', '"', Marks.MATCHED),
        ("„", "“", Marks.MATCHED),
        ("«", "»", Marks.MATCHED),
        ("``", "''", Marks.MATCHED),
        ("''", "''", Marks.MATCHED),
        ("‘", "’", Marks.MATCHED),
        ("'", "'", Marks.MATCHED),
        ("“", '"', Marks.MISMATCHED),
        ('"', "”", Marks.MISMATCHED),
        ("“", "“", Marks.MISMATCHED),
    ],
)
def test_marks_of_every_style_are_paired(opening: str, closing: str, marks: Marks) -> None:
    text = f"She said: {opening}The bridge isn’t safe,{closing} and left."
    (stretch,) = stretches(text)
    assert stretch.inner.of(text) == "The bridge isn’t safe,"
    assert stretch.outer.of(text) == f"{opening}The bridge isn’t safe,{closing}"
    assert stretch.marks is marks


def test_apostrophes_open_and_close_nothing() -> None:
    assert inner("The war’s end isn't near, the dogs' owner said in the '90s; rock ’n’ roll.") == []


def test_a_plural_possessive_does_not_close_a_single_quotation() -> None:
    assert inner("He said: 'We saw the farmers' land.' Then he left.") == ["We saw the farmers' land."]


def test_an_unclosed_quotation_runs_to_the_end_of_its_paragraph() -> None:
    text = "“We shall see, and then we shall know.  "
    (stretch,) = stretches(text)
    assert stretch.marks is Marks.UNCLOSED
    assert stretch.inner.of(text) == "We shall see, and then we shall know."


def test_nested_stretches_stay_inside_their_own() -> None:
    text = "“He told me ‘go home’ twice,” she said. “And I went.”"
    first, second = stretches(text)
    assert [stretch.inner.of(text) for stretch in first.inside] == ["go home"]
    assert second.inside == ()


def test_words_opened_again_are_not_quoted_inside_themselves() -> None:
    (stretch,) = stretches("He said: “The bridge is shut. “We saw it.” The port is open.")
    assert stretch.inside == ()


def test_inches_and_feet_are_not_speech() -> None:
    assert inner('The 6\' 2" man said "hello there" to all.') == ["hello there"]


@given(st.text(alphabet=st.sampled_from("ab. ,\n“”‘’\"'«»„`"), max_size=200))
def test_stretches_are_ordered_disjoint_and_inside_the_paragraph(text: str) -> None:
    bounds = Span(0, len(text))

    def check(found: tuple[Quoted, ...] | list[Quoted], around: Span) -> None:
        for stretch in found:
            assert around.covers(stretch.outer)
            assert stretch.outer.covers(stretch.inner)
            assert stretch.inner.of(text) == stretch.inner.of(text).strip() != ""
            check(stretch.inside, stretch.inner)
        for before, after in itertools.pairwise(found):
            assert before.outer.end <= after.outer.start

    check(quoted_stretches(text, bounds), bounds)


@given(st.lists(st.sampled_from(["We go.", "They stay,", "It is so"]), min_size=1, max_size=8))
def test_every_planted_quotation_comes_back(said: list[str]) -> None:
    text = " he added. ".join(f"“{words}”" for words in said)
    assert inner(text) == said
