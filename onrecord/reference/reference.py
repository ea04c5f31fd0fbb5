"""The reference: the entities and regions that can be named, with the names they go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from onrecord.reference.claims import read_claims
from onrecord.reference.entities import Entity, Region, ancestors, entity_of
from onrecord.reference.gazetteer import Gazetteer, Layers, empty_gazetteer, load_gazetteer
from onrecord.reference.localities import Localities, empty_localities, load_localities
from onrecord.reference.members import read_organizations, read_people
from onrecord.reference.roster import ORGANIZATIONS, PEOPLE, Member, Roster
from onrecord.reference.rows import BadReference, ReferenceRow, problem, read_rows
from onrecord.schema.vocabulary import EntityBasis, EntityType, RegionType

__all__ = ["BadReference", "Entity", "Reference", "Region", "ancestors", "load_reference"]


@dataclass(frozen=True, eq=False)
class Reference:
    """`entities` (every region is one too) and `regions` by id; `names` and `adjectives` from a surface form to the
    ids it may stand for. All are in the order of their keys, and the ids of a name sorted: what the files say counts,
    not the order in which they say it.

    `entities` and `regions` have what the gazetteer holds too, `names` only what the two files list: a town's name is
    as often a word or a surname, and what it takes to read it as a place is for the reading to say. `places` has both.
    `localities` are found inside a region alone. The `roster` has the people and organizations in the news, by names
    that several may share; `claims` the codes of the countries that claim a disputed region.

    A reference equals itself alone, so that what is worked out from it can be kept by it.
    """

    entities: Mapping[str, Entity]
    regions: Mapping[str, Region]
    names: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, str]
    gazetteer: Gazetteer = field(default_factory=empty_gazetteer)
    localities: Localities = field(default_factory=empty_localities)
    roster: Roster = field(default_factory=Roster)
    claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def place_names(self) -> dict[str, tuple[str, ...]]:
        """The ids of all regions that go by each name: first those that the files list, then the most populous."""
        found = dict(self.gazetteer.names)
        for name, keys in self.names.items():
            listed = tuple(key for key in keys if key in self.regions)
            if listed:
                found[name] = listed + found.get(name, ())
        return found

    @cached_property
    def first_words(self) -> dict[str, int]:
        """The words with which the names and adjectives of places begin, with the most words that such a name has."""
        found: dict[str, int] = {}
        for listed in (self.place_names, self.adjectives):
            for name in listed:
                first, _, rest = name.partition(" ")
                count = rest.count(" ") + 2 if rest else 1
                if count > found.get(first, 0):
                    found[first] = count
        return found

    @cached_property
    def longest_names(self) -> dict[str, int]:
        """The words with which `names` begin, with the most words that such a name has, an ’s counted too."""
        found: dict[str, int] = {}
        for name in self.names:
            parts = name.replace("’s", " ’s").replace("'s", " 's").split(" ")
            found[parts[0]] = max(found.get(parts[0], 0), min(len(parts), _LONGEST_NAME))
        return found

    def places(self, name: str) -> tuple[str, ...]:
        """The ids of all regions that go by `name`, as `place_names` has them."""
        return self.place_names.get(name, ())


_LONGEST_NAME = 6
"""Names of more words are not looked for."""

ENTITY_COLUMNS = ("entity_id", "name", "entity_type", "country_code", "wikidata_id", "description", "aliases")
"""The columns of `entities.csv`."""

REGION_COLUMNS = (
    "region_id",
    "name",
    "region_type",
    "parent_id",
    "iso_code",
    "country_code",
    "latitude",
    "longitude",
    "geonames_id",
    "wikidata_id",
    "description",
    "aliases",
    "adjectives",
)
"""The columns of `regions.csv`."""

_ENTITY_TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP)


_ENTITIES, _REGIONS = "entities.csv", "regions.csv"
_PEOPLE, _ORGANIZATIONS = "people.csv", "organizations.csv"
_FILES = (_ENTITIES, _REGIONS, _PEOPLE, _ORGANIZATIONS)


def load_reference(folder: Path, own: Path | None = None) -> Reference:
    """The reference that the files in `folder` describe (its README says how), with those of a user's `own` folder laid
    over them: of two rows with one id, the user's counts.

    Raises:
        BadReference: a file can't be read, its columns are not the ones documented, or a cell is not what its column
            holds; an id has two rows, an identifier from outside too, an adjective two regions; a parent does not exist
            or the parents form a circle; a region's country code is not that of the country it lies in, or its ISO code
            is not one of that country; the user's folder has none of the files.
    """
    if own is not None and not any((own / name).is_file() for name in _FILES):
        raise problem(
            str(own), f"one of the files {', '.join(_FILES)}", "none of them", "Name a folder that has one of them."
        )
    entity_rows = _laid_over(folder, own, _ENTITIES, ENTITY_COLUMNS)
    region_rows = _laid_over(folder, own, _REGIONS, REGION_COLUMNS)
    _check_ids([*entity_rows, *region_rows])
    _check_identifiers([*entity_rows, *region_rows])
    regions = {row.key: _region(row) for row in region_rows}
    _check_parents(region_rows, regions)
    _check_country_codes(region_rows, regions)
    entities = {row.key: _entity(row) for row in [*entity_rows, *region_rows]}
    gazetteer = load_gazetteer(folder, regions)
    localities = load_localities(folder, gazetteer)
    roster = _roster(folder, own)
    return Reference(
        entities=Layers(dict(sorted(entities.items())), gazetteer, localities, entity_of, roster),
        regions=Layers(dict(sorted(regions.items())), gazetteer, localities, lambda region: region),
        names=_names([*entity_rows, *region_rows]),
        adjectives=_adjectives(region_rows),
        gazetteer=gazetteer,
        localities=localities,
        roster=roster,
        claims=read_claims(folder),
    )


def _laid_over(folder: Path, own: Path | None, name: str, columns: tuple[str, ...]) -> list[ReferenceRow]:
    """The rows of a file, without those that the user's file of that name replaces, and these behind them."""
    rows = read_rows(folder / name, columns)
    if own is None or not (own / name).is_file():
        return rows
    over = read_rows(own / name, columns)
    replaced = {row.key for row in over}
    return [*(row for row in rows if row.key not in replaced), *over]


