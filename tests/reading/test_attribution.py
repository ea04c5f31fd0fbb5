"""Direct speech finds its cue and its source, whatever stands between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.spans import hull
from tests.reading.attributing import attributions, said


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“The bridge is shut,” she said.", "she", "said"),
        ("“The bridge is shut,” said Ann Lee, who runs the port.", "Ann Lee, who runs the port", "said"),
        ("“The bridge is shut,” Ann Lee, a pilot, told the Gazette.", "Ann Lee, a pilot", "told"),
        ("“The bridge is shut,” Sen. Ann Lee (D-Fla.) said Monday.", "Sen. Ann Lee (D-Fla.)", "said"),
        ("“The bridge is shut,” the head of the port on Monday said.", "the head of the port", "said"),
        ("“The bridge is shut,” one man exclaimed.", "one man", "exclaimed"),
        ("“The bridge is shut,” the suit states.", "the suit", "states"),
        ("“The bridge is shut” — Ann Lee.", "Ann Lee", None),
        ("“The bridge is shut,” according to the mayor.", "the mayor", "according to"),
        ("Ann Lee, 35, a port pilot, wrote, “The bridge is shut.”", "Ann Lee, 35, a port pilot", "wrote"),
        ("As the mayor put it, “The bridge is shut.”", "the mayor", "put"),
        ("The mayor said the road was open, adding, “The bridge is shut.”", "The mayor", "adding"),
        ("The mayor went on to say, “The bridge is shut.”", "The mayor", "went on to say"),
        ("From the report: “The bridge is shut.”", "the report", None),
        ("Ann Lee: “The bridge is shut.”", "Ann Lee", None),
        ("“Ann Lee: The bridge is shut.”", "Ann Lee", None),
    ],
)  # fmt: skip
def test_an_utterance_has_its_source_and_cue(text: str, source: str, cue: str | None) -> None:
    found = said(text)[0]
    assert (found.source, found.cue) == (source, cue)
    assert "The bridge is shut" in found.pieces[0]


def test_a_split_quotation_is_one_attribution() -> None:
    (found,) = said("“The bridge,” said Ann Lee, “is shut.” It rained.")
    assert found.pieces == ("The bridge,", "is shut.")


def test_what_follows_in_the_paragraph_goes_on_with_the_speaker() -> None:
    (found,) = said("“The bridge is shut,” Ann Lee said. “It will stay so.”")
    assert found.pieces == ("The bridge is shut,", "It will stay so.")


def test_a_paragraph_of_quotation_alone_is_the_speaker_s_of_the_one_before() -> None:
    first, second = said("“The bridge is shut,” Ann Lee said.\n\n“It will stay so.”")
    assert (second.source, second.cue, second.rule) == (first.source, None, "quotes.continued-paragraph")


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_quotation_alone_behind_reported_words_is_the_same_speaker_s(between: str) -> None:
    first, second = said(f"The mayor said the bridge was shut.{between}“We shut it on Monday.”")
    assert {(found.source, found.pieces[0]) for found in (first, second)} == {
        ("The mayor", "the bridge was shut"),
        ("The mayor", "We shut it on Monday."),
    }


def test_marks_left_open_at_the_end_of_a_paragraph_go_on_in_the_next() -> None:
    (found,) = said("“The bridge is shut.\n\n“It will stay so,” Ann Lee said.")
    assert found.pieces == ("The bridge is shut.", "It will stay so,")
    assert found.source == "Ann Lee"


def test_a_lead_in_with_a_colon_brings_in_the_next_paragraph() -> None:
    (found,) = said("Ann Lee wrote to the town:\n\n“The bridge is shut.”")
    assert (found.source, found.cue, found.rule) == ("Ann Lee", "wrote", "quotes.lead-in")


def test_a_new_sentence_after_a_quotation_is_not_its_cue() -> None:
    (found,) = said("Ann Lee asked: “Why is the bridge shut?” Her friends left town.")
    assert (found.source, found.cue) == ("Ann Lee", "asked")


def test_words_of_the_writer_s_before_the_quotation_make_it_mixed() -> None:
    (found,) = said("The mayor said that if the rain goes on, “we will shut the bridge.”")
    assert found.clause == "if the rain goes on, “we will shut the bridge.”"
    assert found.pieces == ("we will shut the bridge.",)


NAMES = st.sampled_from(["Ann Lee", "the mayor", "Sen. Bo Diaz", "she", "three pilots"])
WORDS = st.sampled_from(["We will go,", "The bridge is shut,", "It rained,", "Nobody came,"])
CUES = st.sampled_from(["said", "told reporters", "wrote", "warned on Monday"])
LINES = st.lists(st.tuples(WORDS, NAMES, CUES), min_size=1, max_size=6)


@given(LINES, st.sampled_from([("“", "”"), ('"', '"'), ("“", '"'), ("''", "''")]))
def test_every_planted_speaker_is_found_and_no_cue_lies_in_the_words(
    lines: list[tuple[str, str, str]], marks: tuple[str, str]
) -> None:
    opening, closing = marks
    text = "\n\n".join(f"{opening}{words}{closing} {name} {cue}." for words, name, cue in lines)
    found = attributions(text)
    assert [a.source and a.source.of(text) for a in found] == [name for _, name, _ in lines]
    assert [a.pieces[0].of(text) for a in found] == [words for words, _, _ in lines]
    assert not any(a.cue and a.cue.overlaps(hull(a.pieces)) for a in found)
