"""Reported speech is found by the frame of its verb or noun, with its bounds and its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.attributing import attributions, said


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor said on Monday that the bridge was shut.", "The mayor", "said", "the bridge was shut"),
        ("The mayor of Porto said the head of it had left.", "The mayor of Porto", "said", "the head of it had left"),
        ("The mayor said on May 4, 2011 that it was shut.", "The mayor", "said", "it was shut"),
        ("The mayor insisted on May 4, 2011 it was shut.", "The mayor", "insisted", "it was shut"),
        ("The mayor told reporters the bridge was shut.", "The mayor", "told", "the bridge was shut"),
        ("The mayor said the bridge was shut, adding nothing.", "The mayor", "said", "the bridge was shut"),
        ("The mayor would not say whether it was shut.", "The mayor", "would not say", "whether it was shut"),
        ("The mayor declined to say whether it was shut.", "The mayor", "declined to say", "whether it was shut"),
        ("The mayor vowed to open the bridge.", "The mayor", "vowed", "to open the bridge"),
        ("The mayor urged the pilots to stay.", "The mayor", "urged", "to stay"),
        ("The mayor accused the pilots of lying.", "The mayor", "accused", "the pilots of lying"),
        ("The mayor called for a new bridge.", "The mayor", "called for", "a new bridge"),
        ("The mayor criticized the plan for a bridge.", "The mayor", "criticized", "the plan for a bridge"),
        ("The bridge is shut, the mayor said.", "the mayor", "said", "The bridge is shut"),
        ("The bridge is shut, said Ann Lee, a pilot.", "Ann Lee, a pilot", "said", "The bridge is shut"),
        ("The bridge is shut, according to Ann Lee.", "Ann Lee", "according to", "The bridge is shut"),
        ("According to Ann Lee, the bridge is shut.", "Ann Lee", "According to", "the bridge is shut"),
        ("Her claim that the bridge was shut came late.", "Her", "claim", "the bridge was shut came late"),
        ("The mayor’s praise for the bridge is old.", "The mayor", "praise for", "the bridge"),
        ("The mayor voiced her criticism of the bridge.", "The mayor", "voiced her criticism of", "the bridge"),
        ("Sen. Ann Lee (R-Tex.) said the bridge was shut.", "Sen. Ann Lee (R-Tex.)", "said", "the bridge was shut"),
        ("The mayor said the bridge, an old one, fell.", "The mayor", "said", "the bridge, an old one, fell"),
        ("The mayor said all pilots sign it.", "The mayor", "said", "all pilots sign it"),
        ("The mayor said closing the bridge was unwise.", "The mayor", "said", "closing the bridge was unwise"),
        ("The mayor called it a mess.", "The mayor", "called", "it a mess"),
        ("Lee said that, while old, the bridge was open.", "Lee", "said", "while old, the bridge was open"),
        ("Lee said although it rained, the port was open.", "Lee", "said", "although it rained, the port was open"),
        ("Last week Ann Lee said it was shut.", "Ann Lee", "said", "it was shut"),
        ("On Monday police said it was shut.", "police", "said", "it was shut"),
        ("The mayor late Monday said it was shut.", "The mayor", "said", "it was shut"),
        ("In May, about 40 boats sank, said Ann Lee.", "Ann Lee", "said", "In May, about 40 boats sank"),
        ("The mayor responded to calls for a bridge.", "The mayor", "responded to", "calls for a bridge"),
        ("The mayor called the plan unworkable.", "The mayor", "called", "the plan unworkable"),
        ("The mayor described it as old, dark and sad.", "The mayor", "described", "it as old, dark and sad"),
        ("The mayor praised the pilots in a statement.", "The mayor", "praised", "the pilots"),
        ("The mayor criticized firms, including the port.", "The mayor", "criticized", "firms, including the port"),
        ("The mayor vowed to shut the bridge and left.", "The mayor", "vowed", "to shut the bridge"),
    ],
)  # fmt: skip
def test_a_frame_has_its_source_cue_and_content(text: str, source: str, cue: str | None, content: str) -> None:
    (found,) = said(text)
    assert (found.source, found.cue, found.pieces) == (source, cue, (content,))


def test_each_line_of_an_exchange_has_its_speaker() -> None:
    first, second = said("SMITH: The bridge is shut. It rained.\n\nLEE: It was old.")
    assert (first.source, first.cue, first.pieces) == ("SMITH", None, ("The bridge is shut. It rained.",))
    assert (second.source, second.pieces) == ("LEE", ("It was old.",))


def test_a_headline_is_the_words_of_whom_the_article_names() -> None:
    assert [found.source for found in said("Ann Lee: The bridge is shut\n\nLee is the mayor.")] == ["Ann Lee"]


def test_two_verbs_of_one_subject_bring_in_a_clause_each() -> None:
    first, second = said("The mayor said the bridge was shut and added that it would stay so.")
    assert first.pieces == ("the bridge was shut",)
    assert (second.source, second.cue, second.pieces) == ("The mayor", "added", ("it would stay so",))


def test_a_parenthetical_cue_stands_between_two_pieces() -> None:
    (found,) = said("The bridge was shut, the mayor said, the road stayed open.")
    assert found.pieces == ("The bridge was shut", "the road stayed open")


def test_a_fragment_makes_the_clause_a_mixed_quotation() -> None:
    (found,) = said("The mayor said the bridge was a “sad old thing” and a danger.")
    assert found.pieces == ("sad old thing",)
    assert found.clause == "the bridge was a “sad old thing” and a danger"


def test_a_relative_pronoun_is_a_source_and_its_head_is_what_it_stands_for() -> None:
    text = "It was Ann Lee who said the bridge was shut."
    (found,) = attributions(text)
    assert [span and span.of(text) for span in (found.source, found.head)] == ["who", "Ann Lee"]


@pytest.mark.parametrize("verb", ["signalled", "signaled", "has been signalling", "would not say"])
def test_a_verb_is_seen_in_every_form_and_spelling(verb: str) -> None:
    (found,) = said(f"The mayor {verb} that the bridge was shut.")
    assert found.pieces == ("the bridge was shut",)


def test_that_before_a_condition_is_no_part_of_what_is_said() -> None:
    (found,) = said("The mayor said that if it rained, the bridge would shut.")
    assert found.pieces == ("if it rained, the bridge would shut",)


def test_that_which_begins_a_noun_phrase_brings_in_no_clause() -> None:
    (found,) = said("The mayor hinted at that day’s plan.")
    assert found.pieces == ("that day’s plan",)


def test_the_cue_of_an_utterance_bars_its_own_sentence_only() -> None:
    first, second = said("“The bridge is shut,” the mayor said. The mayor said that it was old.")
    assert (first.rule, second.pieces) == ("quotes.cue-after", ("it was old",))


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was shut on Monday.",
        "The mayor was told to leave.",
        "Update: The bridge is shut.",
        "He walked home.",
        "Wow: The bridge is shut.\n\nIt was old.",
        "BUSTED: The bridge is shut.\n\nIt was old.",
        "Porto: The bridge is shut. " + "Cars stood on both sides of the river in Porto. " * 5,
        "The mayor called a meeting.",
        "The mayor called her mother.",
        "The mayor said so.",
        "A pilot found him and called the port.",
        "The pilots responded to the scene in two boats.",
        "The army has not attacked the port.",
        "The storm slammed the coast on May 4, 2011.",
    ],
)
def test_what_nobody_says_is_attributed_to_nobody(text: str) -> None:
    assert said(text) == []


CLAUSES = st.sampled_from(["the bridge was shut", "nobody would come", "it rained in the hills", "the port had closed"])
VERBS = st.sampled_from(["said", "claimed", "believes", "insisted", "noted that", "warned that", "is sure and said"])


@given(st.lists(st.tuples(VERBS, CLAUSES), min_size=1, max_size=5))
def test_every_planted_report_is_found_inside_the_text(lines: list[tuple[str, str]]) -> None:
    text = " ".join(f"The mayor {verb} {clause}." for verb, clause in lines)
    assert [found.pieces[0].of(text) for found in attributions(text)] == [clause for _, clause in lines]


def test_quoted_fragments_on_both_sides_of_the_cue_are_two_quotations() -> None:
    found = said("A “cold zone” is by the mill, Ana Lopez said, “hot zones” are shut by tape.")
    assert [(one.pieces, one.source, one.cue) for one in found] == [
        (("cold zone",), "Ana Lopez", "said"),
        (("hot zones",), "Ana Lopez", "said"),
    ]
    assert all(one.pieces[0] in (one.clause or "") for one in found)


def test_words_behind_a_mixed_quotation_are_a_quotation_of_their_own() -> None:
    found = said("The mayor told Sky News any plan “must be good”: “It is late.\n\n“It is hard.”")
    assert [(one.pieces, one.source, bool(one.clause)) for one in found] == [
        (("It is late.",), "The mayor", True),
        (("It is hard.",), "The mayor", False),
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor said on X the meeting had been long.", "said", "the meeting had been long"),
        ("The mayor said in a statement that it was shut.", "said in a statement", "it was shut"),
        ("The mayor wisecracks via MAY that address", "wisecracks", "address"),
    ],
)
def test_a_cue_ends_before_what_it_brings_in(text: str, cue: str, content: str) -> None:
    (found,) = said(text)
    assert (found.cue, found.pieces) == (cue, (content,))
