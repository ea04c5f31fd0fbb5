"""`onrecord links`: candidates in every form, and a file of links that a reviewer starts from."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from onrecord.assembly.link_files import load_links
from onrecord.cli.app import app
from onrecord.links.candidates import SCHEMA
from onrecord.links.reasons import Reason
from tests.links.planting import plant
from tests.links.test_candidates import ONE

ROOT = Path(__file__).parents[2]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    planted = [*ONE["stated_acronym"], *ONE["surname"], *ONE["same_name"][:2]]
    return plant(tmp_path_factory.mktemp("tables"), planted)


def test_each_candidate_is_told_with_its_reason_and_articles(folder: Path) -> None:
    result = run("links", folder)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "candidates: 3; none is applied"
    assert lines[1:4] == [
        "“HSB” → “Harbour Safety Board” (organization): stated_acronym, acronym",
        "  two:hsb in two → harbour-safety-board in one",
        "  “HSB” behind “Harbour Safety Board” in one; both beside “Porto Quay”",
    ]


def test_programs_get_the_same_as_json_and_csv(folder: Path, tmp_path: Path) -> None:
    rows = json.loads(run("links", folder, "--format", "json").output)
    assert [*rows[0]] == [*SCHEMA]
    assert run("links", folder, "--format", "csv", "--out", tmp_path / "links.csv").exit_code == 0
    read = list(csv.DictReader(io.StringIO((tmp_path / "links.csv").read_text("utf-8"))))
    lists = ("reasons", "from_articles", "to_articles")
    assert [{**row, **{name: row[name].split(" ") for name in lists}} for row in read] == rows


def test_a_draft_applies_nothing_until_it_is_reviewed(folder: Path, tmp_path: Path) -> None:
    draft = tmp_path / "links.toml"
    result = run("links", folder, "--draft", draft)
    assert result.exit_code == 0
    assert f"Wrote 3 candidates to {draft}" in result.output
    assert load_links(draft) == ()
    whole = re.sub("^# ", "", draft.read_text("utf-8"), flags=re.MULTILINE)
    entries = tomllib.loads(whole)["links"]
    rows = json.loads(run("links", folder, "--format", "json").output)
    assert [(one["from"], one["to"]) for one in entries] == [(row["from_id"], row["to_id"]) for row in rows]
    assert [one["expect"] for one in entries] == [{"from": row["from_name"], "to": row["to_name"]} for row in rows]
    assert all(one["reason"] for one in entries)
    assert whole.count("Each is known in one article alone.") == sum(":" in row["to_id"] for row in rows)


def test_a_draft_replaces_no_file(folder: Path, tmp_path: Path) -> None:
    draft = tmp_path / "links.toml"
    draft.write_text("# reviewed\n")
    result = run("links", folder, "--draft", draft)
    assert result.exit_code == 2
    assert draft.read_text() == "# reviewed\n"


def test_what_cannot_be_read_or_written_is_told(folder: Path, tmp_path: Path) -> None:
    assert run("links", tmp_path / "nowhere").exit_code == 2
    result = run("links", tmp_path)
    assert result.exit_code == 1
    assert "entities.parquet: expected the table's Parquet file" in result.stderr
    result = run("links", folder, "--out", tmp_path / "no" / "links.txt")
    assert result.exit_code == 1
    assert "expected a file that can be written" in result.stderr


def test_every_reason_is_told_of() -> None:
    page = (ROOT / "docs" / "links.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*\.) \|$", page, re.MULTILINE)
    assert rows == [(one.value, one.sentence) for one in Reason]


NEWS = {
    "bridge": "Bridge shut\n\n“It is shut,” said Bill Larsen, the mayor. Larsen said it would stay shut.\n",
    "ferry": "Ferry sails\n\nWilliam Larsen met Ana Silva on Monday. “The ferry sails,” Larsen said.\n",
}


@pytest.mark.slow
def test_reviewed_candidates_are_applied_by_the_next_build(tmp_path: Path) -> None:
    news, tables, draft = tmp_path / "news", tmp_path / "tables", tmp_path / "links.toml"
    news.mkdir()
    for name, text in NEWS.items():
        (news / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("build", news, "--out", tables).exit_code == 0
    assert run("links", tables, "--draft", draft).exit_code == 0
    kept = [
        f'[[links]]\nfrom = "{row["from_id"]}"\nto = "{row["to_id"]}"\nreason = "{row["evidence"]}."\n'
        f'expect = {{ from = "{row["from_name"]}", to = "{row["to_name"]}" }}\n'
        for row in json.loads(run("links", tables, "--format", "json").output)
        if row["reasons"] == ["nickname"] and ":" not in row["to_id"]
    ]
    assert len(kept) == 1
    draft.write_text("".join(kept), encoding="utf-8")
    result = run("build", news, "--out", tables, "--links", draft)
    assert result.exit_code == 0, result.output
    assert run("validate", tables).exit_code == 0
    speakers = set(pl.read_parquet(tables / "quotes.parquet")["speaker_id"].drop_nulls())
    assert len(speakers) == 1, "the two are one now"
    assert "nickname" not in run("links", tables).output
