"""Columns that name a row of a table, or a span of the article: what they name is there."""

from __future__ import annotations

import polars as pl

from onrecord.schema.columns import NAMING, REFERENCES
from onrecord.schema.relations.links import spans_inside
from tests.schema.mutations.changes import Mutation, Mutations, change, edit
from tests.schema.strategies import Dataset

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks


def of_another_article(table: str, column: str, suffix: str) -> Mutation:
    """Names, in the first row where the column is given, what belongs to the other article."""

    def mutate(dataset: Dataset) -> Dataset:
        home, other = dataset.texts
        own = pl.concat_str(pl.col("event_id" if table == "event_arguments" else "article_id"), pl.lit(":"))
        where = pl.col(column).is_not_null() & own.str.starts_with(f"{home}:")
        return edit(table, where, **{column: f"{other}:{suffix}"})(dataset)

    return mutate


def quote_of_another_article(table: str, column: str) -> Mutation:
    def mutate(dataset: Dataset) -> Dataset:
        home, other = dataset.texts
        theirs = dataset.tables["quotes"].filter(pl.col("article_id") == other)["quote_id"][-1]
        where = pl.col(column).is_not_null() & (pl.col("article_id") == home)
        return edit(table, where, **{column: theirs})(dataset)

    return mutate


for table, links in REFERENCES.items():
    for column, target in links.items():
        breaks(table, f"{column}_resolves", edit(table, **{column: "nobody"}))
        if table != target:
            breaks(table, f"{column}_resolves", change(target, lambda frame: frame.clear()))
        if column in NAMING.get(table, ()):
            breaks(table, f"{column}_known_in_article", of_another_article(table, column, "olin"))
        if target == "quotes":
            breaks(table, f"{column}_in_same_article", quote_of_another_article(table, column))
for table, (_, end, _) in spans_inside():
    breaks(table, f"{end}_inside_article", edit(table, pl.col(end).is_not_null(), **{end: 10**6}))
