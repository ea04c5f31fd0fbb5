"""What a table's file says of itself, held against its rows: the table, the version of the contract, the geometry.

A file may leave all of this out, as files of other programs do; but what it says must be true.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from onrecord.release.versions import BadVersion, Version

_GEO = "geo"


class Claim(NamedTuple):
    """A false statement of a file, by the key of its metadata."""

    key: str
    expected: str
    found: str


def contract_of(path: Path) -> str | None:
    """The version of the contract that the Parquet file says it was made under. Raises as `false_claims` does."""
    return pl.read_parquet_metadata(path).get("schema_version")


def false_claims(path: Path, table: str, frame: pl.DataFrame, schema_version: str) -> Iterator[Claim]:
    """The false statements in the metadata of the Parquet file of `table`, whose rows are `frame`.

    Raises OSError or PolarsError if they cannot be read.
    """
    said = pl.read_parquet_metadata(path)
    if said.get("table", table) != table:
        yield Claim("table", table, said["table"])
    if not _is_up_to(said.get("schema_version", schema_version), schema_version):
        yield Claim("schema_version", f"a version of the contract up to {schema_version}", said["schema_version"])
    if _GEO in said:
        yield from _false_geo(said[_GEO], frame)


def _is_up_to(said: str, schema_version: str) -> bool:
    """Whether the text is a version up to that of the contract: tables of an older one may keep today's rules."""
    try:
        return Version.parse(said) <= Version.parse(schema_version)
    except BadVersion:
        return False


def _false_geo(text: str, frame: pl.DataFrame) -> Iterator[Claim]:
    """The false statements in GeoParquet's record: https://geoparquet.org/releases/v1.1.0/."""
    try:
        record = json.loads(text)
        column = record["columns"]["geometry"]
        values = {key: record.get(key) for key in _OF_FILE} | {key: column.get(key) for key in _OF_COLUMN}
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        yield Claim(_GEO, "GeoParquet's record, as JSON, with the column `geometry`", text)
        return
    for key, (expected, holds) in {**_OF_FILE, **_OF_COLUMN}.items():
        if not holds(values[key], frame):
            yield Claim(f"{_GEO}, {key}", expected, json.dumps(values[key]))


def _is_wgs_84(crs: Any, _: pl.DataFrame) -> bool:
    """Whether a record of a coordinate system (PROJJSON) is longitude and latitude on WGS 84, as none at all is."""
    identity = crs.get("id") if isinstance(crs, dict) else None
    return crs is None or identity in ({"authority": "OGC", "code": "CRS84"}, {"authority": "EPSG", "code": 4326})


def _holds_all(box: Any, frame: pl.DataFrame) -> bool:
    """Whether a box of west, south, east, north has all points in it."""
    if box is None:
        return True
    if not (isinstance(box, list) and len(box) == 4 and all(type(end) in (int, float) for end in box)):
        return False
    west, south, east, north = box
    if not {"longitude", "latitude"} <= set(frame.columns):
        return True
    places = frame.select("longitude", "latitude").drop_nulls()
    inside = pl.col("longitude").is_between(west, east) & pl.col("latitude").is_between(south, north)
    return places.filter(~inside).is_empty()


_Rule = tuple[str, Callable[[Any, pl.DataFrame], bool]]
_OF_FILE: Mapping[str, _Rule] = {
    "version": ("a version 1 of GeoParquet", lambda value, _: isinstance(value, str) and value.startswith("1.")),
    "primary_column": ("`geometry`", lambda value, frame: value == "geometry" and "geometry" in frame.columns),
}
_OF_COLUMN: Mapping[str, _Rule] = {
    "encoding": ("`WKB`", lambda value, _: value == "WKB"),
    "geometry_types": ("no types but `Point`", lambda value, _: value in (["Point"], [])),
    "crs": ("longitude and latitude on WGS 84, or nothing, which says the same", _is_wgs_84),
    "bbox": ("west, south, east and north of all points, or nothing", _holds_all),
}
