"""The table of who holds, takes, leaves or claims a region."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import TRIMMED
from onrecord.schema.roles import Roles
from onrecord.schema.rules import DAYS, TriggeredInTime, rule_name
from onrecord.schema.table import Rule
from onrecord.schema.vocabulary import DateBasis, DatePrecision, Extent, Relation, Status


class RegionControl(TriggeredInTime, key=["control_id"], order=["article_id", "start", "region_id", "trigger_start"]):
    """One row for each region in a statement: who holds, takes, leaves or claims it, as the article says it. A
    statement about two regions is two rows.
    """

    control_id: pl.String = pa.Field(
        title="Statement",
        description="Names the row: `<article_id>:c<trigger_start>-<region_id>`.",
        metadata=Roles(is_derived=True).metadata(),
    )
    article_id: pl.String = pa.Field(
        title="Article",
        description="The article that says so.",
        metadata=Roles(refers_to="articles", is_derived=True).metadata(),
    )
    region_id: pl.String = pa.Field(
        title="Region",
        description="The region that it is about.",
        metadata=Roles(refers_to="regions", chooses=True, is_shown=True).metadata(),
    )
    holder_id: pl.String = pa.Field(
        title="Holder",
        description="Who holds, takes, leaves or claims the region; null where the article does not say.",
        nullable=True,
        metadata=Roles(refers_to="entities", is_shown=True).metadata(),
    )
    counterpart_id: pl.String = pa.Field(
        title="Counterpart",
        description="The other party: to whom the region is ceded or lost, from whom it is taken.",
        nullable=True,
        metadata=Roles(refers_to="entities", is_shown=True).metadata(),
    )
    relation: Annotated[pl.Enum, Relation.values()] = pa.Field(
        title="Relation",
        description="What the holder has to do with the region.",
        metadata=Roles(is_shown=True).metadata(),
    )
    extent: Annotated[pl.Enum, Extent.values()] = pa.Field(
        title="Extent",
        description="How much of the region it is about.",
        metadata=Roles(is_shown=True).metadata(),
    )
    status: Annotated[pl.Enum, Status.values()] = pa.Field(
        title="Status",
        description="Whether it is so, is planned, demanded, imagined or denied.",
        metadata=Roles(is_shown=True).metadata(),
    )
    date_start: pl.Date = pa.Field(
        title="First day",
        description="First day of the interval in which it took place or holds; null where it is open.",
        nullable=True,
        in_range=DAYS,
        metadata=Roles(is_shown=True).metadata(),
    )
    date_end: pl.Date = pa.Field(
        title="Last day",
        description="Last day of the interval in which it took place or holds; null where it is open.",
        nullable=True,
        in_range=DAYS,
        metadata=Roles(is_shown=True).metadata(),
    )
    date_precision: Annotated[pl.Enum, DatePrecision.values()] = pa.Field(
        title="Precision of the dates", description="How closely the interval is known."
    )
    date_basis: Annotated[pl.Enum, DateBasis.values()] = pa.Field(
        title="Basis of the dates",
        description="How the interval is known.",
        metadata=Roles(is_shown=True).metadata(),
    )
    quote_id: pl.String = pa.Field(
        title="Quotation",
        description="The innermost quotation whose words say so; null where the writer does.",
        nullable=True,
        metadata=Roles(refers_to="quotes", is_essential=True, is_shown=True).metadata(),
    )
    trigger: pl.String = pa.Field(
        title="Trigger",
        description="The word or words that say so, as the text has them.",
        str_matches=TRIMMED,
        metadata=Roles(text_of="trigger", is_derived=True).metadata(),
    )
    trigger_start: pl.Int64 = pa.Field(
        title="Start of the trigger",
        description="Offset of the trigger's first character.",
        ge=0,
        metadata=Roles(start_of="trigger", locates=True).metadata(),
    )
    trigger_end: pl.Int64 = pa.Field(
        title="End of the trigger",
        description="Offset just after the trigger's last character.",
        metadata=Roles(end_of="trigger", locates=True).metadata(),
    )
    start: pl.Int64 = pa.Field(
        title="Start",
        description="Offset of the first character of the clause.",
        ge=0,
        metadata=Roles(start_of="clause").metadata(),
    )
    end: pl.Int64 = pa.Field(
        title="End",
        description="Offset just after the last character of the clause.",
        metadata=Roles(end_of="clause").metadata(),
    )
    rule: pl.String = rule_name()

    id_says_where = Rule(
        pl.col("control_id") == pl.format("{}:c{}-{}", "article_id", "trigger_start", "region_id"),
        "`control_id` is `<article_id>:c<trigger_start>-<region_id>`.",
    )
