"""The table of what could not be built, which `onrecord build` writes beside the eight of the dataset."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import FILLED, TRIMMED
from onrecord.schema.table import Table
from onrecord.schema.vocabulary import Rejection


class Rejected(Table, key=["input", "place"], order=["input", pl.col("place").fill_null(0)]):
    """One row an article, or a whole input, that was set aside, with the reason. The dataset has no such table: there,
    a broken article stops the build."""

    input: pl.String = pa.Field(
        title="Input", description="The file, as it was named; `-` for standard input.", str_matches=FILLED
    )
    place: pl.Int64 = pa.Field(
        title="Place in the input",
        description="The line of JSON Lines, or the row of Parquet, from 1; null for an input as a whole.",
        nullable=True,
        ge=1,
    )
    article_id: pl.String = pa.Field(
        title="Article",
        description="The id that the article has or would have, where it is known.",
        nullable=True,
        str_matches=FILLED,
    )
    reason: Annotated[pl.Enum, Rejection.values()] = pa.Field(title="Reason", description="Why, in one term.")
    message: pl.String = pa.Field(
        title="Message",
        description="What was expected and what was found, and what can be done about it.",
        str_matches=TRIMMED,
    )
