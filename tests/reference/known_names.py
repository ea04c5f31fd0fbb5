"""How many names of `known.csv` are known, each read in a short sentence of its own.

The list was made before the reference was, and independently of it: people, organizations and places that were in the
news since 2010, as the news spells them. `identity` is who or what that is; `on` the day of publication.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from onrecord.articles import Article
from onrecord.language.spans import Span
from onrecord.reading import Reader
from onrecord.reference import Entity, Reference
from onrecord.reference.spelling import folded
from onrecord.schema.vocabulary import EntityBasis, EntityType

_FILE = Path(__file__).with_name("known.csv")
_SENTENCES = {
    "person": "Reporters spoke to {} on Monday.",
    "organization": "The report was published by {} on Monday.",
    "place": "The delegation arrived in {} on Monday.",
}
_TYPES = {
    "person": (EntityType.PERSON,),
    "organization": (EntityType.ORGANIZATION, EntityType.GROUP),
    "place": (EntityType.COUNTRY, EntityType.REGION),
}
_DEGREES = 0.5
"""How far from the listed point a place may be."""


class Known(NamedTuple):
    """A row of the list."""

    kind: str
    name: str
    identity: str
    country: str
    latitude: str
    longitude: str
    on: str


class Measured(NamedTuple):
    """How many of a kind are known, of how many; `missed` are the others, each with what was read instead."""

    known: int
    listed: int
    missed: list[tuple[Known, Entity | None]]

    @property
    def percent(self) -> float:
        """The share that is known."""
        return 100 * self.known / self.listed


def measure(kind: str, reader: Reader) -> Measured:
    """How many names of a kind are read as what the list says they are."""
    rows = [row for row in listed() if row.kind == kind]
    read = [(row, read_alone(row, reader)) for row in rows]
    missed = [(row, entity) for row, entity in read if entity is None or not is_right(row, entity, reader.reference)]
    return Measured(len(rows) - len(missed), len(rows), missed)


def listed() -> Iterator[Known]:
    """The rows of the list."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Known(**row)


def read_alone(row: Known, reader: Reader) -> Entity | None:
    """The entity that the whole name of a row is read as, in a sentence that says nothing of it."""
    before, _, after = _SENTENCES[row.kind].partition("{}")
    span = Span(len(before), len(before) + len(row.name))
    article = Article(
        "story", before + row.name + after, None, published_on=date.fromisoformat(row.on) if row.on else None
    )
    reading = reader.read(article)
    own = {entity.entity_id: entity for entity in reading.entities}
    covering = [m.entity_id for m in reading.mentions if m.span.start <= span.start and m.span.end >= span.end]
    titled = [m.entity_id for m in reading.mentions if m.span.end == span.end]  # King Mswati III
    ids = covering or titled
    return (own.get(ids[0]) or reader.reference.entities[ids[0]]) if ids else None


def is_right(row: Known, entity: Entity, reference: Reference) -> bool:
    """Whether an entity is the one of a row: of its type, its country and its name, or at its point."""
    if entity.basis is not EntityBasis.REFERENCE or entity.entity_type not in _TYPES[row.kind]:
        return False
    if row.country and entity.country_code != row.country:
        return False
    if row.kind == "place":
        region = reference.regions[entity.entity_id]
        return not row.latitude or (
            region.latitude is not None
            and region.longitude is not None
            and abs(region.latitude - float(row.latitude)) < _DEGREES
            and abs(region.longitude - float(row.longitude)) < _DEGREES
        )
    goes_by = (*reference.names.get(row.identity, ()), *reference.roster.names.get(folded(row.identity), ()))
    return entity.entity_id in goes_by
