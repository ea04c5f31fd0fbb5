"""The gazetteer: the world's subdivisions and cities, read from one Parquet file and made into regions when asked for.

It holds a hundred thousand places and more, of which an article names a few: the columns stay columns, and a place
becomes a `Region` the first time that somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from onrecord.reference.entities import Region
from onrecord.schema.vocabulary import RegionType

V = TypeVar("V")

FILE = "gazetteer.parquet"
"""The file's name in the reference's folder."""

_INDEX = ("region_id", "name")


@dataclass(frozen=True)
class Gazetteer(Mapping[str, Region]):
    """Regions by id. What `known` has under the same GeoNames number or ISO code is left to `known`.

    `file` is read when the first place is asked for, and None where there is none; `known` are the regions that the
    reference itself lists.
    """

    file: Path | None
    known: Mapping[str, Region]

    @cached_property
    def columns(self) -> Mapping[str, Any]:
        """The columns of the file: lists of what is an index here, and of the rest what takes less memory."""
        import polars as pl

        if self.file is None:
            return dict.fromkeys(COLUMNS, ())
        frame = pl.read_parquet(self.file)
        return {name: frame[name].to_list() if name in _INDEX else frame[name] for name in frame.columns}

    @cached_property
    def _rows(self) -> dict[str, int]:
        """The row of each id that `known` leaves to the gazetteer."""
        features = {region.geonames_id for region in self.known.values()} - {None}
        known = self._by_code
        keys = zip(self.columns["region_id"], self.columns["geonames_id"], self.columns["iso_code"], strict=True)
        return {
            key: row
            for row, (key, feature, code) in enumerate(keys)
            if feature not in features and (code is None or code not in known)
        }

    @cached_property
    def _by_code(self) -> dict[str, str]:
        return {region.iso_code: key for key, region in self.known.items() if region.iso_code}

    @cached_property
    def _codes(self) -> dict[str, str]:
        """The id of each ISO code, in `known` or here."""
        codes = zip(self.columns["iso_code"], self.columns["region_id"], strict=True)
        return {code: key for code, key in codes if code is not None} | self._by_code

    @cached_property
    def _regions(self) -> dict[str, Region]:
        return {}

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """The ids of each name, the most populous first, as the rows of the file are."""
        found: dict[str, tuple[str, ...]] = {}
        names, aliases = self.columns["name"], list(self.columns["aliases"])
        for key, row in self._rows.items():
            name = names[row]
            found[name] = (*found[name], key) if name in found else (key,)
            if (others := aliases[row]) is not None:
                for alias in others.split("; "):
                    found[alias] = (*found[alias], key) if alias in found else (key,)
        return found

    def coded(self, code: str) -> str | None:
        """The id of the country or subdivision with an ISO 3166 code."""
        return self._codes.get(code)

    def population(self, region_id: str) -> int:
        """How many people live there, of a first-level subdivision those of its cities; 0 where it is not known."""
        row = self._rows.get(region_id)
        return 0 if row is None else self.columns["population"][row] or 0

    def __getitem__(self, region_id: str) -> Region:
        region = self._regions.get(region_id)
        if region is None:
            region = self._regions[region_id] = self._region(self._rows[region_id])
        return region

    def __contains__(self, region_id: object) -> bool:
        return region_id in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def _region(self, row: int) -> Region:
        columns = self.columns
        latitude, longitude = columns["latitude"][row], columns["longitude"][row]
        return Region(
            region_id=columns["region_id"][row],
            name=columns["name"][row],
            region_type=RegionType(columns["region_type"][row]),
            parent_id=self._codes.get(columns["around"][row]),
            iso_code=columns["iso_code"][row],
            country_code=columns["country_code"][row],
            latitude=None if latitude is None else round(latitude, 3),
            longitude=None if longitude is None else round(longitude, 3),
            geonames_id=columns["geonames_id"][row],
            wikidata_id=columns["wikidata_id"][row],
        )


@dataclass(frozen=True, slots=True)
class Layers(Mapping[str, V], Generic[V]):
    """What is listed, by id, below it what the roster has, and below that what `make` makes of regions: those of the
    gazetteer, and then the localities. These are found by their ids, but not counted and not gone through: they are a
    quarter of a million."""

    listed: Mapping[str, V]
    gazetteer: Gazetteer
    localities: Mapping[str, Region]
    make: Callable[[Region], V]
    roster: Mapping[str, V] = field(default_factory=dict)

    def __getitem__(self, key: str) -> V:
        found = self.listed.get(key)
        if found is None and key in self.roster:
            found = self.roster[key]
        if found is None:
            return self.make(self.gazetteer[key] if key in self.gazetteer else self.localities[key])
        return found

    def __contains__(self, key: object) -> bool:
        return key in self.listed or key in self.roster or key in self.gazetteer or key in self.localities

    def __iter__(self) -> Iterator[str]:
        yield from self.listed
        yield from (key for key in self.roster if key not in self.listed)
        yield from (key for key in self.gazetteer if key not in self.listed)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def load_gazetteer(folder: Path, known: Mapping[str, Region]) -> Gazetteer:
    """The gazetteer of a reference's folder, empty where it has none; `known` are the regions listed beside it."""
    file = folder / FILE
    return Gazetteer(file if file.is_file() else None, known)


def empty_gazetteer() -> Gazetteer:
    """A gazetteer without a place."""
    return Gazetteer(None, {})


COLUMNS = (
    "region_id",
    "name",
    "region_type",
    "around",
    "iso_code",
    "country_code",
    "latitude",
    "longitude",
    "geonames_id",
    "population",
    "wikidata_id",
    "aliases",
)
"""The columns of the file; the README beside it says what they hold."""
