"""The table of the parties and places of events."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.roles import Roles
from onrecord.schema.rules import null_together, rule_name
from onrecord.schema.table import Rule, Table
from onrecord.schema.vocabulary import Role

EVENT_ARTICLE = pl.col("event_id").str.extract(r"^(.*):e[0-9]+$").alias("article of event_id")
EVENT_OFFSET = pl.col("event_id").str.extract(r":e([0-9]+)$").cast(pl.Int64, strict=False).alias("offset of event_id")


class EventArguments(
    Table, key=["event_id", "role", "entity_id"], order=[EVENT_ARTICLE, EVENT_OFFSET, "role", "entity_id"]
):
    """One row for each part of an entity in an event. An event may have several entities in one role."""

    event_id: pl.String = pa.Field(
        title="Event",
        description="The event that the entity has a part in.",
        metadata=Roles(refers_to="events", locates=True).metadata(),
    )
    role: Annotated[pl.Enum, Role.values()] = pa.Field(
        title="Role",
        description="The part.",
        metadata=Roles(chooses=True).metadata(),
    )
    entity_id: pl.String = pa.Field(
        title="Entity",
        description="The entity that has the part.",
        metadata=Roles(refers_to="entities", chooses=True).metadata(),
    )
    start: pl.Int64 = pa.Field(
        title="Start",
        description="Offset of the first character where the clause names the entity; null where it does not.",
        ge=0,
        nullable=True,
        metadata=Roles(start_of="naming", is_shown=True).metadata(),
    )
    end: pl.Int64 = pa.Field(
        title="End",
        description="Offset just after the last character of that naming.",
        nullable=True,
        metadata=Roles(end_of="naming", is_shown=True).metadata(),
    )
    rule: pl.String = rule_name()

    span_comes_whole = Rule(
        null_together("start", "end") & (pl.col("start").is_null() | (pl.col("start") < pl.col("end"))),
        "`start` and `end` are both given, `start < end`, or both null.",
    )
