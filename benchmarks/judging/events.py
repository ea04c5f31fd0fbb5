"""Events and their participants, against PLOVER's gold records: sentences, each with one event.

A sentence may tell of more, so its first event alone is judged, as `first.micro` does: right is one of the gold's type.
Where it is right, its participants are judged: right is one that has a code or a name in common with a party of the
gold's in that role.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.dedicated import dedicated_type
from benchmarks.events import alpha_3
from benchmarks.judging.verdict import Verdict
from benchmarks.metrics.counting import Row
from benchmarks.metrics.events import ROLES, Party, is_mutual, parties, same_party
from benchmarks.task import Read
from benchmarks.tellings import scene_of, tellings
from onrecord.reading.records import Argument


def judge(read: Read, gold: Row) -> Iterator[Verdict]:
    """The verdicts on the first event of a sentence, and on who takes part in it."""
    if not read.reading.events:
        return
    first = tellings(scene_of(read))[0].event
    right = dedicated_type(first).value == gold["event_type"]
    yield Verdict(first.rule, right, first.trigger)
    if right:
        yield from _participants(read, gold, first.arguments)


def _participants(read: Read, gold: Row, arguments: tuple[Argument, ...]) -> Iterator[Verdict]:
    entities = read.entities()
    for argument in arguments:
        if argument.role.value not in ROLES or argument.span is None:
            continue
        roles = ROLES if is_mutual(gold) else (argument.role.value,)
        wanted = [party for role in roles for party in parties(gold[role])]
        code = alpha_3(entities[argument.entity_id].country_code)
        told = Party(argument.span.of(read.article.text), code)
        yield Verdict(argument.rule, any(same_party(one, told) for one in wanted), argument.span)
