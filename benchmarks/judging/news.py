"""Quotations, events, participants and control, against whole news articles (`benchmarks.metrics.news`)."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.judging.verdict import Verdict
from benchmarks.metrics.counting import Row
from benchmarks.metrics.news import is_control, is_party, judged_events, judged_quotes
from benchmarks.task import Read
from onrecord.language.spans import Span


def judge(read: Read, gold: Row) -> Iterator[Verdict]:
    """The verdicts on an article's quotations, events, participants and statements of control."""
    yield from _quotes(read, gold)
    yield from _events(read, gold)
    yield from _controls(read, gold)


def _quotes(read: Read, gold: Row) -> Iterator[Verdict]:
    quotes = read.reading.quotes
    told = [{"content": [quote.clause] if quote.clause else quote.pieces, "speaker": quote.speaker} for quote in quotes]
    for j, right in judged_quotes(gold, told):
        yield Verdict(quotes[j].rule, right, quotes[j].extent)


def _events(read: Read, gold: Row) -> Iterator[Verdict]:
    events, entities = read.reading.events, read.entities()
    told = [{"type": event.event_type.value, "trigger": event.trigger} for event in events]
    for j, meant in judged_events(gold, told):
        yield Verdict(events[j].rule, meant is not None, events[j].trigger)
        if meant is None:
            continue
        for argument in events[j].arguments:
            if argument.span is not None:
                words = (argument.span.of(read.article.text), entities[argument.entity_id].name)
                yield Verdict(argument.rule, is_party(meant, argument.role.value, words), argument.span)


def _controls(read: Read, gold: Row) -> Iterator[Verdict]:
    entities = read.entities()

    def names(entity_id: str | None, clause: Span) -> list[str]:
        """What a clause calls an entity, and its name."""
        if entity_id is None:
            return []
        spans = (mention.span for mention in read.reading.mentions if mention.entity_id == entity_id)
        return [*(span.of(read.article.text) for span in spans if clause.covers(span)), entities[entity_id].name]

    for control in read.reading.controls:
        told = {
            "region": names(control.region_id, control.clause),
            "holder": names(control.holder_id, control.clause),
            "relation": control.relation.value,
            "status": control.status.value,
        }
        yield Verdict(control.rule, is_control(gold, told), control.trigger)
