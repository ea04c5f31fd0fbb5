"""The rules for events, arguments and control: each is proved by its examples, and no row has another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from onrecord.reading.events.entries import entries, frame_name
from onrecord.reading.events.frames import event_nouns
from onrecord.reading.events.noun_rules import LIGHT_VERB, NOUNS
from onrecord.reading.events.rules import RULES
from onrecord.reading.events.verb_rules import REFUSAL, VERBS
from onrecord.reading.lexicon import lexicon
from onrecord.reading.register import REGISTER, rule_of
from onrecord.reading.rule import Rule
from onrecord.schema.vocabulary import EventType
from tests.planting import Planted, articles
from tests.reading.event_sentences import SENTENCES
from tests.reading.rule_rows import (
    DATASET,
    READER,
    assert_counter_examples_hold,
    assert_examples_hold,
    event_rows,
    example_texts,
    rows,
)

BY_ID = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
STAGES = ("events", "arguments", "control")


@BY_ID
def test_an_example_gives_what_it_says_by_its_rule(rule: Rule) -> None:
    assert_examples_hold(rule)


@BY_ID
def test_a_counter_example_gives_no_row_of_its_rule(rule: Rule) -> None:
    assert_counter_examples_hold(rule)


@BY_ID
def test_an_id_and_the_names_of_frames_are_words_joined_by_hyphens(rule: Rule) -> None:
    assert re.fullmatch(rf"({'|'.join(STAGES)})\.[a-z]+(-[a-z]+)*", rule.rule_id)
    assert rule.sentence.endswith(".")
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in rule.frames)


def test_no_two_rules_have_one_id_and_the_register_has_all() -> None:
    assert len({rule.rule_id for rule in RULES}) == len(RULES)
    assert all(REGISTER[rule.rule_id] is rule for rule in RULES)


def test_the_rule_and_the_frame_of_every_row_are_in_the_register() -> None:
    donbas = (DATASET / "articles" / "donbas.txt").read_text("utf-8")
    texts = [*example_texts(RULES), *(text for listed in SENTENCES.values() for text, *_ in listed), donbas]
    found = {row.rule for text in texts for row in rows(text) if row.rule.partition(".")[0] in STAGES}
    assert {rule_of(name).rule_id for name in found} == {rule.rule_id for rule in RULES}


@settings(deadline=None, max_examples=15)
@given(articles())
def test_the_rule_of_a_planted_row_is_in_the_register(planted: Planted) -> None:
    for row in event_rows(planted.article.text, READER.read(planted.article)):
        assert rule_of(row.rule).stage in STAGES


@pytest.mark.parametrize("event_type", EventType)
def test_no_two_frames_of_a_type_have_one_name(event_type: EventType) -> None:
    for part in ("verbs", "nouns"):
        listed = [entry.written for entry in entries(part) if entry.event_type is event_type]
        rule = VERBS[event_type] if part == "verbs" else NOUNS.get(event_type)
        assert [*(rule.frames.values() if rule else ())] == listed


def test_no_two_types_have_one_noun() -> None:
    listed = [entry.written for part in ("nouns", "light") for entry in entries(part)]
    assert [*LIGHT_VERB.frames.values()] == listed
    assert event_nouns().keys() == LIGHT_VERB.frames.keys()


def test_no_two_frames_that_can_be_refused_have_one_name() -> None:
    refused = lexicon("events/plover")["refused"]
    listed = [
        entry.written for part in ("verbs", "nouns", "light") for entry in entries(part) if entry.event_type in refused
    ]
    assert [*REFUSAL.frames.values()] == listed


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("seize", "seize"),
        ("withdraw from +treaty", "withdraw-from-treaty"),
        ("capture +PLACE", "capture-place"),
        ("commit >ceasefire", "commit-doing-ceasefire"),
        ("push +PARTY >to", "push-party-to-do"),
        ("leave +PLACE <troops", "leave-place-by-troops"),
        ("keep +PLACE ~wanted", "keep-place-wanted"),
    ],
)
def test_a_frame_is_named_as_it_is_written(written: str, name: str) -> None:
    assert frame_name(written) == name
