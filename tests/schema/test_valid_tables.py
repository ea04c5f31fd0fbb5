"""Tables that keep every rule are accepted, in whatever frame they come."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.schema import OPTIONAL_TABLES, TABLE_NAMES
from onrecord.schema.models import MODELS
from onrecord.schema.validation import validate
from tests.schema.strategies import Dataset, valid_tables

pytestmark = pytest.mark.slow


def test_every_table_has_a_model() -> None:
    assert tuple(MODELS) == (*TABLE_NAMES, *OPTIONAL_TABLES)


@settings(max_examples=30, deadline=None)
@given(valid_tables(articles=st.integers(0, 3)))
def test_valid_tables_are_accepted(dataset: Dataset) -> None:
    report = validate(dataset.tables, dataset.texts)
    assert report.ok, report.text()
    report.raise_if_failed()
    assert report.rows == {name: table.height for name, table in dataset.tables.items()}


@settings(max_examples=5, deadline=None)
@given(valid_tables())
def test_lazy_tables_and_tables_without_texts_are_accepted(dataset: Dataset) -> None:
    lazy: dict[str, pl.LazyFrame] = {name: table.lazy() for name, table in dataset.tables.items()}
    assert validate(lazy).ok


@settings(max_examples=5, deadline=None)
@given(valid_tables())
def test_a_set_is_whole_without_the_optional_tables(dataset: Dataset) -> None:
    assert validate({table: dataset.tables[table] for table in TABLE_NAMES}, dataset.texts).ok


@settings(max_examples=5, deadline=None)
@given(valid_tables())
def test_the_table_of_texts_stands_for_the_texts(dataset: Dataset) -> None:
    lost = dataset.tables["texts"].with_columns(pl.col("text").str.replace_all(r"(?s).", "#"))
    assert validate(dataset.tables).ok
    assert not validate({**dataset.tables, "texts": lost}).ok


@settings(max_examples=5, deadline=None)
@given(valid_tables())
def test_the_models_alone_accept_them_too(dataset: Dataset) -> None:
    for name, model in MODELS.items():
        model.validate(dataset.tables[name], lazy=True)
