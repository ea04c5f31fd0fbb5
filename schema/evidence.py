"""The rules between the tables and the articles' texts: every row is what the text says at its span."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import sha256

import polars as pl

from onrecord.schema.relations.quotations import exploded
from onrecord.schema.relations.relation import Relation, Tables

TEXTS = "texts"
"""The name under which the texts stand among the tables: one row a text, with what is measured of it."""

QUOTED: dict[str, dict[str, tuple[str, str]]] = {
    "articles": {"headline": ("headline_start", "headline_end")},
    "mentions": {"text": ("start", "end")},
    "region_control": {"trigger": ("trigger_start", "trigger_end")},
    "quotes": {
        "speaker_text": ("speaker_start", "speaker_end"),
        "cue": ("cue_start", "cue_end"),
        "addressee": ("addressee_start", "addressee_end"),
    },
    "events": {"trigger": ("trigger_start", "trigger_end")},
}
"""For each table, the columns that hold a stretch of the article's text, and the columns of its span."""


def measured(texts: Mapping[str, str]) -> pl.DataFrame:
    """The texts by article as a table of `article_id`, `full_text`, `text_sha256`, `char_count` and `word_count`."""
    return pl.DataFrame(
        [
            (article_id, text, sha256(text.encode()).hexdigest(), len(text), len(text.split()))
            for article_id, text in sorted(texts.items())
        ],
        schema={
            "article_id": pl.String,
            "full_text": pl.String,
            "text_sha256": pl.String,
            "char_count": pl.Int64,
            "word_count": pl.Int64,
        },
        orient="row",
    )


def stretch(start: str, end: str) -> pl.Expr:
    """The characters of `full_text` from `start` to `end`; none where the span is turned round."""
    return pl.col("full_text").str.slice(pl.col(start), pl.max_horizontal(pl.col(end) - pl.col(start), pl.lit(0)))


def text_missing(tables: Tables) -> pl.DataFrame:
    """The articles whose text is not at hand."""
    return tables["articles"].join(tables[TEXTS], on="article_id", how="anti").select("row")


def article_missing(tables: Tables) -> pl.DataFrame:
    """The texts that have no row in `articles`."""
    return tables[TEXTS].join(tables["articles"], on="article_id", how="anti").select("row")


def mismeasured(column: str, tables: Tables) -> pl.DataFrame:
    """The articles whose `column` is not what is measured of the text."""
    of_the_text = tables[TEXTS].select("article_id", of_the_text=column)
    rows = tables["articles"].join(of_the_text, on="article_id")
    return rows.filter(pl.col(column).ne_missing(pl.col("of_the_text"))).select("row", "of_the_text")


def misquoted(table: str, column: str, span: tuple[str, str], tables: Tables) -> pl.DataFrame:
    """The rows whose `column` is not what the text has at the span."""
    rows = tables[table].select("row", "article_id", *span, says=column).drop_nulls()
    rows = rows.join(tables[TEXTS].select("article_id", "full_text"), on="article_id")
    return (
        rows.with_columns(in_the_text=stretch(*span))
        .filter(pl.col("says") != pl.col("in_the_text"))
        .select("row", "in_the_text")
    )


def misjoined(tables: Tables) -> pl.DataFrame:
    """The quotations whose text is not what the text has at the pieces, joined by one space."""
    quotes = tables["quotes"].select("row", "article_id", says="text")
    pieces = exploded("quotes", "spans", tables).join(quotes, on="row")
    pieces = pieces.join(tables[TEXTS].select("article_id", "full_text"), on="article_id", maintain_order="left")
    joined = pieces.select("row", "says", piece=stretch("first", "behind")).group_by("row", maintain_order=True)
    rows = joined.agg(pl.col("says").first(), in_the_text=pl.col("piece").str.join(" "))
    return rows.filter(pl.col("says") != pl.col("in_the_text")).select("row", "in_the_text")


def evidence() -> Iterator[Relation]:
    """Every rule between the tables and the texts."""
    whole: list[tuple[str, str, str, Callable[[Tables], pl.DataFrame]]] = [
        ("articles", "article_has_its_text", "The article's text is at hand.", text_missing),
        (TEXTS, "text_has_its_article", "The text's article has its row in `articles`.", article_missing),
    ]
    for table, name, expected, broken in whole:
        yield Relation(table, name, ("article_id",), expected, broken)
    for column, measure in {
        "text_sha256": "the SHA-256 of the text in UTF-8",
        "char_count": "the number of the text's Unicode code points",
        "word_count": "the number of the text's runs of characters that are not white space",
    }.items():
        yield Relation(
            "articles", f"{column}_of_the_text", (column,), f"`{column}` is {measure}.", partial(mismeasured, column)
        )
    for table, columns in QUOTED.items():
        for column, (start, end) in columns.items():
            expected = f"`{column}` is what the text has from `{start}` to `{end}`."
            broken = partial(misquoted, table, column, (start, end))
            yield Relation(table, f"{column}_is_in_the_text", (column, start, end), expected, broken)
    expected = "`text` is what the text has at the pieces, joined by one space."
    yield Relation("quotes", "text_is_in_the_text", ("text", "spans"), expected, misjoined)


EVIDENCE: tuple[Relation, ...] = tuple(evidence())
"""Every rule between the tables and the texts."""
