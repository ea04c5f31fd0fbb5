"""Tables from one's own articles: what can be built is built, what can't is set aside, and order means nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from typer.testing import CliRunner, Result

import onrecord
from onrecord.articles import Article, Draft, Found, Rejected
from onrecord.articles.drafted import article_of, slug
from onrecord.assembly import build as building
from onrecord.assembly.build import Shelf, publish_shelf, shelve
from onrecord.assembly.rows import Rows, article_rows
from onrecord.cli.app import app
from onrecord.language.spans import Span
from onrecord.reading import Reader, Reading, reader
from onrecord.reading.names.finder import NameFinder
from onrecord.reference import Reference
from onrecord.schema import OPTIONAL_TABLES, TABLE_NAMES
from onrecord.schema.columns import NAMING
from onrecord.schema.relations.links import article_of as article_of_row
from tests.shipped import shipped

pytestmark = pytest.mark.slow

TEXT = "Ferry sails again\n\nThe mayor of Kherson said on Monday: “The ferry sails.”\n"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return shipped()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three good articles and a broken one."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bridge.md").write_text("# Bridge closed\n\n“It is closed,” said Ana Silva.", encoding="utf-8")
    (folder / "more.jsonl").write_text('{"text": "Ana Silva met Bo Larsen in Kyiv."}\nbroken\n', encoding="utf-8")
    return folder


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["build", *map(str, arguments)], input=stdin)


def column(folder: Path, table: str, name: str) -> list[Any]:
    return pl.read_parquet(folder / f"{table}.parquet")[name].to_list()


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
        assert "Nothing was published; what was there is as it was." in result.stderr

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


# Faults of our own


def found_texts(**texts: str) -> list[Found]:
    return [Found(article_of(Draft(text, article_id=key)), "news.jsonl", None) for key, text in texts.items()]


def faults(tables: Mapping[str, pl.DataFrame]) -> list[tuple[Any, ...]]:
    return tables["rejected"].select("article_id", "reason", "stage", "table", "row_id").rows()


def stumble(*_: Any) -> Any:
    raise RecursionError("too deep \x1b" + "!" * 1000)


TOLD = "Ana Silva left.\n\nAna Silva said she left: “Russia attacked Kherson.” Ukraine holds Lviv."
STAGES = {  # what each stage calls, and the tables in which an article has no rows without it
    "sentences": ("read_document", {"entities", "mentions", "quotes", "events", "event_arguments", "region_control"}),
    "names": ("NameFinder.find", {"entities", "mentions", "events", "event_arguments", "region_control"}),
    "speech": ("make_quotes", {"quotes", "events", "event_arguments", "region_control"}),
    "coreference": ("link", set()),
    "events": ("find_events", {"events", "event_arguments"}),
    "control": ("find_control", {"region_control"}),
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_that_fails_costs_its_rows_and_what_needs_them(
    stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    function, lost = STAGES[stage]
    monkeypatch.setattr(f"{reader.__name__}.{function}", stumble)
    (tmp_path / "news.txt").write_text(TOLD)
    result = run(tmp_path / "news.txt", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "1 built" in result.stdout
    assert "0 rejected, 1 stages or rows" in result.stdout
    assert (
        f"rejected (stage_failed): expected the stage {stage}, found RecursionError (too deep \\x1b!!!" in result.stderr
    )
    tables = onrecord.tables(tmp_path / "out")
    assert {table for table in ("entities", *NAMING) if tables[table].is_empty()} == lost
    assert faults(tables) == [("news", "stage_failed", stage, None, None)]
    with pytest.raises(RecursionError):
        Reader(reference).read(article_of(Draft(TOLD, article_id="news")))


def test_a_fault_in_one_article_costs_no_other(monkeypatch: pytest.MonkeyPatch, reference: Reference) -> None:
    find = NameFinder.find

    def sometimes(finder: NameFinder, article_id: str, *given: Any) -> Any:
        return stumble() if article_id == "wrong" else find(finder, article_id, *given)

    monkeypatch.setattr(NameFinder, "find", sometimes)
    found = found_texts(right=TOLD, wrong=TOLD)
    alone, both = shelve(found[:1], reference).tables(reference), shelve(found, reference).tables(reference)
    for table in NAMING:
        assert_frame_equal(both[table].filter(article_of_row(table) == "right"), alone[table])


def test_an_article_that_is_set_aside_leaves_no_faults(monkeypatch: pytest.MonkeyPatch, reference: Reference) -> None:
    monkeypatch.setattr(reader, "find_control", stumble)
    shelf = shelve([*found_texts(same=TOLD), *found_texts(same="Another text."), *found_texts(other=TOLD)], reference)
    assert [fault.article_id for fault in shelf.faults] == ["other"]
    assert {one.article_id for one in shelf.told() if one.reason == "id_shared"} == {"same"}


def misreading(monkeypatch: pytest.MonkeyPatch, alter: Callable[[Reading], Reading]) -> None:
    """Alters what is read in the article “wrong”."""
    read = Reader.read

    def misread(reader: Reader, article: Article, *given: Any) -> Reading:
        reading = read(reader, article, *given)
        return alter(reading) if article.article_id == "wrong" else reading

    monkeypatch.setattr(Reader, "read", misread)


def built(tmp_path: Path, reference: Reference, **texts: str) -> tuple[Shelf, Mapping[str, pl.DataFrame]]:
    shelf = shelve(found_texts(**texts), reference)
    return shelf, publish_shelf(shelf, tmp_path / "out", reference)


def test_a_row_that_breaks_the_contract_costs_that_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    def alter(reading: Reading) -> Reading:
        first, *others = reading.mentions
        return replace(reading, mentions=(first._replace(span=Span(first.span.start, 10_000)), *others))

    whole = shelve(found_texts(right=TOLD, wrong=TOLD), reference).tables(reference)
    misreading(monkeypatch, alter)
    shelf, tables = built(tmp_path, reference, right=TOLD, wrong=TOLD)
    assert faults(tables) == [("wrong", "row_broken", None, "mentions", "wrong:m0-10000")]
    assert "mentions.text_fills_its_span" in shelf.faults[0].message
    for table in NAMING:
        assert tables[table].height == whole[table].height - (table == "mentions")


def test_what_is_told_in_a_quotation_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    def alter(reading: Reading) -> Reading:
        return replace(reading, quotes=tuple(quote._replace(rule="Not a rule") for quote in reading.quotes))

    misreading(monkeypatch, alter)
    _, tables = built(tmp_path, reference, right=TOLD, wrong=TOLD)
    told = tables["events"].filter(pl.col("quote_id").is_not_null())
    assert told["article_id"].to_list() == ["right"]
    reasons = [(table, reason) for _, reason, _, table, _ in faults(tables)]
    assert ("quotes", "row_broken") in reasons
    assert ("events", "row_dependent") in reasons
    assert ("event_arguments", "row_dependent") in reasons
    assert {reason for table, reason in reasons if table != "quotes"} == {"row_dependent"}


def test_each_fault_is_told_of_its_own_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    read = Reader.read

    def misread(reader: Reader, article: Article, *given: Any) -> Reading:
        reading = read(reader, article, *given)
        if article.article_id == "one":
            return replace(reading, mentions=tuple(m._replace(rule="Not a rule") for m in reading.mentions))
        return replace(reading, events=tuple(replace(event, mode="visit") for event in reading.events))

    monkeypatch.setattr(Reader, "read", misread)
    shelf, tables = built(tmp_path, reference, one=TOLD, two=TOLD)
    assert tables["articles"].height == 2
    broken = [fault for fault in shelf.faults if fault.reason == "row_broken"]
    assert {fault.article_id for fault in broken} == {"one", "two"}
    assert all(("mode_fits_type" in fault.message) == (fault.article_id == "two") for fault in broken)


def test_a_value_of_another_type_costs_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    def alter(reading: Reading) -> Reading:
        first, *others = reading.mentions
        form: Any = "nickname"
        return replace(reading, mentions=(first._replace(form=form), *others))

    misreading(monkeypatch, alter)
    _, tables = built(tmp_path, reference, right=TOLD, wrong=TOLD)
    assert tables["articles"].height == tables["texts"].height == 2
    assert tables["mentions"].filter(pl.col("article_id") == "wrong").height + 1 == (
        tables["mentions"].filter(pl.col("article_id") == "right").height
    )
    assert faults(tables) == [("wrong", "row_broken", None, "mentions", "wrong:m0-9")]


def test_an_article_whose_own_row_breaks_the_contract_is_set_aside(tmp_path: Path, reference: Reference) -> None:
    right, wrong = found_texts(right=TOLD, wrong=TOLD)
    wrong = wrong._replace(article=replace(wrong.article, language="English"))
    shelf = shelve([right, wrong], reference)
    tables = publish_shelf(shelf, tmp_path / "out", reference)
    assert tables["articles"]["article_id"].to_list() == tables["texts"]["article_id"].to_list() == ["right"]
    assert [(one.article_id, one.reason) for one in shelf.rejected] == [("wrong", "reader_failed")]
    assert shelf.faults == []


def test_a_row_of_the_reference_that_breaks_the_contract_costs_the_rows_that_name_it(
    tmp_path: Path, reference: Reference
) -> None:
    kherson = next(key for key in reference.places("Kherson") if key in reference.regions)
    around = reference.regions[kherson].parent_id
    assert around is not None
    wrong = reference.entities[around]._replace(country_code="Nowhere")
    reference = replace(reference, entities={**reference.entities, around: wrong})
    there, elsewhere = "They met Ana Silva in Kherson on Monday.", "They met in Lima on Monday."
    _, tables = built(tmp_path, reference, there=there, elsewhere=elsewhere)
    assert tables["articles"]["article_id"].to_list() == ["elsewhere", "there"]
    assert "Ana Silva" in tables["mentions"]["text"].to_list()
    assert "Kherson" not in tables["mentions"]["text"].to_list()
    assert {reason for _, reason, *_ in faults(tables)} == {"row_dependent"}
    assert around not in tables["regions"]["region_id"]


# Ids


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ferry", "ferry"),
        ("The ferry: a story", "The-ferry-a-story"),
        ("urn:x:1", "urn-x-1"),
        (17, "17"),
        (" \n", ""),
        ("a\u200bb", "a-b"),
        (None, ""),
        ("fähre", "fähre"),
    ],
)
def test_a_name_becomes_an_id(name: object, expected: str) -> None:
    assert slug(name) == expected


DRAFTS = st.builds(
    Draft,
    text=st.sampled_from(["Ana met Bo.", "Ana met Bo.\n\nThey spoke.", "“No,” she said."]),
    article_id=st.sampled_from([None, "one", "two"]),
    record=st.sampled_from([{}, {"author": "A. Writer"}, *({"published_on": f"2031-05-0{day}"} for day in (1, 2, 3))]),
)


def shelved(drafts: list[Draft], reference: Reference, *, last: bool = False, places: Any = None) -> Shelf:
    numbered = zip(places or range(1, len(drafts) + 1), drafts, strict=True)
    found = (Found(article_of(draft), "news.jsonl", place) for place, draft in numbered)
    return shelve(found, reference, last=last)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.lists(DRAFTS, max_size=6), order=st.permutations(range(6)), last=st.booleans())
def test_the_same_articles_are_built_in_any_order(
    drafts: list[Draft], order: list[int], last: bool, reference: Reference
) -> None:
    order = [place for place in order if place < len(drafts)]
    one = shelved(drafts, reference, last=last)
    shuffled, places = [drafts[place] for place in order], [place + 1 for place in order]
    other = shelved(shuffled, reference, last=last, places=places)
    tables, others = one.tables(reference), other.tables(reference)
    for table in TABLE_NAMES:
        assert_frame_equal(tables[table], others[table])
    # Of the very same article, which copy is kept is no matter.
    assert sorted(said.reason for said in one.told()) == sorted(said.reason for said in other.told())
    where = {said.place: said.reason for said in one.told() if said.reason != "duplicate"}
    assert where == {said.place: said.reason for said in other.told() if said.reason != "duplicate"}
    assert one.found == len(one.built) + len(one.told()) == len(drafts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.lists(DRAFTS.filter(lambda draft: draft.article_id is not None), max_size=6))
def test_of_one_id_the_last_is_kept_and_ties_are_set_aside(drafts: list[Draft], reference: Reference) -> None:
    """The oracle: the articles of an id sorted by day, those without a day first."""
    tables = shelved(drafts, reference, last=True).tables(reference)
    kept = dict(zip(tables["texts"]["article_id"], tables["texts"]["text"], strict=True))
    for key in ("one", "two"):
        articles = {article_of(draft) for draft in drafts if draft.article_id == key}
        days = [article.published_on or date.min for article in articles]
        last = [article.text for article in articles if (article.published_on or date.min) == max(days)]
        assert kept.get(key) == (last[0] if len(last) == 1 else None)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.lists(DRAFTS, max_size=6), at_once=st.integers(1, 9))
def test_the_same_tables_however_many_rows_are_packed_at_once(
    drafts: list[Draft], at_once: int, reference: Reference
) -> None:
    tables = shelved(drafts, reference).tables(reference)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(building, "_ROWS_AT_ONCE", at_once)
        for table, frame in shelved(drafts, reference).tables(reference).items():
            assert_frame_equal(frame, tables[table])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.lists(DRAFTS.filter(lambda draft: draft.article_id is None), max_size=5), another=DRAFTS)
def test_another_article_changes_no_rows(drafts: list[Draft], another: Draft, reference: Reference) -> None:
    before, after = shelved(drafts, reference), shelved([another, *drafts], reference)
    tables, others = before.tables(reference), after.tables(reference)
    for table in TABLE_NAMES:
        assert set(map(repr, tables[table].rows())) <= set(map(repr, others[table].rows()))


def test_different_articles_of_one_id_are_all_set_aside(tmp_path: Path) -> None:
    lines = [{"id": "one", "text": text} for text in ("A.", "B.", "A.")] + [{"text": "C."}, {"text": "C."}]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert run(tmp_path / "news.jsonl", "--out", tmp_path / "out").exit_code == 1
    rejected = pl.read_parquet(tmp_path / "out" / "rejected.parquet").select("place", "reason").rows()
    assert rejected == [(1, "id_shared"), (2, "id_shared"), (3, "id_shared"), (5, "duplicate")]
    assert len(column(tmp_path / "out", "articles", "article_id")) == 1


def test_where_something_was_rejected_is_told() -> None:
    assert Rejected("news.jsonl", 3, None, "no_text", "").where() == "news.jsonl, 3"  # type: ignore[arg-type]
    assert Rejected("news.txt", None, None, "no_text", "").where() == "news.txt"  # type: ignore[arg-type]


def test_what_was_set_aside_loads_by_name(news: Path, tmp_path: Path) -> None:
    run(news, "--out", tmp_path / "out")
    assert onrecord.load("rejected", source=tmp_path / "out").height == 1
    assert list(onrecord.tables(tmp_path / "out")) == [*TABLE_NAMES, *OPTIONAL_TABLES]
    assert onrecord.load("texts", source=tmp_path / "out").height == 3
