"""The table of texts, which `onrecord build` writes in addition to the tables of the dataset."""

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import FILLED, SLUG
from onrecord.schema.table import Table


class Texts(Table, key=["article_id"], order=["article_id"]):
    """One row for each article: the text as it was taken from the input, in which all offsets count, and where it came
    from. The dataset has no such table, because texts belong to their publishers."""

    article_id: pl.String = pa.Field(title="Article", description="Names the article.", str_matches=SLUG)
    text: pl.String = pa.Field(title="Text", description="The text of the article, without markup.", str_matches=FILLED)
    input: pl.String = pa.Field(
        title="Input",
        description="The file that the article was read from, as it was named, with escapes for what can't be printed; "
        "`-` for standard input.",
        str_matches=FILLED,
    )
    place: pl.Int64 = pa.Field(
        title="Place in the input",
        description="The line of JSON Lines or CSV, the row of Parquet, or the article in a list of JSON, from 1; null "
        "where the input is one article.",
        nullable=True,
        ge=1,
    )
