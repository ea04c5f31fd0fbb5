"""Known entities: those that an article brings along, and those of the reference."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.reference import Entity


class Entities(dict[str, Entity]):
    """The entities of an article by id. One that it lacks is taken over from the reference when it is looked up."""

    def __init__(self, own: Mapping[str, Entity], reference: Mapping[str, Entity]) -> None:
        super().__init__(own)
        self._reference = reference

    def __missing__(self, entity_id: str) -> Entity:
        entity = self[entity_id] = self._reference[entity_id]
        return entity
