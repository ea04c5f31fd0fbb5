"""Furniture: each kind of line is known by its examples, and a sentence that looks like one stays."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.furniture import LineKind, is_furniture, kinds, without_furniture

EXAMPLES = [(kind, line) for kind in kinds() for line in kind.examples]
COUNTEREXAMPLES = [line for kind in kinds() for line in kind.counterexamples]


@pytest.mark.parametrize(("kind", "line"), EXAMPLES, ids=[f"{kind.name}-{line}" for kind, line in EXAMPLES])
def test_an_example_is_of_its_kind(kind: LineKind, line: str) -> None:
    assert kind.holds(line)


@pytest.mark.parametrize("line", COUNTEREXAMPLES)
def test_a_counterexample_is_of_no_kind(line: str) -> None:
    assert not is_furniture(line.strip())


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_kind_has_a_meaning_and_both_sorts_of_examples(kind: LineKind) -> None:
    assert kind.meaning.endswith(".")
    assert kind.examples
    assert kind.counterexamples


def test_whole_lines_are_dropped_and_nothing_else() -> None:
    text = "The ferry sails.\nAdvertisement\nIt sails daily.\n\nREAD MORE: The dam\n\nThe mayor said: Sign up!"
    assert without_furniture(text) == "The ferry sails.\nIt sails daily.\n\nThe mayor said: Sign up!"


@given(st.lists(st.sampled_from(["The ferry sails.", "Share", "READ MORE", "It sails daily, she said.", "© Reuters"])))
def test_the_lines_that_stay_are_those_of_the_text_in_their_order(lines: list[str]) -> None:
    kept = without_furniture("\n\n".join(lines)).split("\n\n")
    assert kept == [line for line in lines if line.endswith(".")] or kept == [""]
    assert without_furniture("\n\n".join(kept)) == "\n\n".join(kept)


@pytest.mark.parametrize(
    "unit", ["-", "a ", "share ", "published ", "sign up for ", "/ ", "photo: ", "1 ", "x ", "may "]
)
def test_no_line_takes_long(unit: str) -> None:
    started = perf_counter()
    for length in (50, 200, 399):
        is_furniture((unit * length)[:length] + "!")
    assert perf_counter() - started < 0.5
