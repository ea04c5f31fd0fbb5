"""Localities: districts, small towns and villages, too many and too like one another to be known by name alone.

A quarter of a million places are found by what their name sounds like, inside a region that is given. They stay in
columns, sorted by sound: a look-up is a search in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.language.lazy import Memo
from onrecord.reference.entities import Region
from onrecord.reference.gazetteer import Gazetteer, empty_gazetteer
from onrecord.reference.spelling import folded, place_sound
from onrecord.schema.vocabulary import RegionType

if TYPE_CHECKING:
    import polars as pl

FILE = "localities.parquet"
"""The file's name in the reference's folder."""

COLUMNS = (
    "sound",
    "name",
    "region_id",
    "region_type",
    "around",
    "country_code",
    "district",
    "latitude",
    "longitude",
    "geonames_id",
    "population",
)
"""The columns of the file; the README beside it says what they hold."""


class Locality(NamedTuple):
    """A place that a name may mean: whether the name is spelled like its own, and the district that it lies in."""

    region: Region
    is_spelled: bool
    district: str | None
    population: int


@dataclass(frozen=True, eq=False)
class Localities(Mapping[str, Region]):
    """Regions by id, and by name within a region. `file` is read when the first is asked for, and None where there is
    none; what it says of a place of the `gazetteer` is another name of it."""

    file: Path | None
    gazetteer: Gazetteer

    @cached_property
    def _frame(self) -> pl.DataFrame:
        import polars as pl

        return pl.DataFrame({column: [] for column in COLUMNS}) if self.file is None else pl.read_parquet(self.file)

    @cached_property
    def _own(self) -> pl.DataFrame:
        """The rows of places that the gazetteer lacks, in the order of their ids: there is one look-up for each name of
        an article that is no place."""
        return self._frame.filter(self._frame["region_type"].is_not_null()).sort("region_id", maintain_order=True)

    def named(self, name: str, code: str) -> list[Locality]:
        """The places that sound like `name` in the country or subdivision with an ISO 3166 code, those first that are
        spelled like it, and of these the most populous."""
        frame, sound = self._frame, place_sound(name)
        if not frame.height:
            return []
        first = frame["sound"].search_sorted(sound, "left")
        last = frame["sound"].search_sorted(sound, "right")
        form = folded(name)
        found: dict[str, Locality] = {}
        for row in frame.slice(first, last - first).iter_rows(named=True):
            if row["around" if "-" in code else "country_code"] != code:
                continue
            region = self._region(row)
            if region is None:
                continue
            other = found.get(region.region_id)
            is_spelled = folded(row["name"]) == form or (other is not None and other.is_spelled)
            found[region.region_id] = Locality(region, is_spelled, row["district"], row["population"] or 0)
        return sorted(found.values(), key=lambda one: (not one.is_spelled, -one.population, one.region.region_id))

    def __getitem__(self, region_id: str) -> Region:
        region = self._found[region_id]
        if region is None:
            raise KeyError(region_id)
        return region

    def __contains__(self, region_id: object) -> bool:
        return isinstance(region_id, str) and self._found[region_id] is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._own["region_id"].unique(maintain_order=True))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @cached_property
    def _found(self) -> Memo[str, Region | None]:
        return Memo(self._look_up, _KEPT)

    def _look_up(self, region_id: str) -> Region | None:
        if _ID.search(region_id) is None:
            return None
        own = self._own
        at = own["region_id"].search_sorted(region_id) if own.height else 0
        if at == own.height or own["region_id"][at] != region_id:
            return None
        return self._region(own.row(at, named=True))

    def _region(self, row: Mapping[str, Any]) -> Region | None:
        """The place of a row, None where it is a place that the gazetteer leaves to the reference's own list."""
        if row["region_type"] is None:
            return self.gazetteer.get(row["region_id"])
        latitude, longitude = row["latitude"], row["longitude"]
        return Region(
            region_id=row["region_id"],
            name=row["name"],
            region_type=RegionType(row["region_type"]),
            parent_id=self.gazetteer.coded(row["around"]),
            country_code=row["country_code"],
            latitude=None if latitude is None else round(latitude, 3),
            longitude=None if longitude is None else round(longitude, 3),
            geonames_id=row["geonames_id"],
        )


_KEPT = 1 << 14
_ID = re.compile(r"-[a-z]{2}(?:-[a-z0-9]{1,3})?(?:-\d+)?$")
"""What the id of a locality ends in: the codes of its country and subdivision, and perhaps its GeoNames number. The
names of people and bodies, which are looked up most, end in none."""


def load_localities(folder: Path, gazetteer: Gazetteer) -> Localities:
    """The localities of a reference's folder, none where it has no such file."""
    file = folder / FILE
    return Localities(file if file.is_file() else None, gazetteer)


def empty_localities() -> Localities:
    """No localities."""
    return Localities(None, empty_gazetteer())
