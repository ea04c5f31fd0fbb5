"""Candidates: pairs of ids that may be one entity, with their reasons, the surest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from onrecord.links.blocks import blocks, star
from onrecord.links.bodies import pairs_of_bodies
from onrecord.links.people import pairs_of_people
from onrecord.links.reasons import ORDER, Pair, Reason
from onrecord.links.seen import Around, Seen, seen_in
from onrecord.links.spelling import compact, plain_words
from onrecord.schema.vocabulary import EntityType

SCHEMA = {
    "from_id": pl.String(),
    "from_name": pl.String(),
    "to_id": pl.String(),
    "to_name": pl.String(),
    "entity_type": pl.String(),
    "reasons": pl.List(pl.String()),
    "evidence": pl.String(),
    "from_articles": pl.List(pl.String()),
    "to_articles": pl.List(pl.String()),
}
"""The columns of the candidates: the id that would go, the one that would stay, and why."""
_NEIGHBOURS = 3


def candidates(folder: Path) -> pl.DataFrame:
    """The candidates of a built folder, in the columns of `SCHEMA`. Raises MissingTable if a table is missing."""
    seen, around = seen_in(folder)
    names = {one.entity_id: one.name for one in seen}
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in sorted(_pairs(seen, around), key=lambda pair: ORDER[pair.reason]):
        found[pair.gone.entity_id, pair.stays.entity_id].append(pair)
    surest = sorted(found.values(), key=_order)
    return pl.DataFrame([_row(pairs, around, names) for pairs in surest], schema=SCHEMA, orient="row")


def _order(pairs: Sequence[Pair]) -> tuple[int, str, str]:
    surest = pairs[0]
    return ORDER[surest.reason], surest.stays.entity_id, surest.gone.entity_id


def _pairs(seen: Sequence[Seen], around: Around) -> Iterator[Pair]:
    yield from _spellings(seen, around)
    yield from _same_names(seen, around)
    yield from pairs_of_people([one for one in seen if one.entity_type is EntityType.PERSON], around)
    yield from pairs_of_bodies([one for one in seen if one.entity_type is not EntityType.PERSON], around)


def _spellings(seen: Sequence[Seen], around: Around) -> Iterator[Pair]:
    def keys(one: Seen) -> Iterator[tuple[str, str]]:
        if len(letters := compact(plain_words(one.name))) > 3:
            yield one.entity_type, letters

    def evidence(one: Seen, other: Seen) -> str | None:
        return "" if plain_words(one.name) != plain_words(other.name) and around.backs(one, other) else None

    for some in blocks(seen, keys).values():
        yield from star(some, Reason.SPELLING, evidence)


def _same_names(seen: Sequence[Seen], around: Around) -> Iterator[Pair]:
    def evidence(one: Seen, other: Seen) -> str | None:
        apart = not set(one.articles) & set(other.articles)
        return "" if apart and around.shared(one, other) else None

    for some in blocks(seen, lambda one: [(one.entity_type, plain_words(one.name))]).values():
        yield from star(some, Reason.SAME_NAME, evidence)


def _row(pairs: Sequence[Pair], around: Around, names: dict[str, str]) -> dict[str, object]:
    gone, stays = pairs[0].gone, pairs[0].stays
    beside = [f"“{names[key]}”" for key in around.shared(gone, stays)[:_NEIGHBOURS]]
    said = [pair.evidence for pair in pairs if pair.evidence] + ([f"both beside {', '.join(beside)}"] if beside else [])
    return {
        "from_id": gone.entity_id,
        "from_name": gone.name,
        "to_id": stays.entity_id,
        "to_name": stays.name,
        "entity_type": gone.entity_type.value,
        "reasons": list(dict.fromkeys(pair.reason.value for pair in pairs)),
        "evidence": "; ".join(dict.fromkeys(said)),
        "from_articles": list(gone.articles),
        "to_articles": list(stays.articles),
    }
