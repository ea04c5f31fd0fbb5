"""Whose words they are: the subject of the verb of saying, whatever stands between the two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.attributing import attributions, said

SUBJECTS = ["The mayor", "Ann Lee", "A pilot", "The old pilot", "Kelly Silva", "Lee", "The port authority"]
DESCRIPTIONS = [
    "",
    " of the port",
    " accused of theft",
    " accused of stealing a boat in the harbour",
    " hired to guard the bridge",
    " testifying in the trial of a man accused of stealing boats",
    ", 39",
    ", 39, a former pilot",
    ", a former pilot of nearly ten years",
    ", who runs the port",
    ", who said little in May",
    ", writing for the council",
    ", a guest from Odessa, Texas",
]
ASIDES = ["", ", a former pilot,", ", who runs the port,"]
TIMES = ["", "last week", "this month", "Friday", "Friday night", "on Friday", "often"]
VERBS = ["said", "told reporters", "told the Gazette that", "insisted that"]


@given(*map(st.sampled_from, (SUBJECTS, DESCRIPTIONS, TIMES, VERBS)))
def test_the_subject_speaks_whatever_describes_it(subject: str, description: str, time: str, verb: str) -> None:
    comma = "," if description.startswith(",") else ""
    text = f"{subject}{description}{comma} {time} {verb} the bridge was shut.".replace("  ", " ")
    found = attributions(text)[-1]
    assert found.head is not None
    assert (found.head.of(text), [piece.of(text) for piece in found.pieces]) == (subject, ["the bridge was shut"])


@given(
    *map(st.sampled_from, (SUBJECTS, ["", ", a former pilot,", ", who runs the port,"], ["said", "told the Gazette"]))
)
def test_a_speaker_named_behind_the_words_speaks(subject: str, description: str, verb: str) -> None:
    text = f"The bridge and the port are shut, {subject}{description} {verb}."
    (found,) = attributions(text)
    assert found.head is not None
    assert (found.head.of(text), found.pieces[0].of(text)) == (subject, "The bridge and the port are shut")


@pytest.mark.parametrize(
    ("text", "source", "contents"),
    [
        ("The report named Ann Lee, but police said it was old.", "police", ("it was old",)),
        ("The council must keep it, Ann Lee and Bo Silva said.", "Ann Lee and Bo Silva", ("The council must keep it",)),
        ("The bridge is shut, advocates said.", "advocates", ("The bridge is shut",)),
        ("The bridge, Ann Lee said, is shut.", "Ann Lee", ("The bridge", "is shut")),
        ("He hoped to leave, according to Ann Lee.", "Ann Lee", ("He hoped to leave",)),
        ("Tests put it beyond use but the mayor said it was safe.", "the mayor", ("it was safe",)),
        ("It was old, the mayor knew, Ann Lee said.", "Ann Lee", ("It was old, the mayor knew",)),
        ("Ann Day said it was shut.", "Ann Day", ("it was shut",)),
        ("The bridge fell, Ann Lee told the Gazette this week, and it sank.", "Ann Lee", ("The bridge fell",)),
        ("It is shut, said Lee, who has run it for ten years.", "Lee, who has run it for ten years", ("It is shut",)),
        ("According to the port authorities the bridge is shut.", "the port authorities", ("the bridge is shut",)),
        ("According to Ann Lee, pilots waiting can sail.", "Ann Lee", ("pilots waiting can sail",)),
        ("According to Ann Lee, Bo Silva, 24, of Porto, left it.", "Ann Lee", ("Bo Silva, 24, of Porto, left it",)),
        ("According to Ann Lee, who runs it, the bridge is shut.", "Ann Lee, who runs it", ("the bridge is shut",)),
        ("The bridge, said Ann Lee, is shut.", "Ann Lee", ("The bridge", "is shut")),
        ("The bridge they built was shut, said Lee.", "Lee", ("The bridge they built was shut",)),
        ("The bridge is shut, the port said in a letter sent Friday to Lee.", "the port", ("The bridge is shut",)),
        ("According to police, the pilot was at home.", "police", ("the pilot was at home",)),
        ("According to that order, Ann and Bo were at home.", "that order", ("Ann and Bo were at home",)),
        ("ODESSA, Texas (AP) — The bridge is shut, police said.", "police", ("The bridge is shut",)),
        ("They met at 6 p.m. Several of them said the bridge was shut.", "Several of them", ("the bridge was shut",)),
        ("He toured the port, denounced the mayor and said it was shut.", "He", ("it was shut",)),
    ],
)  # fmt: skip
def test_words_are_given_to_their_speaker(text: str, source: str, contents: tuple[str, ...]) -> None:
    found = said(text)[-1]
    assert (found.source, found.pieces) == (source, contents)


@pytest.mark.parametrize(
    "text",
    [
        "Both sides may call him, meaning that he could be freed.",
        "Ann Lee, said to be ill, is at home.",
        "Asked about it later, Lee said in a hurry.",
        "The tax was cut by $20 per person.",
        "The city is holding a vote, the results of which will be announced on Monday.",
    ],
)
def test_what_is_nobodys_words_has_no_speaker(text: str) -> None:
    assert said(text) == []


def test_a_relative_clause_reports_up_to_where_the_main_clause_goes_on() -> None:
    first = said("Ann Lee, who said the port was safe, left the council.")[0]
    assert (first.source, first.pieces) == ("who", ("the port was safe",))


def test_who_says_it_is_who_cites_it() -> None:
    first, second = said("A report said the bridge fell, the agency reported, citing pilots.")
    assert (first.source, second.source, second.pieces) == ("the agency", "the agency", ("pilots",))


def test_a_second_report_shares_the_subject_past_an_occasion() -> None:
    second = said("The mayor said he was ill, but in a later interview said he had lied.")[-1]
    assert (second.source, second.pieces) == ("The mayor", ("he had lied",))


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The head of the union, Ann Lee, said it was late.", "Ann Lee"),
        ("Head teacher, Ann Lee, said: “Our pupils have enjoyed it.”", "Ann Lee"),
        ("“Our pupils have enjoyed it,” said the head teacher, Ann Lee.", "Ann Lee"),
        ("The mayor of Odessa, Texas, said it was late.", "The mayor"),
        ("The pilots’ union said it was late.", "The pilots’ union"),
        ("The head of the pilots' union, Ann Lee, said it was late.", "Ann Lee"),
    ],
)
def test_a_name_behind_what_describes_it_is_who_speaks(text: str, head: str) -> None:
    (found,) = attributions(text)
    assert found.head is not None
    assert found.head.of(text) == head
