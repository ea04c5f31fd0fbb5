"""Clauses: each verb with its subjects, objects and complements, in sentences of every common shape."""

from __future__ import annotations

import pytest

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.sentences import read_document


def syntax(text: str) -> Syntax:
    return Syntax(read_document(text).sentences[0])


def at(text: str, verb: str) -> tuple[Syntax, int]:
    parsed = syntax(text)
    return parsed, next(v for v in parsed.verbs if parsed.head(parsed.phrases[v]).text == verb)


def said(text: str, verb: str, part: str) -> list[str]:
    parsed, index = at(text, verb)
    return [parsed.span(phrase).of(text) for phrase in getattr(parsed, part)(index)]


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Ortiz on Monday said the port was open.", "said", ["Ortiz"]),
        ("Ortiz on Monday said the port was open.", "was", ["the port"]),
        ("Leaders of Chad and Niger met in Oran.", "met", ["Leaders"]),
        ("Chad, Niger and Mali signed it.", "signed", ["Chad", "Niger", "Mali"]),
        ("Days before Ortiz and Lund are set to meet in Oran, it rained.", "meet", ["Ortiz", "Lund"]),
        ("The army, which took the town last week, attacked the port.", "attacked", ["The army"]),
        ("The army, which took the town last week, attacked the port.", "took", ["The army"]),
        ("Lund, a farmer from Oran, denounced the plan and vowed to fight it.", "fight", ["Lund"]),
        ("The man who shot Lund was jailed.", "jailed", ["The man"]),
        ("Chad struck the port and rebels fired rockets.", "fired", ["rebels"]),
        ("Chad invaded Mali in May and captured the port.", "captured", ["Chad"]),
        ("Ortiz urged both Lund and Amara to leave.", "leave", ["both Lund", "Amara"]),
        ("Although talks failed, both sides agreed to meet again.", "meet", ["both sides"]),
    ],
)
def test_subjects(text: str, verb: str, subjects: list[str]) -> None:
    assert said(text, verb, "subjects") == subjects


@pytest.mark.parametrize(
    ("text", "verb", "objects"),
    [
        ("Chad captured most of the port.", "captured", ["most"]),
        ("Ortiz wants to keep Oran, Mila and Setif before the vote.", "keep", ["Oran", "Mila", "Setif"]),
        ("They met for talks, which the chief has dismissed.", "dismissed", ["talks"]),
        ("Ortiz said Lund left.", "said", []),
    ],
)
def test_objects(text: str, verb: str, objects: list[str]) -> None:
    assert said(text, verb, "objects") == objects


def test_what_a_quantity_measures() -> None:
    text = "Chad captured most of the Mila and Setif regions within Oran."
    parsed, index = at(text, "captured")
    (quantity,) = parsed.objects(index)
    assert [parsed.span(phrase).of(text) for phrase in parsed.measured(quantity)] == ["the Mila", "Setif regions"]


def test_a_joined_participle_is_passive_too() -> None:
    text = "Oran was occupied by Chad but later freed by Mali."
    parsed, index = at(text, "freed")
    assert parsed.is_passive(index)
    assert [c.preposition for c in parsed.complements(index)] == ["by"]


def test_a_clause_ends_where_the_next_begins() -> None:
    text = "Chad invaded Mali in May of 2021 and captured the port."
    parsed, index = at(text, "invaded")
    assert parsed.clause(index).of(text) == "Chad invaded Mali in May of 2021"


def test_the_outline_has_a_letter_for_each_phrase() -> None:
    parsed = syntax("The army, which took the town, never left to see the port before it fell.")
    assert parsed.outline.letters.rstrip() == "N,rVN,VvNpNV."
    assert parsed.outline.words[: len(parsed.phrases)] == [parsed.words(phrase)[0] for phrase in parsed.phrases]


def test_phrases_cover_every_token_in_order() -> None:
    parsed = syntax("However, she isn’t sure (not yet) that the war’s end, if any, will be near.")
    covered = [index for phrase in parsed.phrases for index in range(phrase.first, phrase.last + 1)]
    assert covered == list(range(len(parsed.lowered)))
    assert all(phrase.first <= phrase.head <= phrase.last for phrase in parsed.phrases)
    assert {phrase.kind for phrase in parsed.phrases} >= {Kind.NOUN, Kind.VERB, Kind.LINK}


@pytest.mark.parametrize(
    ("text", "verb", "negated", "modal"),
    [
        ("They will never leave Oran.", "leave", True, "will"),
        ("They won’t leave Oran.", "leave", True, "won’t"),
        ("They may leave Oran.", "leave", False, "may"),
        ("They refused not to leave Oran.", "leave", True, None),
    ],
)
def test_negation_and_modals(text: str, verb: str, negated: bool, modal: str | None) -> None:
    parsed, index = at(text, verb)
    assert (parsed.verb(index).is_negated, parsed.verb(index).modal) == (negated, modal)
