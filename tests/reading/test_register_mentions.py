"""The register of rules for mentions: a rule makes the rows that its examples tell of, and none of what comes close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord.articles import Article, headline_of
from onrecord.reading import Reader
from onrecord.reading.coreference import rules as coreference
from onrecord.reading.names import external_evidence, internal_evidence
from onrecord.reading.names import rules as names
from onrecord.reading.places import rules as places
from onrecord.reading.register import CORRECTION, REGISTER, rule_of
from onrecord.reading.rule import Rule
from tests.shipped import shipped_reader

DATASET = Path(onrecord.__file__).parent / "dataset"
STAGES = {"names": names.RULES, "places": places.RULES, "coreference": coreference.RULES}
RULES = [rule for rules in STAGES.values() for rule in rules]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return shipped_reader()


def rows(text: str, reader: Reader, on: str = "") -> Iterator[tuple[str, str]]:
    """The words of each mention in a text, with the rule that made it."""
    day = date.fromisoformat(on) if on else None
    for mention in reader.read(Article("story", text, headline_of(text), published_on=day)).mentions:
        yield mention.span.of(text), mention.rule


def made_by(rule: Rule, text: str, reader: Reader) -> tuple[str, ...]:
    """The words of the rows that a rule makes of a text."""
    return tuple(words for words, by in rows(text, reader, rule.on) if by == rule.rule_id)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_makes_the_rows_of_its_examples(rule: Rule, reader: Reader) -> None:
    assert {example.text: made_by(rule, example.text, reader) for example in rule.examples} == dict(rule.examples)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_makes_no_row_of_its_counter_examples(rule: Rule, reader: Reader) -> None:
    assert {text: made_by(rule, text, reader) for text in rule.counter_examples} == dict.fromkeys(
        rule.counter_examples, ()
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_is_told_by_a_sentence_and_shown_by_two_examples_and_two_counter_examples(rule: Rule) -> None:
    assert rule.sentence[-1] == "."
    assert ". " not in rule.sentence
    assert len(rule.examples) >= 2
    assert all(example.gives for example in rule.examples)
    assert len(rule.counter_examples) >= 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_is_shown_by_texts_that_differ(rule: Rule) -> None:
    texts = [*(example.text for example in rule.examples), *rule.counter_examples]
    assert len(set(texts)) == len(texts)
    assert all(texts)


@pytest.mark.parametrize(("stage", "rules"), STAGES.items())
def test_the_rules_of_a_stage_are_in_the_register_under_its_name(stage: str, rules: tuple[Rule, ...]) -> None:
    assert {rule.stage for rule in rules} == {stage}
    assert len({rule.rule_id for rule in rules}) == len(rules)
    assert [REGISTER[rule.rule_id] for rule in rules] == list(rules)


def test_every_rule_on_a_row_is_in_the_register(reader: Reader) -> None:
    texts = [(example.text, rule.on) for rule in RULES for example in rule.examples]
    texts += [(text, rule.on) for rule in RULES for text in rule.counter_examples]
    texts += [(path.read_text("utf-8"), "") for path in sorted((DATASET / "articles").glob("*.txt"))]
    found = {by for text, on in texts for _, by in rows(text, reader, on)}
    assert found == {rule.rule_id for rule in RULES}


def test_every_cue_that_can_make_a_row_is_one_of_a_rule() -> None:
    modules = (internal_evidence, external_evidence)
    cues = [cue for module in modules for cue in vars(module).values() if isinstance(cue, names.Cue)]
    told = {cue.rule for cue in cues if cue.sort is not names.Sort.OTHER and cue.weight > 0}
    assert told <= REGISTER.keys()
    assert not {cue.rule for cue in cues if cue.sort is names.Sort.OTHER} & REGISTER.keys()


def test_the_rule_of_a_row_is_found_whatever_a_reviewer_did_to_it() -> None:
    for rule in RULES:
        assert rule_of(rule.rule_id) is rule_of(f"{rule.rule_id}+correction") is rule
    assert rule_of("correction") is CORRECTION


@pytest.mark.parametrize(
    "name", ["", "age", "names", "names.agee", "names.age/young", "names.age/", "correction+correction", "names.age+"]
)
def test_what_names_no_rule_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        rule_of(name)
