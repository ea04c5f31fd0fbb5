"""Blocks: entities with a key in common, so that no two others are ever compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from onrecord.links.reasons import Pair, Reason, paired, preferred
from onrecord.links.seen import Seen

K = TypeVar("K")


def blocks(entities: Iterable[Seen], keys: Callable[[Seen], Iterable[K]]) -> dict[K, list[Seen]]:
    """The entities by each of their keys; keys of a single entity are left out."""
    by_key: dict[K, list[Seen]] = defaultdict(list)
    for entity in entities:
        for key in dict.fromkeys(keys(entity)):
            by_key[key].append(entity)
    return {key: some for key, some in by_key.items() if len(some) > 1}


def star(some: list[Seen], reason: Reason, evidence: Callable[[Seen, Seen], str | None]) -> Iterator[Pair]:
    """Each entity of a block with the one that would stay, as far as there is evidence for the two."""
    hub = min(some, key=preferred)
    for one in some:
        if one is not hub and (said := evidence(one, hub)) is not None:
            yield from paired(one, hub, reason, said)
