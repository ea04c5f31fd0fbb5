"""The rules that what an article reports as past is not later than its publication."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import polars as pl

from onrecord.schema.relations.relation import Relation, Tables
from onrecord.schema.vocabulary import Status

AHEAD = timedelta(days=1)
"""How much later than the publication a day may be: somewhere in the world it is already tomorrow."""


def behind_publication(table: str, column: str, where: pl.Expr, tables: Tables) -> pl.DataFrame:
    """The rows that meet `where` and whose day is later than the day after the article's publication."""
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
