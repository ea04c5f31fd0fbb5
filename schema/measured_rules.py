"""The table of rules."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import LINE, RULE
from onrecord.schema.roles import Roles
from onrecord.schema.table import Rule, Table
from onrecord.schema.vocabulary import RuleStage

SHARE = {"min_value": 0.0, "max_value": 1.0}
_FIGURES = ("precision", "low", "high", "corpus")


class Rules(Table, key=["rule"], order=["rule"]):
    """One row a rule that can make a row, with how often it is right on gold, and one row a frame of a rule, or a rule
    that a reviewer corrected, that stands in the column `rule` of another table. The gold is development data: the
    rules were made with it at hand, and on other news they are right less often.
    """

    rule: pl.String = pa.Field(title="Rule", description="Names the rule, as rows do.", str_matches=RULE)
    family: pl.String = pa.Field(
        title="Family",
        description="The rule that has the frame behind the slash; its figures are those of all its frames.",
        nullable=True,
        metadata=Roles(refers_to="rules").metadata(),
    )
    stage: Annotated[pl.Enum, RuleStage.values()] = pa.Field(title="Stage", description="What reads by the rule.")
    sentence: pl.String = pa.Field(title="Sentence", description="What the rule reads.", str_matches=LINE)
    precision: pl.Float64 = pa.Field(
        title="Precision",
        description="The share of the rows it made that are right, as the gold's own metric says; null where the gold "
        "judges none.",
        nullable=True,
        in_range=SHARE,
    )
    low: pl.Float64 = pa.Field(
        title="Low", description="The lower end of the 95 % interval (Wilson 1927).", nullable=True, in_range=SHARE
    )
    high: pl.Float64 = pa.Field(title="High", description="The upper end of it.", nullable=True, in_range=SHARE)
    n: pl.Int64 = pa.Field(title="Rows judged", description="How many rows the gold judges.", ge=0)
    corpus: pl.String = pa.Field(
        title="Corpora",
        description="The gold with such rows, parted by commas: `news` (whole articles of 2017–2026), `PolNeAR` "
        "(attributions, 2016), `PLOVER` (event records), `TR-News` and `LGL` (places), `GUM` (entities, Wikinews).",
        nullable=True,
        str_matches=LINE,
    )

    stage_begins_the_name = Rule(
        pl.col("stage").cast(pl.String) == pl.col("rule").str.extract(r"^([^.]+)"),
        "`stage` is what stands before the point in `rule`.",
    )
    family_has_the_frame = Rule(
        pl.col("family").eq_missing(pl.col("rule").str.extract(r"^([^/]+)/")),
        "`family` is what stands before the slash in `rule`, and null where there is none.",
    )
    figures_come_together = Rule(
        pl.all_horizontal(pl.col(column).is_null() == (pl.col("n") == 0) for column in _FIGURES),
        "`precision`, `low`, `high` and `corpus` are null exactly where `n` is 0.",
    )
    interval_holds_the_precision = Rule(
        pl.col("n").eq(0) | pl.col("precision").is_between("low", "high").fill_null(True),
        "`precision` lies between `low` and `high`.",
    )
