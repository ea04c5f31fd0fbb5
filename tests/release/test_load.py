"""The tables load by name, and open by path in polars, pandas, pyarrow and DuckDB, where spans mean the same."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import onrecord
from onrecord.files import packaged
from onrecord.release.load import MissingExtra, MissingTable, UnknownTable
from onrecord.schema import TABLE_NAMES
from tests.conftest import Tables

Rows = list[tuple[Any, ...]]
SPANS = ("mention_id", "article_id", "start", "end", "text")


def by_polars(folder: Path) -> tuple[Rows, Rows, Rows]:
    quotes, entities, mentions, articles = (
        pl.read_parquet(folder / f"{table}.parquet") for table in ("quotes", "entities", "mentions", "articles")
    )
    return (
        quotes.join(entities, left_on="speaker_id", right_on="entity_id").select("quote_id", "name").rows(),
        mentions.join(articles, on="article_id").select("mention_id", "headline").rows(),
        mentions.select(SPANS).rows(),
    )


def by_pandas(folder: Path) -> tuple[Rows, Rows, Rows]:
    quotes, entities, mentions, articles = (
        pd.read_parquet(folder / f"{table}.parquet") for table in ("quotes", "entities", "mentions", "articles")
    )

    def rows(frame: pd.DataFrame, *columns: str) -> Rows:
        return list(frame[list(columns)].itertuples(index=False, name=None))

    return (
        rows(quotes.merge(entities, left_on="speaker_id", right_on="entity_id"), "quote_id", "name"),
        rows(mentions.merge(articles, on="article_id"), "mention_id", "headline"),
        rows(mentions, *SPANS),
    )


def by_pyarrow(folder: Path) -> tuple[Rows, Rows, Rows]:
    quotes, entities, mentions, articles = (
        pq.read_table(folder / f"{table}.parquet") for table in ("quotes", "entities", "mentions", "articles")
    )

    def rows(table: pa.Table, *columns: str) -> Rows:
        return [tuple(row[column] for column in columns) for row in table.to_pylist()]

    # A join of Arrow's carries no lists along: the columns are chosen before.
    speakers = quotes.select(["quote_id", "speaker_id"]).join(
        entities.select(["entity_id", "name"]), "speaker_id", "entity_id"
    )
    headlines = mentions.select(["mention_id", "article_id"]).join(
        articles.select(["article_id", "headline"]), "article_id"
    )
    return (
        rows(speakers, "quote_id", "name"),
        rows(headlines, "mention_id", "headline"),
        rows(mentions, *SPANS),
    )


def by_duckdb(folder: Path) -> tuple[Rows, Rows, Rows]:
    quoted = [f'"{column}"' for column in SPANS]

    def rows(query: str) -> Rows:
        return duckdb.sql(query.replace("DIR", str(folder))).fetchall()

    return (
        rows("SELECT quote_id, name FROM 'DIR/quotes.parquet' JOIN 'DIR/entities.parquet' ON speaker_id = entity_id"),
        rows("SELECT mention_id, headline FROM 'DIR/mentions.parquet' JOIN 'DIR/articles.parquet' USING (article_id)"),
        rows(f"SELECT {', '.join(quoted)} FROM 'DIR/mentions.parquet'"),
    )


LIBRARIES = [by_polars, by_pandas, by_pyarrow, by_duckdb]


@pytest.mark.parametrize("opened", LIBRARIES)
def test_tables_join_in_every_library(published: Path, tables: Tables, opened: Any) -> None:
    speakers, headlines, _ = opened(published)
    assert speakers == [("harbour:q83", "Ana Silva")]
    assert sorted(headlines) == sorted((name, "Mayor meets 🚢 captains") for name in tables["mentions"]["mention_id"])


@pytest.mark.parametrize("opened", LIBRARIES)
def test_the_span_law_holds_in_every_library(published: Path, texts: dict[str, str], opened: Any) -> None:
    _, _, spans = opened(published)
    assert len(spans) == 4
    for _, article_id, start, end, text in spans:
        assert texts[article_id][start:end] == text


def test_every_table_loads_by_name(published: Path, tables: Tables) -> None:
    assert list(onrecord.tables(published)) == list(TABLE_NAMES)
    for table in TABLE_NAMES:
        assert onrecord.load(table, source=published).equals(tables[table])
        assert onrecord.scan(table, source=str(published)).collect().equals(tables[table])


def test_the_tables_of_the_package_load_without_a_source() -> None:
    assert Path(onrecord.__file__).parent in packaged.TABLES.parents
    assert onrecord.load("articles").height >= 1
    assert onrecord.tables()["quotes"].height == onrecord.scan("quotes").select(pl.len()).collect().item() > 0


def test_pandas_gets_arrow_types(published: Path, tables: Tables) -> None:
    events = onrecord.load("events", as_="pandas", source=published)
    assert events["date_start"].tolist() == [date(2024, 3, 4)]
    assert str(events["date_start"].dtype) == "date32[day][pyarrow]"
    assert events["event_type"].tolist() == ["CONSULT"]
    quotes = onrecord.load("quotes", as_="pandas", source=published)
    assert quotes["clause_start"].isna().all()
    assert str(quotes["clause_start"].dtype) == "int64[pyarrow]"
    for table in TABLE_NAMES:
        frame = onrecord.load(table, as_="pandas", source=published)
        assert list(frame.columns) == tables[table].columns
        assert len(frame) == tables[table].height


@pytest.mark.parametrize(("asked", "nearest"), [("quote", "quotes"), ("Mentions", "mentions"), ("region", "regions")])
def test_a_wrong_name_is_answered_with_the_nearest(asked: str, nearest: str) -> None:
    with pytest.raises(UnknownTable, match=f"Did you mean '{nearest}'"):
        onrecord.load(asked)
    with pytest.raises(UnknownTable, match=nearest):
        onrecord.scan(asked)


def test_a_name_like_none_is_answered_with_all() -> None:
    with pytest.raises(UnknownTable, match=", ".join(TABLE_NAMES)):
        onrecord.load("xyz")


def test_a_wrong_kind_of_frame_is_refused() -> None:
    with pytest.raises(ValueError, match="found 'numpy'"):
        onrecord.load("quotes", as_="numpy")  # type: ignore[call-overload]


@pytest.mark.parametrize("as_", ["polars", "pandas"])
def test_a_missing_or_damaged_file_is_refused(published: Path, as_: Any) -> None:
    path = published / "quotes.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(MissingTable, match="cannot be read"):
        onrecord.load("quotes", as_=as_, source=published)
    path.unlink()
    with pytest.raises(MissingTable, match=r"quotes\.parquet: expected"):
        onrecord.load("quotes", as_=as_, source=published)


def test_pandas_that_is_not_installed_is_named(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match="its extra `pandas`"):
        onrecord.load("quotes", as_="pandas", source=published)


def test_importing_and_loading_need_polars_alone() -> None:
    code = (
        "import sys, onrecord, onrecord.schema.vocabulary; onrecord.tables();"
        "print([name for name in ('pandera', 'pandas', 'pyarrow', 'typer') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_front_door_is_what_it_says() -> None:
    assert set(onrecord.__all__) == {"OnrecordError", "__version__", "load", "read", "scan", "tables", "versions"}
    assert all(hasattr(onrecord, name) for name in onrecord.__all__)
