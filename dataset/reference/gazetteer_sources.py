"""Sources of the gazetteer, for ``make_gazetteer.py``: what they say of subdivisions and of the districts of cities."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from place_names import agree, subdivision_names

Row = dict[str, Any]
Point = tuple[float, float]

SAID = tomllib.loads(Path(__file__).with_name("make_gazetteer.toml").read_text("utf-8"))
"""What the sources do not say."""

ENGLISH = frozenset("US GB CA AU NZ IE ZA JM BS TT BB".split())
"""Countries where subdivisions go by their English names, and what is listed beside those are nicknames."""


def point(city: Row) -> Point:
    """Where a city of GeoNames is."""
    return float(city["latitude"]), float(city["longitude"])


class Sources:
    """What the sources say of subdivisions, by ISO 3166-2 code, and of the districts in which cities lie."""

    def __init__(self, english: Path, cities: Path) -> None:
        import pycountry
        from rigour.territories import get_territories

        self.official = {one.code: one.name for one in pycountry.subdivisions}
        self.territories = {one.code.upper(): one for one in get_territories() if "-" in one.code}
        listed: dict[str, Row] = json.loads(english.read_text("utf-8"))
        self._english = {country: listed.get(country, {}).get("regions", []) for country in listed}
        self.districts: dict[tuple[str, float, float], tuple[str, str]] = {}
        with cities.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                self.districts[row["cc"], *_rounded(row["lat"], row["lon"])] = row["admin1"], row["admin2"]

    def english(self, country: str, subdivisions: Mapping[str, Row]) -> dict[str, Row]:
        """The records of iso3166-2-db by ISO 3166-2 code. Where its code is older than ISO's, the name tells."""
        found: dict[str, Row] = {}
        left = []
        for record in self._english.get(country, []):
            code = f"{country}-{record['iso']}"
            known = subdivisions.get(code)
            if known is not None and _say_the_same(record, [known["name"], self.official.get(code, "")]):
                found[code] = record
            else:
                left.append(record)
        for record in left:
            fitting = [
                code
                for code, one in subdivisions.items()
                if code not in found and _say_the_same(record, [one["name"], self.official.get(code, "")])
            ]
            if len(fitting) == 1:
                found[fitting[0]] = record
        return found

    def names(self, code: str, subdivision: Row, record: Row | None) -> list[str]:
        """The names of a subdivision, the one that news uses first."""
        if code in SAID["subdivision_names"]:
            return list(SAID["subdivision_names"][code])
        own = re.sub(r"\s*[\[(].*", "", subdivision["name"].removeprefix("City of ")).split(",")[0]
        given = record["names"] if record else {}
        others = [] if code[:2] in ENGLISH else re.findall(r"([^,(]+?) \((\w+)\)", subdivision["localOtherName"] or "")
        english = [
            given.get("en") or "",
            given.get("geonames") or "",
            *(name for name, tongue in others if tongue == "eng"),
        ]
        if code in self.territories:
            english.insert(0, re.sub(r"\s*\(.*", "", self.territories[code].name))
        native = [name for name, tongue in others if tongue != "eng"]
        found: list[str] = subdivision_names(english, [self.official.get(code, ""), own], native)
        return found

    def wikidata_id(self, code: str) -> str | None:
        """The Wikidata item of a subdivision."""
        return self.territories[code].qid if code in self.territories else None

    def around(self, city: Row) -> tuple[str, str]:
        """The English names of the first and the second level in which a city lies, empty where that is not known."""
        return self.districts.get((city["countrycode"], *_rounded(*point(city))), ("", ""))


def _rounded(latitude: Any, longitude: Any) -> Point:
    return round(float(latitude), 2), round(float(longitude), 2)


def _say_the_same(record: Row, names: Iterable[str]) -> bool:
    given = subdivision_names([], [record["names"].get("en") or "", record["names"].get("geonames") or ""], [])
    own = subdivision_names([], names, [])
    return any(agree(one, other) for one in given for other in own)
