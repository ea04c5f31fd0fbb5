"""The laws of the dataset, held on articles with planted facts: spans, sameness, ids, and bad input."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.articles import Article, BadArticle, read_articles
from onrecord.assembly.about import About
from onrecord.assembly.frames import build_tables
from onrecord.assembly.publish import publish
from onrecord.assembly.rows import article_rows
from onrecord.reading import Reader
from onrecord.reference import Reference, load_reference
from onrecord.release.load import load, tables
from onrecord.schema import TABLE_NAMES
from tests.planting import REFERENCE, Planted, collections, entity_lines, region_lines, write_reference

pytestmark = pytest.mark.slow

Row = dict[str, Any]
Tables = dict[str, pl.DataFrame]

ABOUT = About("Planted", "Articles with facts planted in them.", "0.1.0", "CC0-1.0", "The tests")
STRETCHES = {
    "articles": {"headline": ("headline_start", "headline_end")},
    "mentions": {"text": ("start", "end")},
    "quotes": {
        "speaker_text": ("speaker_start", "speaker_end"),
        "cue": ("cue_start", "cue_end"),
        "addressee": ("addressee_start", "addressee_end"),
    },
    "events": {"trigger": ("trigger_start", "trigger_end")},
    "region_control": {"trigger": ("trigger_start", "trigger_end")},
}
"""The columns that hold a stretch of an article, each with those of its ends."""


def by_polars(path: Path) -> list[Row]:
    return list(pl.read_parquet(path).iter_rows(named=True))


def by_pandas(path: Path) -> list[Row]:
    return pd.read_parquet(path, dtype_backend="pyarrow").astype(object).to_dict("records")


def by_load_as_pandas(path: Path) -> list[Row]:
    return load(path.stem, as_="pandas", source=path.parent).astype(object).to_dict("records")


def by_pyarrow(path: Path) -> list[Row]:
    return pq.read_table(path).to_pylist()


def by_duckdb(path: Path) -> list[Row]:
    rows = duckdb.execute("select * from read_parquet(?)", [str(path)])
    names = [column[0] for column in rows.description or ()]
    return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]


READERS = (by_polars, by_pandas, by_load_as_pandas, by_pyarrow, by_duckdb)


def build(planted: list[Planted], reference: Reference = REFERENCE) -> Tables:
    """The tables of the articles, as the build makes them."""
    reader = Reader(reference)
    return build_tables([article_rows(article, reader.read(article)) for article, _ in planted], reference)


def texts_of(planted: list[Planted]) -> dict[str, str]:
    return {article.article_id: article.text for article, _ in planted}


def pieces_of(row: Row) -> Iterator[tuple[int, int]]:
    yield from ((int(piece["start"]), int(piece["end"])) for piece in row["spans"])


@settings(deadline=None, max_examples=6)
@given(collections())
def test_law_1_every_reader_of_the_files_finds_the_words_at_their_spans(planted: list[Planted]) -> None:
    texts = texts_of(planted)
    with TemporaryDirectory() as folder:
        publish(build(planted), Path(folder) / "tables", ABOUT, texts)
        for reader in READERS:
            found = {table: reader(Path(folder) / "tables" / f"{table}.parquet") for table in STRETCHES}
            assert len(found["articles"]) == len(planted)
            for table, columns in STRETCHES.items():
                for row in found[table]:
                    assert_words_at_spans(row, columns, texts[row["article_id"]])
            for row in found["quotes"]:
                text = texts[row["article_id"]]
                assert row["text"] == " ".join(text[start:end] for start, end in pieces_of(row))
            assert_planted(planted, found)


def assert_words_at_spans(row: Row, columns: dict[str, tuple[str, str]], text: str) -> None:
    for column, (start, end) in columns.items():
        if pd.isna(row[column]):
            assert pd.isna(row[start])
            assert pd.isna(row[end])
        else:
            assert row[column] == text[int(row[start]) : int(row[end])]


def assert_planted(planted: list[Planted], found: dict[str, list[Row]]) -> None:
    """The planted quotations are among the rows that a reader gives, with their words, pieces and days."""
    quotes = {row["quote_id"]: row for row in found["quotes"]}
    for _, facts in planted:
        for columns in (columns for table, columns in facts if table == "quotes" and "text" in columns):
            row = quotes[columns["quote_id"]]
            assert row["text"] == columns["text"]
            assert list(pieces_of(row)) == [(piece["start"], piece["end"]) for piece in columns["spans"]]
            assert (None if pd.isna(row["said_on"]) else row["said_on"]) == columns["said_on"]


@settings(deadline=None, max_examples=25)
@given(collections(at_least=2), st.randoms(use_true_random=False))
def test_law_3_the_order_of_the_articles_changes_nothing(planted: list[Planted], chance: random.Random) -> None:
    shuffled = chance.sample(planted, len(planted))
    assert_same(build(shuffled), build(planted))


@settings(deadline=None, max_examples=25)
@given(collections(at_least=2))
def test_law_3_another_article_changes_no_others_rows(planted: list[Planted]) -> None:
    *before, added = planted
    fewer, more = build(before), build(planted)
    for table in TABLE_NAMES:
        if table in ("entities", "regions", "rules"):
            key = fewer[table].columns[0]
            still = more[table].join(fewer[table], on=key, how="semi")
            if table == "regions":  # whether it is named is said of all articles together
                assert (still["named"] >= fewer[table]["named"]).all()
                still = still.with_columns(fewer[table]["named"])
            assert still.equals(fewer[table])
        else:
            key = "event_id" if table == "event_arguments" else "article_id"
            of_added = pl.col(key).str.extract(r"^([^:]+)") == added.article.article_id
            assert more[table].filter(~of_added).equals(fewer[table])


@settings(deadline=None, max_examples=15)
@given(collections(), st.randoms(use_true_random=False))
def test_law_3_the_order_of_the_reference_changes_nothing(planted: list[Planted], chance: random.Random) -> None:
    entities, regions = entity_lines(), region_lines()
    with TemporaryDirectory() as folder:
        write_reference(Path(folder), chance.sample(entities, len(entities)), chance.sample(regions, len(regions)))
        assert_same(build(planted, load_reference(Path(folder))), build(planted))


def assert_same(these: Tables, those: Tables) -> None:
    assert list(these) == list(those)
    assert [table for table in these if not these[table].equals(those[table])] == []


@settings(deadline=None, max_examples=25)
@given(collections())
def test_law_4_an_id_says_where_its_row_stands(planted: list[Planted]) -> None:
    built = build(planted)
    place: dict[str, Callable[[Row], str]] = {
        "mentions": lambda row: f"m{row['start']}-{row['end']}",
        "quotes": lambda row: f"q{row['start']}",
        "events": lambda row: f"e{row['trigger_start']}",
        "region_control": lambda row: f"c{row['trigger_start']}-{row['region_id']}",
    }
    for table, says in place.items():
        rows = built[table].to_dicts()
        keys = [row[built[table].columns[0]] for row in rows]
        assert keys == [f"{row['article_id']}:{says(row)}" for row in rows]
        assert len(set(keys)) == len(keys)
    own = built["entities"].filter(pl.col("entity_basis") == "article")
    ids = {article.article_id for article, _ in planted}
    assert {entity_id.split(":")[0] for entity_id in own["entity_id"]} <= ids


@settings(deadline=None, max_examples=25)
@given(collections(at_least=2))
def test_law_4_a_full_name_has_one_row_whatever_the_articles(planted: list[Planted]) -> None:
    by_name = pl.col("entity_basis") == "name"
    apart = [build([one])["entities"].filter(by_name) for one in planted]
    assert build(planted)["entities"].filter(by_name).equals(pl.concat(apart).unique().sort("entity_id"))


BROKEN = {
    "not UTF-8": b"caf\xe9",
    "empty": b"",
    "blank": "\u00a0\n ".encode(),
    "NUL": b"Harbour\0 stays open",
    "surrogate": b"\xed\xa0\x80",
    "not English": "Die Fähre fährt wieder, sagte sie. Sie war nicht da, und das ist gut für den Ort.".encode(),
}


@pytest.mark.parametrize("name", ["0-first", "d-1é-middle", "z-last"])
@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_law_5_a_broken_article_among_good_ones_leaves_the_tables(tmp_path: Path, name: str, content: bytes) -> None:
    texts = {"a": "Harbour stays open\n", "f": "“It stays open,” Putin said.", "k": "Russia bombed Kherson."}
    articles, out = tmp_path / "articles", tmp_path / "tables"
    articles.mkdir()
    for article_id, text in texts.items():
        write_article(articles, article_id, text.encode())
    publish_folder(articles, out)
    before, rows = {path.name: path.read_bytes() for path in out.iterdir()}, tables(out)
    write_article(articles, name, content)
    with pytest.raises(BadArticle, match=name):
        publish_folder(articles, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert_same(tables(out), rows)
    (articles / f"{name}.txt").unlink()
    (articles / f"{name}.toml").unlink()
    publish_folder(articles, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def write_article(folder: Path, article_id: str, text: bytes) -> None:
    (folder / f"{article_id}.txt").write_bytes(text)
    (folder / f"{article_id}.toml").write_text("", encoding="utf-8")


def publish_folder(folder: Path, out: Path) -> None:
    """Read the articles of a folder and publish their tables, as the build does."""
    articles: list[Article] = read_articles(folder)
    publish(
        build([Planted(article, ()) for article in articles]), out, ABOUT, texts_of([Planted(a, ()) for a in articles])
    )
