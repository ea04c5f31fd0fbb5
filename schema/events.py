"""The table of events."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import TRIMMED
from onrecord.schema.rules import DAYS, TriggeredInTime, rule_name
from onrecord.schema.table import Rule
from onrecord.schema.vocabulary import MODE_VALUES, MODES, DateBasis, DatePrecision, EventType, Status

ALLOWED_MODES = [f"{event_type}/{mode}" for event_type, modes in MODES.items() for mode in modes]


class Events(TriggeredInTime, key=["event_id"], order=["article_id", "trigger_start"]):
    """One row an event: something that happened, is planned, wanted, imagined or denied, typed as PLOVER does. Its
    parties and places are in `event_arguments`.
    """

    event_id: pl.String = pa.Field(title="Event", description="Names the event: `<article_id>:e<trigger_start>`.")
    article_id: pl.String = pa.Field(title="Article", description="The article that tells of it.")
    event_type: Annotated[pl.Enum, EventType.values()] = pa.Field(
        title="Type", description="What kind of event it is, in PLOVER's types."
    )
    mode: Annotated[pl.Enum, MODE_VALUES] = pa.Field(
        title="Mode",
        description="How, in the modes that PLOVER gives the type; null where none applies.",
        nullable=True,
    )
    trigger: pl.String = pa.Field(
        title="Trigger", description="The word or words that tell of it, as they stand.", str_matches=TRIMMED
    )
    trigger_start: pl.Int64 = pa.Field(
        title="Start of the trigger", description="Offset of the trigger's first character.", ge=0
    )
    trigger_end: pl.Int64 = pa.Field(
        title="End of the trigger", description="Offset behind the trigger's last character."
    )
    start: pl.Int64 = pa.Field(title="Start", description="Offset of the first character of the clause.", ge=0)
    end: pl.Int64 = pa.Field(title="End", description="Offset behind the last character of the clause.")
    status: Annotated[pl.Enum, Status.values()] = pa.Field(
        title="Status", description="Whether it happened, is planned, demanded, imagined or denied."
    )
    date_start: pl.Date = pa.Field(
        title="First day",
        description="First day of the interval in which it takes place; null where it is open.",
        nullable=True,
        in_range=DAYS,
    )
    date_end: pl.Date = pa.Field(
        title="Last day",
        description="Last day of the interval in which it takes place; null where it is open.",
        nullable=True,
        in_range=DAYS,
    )
    date_precision: Annotated[pl.Enum, DatePrecision.values()] = pa.Field(
        title="Precision of the dates", description="How closely the interval is known."
    )
    date_basis: Annotated[pl.Enum, DateBasis.values()] = pa.Field(
        title="Basis of the dates", description="How the interval is known."
    )
    quote_id: pl.String = pa.Field(
        title="Quotation",
        description="The innermost quotation whose words tell of it; null where the writer does.",
        nullable=True,
    )
    attributed_to_id: pl.String = pa.Field(
        title="Attributed to",
        description="The speaker of that quotation; null outside quotations and where the speaker is not known.",
        nullable=True,
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
