"""A rule is shown as a row names it: what it reads, its examples and counter-examples, and its frames."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.explain import rule_page
from onrecord.explain.rules import NoSuchRule
from onrecord.reading.events.examples import proofs
from onrecord.reading.register import REGISTER
from onrecord.reading.rule import Rule


def shown(row_rule: str) -> str:
    return "\n".join(line.plain for line in rule_page(row_rule))


@pytest.mark.parametrize("rule", REGISTER.values(), ids=lambda rule: rule.rule_id)
def test_every_rule_is_shown_with_all_that_it_has(rule: Rule) -> None:
    page = shown(rule.rule_id)
    texts = [*(example.text for example in rule.examples), *rule.counter_examples]
    lines = [line for text in texts for line in text.split("\n")]
    words = [f"gives “{words}”" for example in rule.examples for words in example.gives]
    for part in (rule.sentence, rule.source, *lines, *words, *rule.frames.values()):
        assert part in page


def test_of_a_rule_with_frames_the_one_that_the_row_names_is_shown() -> None:
    page = shown("events.coerce/capture-place")
    assert "capture/seize/conquer/overrun/take/take_over +PLACE" in page
    assert all(text in page for text in proofs()["events.coerce/capture-place"])
    assert "capture +PERSON" not in page


def test_the_rule_of_a_row_that_was_set_right_is_the_same() -> None:
    assert shown("control.captured/seize+correction") == shown("control.captured/seize")


def test_a_row_that_was_added_has_no_rule_to_prove() -> None:
    assert "Examples" not in shown("correction")


@pytest.mark.parametrize(
    ("row_rule", "nearest"),
    [
        ("quotes.cue-aft", "quotes.cue-after"),
        ("events.coerce/seizes", "events.coerce/seize"),
        ("x" * 1000, "onrecord explain ARTICLE"),
    ],
)
def test_a_name_that_is_not_there_is_told_with_the_nearest(row_rule: str, nearest: str) -> None:
    with pytest.raises(NoSuchRule, match=nearest) as error:
        shown(row_rule)
    assert len(str(error.value)) < 400


def test_the_command_takes_an_article_or_a_rule() -> None:
    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["explain", *arguments])
        return result.exit_code, result.stdout

    code, printed = run("--rule", "quotes.cue-after")
    assert (code, printed) == (0, shown("quotes.cue-after") + "\n")
    assert run("--rule", "quotes.nothing") == (1, "")
    assert run()[0] == run("donbas", "--rule", "quotes.cue-after")[0] == 2
