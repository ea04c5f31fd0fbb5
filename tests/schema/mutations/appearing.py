"""What appears in an article: what it is called, what is counted, and where its mentions stand."""

from __future__ import annotations

import polars as pl

from tests.schema.mutations.changes import Mutation, Mutations, change, edit
from tests.schema.strategies import Dataset

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks

called = pl.col("called").is_not_null()
breaks(
    "appearances",
    "called_fills_its_span",
    edit("appearances", called, called_end=pl.col("called_end") + 1),
    edit("appearances", called, called=pl.col("called") + "x"),
    edit("appearances", called, called_start=None),
    edit("appearances", called, called=None, called_rule=None),
    edit("appearances", ~called, called_end=5),
)
breaks(
    "appearances",
    "called_has_its_rule",
    edit("appearances", called, called_rule=None),
    edit("appearances", ~called, called_rule="names.age"),
)
breaks("appearances", "called_is_in_the_text", edit("appearances", called, called=pl.col("called").str.to_uppercase()))
for column, table in {"n_mentions": "mentions", "n_quotes": "quotes"}.items():
    breaks(
        "appearances",
        f"{column}_counted",
        edit("appearances", **{column: pl.col(column) + 1}),
        change(table, lambda frame: frame.clear()),
    )
named = pl.col("name").is_not_null()
breaks(
    "appearances",
    "name_is_a_mention",
    edit("appearances", named, name="Nobody"),
    edit("appearances", named, name=None),
    change("mentions", lambda frame: frame.with_columns(form=pl.lit("nominal").cast(frame.schema["form"]))),
)
ardia = pl.col("entity_id") == "ardia"
breaks(
    "appearances",
    "country_code_agrees_with_entity",
    edit("appearances", ardia, country_code="BN"),
    edit("appearances", ardia, country_code=None),
)
breaks(
    "mentions", "has_its_appearance", change("appearances", lambda frame: frame[1:]), edit("mentions", entity_id="x")
)


def in_the_quotation_around(dataset: Dataset) -> Dataset:
    """Gives a mention in a nested quotation the one that this is nested in."""
    around = dict(dataset.tables["quotes"].drop_nulls("within_id").select("quote_id", "within_id").iter_rows())
    nested = pl.col("quote_id").is_in(list(around))
    return edit("mentions", nested, quote_id=pl.col("quote_id").replace(around))(dataset)


def in_a_quotation_of_the_article(dataset: Dataset) -> Dataset:
    """Gives a mention outside all quotations one of its article."""
    quotes = dataset.tables["quotes"].unique("article_id", maintain_order=True)
    quote_of = dict(quotes.select("article_id", "quote_id").iter_rows())
    quote_id = pl.col("article_id").replace_strict(quote_of, return_dtype=pl.String)
    return edit("mentions", pl.col("quote_id").is_null(), quote_id=quote_id)(dataset)


innermost: list[Mutation] = [
    in_the_quotation_around,
    in_a_quotation_of_the_article,
    edit("mentions", pl.col("quote_id").is_not_null(), quote_id=None),
]
breaks("mentions", "quote_id_is_innermost", *innermost)

shore, port = pl.col("region_id") == "shore", pl.col("region_id") == "port"
breaks(
    "regions",
    "claimants_are_countries",
    *(edit("regions", shore, claimed_by=codes) for codes in (["BR", "BN"], ["BN", "BN"], ["bn"], [""], [None])),
    edit("regions", shore, claimed_by=["BN", None]),
)
breaks(
    "regions",
    "named_agrees",
    edit("regions", port, named=False),
    edit("regions", pl.col("region_id") == "far-east", named=True),
)
