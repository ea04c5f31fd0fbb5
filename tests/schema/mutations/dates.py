"""Dates: whence they are known, and which days each precision lets them begin and end on."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from tests.schema.mutations.changes import Mutation, Mutations, edit
from tests.schema.strategies import Dataset

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks

breaks(
    "articles",
    "published_on_has_basis",
    edit("articles", published_on=None, published_basis="stated"),
    edit("articles", published_on=date(2025, 1, 1), published_basis="unknown"),
)
breaks(
    "articles",
    "outside_date_has_source",
    edit("articles", published_basis="outside", published_source=None),
    edit("articles", published_basis="stated", published_source="a friend"),
)

day, later = date(2024, 2, 1), date(2024, 2, 29)

for table in ("region_control", "events"):

    def dated(
        start: date | None, end: date | None, precision: str, basis: str = "stated", table: str = table
    ) -> Mutation:
        return edit(table, date_start=start, date_end=end, date_precision=precision, date_basis=basis)

    breaks(
        table,
        "dates_fit_basis",
        dated(None, None, "day", "stated"),
        dated(None, None, "unknown", "stated"),
        dated(None, None, "day", "unknown"),
        dated(day, day, "unknown", "unknown"),
        dated(day, None, "day", "unknown"),
        dated(None, day, "unknown", "stated"),
    )
    breaks(table, "dates_in_order", dated(later, day, "day"))
    breaks(
        table,
        "dates_fit_precision",
        dated(date(2024, 2, 2), later, "month"),
        dated(day, date(2024, 2, 28), "month"),
        dated(date(2024, 2, 2), None, "month"),
        dated(None, date(2024, 4, 1), "month"),
        dated(date(2024, 2, 1), date(2024, 12, 31), "year"),
        dated(date(2024, 1, 2), date(2024, 12, 31), "year"),
        dated(date(2024, 1, 1), date(2024, 11, 30), "year"),
        dated(None, date(2024, 12, 30), "year"),
    )

published = edit("articles", published_on=date(2035, 1, 1), published_basis="stated", published_source=None)


def after_publication(table: str, **told: Any) -> Mutation:
    """The first article was published on 1 January 2035 and tells of 3 January."""

    def mutate(dataset: Dataset) -> Dataset:
        dataset = published(dataset)
        return edit(table, pl.col("article_id") == dataset.tables["articles"]["article_id"][0], **told)(dataset)

    return mutate


breaks(
    "quotes",
    "said_before_publication",
    after_publication("quotes", said_on=date(2035, 1, 3), said_on_basis="stated"),
)
for table in ("region_control", "events"):
    ahead = {"status": "occurred", "date_start": date(2035, 1, 3), "date_precision": "day", "date_basis": "stated"}
    breaks(
        table,
        "occurred_before_publication",
        after_publication(table, date_end=None, **ahead),
        after_publication(table, date_end=date(2035, 1, 5), **ahead),
    )
breaks(
    "quotes",
    "said_on_has_basis",
    edit("quotes", said_on=None, said_on_basis="stated"),
    edit("quotes", said_on=date(2025, 1, 1), said_on_basis=None),
    edit("quotes", said_on=date(2025, 1, 1), said_on_basis="unknown"),
)
