"""Tables from one's own articles: what can be built is built, and what can't is set aside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from typer.testing import CliRunner

import onrecord
from onrecord.articles import Article
from onrecord.assembly import build as building
from onrecord.assembly.rows import Rows, article_rows
from onrecord.cli.app import app
from onrecord.reading import Reading
from onrecord.schema import OPTIONAL_TABLES, TABLE_NAMES
from tests.assembly.building import TEXT, column, run

pytestmark = pytest.mark.slow


def test_all_built_exits_with_0(news: Path, tmp_path: Path) -> None:
    (news / "more.jsonl").unlink()
    result = run(news, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "articles: 2 built" in result.output
    assert column(tmp_path / "out", "articles", "article_id") == ["bridge", "ferry"]
    assert column(tmp_path / "out", "rejected", "input") == []


def test_a_broken_article_is_set_aside_and_the_rest_is_built(news: Path, tmp_path: Path) -> None:
    result = run(news, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "3 built" in result.output
    assert "1 rejected" in result.output
    assert f"warning: {news / 'more.jsonl'}, 2: rejected (unreadable): expected a JSON object" in result.stderr
    rejected = pl.read_parquet(tmp_path / "out" / "rejected.parquet").select("input", "place", "reason").rows()
    assert rejected == [(str(news / "more.jsonl"), 2, "unreadable")]
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"build.json", *(f"{table}.parquet" for table in (*TABLE_NAMES, *OPTIONAL_TABLES))}


def test_what_is_built_keeps_the_contract_and_its_texts(news: Path, tmp_path: Path) -> None:
    run(news, "--out", tmp_path / "out")
    assert CliRunner().invoke(app, ["validate", str(tmp_path / "out")]).exit_code == 0
    texts = dict(zip(*(column(tmp_path / "out", "texts", name) for name in ("article_id", "text")), strict=True))
    assert texts["ferry"] == TEXT
    mentions = pl.read_parquet(tmp_path / "out" / "mentions.parquet")
    assert mentions.height
    for row in mentions.iter_rows(named=True):
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]
    altered = pl.read_parquet(tmp_path / "out" / "texts.parquet").with_columns(pl.col("text").str.to_uppercase())
    altered.write_parquet(tmp_path / "out" / "texts.parquet")
    assert CliRunner().invoke(app, ["validate", str(tmp_path / "out")]).exit_code == 1


def test_the_order_of_the_inputs_changes_no_byte(news: Path, tmp_path: Path) -> None:
    inputs = sorted(news.iterdir())
    run(*inputs, "--out", tmp_path / "one")
    run(*inputs[::-1], "--out", tmp_path / "other")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()


def test_standard_input_and_the_module_work(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "build", "-", "--out", str(tmp_path / "out")]
    done = subprocess.run(command, input=TEXT.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert column(tmp_path / "out", "texts", "input") == ["-"]
    assert column(tmp_path / "out", "articles", "published_on") == [None]
    assert set(column(tmp_path / "out", "quotes", "said_on")) == {None}


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_without_any_article_nothing_is_written(news: Path, tmp_path: Path) -> None:
    out, broken = tmp_path / "out", tmp_path / "broken.jsonl"
    broken.write_text("broken\n" * 30)
    first = run(broken, "--out", out)
    assert first.exit_code == 1
    assert not out.exists()
    out.mkdir()
    assert run(broken, "--out", out).exit_code == 1
    assert contents_of(out) == {}
    run(news, "--out", out)
    before = contents_of(out)
    again = run(broken, "--out", out, "--replace")
    assert again.exit_code == 1
    assert f"no article could be built. Nothing was written; {out} is as it was." in again.stderr
    assert again.stderr.count("rejected (unreadable)") == 30, "no table has them: all are told"
    assert contents_of(out) == before


def test_articles_that_are_all_lost_at_publishing_leave_the_tables(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(article: Article, reading: Reading) -> Rows:
        rows = article_rows(article, reading)
        return {**rows, "articles": [{**row, "word_count": -1} for row in rows["articles"]]}

    out = tmp_path / "out"
    run(news, "--out", out)
    before = contents_of(out)
    monkeypatch.setattr(building, "article_rows", broken)
    result = run(news, "--out", out, "--replace")
    assert result.exit_code == 1
    assert "no article could be built. Nothing was written" in result.stderr
    assert contents_of(out) == before


def test_articles_of_the_folder_are_not_dropped_unasked(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(news, "--out", out)
    before = contents_of(out)
    (news / "ferry.txt").write_bytes(b"\xff")
    refused = run(news, "--out", out)
    assert refused.exit_code == 1
    assert "found 1 of 3 missing (ferry), 1 of them rejected in this build (ferry). Nothing was" in refused.stderr
    assert "--replace" in refused.stderr
    assert f"{news / 'ferry.txt'}: rejected (not_utf8)" in refused.stderr, "no table has it: it is told"
    assert contents_of(out) == before
    (news / "bridge.md").unlink()
    assert "2 of 3 missing (bridge, ferry), 1 of them rejected" in run(news, "--out", out).stderr
    assert run(news, "--out", out, "--replace").exit_code == 1
    assert column(out, "articles", "article_id") == column(out, "texts", "article_id") != []
    assert "ferry" not in column(out, "articles", "article_id")


def test_more_articles_replace_fewer(news: Path, tmp_path: Path) -> None:
    run(news / "ferry.txt", "--out", tmp_path / "out")
    assert run(news, "--out", tmp_path / "out").exit_code == 1, "one of them is broken"
    assert len(column(tmp_path / "out", "articles", "article_id")) == 3


def test_the_very_same_article_twice_is_no_failure(news: Path, tmp_path: Path) -> None:
    (news / "more.jsonl").write_text('{"id": "one", "text": "Ana met Bo."}\n' * 3)
    result = run(news, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "articles: 3 built" in result.stdout
    assert "0 rejected, 2 left out as duplicates" in result.stdout
    assert column(tmp_path / "out", "rejected", "reason") == ["duplicate", "duplicate"]


def test_the_last_of_an_id_is_kept_if_that_is_asked_for(tmp_path: Path) -> None:
    lines = [{"id": "one", "date": f"2031-05-0{day}", "text": f"Day {day}."} for day in (2, 3, 1)]
    lines += [{"id": "two", "text": "Undated."}, {"id": "two", "text": "Another."}]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, lines)))
    result = run(tmp_path / "news.jsonl", "--out", tmp_path / "out", "--duplicates", "last")
    assert result.exit_code == 1, "the undated ones are a tie"
    assert column(tmp_path / "out", "texts", "text") == ["Day 3."]
    rejected = pl.read_parquet(tmp_path / "out" / "rejected.parquet").select("place", "reason").rows()
    assert rejected == [(1, "superseded"), (3, "superseded"), (4, "id_shared"), (5, "id_shared")]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, lines[:3])))
    assert run(tmp_path / "news.jsonl", "--out", tmp_path / "out", "--duplicates", "last").exit_code == 0
    assert run(tmp_path / "news.jsonl", "--out", tmp_path / "other").exit_code == 1
    assert run(tmp_path / "news.jsonl", "--out", tmp_path / "out", "--duplicates", "first").exit_code == 2


def test_misuse_exits_with_2_and_writes_nothing(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(news).exit_code == 2
    assert run("--out", out).exit_code == 2
    assert run(tmp_path / "none", "--out", out).exit_code == 2
    assert run(news, "--out", news / "ferry.txt").exit_code == 2
    assert run(news / "ferry.txt", "--out", news).exit_code == 2
    assert run(news, "--out", out / "deeper").exit_code == 2
    os.mkfifo(tmp_path / "pipe")
    assert run(tmp_path / "pipe", "--out", out).exit_code == 2
    (tmp_path / "pipe").unlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news"]


def test_a_folder_of_other_files_is_not_replaced(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "home"

    def refused(said: str) -> None:
        result = run(news, "--out", out, "--replace")
        assert result.exit_code == 1
        assert said in result.stderr
        assert "Nothing was published; the files that were there are unchanged." in result.stderr

    out.mkdir()
    (out / "thesis.docx").write_text("years of work")
    refused("found thesis.docx (no table)")
    assert [path.name for path in out.iterdir()] == ["thesis.docx"]
    (out / "thesis.docx").unlink()
    (out / "texts.parquet").mkdir()
    (out / "texts.parquet" / "mine").write_text("years of work")
    refused("found texts.parquet (a folder)")
    assert (out / "texts.parquet" / "mine").read_text() == "years of work"
    (out / "texts.parquet").rename(tmp_path / "texts")
    pl.DataFrame({"article_id": ["mine"]}).write_parquet(out / "articles.parquet")
    refused("found articles.parquet (not known to be written by onrecord)")
    assert pl.read_parquet(out / "articles.parquet")["article_id"].to_list() == ["mine"]
    (out / "articles.parquet").rename(tmp_path / "mine.parquet")
    (out / "articles.parquet").symlink_to(tmp_path / "mine.parquet")
    refused("found articles.parquet (a link)")
    (out / "articles.parquet").unlink()
    os.mkfifo(out / "quotes.parquet")
    refused("found quotes.parquet (no regular file)")
    (out / "quotes.parquet").unlink()
    (out / "build.json").write_text('{"mine": true}')
    refused("found build.json (not known to be written by onrecord)")
    (out / "build.json").unlink()
    assert run(news, "--out", out).exit_code == 1
    assert len(column(out, "articles", "article_id")) == 3


def test_a_table_of_another_name_is_a_strangers(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(news, "--out", out)
    (out / "texts.parquet").replace(out / "quotes.parquet")
    assert "found quotes.parquet (not known to be written by onrecord)" in run(news, "--out", out).stderr


def test_tables_within_the_input_folder_are_no_articles(news: Path) -> None:
    (news / "more.jsonl").unlink()
    assert run(news, "--out", news / "tables").exit_code == 0
    assert run(news, "--out", news / "tables").exit_code == 0


def test_what_is_not_installed_costs_what_needs_it_alone(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = news / "page.html"
    page.write_text("<html></html>")
    (news / "more.jsonl").unlink()
    monkeypatch.delitem(sys.modules, "onrecord.articles.formats.html", raising=False)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    result = run(news, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "2 built" in result.output
    assert column(tmp_path / "out", "rejected", "reason") == ["not_installed"]
    alone = run(page, "--out", tmp_path / "alone")
    assert alone.exit_code == 1
    for told in (result, alone):
        assert f"{page}: rejected (not_installed)" in told.stderr
        assert "pip install -e '.[html]'" in told.stderr


def test_what_is_ignored_or_too_long_is_not_built(news: Path, tmp_path: Path) -> None:
    assert run(news, "--ignore", "*.jsonl", "--ignore", "b*", "--out", tmp_path / "out").exit_code == 0
    assert column(tmp_path / "out", "articles", "article_id") == ["ferry"]
    result = run(news, "--max-chars", len(TEXT) - 1, "--ignore", "*.jsonl", "--out", tmp_path / "short")
    assert result.exit_code == 1
    assert column(tmp_path / "short", "articles", "article_id") == ["bridge"]
    assert column(tmp_path / "short", "rejected", "reason") == ["too_large"]


def test_of_a_folder_that_was_built_the_texts_are_built_again(news: Path, tmp_path: Path) -> None:
    (news / "more.jsonl").unlink()
    (news / "ferry.toml").write_text('published_on = 2031-05-06\npublished_basis = "stated"\nauthor = "Ada"')
    run(news, "--out", tmp_path / "out")
    assert run(tmp_path / "out", "--out", tmp_path / "again").exit_code == 0
    for table in TABLE_NAMES:
        one, other = (pl.read_parquet(tmp_path / folder / f"{table}.parquet") for folder in ("out", "again"))
        assert_frame_equal(one, other)
    quotes = run(tmp_path / "out" / "quotes.parquet", "--out", tmp_path / "none")
    assert quotes.exit_code == 1
    assert "found the table 'quotes' of onrecord" in quotes.stderr
    altered = pl.read_parquet(tmp_path / "out" / "texts.parquet").with_columns(pl.col("text") + " More.")
    altered.write_parquet(tmp_path / "out" / "texts.parquet")
    assert "found another hash" in run(tmp_path / "out" / "texts.parquet", "--out", tmp_path / "none").stderr


def test_what_was_set_aside_loads_by_name(news: Path, tmp_path: Path) -> None:
    run(news, "--out", tmp_path / "out")
    assert onrecord.load("rejected", source=tmp_path / "out").height == 1
    assert list(onrecord.tables(tmp_path / "out")) == [*TABLE_NAMES, *OPTIONAL_TABLES]
    assert onrecord.load("texts", source=tmp_path / "out").height == 3