def _roster(folder: Path, own: Path | None) -> Roster:
    """The roster of the shipped files, with the user's people and organizations laid over it."""
    files = [file for name in (PEOPLE, ORGANIZATIONS) if (file := folder / name).is_file()]
    members: dict[str, Member] = {}
    if own is not None and (file := own / _PEOPLE).is_file():
        members |= read_people(file, "user")
    if own is not None and (file := own / _ORGANIZATIONS).is_file():
        members |= read_organizations(file, "user")
    return Roster(files, members)


def _check_ids(rows: list[ReferenceRow]) -> None:
    first: dict[str, ReferenceRow] = {}
    for row in rows:
        other = first.setdefault(row.key, row)
        if other is not row:
            raise row.problem(
                row.key_column,
                "an id of its own",
                f"{row.key!r}, which line {other.line} of {other.file.name} has too",
                "Join the two rows, or tell their ids apart.",
            )


def _check_identifiers(rows: list[ReferenceRow]) -> None:
    first: dict[tuple[str, str], ReferenceRow] = {}
    for row in rows:
        for column in ("iso_code", "geonames_id", "wikidata_id"):
            if cell := row.cells.get(column):
                other = first.setdefault((column, cell), row)
                if other is not row:
                    raise row.problem(
                        column,
                        "an identifier of one entity",
                        f"{cell!r}, which line {other.line} of {other.file.name} has too",
                        "Join the two rows, or look up which of them it belongs to.",
                    )


def _check_parents(rows: list[ReferenceRow], regions: Mapping[str, Region]) -> None:
    for row in rows:
        parent_id = regions[row.key].parent_id
        if parent_id is not None and parent_id not in regions:
            raise row.problem(
                "parent_id",
                "the id of a region in this file",
                f"{parent_id!r}, a region that does not exist",
                "Add a row for it, or correct the id.",
            )
    for row in rows:
        chain = [row.key]
        while (parent_id := regions[chain[-1]].parent_id) is not None:
            if parent_id == row.key:
                raise row.problem(
                    "parent_id",
                    "parents that lead outwards to a region without one",
                    f"the circle {' -> '.join([*chain, row.key])}",
                    "Correct the parent of one of them.",
                )
            if parent_id in chain:
                break  # The circle lies further out: its own rows report it.
            chain.append(parent_id)


def _check_country_codes(rows: list[ReferenceRow], regions: Mapping[str, Region]) -> None:
    for row in rows:
        code, country_code = regions[row.key].iso_code, regions[row.key].country_code
        is_country = regions[row.key].region_type is RegionType.COUNTRY
        fits = code == country_code if is_country else code is None or code[:2] == country_code
        if not fits:
            raise row.problem(
                "iso_code",
                f"the country code {country_code!r}" + ("" if is_country else ", or a code that begins with it"),
                repr(code),
                "Correct one of the two.",
            )
        around = (region for region in ancestors(row.key, regions) if region.region_type is RegionType.COUNTRY)
        country = next(around, None)
        if country is not None and country.country_code != regions[row.key].country_code:
            raise row.problem(
                "country_code",
                f"{country.country_code!r}, as the country {country.region_id!r} around it has",
                repr(regions[row.key].country_code),
                "Correct the code, or the parents that lead to that country.",
            )


def _entity(row: ReferenceRow) -> Entity:
    return Entity(
        entity_id=row.key,
        name=row.cells["name"],
        entity_type=_entity_type(row),
        basis=EntityBasis.REFERENCE,
        wikidata_id=row.optional("wikidata_id"),
        country_code=row.optional("country_code"),
        description=row.optional("description"),
    )


def _entity_type(row: ReferenceRow) -> EntityType:
    if row.key_column == "entity_id":
        return row.one_of("entity_type", _ENTITY_TYPES)
    return EntityType.COUNTRY if row.cells["region_type"] == RegionType.COUNTRY else EntityType.REGION


def _region(row: ReferenceRow) -> Region:
    latitude, longitude = row.number("latitude", 90), row.number("longitude", 180)
    if (latitude is None) != (longitude is None):
        empty = "latitude" if latitude is None else "longitude"
        raise row.problem(empty, "both coordinates or neither", "an empty cell", "Fill it in, or empty the other.")
    geonames_id = row.optional("geonames_id")
    return Region(
        region_id=row.key,
        name=row.cells["name"],
        region_type=row.one_of("region_type", RegionType),
        parent_id=row.optional("parent_id"),
        iso_code=row.optional("iso_code"),
        country_code=row.optional("country_code"),
        latitude=latitude,
        longitude=longitude,
        geonames_id=int(geonames_id) if geonames_id else None,
        wikidata_id=row.optional("wikidata_id"),
    )


def _names(rows: list[ReferenceRow]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        for name in [row.cells["name"], *row.listed("aliases")]:
            found.setdefault(name, set()).add(row.key)
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


def _adjectives(rows: list[ReferenceRow]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        for adjective in row.listed("adjectives"):
            other = found.setdefault(adjective, row.key)
            if other != row.key:
                raise row.problem(
                    "adjectives",
                    "adjectives that name one region each",
                    f"{adjective!r}, which names {other!r} too",
                    "Keep it for one of the two.",
                )
    return dict(sorted(found.items()))
