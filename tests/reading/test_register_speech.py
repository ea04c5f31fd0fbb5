"""The rules for quotations: each is proved by its examples and counter-examples, and no row has another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from onrecord.reading.register import REGISTER, rule_of
from onrecord.reading.rule import Rule
from onrecord.reading.speech.rules import RULES
from tests.planting import Planted, articles
from tests.reading.event_sentences import SENTENCES
from tests.reading.rule_rows import (
    DATASET,
    READER,
    assert_counter_examples_hold,
    assert_examples_hold,
    example_texts,
    quote_rows,
    rows,
)

BY_ID = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)


@BY_ID
def test_an_example_gives_what_it_says_by_its_rule(rule: Rule) -> None:
    assert_examples_hold(rule)


@BY_ID
def test_a_counter_example_gives_no_row_of_its_rule(rule: Rule) -> None:
    assert_counter_examples_hold(rule)


@BY_ID
def test_an_id_and_the_names_of_frames_are_words_joined_by_hyphens(rule: Rule) -> None:
    assert re.fullmatch(r"quotes\.[a-z]+(-[a-z]+)*", rule.rule_id)
    assert rule.sentence.endswith(".")
    for name, written in rule.frames.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
        assert name == written.replace(" ", "-")


def test_no_two_rules_have_one_id_and_the_register_has_all() -> None:
    assert len({rule.rule_id for rule in RULES}) == len(RULES)
    assert all(REGISTER[rule.rule_id] is rule for rule in RULES)


def test_no_two_rules_share_an_example() -> None:
    examples = [example for rule in RULES for example in rule.examples]
    assert len({example.text for example in examples}) == len(examples)


def test_the_rule_and_the_frame_of_every_quotation_are_in_the_register() -> None:
    donbas = (DATASET / "articles" / "donbas.txt").read_text("utf-8")
    texts = [*example_texts(RULES), *(text for listed in SENTENCES.values() for text, *_ in listed), donbas]
    found = {row.rule for text in texts for row in rows(text) if row.rule.startswith("quotes.")}
    assert {rule_of(name).rule_id for name in found} == {rule.rule_id for rule in RULES}


@settings(deadline=None, max_examples=15)
@given(articles())
def test_the_rule_of_a_planted_quotation_is_in_the_register(planted: Planted) -> None:
    for row in quote_rows(planted.article.text, READER.read(planted.article)):
        assert rule_of(row.rule).stage == "quotes"
