"""Subdivisions go by the names of English news, which ISO's list bears out or somebody has looked at."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

import polars as pl
import pycountry
import pytest

from onrecord.files import packaged

LOOKED_AT: dict[str, str] = tomllib.loads(Path(__file__).with_name("english_names.toml").read_text("utf-8"))
FIRST_LEVEL = {
    code: (key, name)
    for code, key, name in pl.read_parquet(packaged.REFERENCE / "gazetteer.parquet")
    .filter(pl.col("region_type") == "first_level")
    .select("iso_code", "region_id", "name")
    .iter_rows()
}
NICKNAME = re.compile(r"\b(?:hub|capital of|bowl|gateway|jewel|god'?s|own country|land of|heart of)\b", re.IGNORECASE)


def skeleton(name: str) -> str:
    """The consonants of a name in plain letters, without those that romanisations write in several ways."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if "a" <= c <= "z")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhw]", "", plain.translate(str.maketrans("cqgzj", "kkksi"))))


def stems(name: str) -> set[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return {word[:4] for word in re.findall(r"[a-z]{3,}", plain)}


def test_every_name_is_like_the_one_that_iso_lists_or_was_looked_at() -> None:
    official = {one.code: one.name for one in pycountry.subdivisions}
    unlike = {
        code: name
        for code, (_, name) in FIRST_LEVEL.items()
        if code in official
        and not stems(name) & stems(official[code])
        and skeleton(name)[:2] != skeleton(official[code])[:2]
    }
    assert {code: name for code, name in unlike.items() if LOOKED_AT.get(code) != name} == {}


def test_no_id_comes_from_a_nickname() -> None:
    assert [name for _, name in FIRST_LEVEL.values() if NICKNAME.search(name)] == []


@pytest.mark.parametrize(
    ("code", "key", "name"),
    [
        ("IN-WB", "west-bengal-in", "West Bengal"),
        ("IN-UP", "uttar-pradesh-in", "Uttar Pradesh"),
        ("IN-GJ", "gujarat-in", "Gujarat"),
        ("DE-BY", "bavaria-de", "Bavaria"),
        ("CD-NK", "north-kivu-cd", "North Kivu"),
        ("SD-DN", "north-darfur-sd", "North Darfur"),
    ],
)
def test_the_name_is_that_of_english_news(code: str, key: str, name: str) -> None:
    assert FIRST_LEVEL[code] == (key, name)
