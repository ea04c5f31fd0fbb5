"""The command: fields that are named, and values that were left out, told briefly."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from tests.articles.finding import save

pytestmark = pytest.mark.slow

TEXT = "The mayor of Kherson said on Monday that the ferry sails."


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["build", *map(str, arguments)])


def test_the_fields_of_records_can_be_named(tmp_path: Path) -> None:
    record = {"data": {"story": TEXT}, "text": "No.", "Key": "ferry", "when": "9 May 2025", "date": "2001-01-01"}
    options = ("--text-field", "data.story", "--id-field", "key", "--date-field", "when", "--out", tmp_path / "out")
    for path in (save(tmp_path, "a.jsonl", json.dumps(record)), tmp_path / "a.parquet"):
        if path.suffix == ".parquet":
            pl.DataFrame([record]).write_parquet(path)
        result = run(path, *options)
        assert result.exit_code == 0, result.output
        article = pl.read_parquet(tmp_path / "out" / "articles.parquet").row(0, named=True)
        assert (article["article_id"], article["published_on"]) == ("ferry", date(2025, 5, 9))
        assert pl.read_parquet(tmp_path / "out" / "texts.parquet")["text"].to_list() == [TEXT]


def test_a_field_that_no_record_has_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jsonl", json.dumps({"text": TEXT, "summary": "x"}))
    result = run(path, "--text-field", "body", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "none among the fields text, summary" in " ".join(result.stderr.split())


def test_many_bad_dates_are_told_in_a_few_lines_and_cost_no_article(tmp_path: Path) -> None:
    lines = [json.dumps({"id": n, "text": f"Ferry {n} sails.", "date": "05/09/2025"}) for n in range(200)]
    result = run(save(tmp_path, "a.jsonl", "\n".join(lines)), "--out", tmp_path / "out")
    assert result.exit_code == 0
    warnings = [line for line in result.stderr.splitlines() if line.startswith("warning: ")]
    assert len(warnings) == 11
    assert "a.jsonl, 1, published_on: expected a day" in warnings[0]
    assert warnings[-1] == "warning: 190 more values could not be read; their articles are built without them"
    assert pl.read_parquet(tmp_path / "out" / "articles.parquet")["published_on"].null_count() == 200
