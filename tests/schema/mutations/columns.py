"""The tables and their columns: which there are, of which types, and what each may hold."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from onrecord.schema import TABLE_NAMES
from onrecord.schema.models import MODELS, polars_schema
from tests.schema.mutations.changes import Mutations, change, edit

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks

NOT_THE_PATTERN = {
    "article_id": ["", "a b", "a:b", "a\n"],
    "entity_id": ["", "a:b:c", ":a", "a b"],
    "region_id": ["", "a:b:c", ":a", "a b"],
    "language": ["EN", "eng", "en\n"],
    "text_sha256": ["0" * 63, "0" * 65, "A" * 64, "0" * 64 + "\n"],
    "wikidata_id": ["Q0", "Q", "q1", "Q1\n", "Q١"],
    "country_code": ["ar", "ARG", "A", "ÄR"],
    "iso_code": ["AR-", "AR-ABCD", "ar", "AR-4a"],
    "rule": [
        "",
        "verb",
        "a.Two",
        "a.b--c",
        "a.b-",
        "a.b.c",
        "a.b/",
        "a.b/c/d",
        "a.b+corrected",
        "correction+correction",
        "a.b\n",
    ],
}


def without(table: str, tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {name: frame for name, frame in tables.items() if name != table}


def another(dtype: pl.DataType) -> pl.DataType:
    """A type that is near the given one, and not it."""
    if isinstance(dtype, pl.Enum):
        return pl.Enum([*dtype.categories, "something else"])
    if isinstance(dtype, pl.List):
        return pl.List(pl.Struct({"start": pl.Int32(), "end": pl.Int64()}))
    near: dict[pl.DataType, pl.DataType] = {
        pl.Int64(): pl.Int32(),
        pl.String(): pl.Categorical(),
        pl.Date(): pl.Datetime(),
        pl.Float64(): pl.Float32(),
    }
    return near.get(dtype, pl.Binary() if dtype == pl.Boolean else pl.String())


def as_another_type(column: str, dtype: pl.DataType) -> Callable[[pl.DataFrame], pl.DataFrame]:
    if dtype in (pl.Boolean, pl.Binary):
        return lambda frame: frame.with_columns(pl.lit(None, another(dtype)).alias(column))
    return lambda frame: frame.with_columns(pl.col(column).cast(another(dtype)))


for table, model in MODELS.items():
    columns = model.to_schema().columns
    if table in TABLE_NAMES:
        breaks(table, "table_is_given", lambda d, t=table: d._replace(tables=without(t, d.tables)))
    breaks(table, "column_is_known", change(table, lambda frame: frame.with_columns(row=1)))
    breaks(table, "columns_are_in_order", change(table, lambda frame: frame.select(reversed(frame.columns))))
    breaks(table, "key_is_unique", change(table, lambda frame: pl.concat([frame[:1], frame])))
    breaks(table, "rows_are_sorted", change(table, lambda frame: frame.reverse()))
    for name, column in columns.items():
        breaks(table, "column_is_given", change(table, lambda frame, n=name: frame.drop(n)), column=name)
        breaks(
            table, "column_has_its_type", change(table, as_another_type(name, polars_schema(table)[name])), column=name
        )
        if not column.nullable:
            breaks(table, "not_null", edit(table, **{name: None}), column=name)
        for check in column.checks:
            limits = check.statistics
            values = {
                "str_matches": lambda n=name: NOT_THE_PATTERN[n],
                "greater_than": lambda s=limits: [s["min_value"], -1],
                "greater_than_or_equal_to": lambda s=limits: [s["min_value"] - 1],
                "in_range": lambda s=limits: [s["min_value"] - 0.1, s["max_value"] + 0.1, float("nan"), float("inf")],
            }[check.name]()
            breaks(table, check.name, *(edit(table, **{name: value}) for value in values), column=name)

breaks("authors", "table_is_known", lambda d: d._replace(tables={**d.tables, "authors": pl.DataFrame()}))
