"""Sentences of the writer's layer hold an utterance as one token; those inside it are read for themselves."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.clauses import Syntax
from onrecord.language.segments import paragraphs, words_and_starts
from onrecord.language.sentences import Sentence, read_document
from onrecord.language.spans import Span


def sentences(text: str) -> list[Sentence]:
    return list(read_document(text).sentences)


def own(text: str) -> list[str]:
    return [s.span.of(text) for s in sentences(text) if s.within is None]


def inside(text: str) -> list[str]:
    return [s.span.of(text) for s in sentences(text) if s.within is not None]


def words(text: str) -> list[str]:
    return words_and_starts(text, Span(0, len(text)))[0]


def test_abbreviations_initials_and_numbers_keep_their_stops() -> None:
    text = "Gen. J. Ortiz of the U.S. Army paid $2,000.50 on Feb. 3. He left."
    assert words(text)[:9] == ["Gen.", "J.", "Ortiz", "of", "the", "U.S.", "Army", "paid", "$2,000.50"]
    assert own(text) == ["Gen. J. Ortiz of the U.S. Army paid $2,000.50 on Feb. 3.", "He left."]


@pytest.mark.parametrize(
    "dateline",
    ["ODESSA, Texas (AP) —", "NEW HAVEN -", "ST. IVES, May 2 (AFP) –", "Port Lund (AP) --", "ELK RIVER, N.D. —"],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str) -> None:
    assert own(f"{dateline} The bridge is shut. It fell.") == [dateline, "The bridge is shut.", "It fell."]


@pytest.mark.parametrize("text", ["NATO - the alliance - met.", "US-based firms left.", "Ana (the mayor) — Lee left."])
def test_capitals_before_a_dash_are_no_dateline(text: str) -> None:
    assert own(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met at 6 p.m. The talks failed.", ["They met at 6 p.m.", "The talks failed."]),
        ("She left the U.S. In May, she died.", ["She left the U.S.", "In May, she died."]),
        ("The U.S. Under Secretary met Acme Inc. Chairman Lee.", None),
        ("They met at 6 p.m. Monday.", None),
        ("She lives in Reading, Pa. Lee left.", ["She lives in Reading, Pa.", "Lee left."]),
        ("The mayor of Reading, Pa., met Penn. Gov. Lee (D-Pa.) there.", None),
    ],
)
def test_an_abbreviation_ends_a_sentence_before_a_word_that_begins_one(text: str, expected: list[str] | None) -> None:
    assert own(text) == (expected or [text])


def test_a_possessive_is_a_token_and_a_contraction_is_not_split() -> None:
    assert words("Ana’s dogs don’t bark.") == ["Ana", "’s", "dogs", "don’t", "bark", "."]


def test_paragraphs_are_lines_without_the_space_around_them() -> None:
    text = "One \r\n\r\n\u00a0Two\u00a0\n \n\u2028Three"
    assert [span.of(text) for span in paragraphs(text)] == ["One", "Two", "Three"]


def test_the_cue_stays_with_its_quotation() -> None:
    text = "“We go. We stay,” she said Monday. “Nothing else matters.” Then it rained."
    assert own(text) == ["“We go. We stay,” she said Monday.", "“Nothing else matters.”", "Then it rained."]
    assert inside(text) == ["We go.", "We stay,", "Nothing else matters."]


def test_a_question_keeps_the_cue_after_it() -> None:
    assert own("“Who goes there?” Ortiz asked. Nobody did.") == ["“Who goes there?” Ortiz asked.", "Nobody did."]


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("Ortiz said a “fresh start” may be needed.", ["fresh start"]),
        ("She watched “Morning News” in “Old Town” again.", ["Morning News", "Old Town"]),
        ("Ortiz said “We go home.”", []),
        ("“We go,” she said, “and never come back.”", []),
    ],
)
def test_a_phrase_in_marks_is_part_of_its_sentence_and_an_utterance_is_not(text: str, fragments: list[str]) -> None:
    found = [f.inner.of(text) for s in sentences(text) if s.within is None for f in s.fragments]
    assert found == fragments


@given(st.text())
def test_tokens_stand_where_they_say_with_only_white_space_between(text: str) -> None:
    words, starts = words_and_starts(text, Span(0, len(text)))
    ends = [start + len(word) for word, start in zip(words, starts, strict=True)]
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == words
    assert all(not text[end:start].strip() for end, start in zip([0, *ends], [*starts, len(text)], strict=True))


@given(st.text(alphabet=st.sampled_from("aB .,!?:“”\"'\n5-’s"), max_size=300))
def test_sentences_lie_in_their_paragraph_in_order_and_share_no_token(text: str) -> None:
    document = read_document(text)
    for layer in {id(s.within): s.within for s in document.sentences}.values():
        spans = [s.span for s in document.sentences if s.within is layer]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for sentence in document.sentences:
        assert document.paragraphs[sentence.paragraph].covers(sentence.span)
        for token in map(Syntax(sentence).token, range(len(sentence.words))):
            assert token.quoted is not None or token.span.of(text) == token.text
