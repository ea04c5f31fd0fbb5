"""Single changes to a set of tables and texts, and what they are to break."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from tests.schema.strategies import Dataset

Mutation = Callable[[Dataset], Dataset]
Rule = tuple[str, str, str | None]
"""A table, the name of a rule, and the column where it is a rule of one column alone."""


class Mutations(dict[Rule, list[Mutation]]):
    """Ways to break rules, by the rule."""

    def breaks(self, table: str, rule: str, *mutations: Mutation, column: str | None = None) -> None:
        self.setdefault((table, rule, column), []).extend(mutations)


def replace(dataset: Dataset, table: str, frame: pl.DataFrame) -> Dataset:
    return dataset._replace(tables={**dataset.tables, table: frame})


def edit(table: str, where: pl.Expr | None = None, /, **values: Any) -> Mutation:
    """Sets columns of the first row that fulfils the condition, to values or expressions."""

    def mutate(dataset: Dataset) -> Dataset:
        frame = dataset.tables[table]
        hits = frame.select((pl.lit(True) if where is None else where.fill_null(False)).alias("hit")).with_row_index()
        hit = hits.filter("hit")["index"]
        assert len(hit), f"no row of {table} to change"
        new = {}
        for column, value in values.items():
            dtype = frame.schema[column]
            expression = value if isinstance(value, pl.Expr) else literal(value, dtype)
            here = pl.int_range(pl.len()) == hit[0]
            new[column] = pl.when(here).then(expression.cast(dtype)).otherwise(column)
        return replace(dataset, table, frame.with_columns(**new))

    return mutate


def literal(value: Any, dtype: pl.DataType) -> pl.Expr:
    return pl.lit(pl.Series([value], dtype=dtype)).first()


def change(table: str, alter: Callable[[pl.DataFrame], pl.DataFrame]) -> Mutation:
    return lambda dataset: replace(dataset, table, alter(dataset.tables[table]))
