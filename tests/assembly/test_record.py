"""The record of a build says what is true of the tables beside it, and what is not true of it is found."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

import onrecord
from onrecord.assembly import record as build_record
from onrecord.assembly.provenance import PROVENANCE, Option, made_by
from onrecord.assembly.record import RECORD
from onrecord.cli.app import app
from onrecord.cli.validate import validate_folder
from onrecord.files import packaged
from onrecord.files.canonical import dumps
from onrecord.schema import OPTIONAL_TABLES, SCHEMA_VERSION, TABLE_NAMES

pytestmark = pytest.mark.slow

LINES = [
    {"id": "one", "text": "Ana met Bo."},
    {"id": "one", "text": "Ana met Bo."},
    {"id": "two", "text": "They spoke."},
]

Record = dict[str, Any]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles built, one found twice and one rejected."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "news.jsonl").write_text("\n".join([*map(json.dumps, LINES), "broken"]))
    assert run("build", folder / "news.jsonl", "--out", folder / "out").exit_code == 1
    return folder / "out"


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_once, tmp_path / "out"))


def record_of(folder: Path) -> Record:
    record: Record = json.loads((folder / RECORD).read_text())
    return record


OPTIONS: dict[str, Option] = {
    "duplicates": "set-aside",
    "max_chars": 10_000_000,
    "text_field": None,
    "id_field": None,
    "date_field": None,
}


def test_the_record_says_what_was_built_and_by_what(built_once: Path) -> None:
    record = record_of(built_once)
    assert record["articles"] == {"found": 4, "built": 2, "rejected": 1, "duplicates": 1}
    assert record["rejected"] == {"duplicate": 1, "unreadable": 1}
    assert record["schema_version"] == SCHEMA_VERSION
    assert record["tables"].keys() == {*TABLE_NAMES, *OPTIONAL_TABLES}
    maker = made_by(packaged.REFERENCE, **OPTIONS)
    assert record["made_by"]["onrecord"] == onrecord.__version__
    assert record["made_by"]["options"] == OPTIONS
    for table in record["tables"]:
        said = pl.read_parquet_metadata(built_once / f"{table}.parquet")
        assert {key: said[key] for key in PROVENANCE} == maker.metadata()


def test_a_true_record_is_valid(built: Path) -> None:
    assert run("validate", built).exit_code == 0
    for table in OPTIONAL_TABLES:
        (built / f"{table}.parquet").unlink()
        assert validate_folder(built).ok, "what may be left out is left out"
    (built / RECORD).unlink()
    assert validate_folder(built).ok


def test_another_option_is_told(built_once: Path, tmp_path: Path) -> None:
    news = built_once.parent / "news.jsonl"
    run("build", news, "--out", tmp_path / "out", "--duplicates", "last")
    assert record_of(tmp_path / "out")["made_by"]["options"] == {**OPTIONS, "duplicates": "last"}


# One way at least to break each rule


def said(*path: str, value: object) -> Callable[[Path], None]:
    """Say something else at a place of the record."""

    def change(folder: Path) -> None:
        record = record_of(folder)
        within: Any = record
        for key in path[:-1]:
            within = within[key]
        within[path[-1]] = value
        (folder / RECORD).write_text(dumps(record))

    return change


def without(*path: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        record = record_of(folder)
        within: Any = record
        for key in path[:-1]:
            within = within[key]
        del within[path[-1]]
        (folder / RECORD).write_text(dumps(record))

    return change


def content(text: str) -> Callable[[Path], None]:
    return lambda folder: (folder / RECORD).write_text(text) and None


def by_hand(folder: Path) -> None:
    (folder / RECORD).write_text((folder / RECORD).read_text().replace("  ", " "))


def flipped(folder: Path) -> None:
    """One bit of a file, where what reads Parquet does not look."""
    path = folder / "mentions.parquet"
    written = bytearray(path.read_bytes())
    written[written.index(b"parquet-cpp-arrow")] ^= 1
    path.write_bytes(written)


def fewer_rows(folder: Path) -> None:
    path = folder / "rejected.parquet"
    pq.write_table(pq.read_table(path).slice(1), path)


BREAKS: list[tuple[str, Callable[[Path], None]]] = [
    ("record_is_readable", content("")),
    ("record_is_readable", content("[]")),
    ("record_is_readable", content('{"format": "onrecord build 9"}')),
    ("record_is_readable", content("[" * 200_000)),
    ("record_is_readable", by_hand),
    ("record_is_readable", without("articles")),
    ("record_is_readable", without("tables", "quotes", "sha256")),
    ("tables_are_listed", said("tables", value=[])),
    ("record_is_readable", said("made_by", value={"by": "hand"})),
    ("articles_add_up", said("articles", "found", value="four")),
    ("schema_version_is_todays", said("schema_version", value="99.0.0")),
    ("tables_are_there", said("tables", "places", value={"rows": 0, "sha256": "0" * 64})),
    ("tables_are_listed", without("tables", "quotes")),
    ("rows_are_counted", fewer_rows),
    ("rows_are_counted", said("tables", "articles", "rows", value=3)),
    ("files_are_those_built", flipped),
    ("articles_add_up", said("articles", "found", value=5)),
    ("articles_are_counted", said("articles", "built", value=3)),
    ("set_aside_adds_up", said("articles", "duplicates", value=0)),
    ("set_aside_adds_up", said("rejected", "unreadable", value=2)),
    ("reasons_are_counted", said("rejected", "unreadable", value=2)),
    ("tables_say_the_same", said("made_by", "rules_sha256", value="0" * 64)),
    ("tables_say_the_same", said("made_by", "options", value={})),
]


@pytest.mark.parametrize(("rule", "change"), BREAKS)
def test_what_is_not_true_is_found(built: Path, rule: str, change: Callable[[Path], None]) -> None:
    change(built)
    failures = validate_folder(built).failures.filter(pl.col("table") == RECORD)
    assert rule in failures["rule"].to_list()


def test_every_rule_of_the_record_is_broken_above() -> None:
    source = Path(build_record.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'_failure\("(\w+)"', source)) == {rule for rule, _ in BREAKS}


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_false_record_exits_with_1(built: Path, form: str) -> None:
    said("articles", "found", value=9)(built)
    result = run("validate", built, "--format", form)
    assert result.exit_code == 1
    assert "articles_add_up" in result.output
    if form == "github":
        assert f"::error file={built / RECORD},title={RECORD}.articles_add_up::" in result.output
