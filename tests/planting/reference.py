"""The reference that knows the cast: the tests' own, whatever the dataset's own comes to hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.reading import Reader
from onrecord.reference.reference import ENTITY_COLUMNS, REGION_COLUMNS, Reference, load_reference
from tests.planting.cast import CITIES, COUNTRIES, KNOWN


def entity_lines() -> list[str]:
    """The rows of a reference that knows the cast."""
    persons = [f"{p.entity_id},{p.names[0]},person,,,,{'; '.join(p.names[1:])}" for p in KNOWN]
    return [*persons, "newsnation,NewsNation,organization,,,,", "politico-europe,Politico,organization,,,,PoliticoEU"]


def region_lines() -> list[str]:
    """The rows of a reference that knows the places."""
    codes = {"ukraine": "UA", "russia": "RU", "united-states": "US"}
    countries = [
        f"{key},{name},country,earth,{codes[key]},{codes[key]},1.5,-2,{number},,,,"
        for number, (_, name, key) in enumerate(COUNTRIES, start=7)
    ]
    around = [f"{region_id},{name} Oblast,first_level,ukraine,,UA,,,,,,{name}," for name, region_id in CITIES]
    cities = [f"{name.lower()},{name},city,{region_id},,UA,,,,,,," for name, region_id in CITIES]
    return ["earth,Earth,macro,,,,,,,,,,", *countries, *around, *cities]


def write_reference(folder: Path, entities: Sequence[str], regions: Sequence[str]) -> None:
    """Write the files of a reference with these rows."""
    folder.mkdir(exist_ok=True)
    for name, columns, lines in (("entities", ENTITY_COLUMNS, entities), ("regions", REGION_COLUMNS, regions)):
        (folder / f"{name}.csv").write_text("\n".join([",".join(columns), *lines, ""]), encoding="utf-8")


def own_reference() -> Reference:
    """The reference that knows the cast and the places."""
    with TemporaryDirectory() as folder:
        write_reference(Path(folder), entity_lines(), region_lines())
        return load_reference(Path(folder))


REFERENCE = own_reference()
READER = Reader(REFERENCE)
