"""Tables from one's own articles: what can be built is built, what can't is set aside, and order means nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from typer.testing import CliRunner, Result

import onrecord.__main__
from onrecord import building
from onrecord.articles import Article
from onrecord.building import REFERENCE, Shelf, publish_shelf, shelve
from onrecord.cli import app
from onrecord.inputs import Draft, Found, Rejected
from onrecord.inputs.articles import article_of, slug
from onrecord.reading import Reading, read
from onrecord.reading.records import Mention
from onrecord.reference import Reference, load_reference
from onrecord.schema import OPTIONAL_TABLES, TABLE_NAMES
from onrecord.schema.vocabulary import MentionForm

TEXT = "Ferry sails again\n\nThe mayor of Kherson said on Monday: “The ferry sails.”\n"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference(REFERENCE)


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
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == sorted([*TABLE_NAMES, *OPTIONAL_TABLES])


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


def test_without_any_article_old_tables_stay(news: Path, tmp_path: Path) -> None:
    out, broken = tmp_path / "out", tmp_path / "broken.txt"
    broken.write_bytes(b"\xff")
    first = run(broken, "--out", out)
    assert first.exit_code == 1
    assert column(out, "rejected", "reason") == ["not_utf8"]
    run(news, "--out", out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    again = run(broken, "--out", out)
    assert again.exit_code == 1
    assert "no article could be built" in again.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


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
    thesis = tmp_path / "home" / "thesis.docx"
    thesis.parent.mkdir()
    thesis.write_text("years of work")
    result = run(news, "--out", tmp_path / "home")
    assert result.exit_code == 1
    assert "thesis.docx" in result.stderr
    assert [path.name for path in thesis.parent.iterdir()] == ["thesis.docx"]


def test_tables_within_the_input_folder_are_no_articles(news: Path) -> None:
    (news / "more.jsonl").unlink()
    assert run(news, "--out", news / "tables").exit_code == 0
    assert run(news, "--out", news / "tables").exit_code == 0


def test_what_is_not_installed_is_missed_before_anything_is_read(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (news / "page.html").write_text("<html></html>")
    monkeypatch.delitem(sys.modules, "onrecord.inputs.html", raising=False)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setattr(sys, "argv", ["onrecord", "build", str(news), "--out", str(tmp_path / "out")])
    with pytest.raises(SystemExit) as ended:
        onrecord.__main__.main()
    assert ended.value.code == 2
    assert "pip install 'onrecord[html]'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_article_that_the_reader_cannot_bear_costs_no_other(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(article: Article, reference: Reference) -> Reading:
        if article.article_id == "ferry":
            raise RecursionError("too deep")
        return read(article, reference)

    monkeypatch.setattr(building, "read", stumble)
    (news / "more.jsonl").unlink()
    assert run(news, "--out", tmp_path / "out").exit_code == 1
    assert column(tmp_path / "out", "articles", "article_id") == ["bridge"]
    assert column(tmp_path / "out", "rejected", "reason") == ["reader_failed"]
    assert "RecursionError (too deep) in test_building.py, line " in column(tmp_path / "out", "rejected", "message")[0]


def test_an_article_whose_rows_break_the_contract_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    def misread(article: Article, reference: Reference) -> Reading:
        beyond = article.headline._replace(end=len(article.text) + 1)
        wrong = Mention(beyond, "ukraine", MentionForm.NAME, "wrong")
        return Reading(article.article_id, mentions=(wrong,) if "Wrong" in article.text else ())

    monkeypatch.setattr(building, "read", misread)
    found = [Found(article_of(Draft(text, article_id=text)), "news.jsonl", None) for text in ("Right", "Wrong")]
    shelf = shelve(found, reference)
    tables = publish_shelf(shelf, tmp_path / "out", reference)
    assert tables["articles"]["article_id"].to_list() == ["Right"]
    assert tables["rejected"].select("article_id", "reason").rows() == [("Wrong", "reader_failed")]


def test_an_article_with_a_value_of_another_type_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    def misread(article: Article, reference: Reference) -> Reading:
        form: Any = MentionForm.NAME if "Right" in article.text else "nickname"
        return Reading(article.article_id, mentions=(Mention(article.headline, "ukraine", form, "tests.planted"),))

    monkeypatch.setattr(building, "read", misread)
    texts = ("Right", "Wrong", "Right again")
    found = [Found(article_of(Draft(text, article_id=slug(text))), "news.jsonl", None) for text in texts]
    tables = publish_shelf(shelve(found, reference), tmp_path / "out", reference)
    assert tables["mentions"]["text"].to_list() == ["Right", "Right again"]
    assert tables["texts"]["text"].to_list() == ["Right", "Right again"]
    assert tables["rejected"].select("article_id", "reason").rows() == [("Wrong", "reader_failed")]


def test_a_row_of_the_reference_that_breaks_the_contract_costs_those_that_name_it(
    tmp_path: Path, reference: Reference
) -> None:
    kherson = next(key for key in reference.places("Kherson") if key in reference.regions)
    around = reference.regions[kherson].parent_id
    assert around is not None
    wrong = reference.entities[around]._replace(country_code="Nowhere")
    reference = replace(reference, entities={**reference.entities, around: wrong})
    texts = {"there": "They met in Kherson on Monday.", "elsewhere": "They met in Lima on Monday."}
    found = [Found(article_of(Draft(text, article_id=key)), "news.jsonl", None) for key, text in texts.items()]
    tables = publish_shelf(shelve(found, reference), tmp_path / "out", reference)
    assert tables["articles"]["article_id"].to_list() == ["elsewhere"]
    assert tables["rejected"].select("article_id", "reason").rows() == [("there", "reader_failed")]
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
    record=st.sampled_from([{}, {"author": "A. Writer"}]),
)


def shelved(drafts: list[Draft], reference: Reference) -> Shelf:
    places = enumerate(drafts, start=1)
    return shelve((Found(article_of(draft), "news.jsonl", place) for place, draft in places), reference)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.lists(DRAFTS, max_size=6), order=st.randoms())
def test_the_same_articles_are_built_in_any_order(drafts: list[Draft], order: Any, reference: Reference) -> None:
    shuffled = list(drafts)
    order.shuffle(shuffled)
    one, other = shelved(drafts, reference), shelved(shuffled, reference)
    tables, others = one.tables(reference), other.tables(reference)
    for table in TABLE_NAMES:
        assert_frame_equal(tables[table], others[table])
    assert len(one.rejected) == len(other.rejected)
    assert len(one.built) + len(one.rejected) == len(drafts)


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
