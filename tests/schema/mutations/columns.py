"""The tables and their columns: which there are, of which types, and what each may hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import polars as pl

from onrecord.schema import TABLE_NAMES, patterns
from onrecord.schema.models import MODELS, polars_schema
from tests.schema.mutations.changes import Mutations, change, edit

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks

REFUSED = {
    patterns.SLUG: ["", "a b", "a\u202eb"],
    patterns.ENTITY_ID: ["", "a:b:c", "a:b\x1b"],
    patterns.WIKIDATA_ID: ["Q0"],
    patterns.COUNTRY_CODE: ["ar"],
    patterns.FILLED: ["", " "],
    patterns.TRIMMED: ["", " x", "x\u00a0"],
    patterns.LINE: ["", " x", "a\x1bb", "a\u202eb"],
    patterns.WRAPPED_LINE: ["", " x", "a\x1bb", "a\u202eb", "a\r"],
    patterns.ADDRESS: ["", "x", "https://a.org/a b"],
    r"^[a-z]{2}$": ["EN", "eng", "en\n"],
    r"^[0-9a-f]{64}$": ["0" * 63, "0" * 65, "A" * 64, "0" * 64 + "\n"],
    r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$": ["AR-", "AR-ABCD", "ar", "AR-4a"],
    patterns.RULE: [
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
"""A few texts that a pattern refuses; `tests.schema.test_patterns` has all kinds of them."""


def without(table: str, tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {name: frame for name, frame in tables.items() if name != table}


def another(dtype: pl.DataType) -> pl.DataType:
    """A type that is near the given one, and not it."""
    if isinstance(dtype, pl.Enum):
        return pl.Enum([*dtype.categories, "something else"])
    if dtype == pl.List(pl.String):
        return pl.List(pl.Categorical)
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


def beyond(least: date | float, most: date | float) -> list[date | float]:
    """Values outside the limits, days or numbers."""
    if isinstance(least, date) and isinstance(most, date):
        return [least - timedelta(days=1), most + timedelta(days=1), date.min, date.max]
    return [least - 0.1, most + 0.1, float("nan"), float("inf")]


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
                "str_matches": lambda s=limits: REFUSED[s["pattern"]],
                "greater_than": lambda s=limits: [s["min_value"], -1],
                "greater_than_or_equal_to": lambda s=limits: [s["min_value"] - 1],
                "in_range": lambda s=limits: beyond(s["min_value"], s["max_value"]),
            }[check.name]()
            breaks(table, check.name, *(edit(table, **{name: value}) for value in values), column=name)

breaks("authors", "table_is_known", lambda d: d._replace(tables={**d.tables, "authors": pl.DataFrame()}))
