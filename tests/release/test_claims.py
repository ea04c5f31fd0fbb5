"""A file that says of itself what is not so is refused, by `validate` and by `verify`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest

from onrecord.cli.validate import validate_folder
from onrecord.files import packaged
from onrecord.release.verify import verify_release
from onrecord.schema import SCHEMA_VERSION

TABLES = Path(__file__).parents[2] / "dataset" / "tables"
GEO: dict[str, Any] = json.loads(pq.read_schema(TABLES / "regions.parquet").metadata[b"geo"])


def geo(column: dict[str, Any] | None = None, **of_file: Any) -> str:
    return json.dumps({**GEO, **of_file, "columns": {"geometry": {**GEO["columns"]["geometry"], **(column or {})}}})


def rewritten(path: Path, **said: str) -> None:
    """The same rows, with other metadata."""
    table = pq.read_table(path)
    metadata = {**table.schema.metadata, **{key.encode(): value.encode() for key, value in said.items()}}
    pq.write_table(table.replace_schema_metadata(metadata), path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TABLES, tmp_path / "tables"))


LIES = {
    "table": {"table": "mentions"},
    "schema_version": {"schema_version": "99"},
    "schema_version to come": {"schema_version": "99.0.0"},
    "no JSON": {"geo": "}"},
    "no object": {"geo": "[1]"},
    "deep": {"geo": "[" * 100_000},
    "no column": {"geo": json.dumps({**GEO, "columns": {}})},
    "version": {"geo": geo(version="9")},
    "primary_column": {"geo": geo(primary_column="name")},
    "encoding": {"geo": geo({"encoding": "WKT"})},
    "geometry_types": {"geo": geo({"geometry_types": ["Polygon"]})},
    "crs": {"geo": geo({"crs": {"id": {"authority": "EPSG", "code": 3857}}})},
    "crs text": {"geo": geo({"crs": "EPSG:3857"})},
    "bbox": {"geo": geo({"bbox": [0, 0, 1, 1]})},
    "bbox short": {"geo": geo({"bbox": [0]})},
}


@pytest.mark.parametrize("said", LIES.values(), ids=LIES)
def test_validate_refuses_a_file_that_says_what_is_not_so(folder: Path, said: dict[str, str]) -> None:
    assert validate_folder(folder).ok
    rewritten(folder / "regions.parquet", **said)
    failures = validate_folder(folder).failures
    assert failures.select("table", "rule").unique().rows() == [("regions", "file_says_what_it_is")]


def test_tables_of_today_without_rules_are_refused(folder: Path) -> None:
    (folder / "rules.parquet").unlink()
    failures = validate_folder(folder).failures.filter(pl.col("rule") == "table_is_given")
    assert failures["table"].to_list() == ["rules"]


def test_what_others_write_of_the_same_points_is_taken(folder: Path) -> None:
    crs84 = {"crs": {"type": "GeographicCRS", "id": {"authority": "OGC", "code": "CRS84"}}}
    rewritten(folder / "regions.parquet", geo=geo({**crs84, "bbox": [-180, -90, 180, 90]}, version="1.0.0"))
    assert validate_folder(folder).ok


def test_every_release_says_of_its_points_what_is_so() -> None:
    for release in sorted(packaged.RELEASES.glob("*/")):
        assert verify_release(release).findings == ()


@pytest.mark.parametrize("version", ["1.0.0", "1.0.1"])
def test_a_table_of_an_earlier_contract_is_held_against_the_names_of_rules_of_its_time(
    version: str, tmp_path: Path
) -> None:
    assert verify_release(packaged.RELEASES / version).findings == ()
    folder = Path(shutil.copytree(packaged.RELEASES / version, tmp_path / version))
    assert validate_folder(folder).ok
    rewritten(folder / "quotes.parquet", schema_version=SCHEMA_VERSION)
    failures = validate_folder(folder).failures.filter(~pl.col("found").str.starts_with("not run"))
    assert set(failures.select("table", "rule", "column").rows()) == {
        ("quotes", "str_matches", "rule"),
        ("rules", "table_is_given", None),
        ("appearances", "table_is_given", None),
    }


def test_a_table_of_today_is_not_held_against_the_names_of_rules_of_before(folder: Path) -> None:
    rewritten(folder / "quotes.parquet", schema_version="1.1.0")
    failures = validate_folder(folder).failures
    assert failures.select("table", "rule", "column").unique().rows() == [("quotes", "str_matches", "rule")]
