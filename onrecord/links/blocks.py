"""Blocks: entities with a key in common, so that no two others are ever compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from onrecord.links.reasons import Pair, Reason, paired, preferred
from onrecord.links.seen import Seen

K = TypeVar("K", bound=Hashable)


def blocks(entities: Iterable[Seen], keys: Callable[[Seen], Iterable[K]]) -> dict[K, list[Seen]]:
    """The entities by each of their keys."""
    by_key: dict[K, list[Seen]] = defaultdict(list)
    for entity in entities:
        for key in dict.fromkeys(keys(entity)):
            by_key[key].append(entity)
    return by_key


def sole(
    entities: Iterable[Seen], keys: Callable[[Seen], Iterable[K]], name: Callable[[Seen], Hashable]
) -> dict[K, Seen]:
    """For each key the entity that would stay of those that have it, if they all have one name: where names differ,
    nobody can tell which is meant."""
    return {
        key: min(some, key=preferred)
        for key, some in blocks(entities, keys).items()
        if len({name(one) for one in some}) == 1
    }


def star(some: list[Seen], reason: Reason, evidence: Callable[[Seen, Seen], str | None]) -> Iterator[Pair]:
    """Each entity of a block with the one that would stay, as far as there is evidence for the two."""
    hub = min(some, key=preferred)
    for one in some:
        if one is not hub and (said := evidence(one, hub)) is not None:
            yield from paired(one, hub, reason, said)
