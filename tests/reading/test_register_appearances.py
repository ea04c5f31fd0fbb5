"""What an article calls people: each rule by its examples and counter-examples, and what the words tell."""

from __future__ import annotations

import pytest

from onrecord.articles import Article, headline_of
from onrecord.reading.appearances.rules import RULES
from onrecord.reading.records import Called
from onrecord.reading.register import REGISTER
from onrecord.reading.rule import Rule
from tests.shipped import shipped_reader


def read(text: str) -> dict[str, Called]:
    """What a text calls people, by the words."""
    called = shipped_reader().read(Article("story", text, headline_of(text))).called
    return {one.span.of(text): one for one in called}


def made_by(rule: Rule, text: str) -> tuple[str, ...]:
    return tuple(words for words, one in read(text).items() if one.rule == rule.rule_id)


BY_ID = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)


@BY_ID
def test_a_rule_makes_what_its_examples_tell_of(rule: Rule) -> None:
    assert len(rule.examples) >= 2
    assert {example.text: made_by(rule, example.text) for example in rule.examples} == dict(rule.examples)


@BY_ID
def test_a_rule_makes_nothing_of_its_counter_examples(rule: Rule) -> None:
    assert len(rule.counter_examples) >= 2
    assert {text: made_by(rule, text) for text in rule.counter_examples} == dict.fromkeys(rule.counter_examples, ())


def test_the_rules_are_in_the_register() -> None:
    assert [REGISTER[rule.rule_id] for rule in RULES] == list(RULES)


def test_an_apposition_says_more_than_a_title_and_that_more_than_a_single_word() -> None:
    text = "President Oda Mbeliru fell ill.\n\nDoctors met Gabonese President Oda Mbeliru.\n\n"
    assert [*read(text)] == ["Gabonese President"]
    assert [*read(text + "Oda Mbeliru, the leader of the Salt Party, is 70.")] == ["the leader of the Salt Party"]


TOLD = {
    "Peruvian Health Minister Carlos Umbrado left.": ("PE", "GOV"),
    "Carlos Umbrado, Peru’s health minister, left.": ("PE", "GOV"),
    "Carlos Umbrado, the president of Peru, left.": ("PE", None),
    "Former Peruvian President Carlos Umbrado left.": ("PE", None),
    "Peruvian President Carlos Umbrado left.": ("PE", "GOV"),
    "Peruvian Football Club President Carlos Umbrado left.": ("PE", None),
    "U.S. Sen. Carlos Umbrado left.": ("US", "LEG"),
    "Carlos Umbrado, the Peruvian ambassador to Ghana, left.": ("PE", "GOV"),
    "Carlos Umbrado, the director for Peru at the fund, left.": (None, None),
    "Carlos Umbrado, a Peru expert, left.": (None, None),
    "Police chief Carlos Umbrado left.": (None, "COP"),
    "Carlos Umbrado, a spokesman for the union, left.": (None, "LAB"),
    "Opposition leader Carlos Umbrado left.": (None, "OPP"),
    "Carlos Umbrado, a spokesman for the opposition in parliament, left.": (None, None),
    "Rebel leader Carlos Umbrado left.": (None, "REB"),
}


@pytest.mark.parametrize("text", TOLD)
def test_the_words_tell_the_country_and_the_sector(text: str) -> None:
    (called,) = read(text).values()
    assert (called.country_code, called.sector) == TOLD[text]


@pytest.mark.parametrize(
    "text",
    [
        "Carlos Umbrado, author of “The Well, left.",
        "Director (The Carlos Umbrado) left.",
        "Amina Torkwe Names Carlos Umbrado Chief Piet Nampota",
        "The mayor left Carlos Umbrado alone.",
        "Ferries left, a worker said.",
    ],
)
def test_what_is_not_whole_or_another_s_is_left_out(text: str) -> None:
    assert not read(text)
