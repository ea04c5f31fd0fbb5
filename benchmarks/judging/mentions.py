"""Mentions. Against GUM's news: right is a name of a person, an organization or a place with the gold's ends and type
(`names.exact_type`), and a pronoun or a description whose entity is that of the gold's chain (`strict`). Against
TR-News and LGL: right is a place with the gold's ends and no more than 161 km from it (`e2e`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks import entities, places
from benchmarks.judging.verdict import Verdict
from benchmarks.metrics.counting import Row
from benchmarks.metrics.entities import judged_links, judged_names
from benchmarks.metrics.places import judged_toponyms
from benchmarks.task import Read
from onrecord.language.spans import Span


def judge_entities(read: Read, gold: Row) -> Iterator[Verdict]:
    """The verdicts on an article's mentions that name an entity, by whatever words."""
    told = entities.predict(read)["mentions"]
    yield from _verdicts(read, judged_names(gold, told))
    yield from _verdicts(read, judged_links(gold, told))


def judge_places(read: Read, gold: Row) -> Iterator[Verdict]:
    """The verdicts on an article's mentions that name a place."""
    yield from _verdicts(read, judged_toponyms(gold["toponyms"], places.predict(read)["toponyms"]))


def _verdicts(read: Read, judged: Iterable[tuple[Row, bool]]) -> Iterator[Verdict]:
    rules = {mention.span: mention.rule for mention in reversed(read.reading.mentions)}
    for told, right in judged:
        span = Span(told["start"], told["end"])
        yield Verdict(rules[span], right, span)
