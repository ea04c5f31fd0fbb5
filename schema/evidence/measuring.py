"""The texts as a table, with what is measured in them."""

from collections.abc import Mapping
from hashlib import sha256

import polars as pl

TEXTS = "texts"
"""The name of the texts among the tables: one row for each text, with what is measured in it."""


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


def stretch(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """The characters of `full_text` from `start` to `end`; none where the end is before the start."""
    return pl.col("full_text").str.slice(start, pl.max_horizontal(end - start, pl.lit(0)))
