"""The table of events."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import TRIMMED
from onrecord.schema.roles import Roles
from onrecord.schema.rules import DAYS, TriggeredInTime, rule_name
from onrecord.schema.table import Rule
from onrecord.schema.vocabulary import MODE_VALUES, MODES, DateBasis, DatePrecision, EventType, Status

ALLOWED_MODES = [f"{event_type}/{mode}" for event_type, modes in MODES.items() for mode in modes]


class Events(TriggeredInTime, key=["event_id"], order=["article_id", "trigger_start"]):
    """One row for each event: something that happened, is planned, wanted, imagined or denied, with a type of PLOVER.
    Its parties and places are in `event_arguments`.
    """

    event_id: pl.String = pa.Field(
        title="Event",
        description="Names the event: `<article_id>:e<trigger_start>`.",
        metadata=Roles(is_derived=True).metadata(),
    )
    article_id: pl.String = pa.Field(
        title="Article",
        description="The article that reports it.",
        metadata=Roles(refers_to="articles", is_derived=True).metadata(),
    )
    event_type: Annotated[pl.Enum, EventType.values()] = pa.Field(
        title="Type",
        description="What kind of event it is, in PLOVER's types.",
        metadata=Roles(is_shown=True).metadata(),
    )
    mode: Annotated[pl.Enum, MODE_VALUES] = pa.Field(
        title="Mode",
        description="How, in the modes that PLOVER gives the type; null where none applies.",
        nullable=True,
        metadata=Roles(is_shown=True).metadata(),
    )
    trigger: pl.String = pa.Field(
        title="Trigger",
        description="The word or words that report it, as the text has them.",
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
    status: Annotated[pl.Enum, Status.values()] = pa.Field(
        title="Status",
        description="Whether it happened, is planned, demanded, imagined or denied.",
        metadata=Roles(is_shown=True).metadata(),
    )
    date_start: pl.Date = pa.Field(
        title="First day",
        description="First day of the interval in which it takes place; null where it is open.",
        nullable=True,
        in_range=DAYS,
        metadata=Roles(is_shown=True).metadata(),
    )
    date_end: pl.Date = pa.Field(
        title="Last day",
        description="Last day of the interval in which it takes place; null where it is open.",
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
        description="The innermost quotation whose words report it; null where the writer does.",
        nullable=True,
        metadata=Roles(refers_to="quotes", is_essential=True, is_shown=True).metadata(),
    )
    attributed_to_id: pl.String = pa.Field(
        title="Attributed to",
        description="The speaker of that quotation; null outside quotations and where the speaker is not known.",
        nullable=True,
        metadata=Roles(refers_to="entities", is_shown=True).metadata(),
    )
    rule: pl.String = rule_name()

    id_says_where = Rule(
        pl.col("event_id") == pl.format("{}:e{}", "article_id", "trigger_start"),
        "`event_id` is `<article_id>:e<trigger_start>`.",
    )
    mode_fits_type = Rule(
        pl.col("mode").is_null() | pl.format("{}/{}", "event_type", "mode").is_in(ALLOWED_MODES),
        "`mode` is one that PLOVER gives the `event_type`.",
    )
    attributed_only_in_quotes = Rule(
        pl.col("attributed_to_id").is_null() | pl.col("quote_id").is_not_null(),
        "`attributed_to_id` is null where `quote_id` is.",
    )
