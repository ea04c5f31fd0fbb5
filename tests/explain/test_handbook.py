"""docs/rules.md is what the register and the figures say, and leaves no rule out."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.explain.figures import told
from onrecord.explain.handbook import CORPORA, handbook, rule_part
from onrecord.reading.precision import THIN, measured, precision_of
from onrecord.reading.register import REGISTER
from onrecord.reading.rule import Rule

HANDBOOK = Path(__file__).parents[2] / "docs" / "rules.md"
MEASURED = [rule_id for rule_id in measured().counts if rule_id.partition("/")[0] in REGISTER]


def test_the_handbook_is_not_stale() -> None:
    assert HANDBOOK.read_text("utf-8") == handbook(), "Run `python -m onrecord.explain.handbook docs/rules.md`."


def test_it_has_every_rule_and_what_every_corpus_is() -> None:
    text = handbook()
    assert text.count("\n### ") == len(REGISTER)
    assert all(rule_part(rule) in text for rule in REGISTER.values())
    assert CORPORA.keys() >= measured().texts.keys()


@pytest.mark.parametrize("rule", REGISTER.values(), ids=lambda rule: rule.rule_id)
def test_a_rule_stands_there_with_all_that_it_has(rule: Rule) -> None:
    part = rule_part(rule)
    assert rule.sentence in part
    assert all(f"“{words}”" in part for example in rule.examples for words in example.gives)
    assert part.count("gives nothing") == len(rule.counter_examples)
    frames = [frame for frame in rule.frames if precision_of(rule.row_id(frame)).n]
    assert part.count("\n| `") == len(frames)
    assert f"{len(rule.frames) - len(frames)} of {len(rule.frames)} frames." in part or len(frames) == len(rule.frames)


def test_a_thin_figure_has_that_of_its_family_beside_it() -> None:
    for rule_id in MEASURED:
        family, slash, frame = rule_id.partition("/")
        if slash and frame in REGISTER[family].frames:
            said = " ".join(told(rule_id))
            thin = precision_of(rule_id).n < THIN
            assert (f"All frames of {family}: " in said) == thin
            assert ("that is thin" in said) == thin


def test_a_rule_that_no_gold_shows_says_so_and_an_added_row_says_nothing() -> None:
    unseen = next(rule for rule in REGISTER.values() if not precision_of(rule.rule_id).n)
    assert told(unseen.rule_id)[0] == "Not measured: the gold has no row of it."
    assert told("correction") == []
    assert told("quotes.cue-after+correction") == told("quotes.cue-after") != []
