"""The hash of the content says what is in a table, whoever wrote the file and however."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.release.cells import cells_from_json, cells_to_json, content_hash, content_hash_of_all
from onrecord.release.checked_json import BadJson, Node
from onrecord.release.shapes import UnknownType, type_from_json, type_to_json
from onrecord.schema.models import MODELS, polars_schema
from tests.schema.strategies import Dataset, valid_tables

pytestmark = pytest.mark.slow

SPAN = pl.Struct({"start": pl.Int64, "end": pl.Int64})
COLUMNS: list[tuple[pl.DataType, list[Any]]] = [
    (pl.String(), ["", "~;", "1:a", "é", "中\n"]),
    (pl.Int64(), [0, -1, 2**62]),
    (pl.Float64(), [0.1, -2.5, float("inf"), float("nan")]),
    (pl.Boolean(), [True, False]),
    (pl.Date(), [date(1, 1, 1), date(2024, 2, 29)]),
    (pl.Binary(), [b"", b"\0\xff"]),
    (pl.Enum(["a", "b"]), ["a", "b"]),
    (pl.List(SPAN), [[], [{"start": 1, "end": 2}], [{"start": None, "end": 2}, None]]),
    (pl.List(pl.List(pl.String)), [[], [[]], [["a"], None, ["b", "c"]]]),
]
FRAMES = st.sampled_from(COLUMNS).flatmap(
    lambda column: st.lists(st.none() | st.sampled_from(column[1]), max_size=5).map(
        lambda cells: pl.DataFrame({"x": pl.Series(cells, dtype=column[0], strict=True)})
    )
)


def through_polars(frame: pl.DataFrame, **options: Any) -> pl.DataFrame:
    file = io.BytesIO()
    frame.write_parquet(file, **options)
    file.seek(0)
    return pl.read_parquet(file)


def through_pyarrow(frame: pl.DataFrame, **options: Any) -> pl.DataFrame:
    file = io.BytesIO()
    pq.write_table(frame.to_arrow(), file, **options)
    file.seek(0)
    return pl.read_parquet(file)


@settings(max_examples=8, deadline=None)
@given(valid_tables())
def test_the_writer_and_the_way_of_writing_change_nothing(dataset: Dataset) -> None:
    for frame in dataset.tables.values():
        expected = content_hash(frame)
        for options in ({"compression": "zstd"}, {"compression": "uncompressed", "row_group_size": 2}):
            assert content_hash(through_polars(frame, **options)) == expected
        for options in (
            {"compression": "snappy", "row_group_size": 3},
            {"compression": "gzip", "use_dictionary": False},
        ):
            assert content_hash(through_pyarrow(frame, **options)) == expected
        assert content_hash(pl.concat([frame.head(1), frame.slice(1)], rechunk=False)) == expected


@settings(max_examples=300, deadline=None)
@given(FRAMES, FRAMES)
def test_the_hash_is_the_same_exactly_where_the_content_is(one: pl.DataFrame, other: pl.DataFrame) -> None:
    same = one.schema == other.schema and one.equals(other, null_equal=True)
    assert (content_hash(one) == content_hash(other)) == same


@settings(max_examples=30, deadline=None)
@given(valid_tables(), st.data())
def test_any_changed_cell_changes_the_hash(dataset: Dataset, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(sorted(MODELS.keys() & dataset.tables.keys())))
    frame = dataset.tables[table]
    column = data.draw(st.sampled_from(frame.columns))
    row = data.draw(st.integers(0, frame.height - 1))
    cells = frame[column].to_list()
    others = [cell for cell in [*cells, None] if cell != cells[row]]
    if others:
        cells[row] = data.draw(st.sampled_from(others))
        changed = frame.with_columns(pl.Series(column, cells, dtype=frame.schema[column]))
        assert content_hash(changed) != content_hash(frame)


def test_rows_columns_names_and_types_are_content() -> None:
    frame = pl.DataFrame({"a": ["x", "y"], "b": ["1", "2"]})
    others = [
        frame.reverse(),
        frame.select("b", "a"),
        frame.rename({"a": "c"}),
        frame.with_columns(pl.col("b").cast(pl.Int64)),
        frame.head(1),
        frame.clear(),
    ]
    assert len({content_hash(other) for other in [frame, *others]}) == 1 + len(others)


def test_zero_has_one_hash() -> None:
    assert content_hash(pl.DataFrame({"x": [0.0]})) == content_hash(pl.DataFrame({"x": [-0.0]}))


def test_the_method_stays_what_it_is() -> None:
    frame = pl.DataFrame(
        {"name": ["Mara", None], "at": [date(2024, 1, 2), None], "spans": [[{"start": 1, "end": 2}], []]},
        schema={"name": pl.String, "at": pl.Date, "spans": pl.List(SPAN)},
    )
    assert content_hash(frame) == "883de4df8974d61ec7479401f1942bf0a4ba012929a1dffba23acc7c0d4192e2"


def test_the_hash_of_all_goes_by_the_names(published: Path) -> None:
    one, other = pl.DataFrame({"a": [1]}), pl.DataFrame({"a": [2]})
    assert content_hash_of_all({"x": one, "y": other}) == content_hash_of_all({"y": other, "x": one})
    assert content_hash_of_all({"x": one, "y": other}) != content_hash_of_all({"x": other, "y": one})


@given(FRAMES)
def test_types_and_cells_come_back_from_json(frame: pl.DataFrame) -> None:
    column = frame["x"]
    dtype = type_from_json(Node(type_to_json(column.dtype)))
    assert dtype == column.dtype
    assert cells_from_json("x", cells_to_json(column), dtype).equals(column, null_equal=True)


@pytest.mark.parametrize("table", MODELS)
def test_every_type_of_the_contract_has_its_form(table: str) -> None:
    for dtype in polars_schema(table).values():
        assert type_from_json(Node(type_to_json(dtype))) == dtype


@pytest.mark.parametrize("record", ["Complex", {"set": "Int64"}, {"list": 1}, 7, None, {}, {"enum": [1]}])
def test_what_is_no_type_is_refused(record: Any) -> None:
    with pytest.raises(BadJson):
        type_from_json(Node(record))


def test_a_type_without_a_form_is_refused() -> None:
    with pytest.raises(UnknownType, match="Duration"):
        type_to_json(pl.Duration())
