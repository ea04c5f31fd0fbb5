"""Two folders of tables are the same, or the difference is named to the cell."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from onrecord.assembly.provenance import MadeBy
from onrecord.assembly.publish import publish
from onrecord.release.compare import compare, unaided
from tests.conftest import ABOUT, Tables


@pytest.fixture
def other(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "other"))


def rewrite(path: Path, frame: pl.DataFrame) -> None:
    """Write other rows with what the file says about itself."""
    schema = pq.read_schema(path)
    pq.write_table(frame.to_arrow().cast(schema), path)


def test_the_same_files_do_not_differ(published: Path, other: Path) -> None:
    assert compare(published, other).same
    assert compare(published, other).text() == ""


def test_a_changed_cell_is_named(published: Path, other: Path, tables: Tables) -> None:
    changed = tables["quotes"].with_columns(via_id=pl.lit("porto-novo"))
    rewrite(other / "quotes.parquet", changed)
    difference = compare(published, other)
    assert not difference.same
    assert f"{tables['quotes']['quote_id'][0]}: via_id was None, is 'porto-novo'" in difference.text()
    assert "cells changed: 1" in difference.text()


def test_rows_added_and_removed_are_named(published: Path, other: Path, tables: Tables) -> None:
    mentions = tables["mentions"]
    rewrite(other / "mentions.parquet", mentions.slice(1))
    first = mentions["mention_id"][0]
    assert compare(published, other).text() == f"mentions: rows removed: 1\n  {first}"
    assert compare(other, published).text() == f"mentions: rows added: 1\n  {first}"


def test_a_difference_of_columns_is_named(published: Path, other: Path, tables: Tables) -> None:
    tables["events"].drop("mode").write_parquet(other / "events.parquet")
    text = compare(published, other).text()
    assert "events: columns differ: mode was Enum" in text
    assert "is None" in text


def test_another_order_of_rows_is_a_difference(published: Path, other: Path, tables: Tables) -> None:
    rewrite(other / "mentions.parquet", tables["mentions"].reverse())
    assert "another order" in compare(published, other).text()


def test_another_description_is_a_difference(published: Path, tables: Tables, tmp_path: Path) -> None:
    publish(tables, tmp_path / "other", replace(ABOUT, version="0.2.0"))
    text = compare(published, tmp_path / "other").text()
    assert "quotes: dataset_version was '0.1.0', is '0.2.0'" in text


def test_other_bytes_of_the_same_writer_are_a_difference(published: Path, other: Path, tables: Tables) -> None:
    rewrite(other / "mentions.parquet", tables["mentions"])
    assert "the bytes differ" in compare(published, other).text()


def test_another_writer_is_no_difference_and_said(published: Path, other: Path) -> None:
    path = other / "mentions.parquet"
    written = path.read_bytes()
    assert written.count(b"parquet-cpp-arrow version ") == 1
    path.write_bytes(written.replace(b"parquet-cpp-arrow version ", b"parquet-cpp-arrow versi0n "))
    difference = compare(published, other)
    assert difference.same
    assert "same content, written by parquet-cpp-arrow version" in difference.text()


def test_another_maker_is_no_difference_and_said(tables: Tables, tmp_path: Path) -> None:
    for name, rules in (("old", "0" * 64), ("new", "1" * 64)):
        publish(tables, tmp_path / name, ABOUT, made_by=MadeBy("1.0.0", rules, "2" * 64))
    difference = compare(tmp_path / "old", tmp_path / "new")
    assert difference.same
    assert "quotes: same content, but made with another rules_sha256" in difference.text()


def test_files_missing_and_unknown_are_differences(published: Path, other: Path) -> None:
    (other / "regions.parquet").unlink()
    (other / "places.parquet").write_bytes(b"")
    assert compare(other, published).lines == ("regions: missing", "places.parquet: not a table")
    assert not compare(other / "none", published).same


def test_the_share_counts_rows_that_are_wholly_the_same(tables: Tables) -> None:
    alone = {**tables, "mentions": tables["mentions"].with_columns(entity_id=pl.lit("porto-novo"))}
    shares = unaided(tables, alone)
    assert shares["mentions"] == (2, 4)
    assert shares["event_arguments"] == (2, 2)
    assert "articles" not in shares
    assert "regions" not in shares
