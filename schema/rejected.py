"""The table of what could not be built, which `onrecord build` writes in addition to the tables of the dataset."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import FILLED, TRIMMED
from onrecord.schema.rules import null_together
from onrecord.schema.table import Rule, Table
from onrecord.schema.vocabulary import Rejection, Stage

OF_ROWS = [Rejection.ROW_BROKEN, Rejection.ROW_DEPENDENT]
"""The reasons why a row of an article is missing, or a link in it."""


def _filled(column: str) -> pl.Expr:
    """The column as text to sort by, nulls first."""
    return pl.col(column).cast(pl.String).fill_null("")


class Rejected(
    Table,
    key=["input", "place", "stage", "table", "row_id"],
    order=["input", pl.col("place").fill_null(0), *map(_filled, ("stage", "table", "row_id"))],
):
    """One row for each article or whole input that was rejected, with the reason; and one row for each stage of reading
    that failed, or row that is missing, in an article that was kept. The dataset has no such table: there, a fault
    stops the build."""

    input: pl.String = pa.Field(
        title="Input",
        description="The file, as it was named, with escapes for what can't be printed; `-` for standard input.",
        str_matches=FILLED,
    )
    place: pl.Int64 = pa.Field(
        title="Place in the input",
        description="The line of JSON Lines or CSV, the row of Parquet, or the article in a list of JSON, from 1; null "
        "for an input as a whole, or for what could not be read of it.",
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

    stage: Annotated[pl.Enum, Stage.values()] = pa.Field(
        title="Stage", description="The stage of reading that failed; null where it is not one.", nullable=True
    )
    table: pl.String = pa.Field(
        title="Table",
        description="The table of the row that is missing; null where it is not one.",
        str_matches=TRIMMED,
        nullable=True,
    )
    row_id: pl.String = pa.Field(
        title="Row",
        description="The key of that row, its columns separated by spaces; null where it is not one.",
        str_matches=FILLED,
        nullable=True,
    )

    stage_comes_with_its_reason = Rule(
        pl.col("stage").is_not_null() == (pl.col("reason") == Rejection.STAGE_FAILED),
        "`stage` is given exactly where `reason` is `stage_failed`.",
    )
    row_comes_with_its_reason = Rule(
        null_together("table", "row_id") & (pl.col("row_id").is_not_null() == pl.col("reason").is_in(OF_ROWS)),
        "`table` and `row_id` are given exactly where `reason` is `row_broken` or `row_dependent`.",
    )
