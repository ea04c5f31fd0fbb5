"""The rules that the texts and hashes in the tables are those of the article."""

from collections.abc import Callable, Iterator
from functools import partial

import polars as pl

from onrecord.schema.columns import SPANS
from onrecord.schema.evidence.measuring import TEXTS, stretch
from onrecord.schema.relations.links import article_of
from onrecord.schema.relations.quotations import exploded
from onrecord.schema.relations.relation import Relation, Tables


def text_missing(tables: Tables) -> pl.DataFrame:
    """The articles without a text."""
    return tables["articles"].join(tables[TEXTS], on="article_id", how="anti").select("row")


def article_missing(tables: Tables) -> pl.DataFrame:
    """The texts that have no row in `articles`."""
    return tables[TEXTS].join(tables["articles"], on="article_id", how="anti").select("row")


def mismeasured(column: str, tables: Tables) -> pl.DataFrame:
    """The articles whose `column` is not what is measured in the text."""
    of_the_text = tables[TEXTS].select("article_id", of_the_text=column)
    rows = tables["articles"].join(of_the_text, on="article_id")
    return rows.filter(pl.col(column).ne_missing(pl.col("of_the_text"))).select("row", "of_the_text")


def misquoted(table: str, column: str, span: tuple[str, str], tables: Tables) -> pl.DataFrame:
    """The rows whose `column` is not what the text has at the span."""
    rows = tables[table].select("row", article_of(table), *span, says=column).drop_nulls()
    rows = rows.join(tables[TEXTS].select("article_id", "full_text"), on="article_id")
    return (
        rows.with_columns(in_the_text=stretch(*map(pl.col, span)))
        .filter(pl.col("says") != pl.col("in_the_text"))
        .select("row", "in_the_text")
    )


def misjoined(tables: Tables) -> pl.DataFrame:
    """The quotations whose text is not what the text has at the pieces, joined by one space."""
    quotes = tables["quotes"].select("row", "article_id", says="text")
    pieces = exploded("quotes", "spans", tables).join(quotes, on="row")
    pieces = pieces.join(tables[TEXTS].select("article_id", "full_text"), on="article_id", maintain_order="left")
    joined = pieces.select("row", "says", piece=stretch(pl.col("first"), pl.col("behind"))).group_by(
        "row", maintain_order=True
    )
    rows = joined.agg(pl.col("says").first(), in_the_text=pl.col("piece").str.join(" "))
    return rows.filter(pl.col("says") != pl.col("in_the_text")).select("row", "in_the_text")


def quoted() -> Iterator[Relation]:
    """The rules that what a row quotes and measures is what the text has."""
    whole: list[tuple[str, str, str, Callable[[Tables], pl.DataFrame]]] = [
        ("articles", "article_has_its_text", "The article's text is given.", text_missing),
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
    for table, found in SPANS.items():
        for start, end, text in found:
            if text is not None:
                expected = f"`{text}` is what the text has from `{start}` to `{end}`."
                broken = partial(misquoted, table, text, (start, end))
                yield Relation(table, f"{text}_is_in_the_text", (text, start, end), expected, broken)
    expected = "`text` is what the text has at the pieces, joined by one space."
    yield Relation("quotes", "text_is_in_the_text", ("text", "spans"), expected, misjoined)
