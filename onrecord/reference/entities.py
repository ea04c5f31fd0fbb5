"""Entities and regions: what can be named, as plain records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onrecord.schema.vocabulary import EntityBasis, EntityType, RegionType


class Entity(NamedTuple):
    """Somebody or something that can be named. `country_code` is ISO 3166-1 alpha-2."""

    entity_id: str
    name: str
    entity_type: EntityType
    basis: EntityBasis
    wikidata_id: str | None = None
    country_code: str | None = None
    description: str | None = None


class Region(NamedTuple):
    """A place. `parent_id` is the region it lies in; coordinates are WGS 84 degrees."""

    region_id: str
    name: str
    region_type: RegionType
    parent_id: str | None = None
    iso_code: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    wikidata_id: str | None = None


def ancestors(region_id: str, regions: Mapping[str, Region]) -> Iterator[Region]:
    """The regions that a region lies in, from the nearest outwards, without itself."""
    parent_id = regions[region_id].parent_id
    while parent_id is not None:
        yield regions[parent_id]
        parent_id = regions[parent_id].parent_id


def entity_of(region: Region) -> Entity:
    """The entity that a region is too."""
    return Entity(
        entity_id=region.region_id,
        name=region.name,
        entity_type=EntityType.COUNTRY if region.region_type is RegionType.COUNTRY else EntityType.REGION,
        basis=EntityBasis.REFERENCE,
        wikidata_id=region.wikidata_id,
        country_code=region.country_code,
    )
