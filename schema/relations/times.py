"""The rules that nothing that an article tells as past lies behind its publication."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import polars as pl

from onrecord.schema.relations.relation import Relation, Tables
from onrecord.schema.vocabulary import Status

AHEAD = timedelta(days=1)
"""How far a day may lie behind that of publication: it is tomorrow somewhere in the world."""


def behind_publication(table: str, column: str, where: pl.Expr, tables: Tables) -> pl.DataFrame:
    """The rows that fulfil `where` and whose day is later than the day after the article's publication."""
    published = tables["articles"].select("article_id", "published_on")
    told = tables[table].filter(where).select("row", "article_id", day=column).join(published, on="article_id")
    return told.filter(pl.col("day") > pl.col("published_on") + AHEAD).select("row", "published_on")


def times() -> Iterator[Relation]:
    """The rules about days and the day of publication."""
    yield Relation(
        "quotes",
        "said_before_publication",
        ("said_on",),
        "`said_on` is not later than the day after `published_on`.",
        partial(behind_publication, "quotes", "said_on", pl.lit(True)),
    )
    for table in ("region_control", "events"):
        yield Relation(
            table,
            "occurred_before_publication",
            ("status", "date_start"),
            "Where `status` is `occurred`, `date_start` is not later than the day after `published_on`.",
            partial(behind_publication, table, "date_start", pl.col("status") == Status.OCCURRED),
        )
