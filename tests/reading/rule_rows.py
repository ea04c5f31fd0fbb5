"""The rows that the rules make of a text, each by its rule and its words, with one reader for all texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from onrecord.articles import Article, headline_of
from onrecord.language.spans import Span
from onrecord.reading import Reading
from onrecord.reading.rule import Rule
from tests.shipped import shipped_reader

DATASET = Path(__file__).parents[2] / "dataset"
READER = shipped_reader()


class RuleRow(NamedTuple):
    """The column `rule` of a row, and the words at the row's own span."""

    rule: str
    words: str


def quote_rows(text: str, reading: Reading) -> Iterator[RuleRow]:
    """The quotations of a reading."""
    for quote in reading.quotes:
        yield RuleRow(quote.rule, " ".join(piece.of(text) for piece in quote.pieces))


def event_rows(text: str, reading: Reading) -> Iterator[RuleRow]:
    """The events of a reading with their arguments, and who controls which region in it."""

    def of(span: Span | None) -> str:
        return "" if span is None else span.of(text)

    for event in reading.events:
        yield RuleRow(event.rule, of(event.trigger))
        yield from (RuleRow(argument.rule, of(argument.span)) for argument in event.arguments)
    yield from (RuleRow(control.rule, of(control.trigger)) for control in reading.controls)


@cache
def rows(text: str) -> tuple[RuleRow, ...]:
    """The rows of a text of which nothing else is known."""
    reading = READER.read(Article("story", text, headline_of(text), None))
    return (*quote_rows(text, reading), *event_rows(text, reading))


def assert_examples_hold(rule: Rule) -> None:
    """There are examples, and each gives the rows that it says by this very rule."""
    assert len({example.text for example in rule.examples}) >= _FEWEST
    for example in rule.examples:
        assert example.gives
        assert given_by(rule, example.text) == example.gives, example.text


def assert_counter_examples_hold(rule: Rule) -> None:
    """There are counter-examples, none of them an example, and the rule makes no row of any."""
    assert len(set(rule.counter_examples)) >= _FEWEST
    assert not {example.text for example in rule.examples} & set(rule.counter_examples)
    for text in rule.counter_examples:
        assert given_by(rule, text) == (), text


_FEWEST = 2


def given_by(rule: Rule, text: str) -> tuple[str, ...]:
    """The words of the rows that a rule makes of a text, whichever of its frames."""
    return tuple(row.words for row in rows(text) if row.rule.partition("/")[0] == rule.rule_id)


def example_texts(rules: tuple[Rule, ...]) -> list[str]:
    """All texts that rules bring along."""
    return [text for rule in rules for text in (*(e.text for e in rule.examples), *rule.counter_examples)]
