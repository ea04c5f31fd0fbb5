"""The innermost quotation around a span: the one rule by which rows are made and checked."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from onrecord.schema.relations.relation import Tables


def pieces_of(quotes: pl.DataFrame) -> pl.DataFrame:
    """The pieces of the quotations: `article_id`, `quote_id`, and where each is the `first` character and what is
    `behind`."""
    span = pl.col("spans").struct
    each = quotes.select("article_id", "quote_id", "spans").explode("spans", empty_as_null=False)
    return each.select("article_id", "quote_id", first=span.field("start"), behind=span.field("end")).drop_nulls()


def innermost(spans: pl.DataFrame, pieces: pl.DataFrame) -> pl.DataFrame:
    """For each span (`row`, `article_id`, `start`, `end`) that lies in a piece, its `row` and the `quote_id` of the
    piece that begins last, and of those the shortest.

    From the last piece that begins before the span, the search goes back, piece by piece, as long as any of the pieces
    before it reaches the span's end: a few steps for all spans together, and never a table of pairs.
    """
    by_place = pieces.sort("article_id", "first", "behind", "quote_id", descending=[False, False, True, False])
    by_place = by_place.rename({"article_id": "of"}).with_columns(
        at=pl.int_range(pl.len()), farthest=pl.col("behind").cum_max().over("of")
    )
    seeking = _last_before(spans, by_place)
    return pl.concat([seeking.clear().select("row", quote_id=pl.lit("")), *_found(seeking, by_place)])


def _last_before(spans: pl.DataFrame, by_place: pl.DataFrame) -> pl.DataFrame:
    """Each span with `at`, the number of the last piece of its article that does not begin after it, if there is
    one."""
    no_number = pl.lit(None, pl.Int64)
    begins = by_place.select(
        "at", article_id="of", place="first", row=pl.lit(None, spans.schema["row"]), end=no_number, is_span=False
    )
    sought = spans.select("article_id", "row", "end", at=no_number, place="start", is_span=True)
    both = pl.concat([begins, sought.select(begins.columns)]).sort("article_id", "place", "is_span", "at")
    both = both.with_columns(pl.col("at").forward_fill().over("article_id"))
    return both.filter("is_span").drop_nulls("at").select("row", "article_id", "end", "at")


def _found(seeking: pl.DataFrame, by_place: pl.DataFrame) -> Iterator[pl.DataFrame]:
    while seeking.height:
        reached = seeking.join(by_place, on="at").filter(
            pl.col("of") == pl.col("article_id"), pl.col("end") <= pl.col("farthest")
        )
        inside = pl.col("end") <= pl.col("behind")
        yield reached.filter(inside).select("row", "quote_id")
        seeking = reached.filter(~inside).select(seeking.columns).with_columns(pl.col("at") - 1)


def standing_in(tables: Tables) -> pl.DataFrame:
    """For each mention that stands in a quotation, its `row` and the innermost one's `quote_id`."""
    spans = tables["mentions"].select("row", "article_id", "start", "end").drop_nulls()
    return innermost(spans, pieces_of(tables["quotes"]))
