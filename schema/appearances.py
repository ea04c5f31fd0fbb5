"""The table of appearances."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import COUNTRY_CODE, LINE, RULE, TRIMMED
from onrecord.schema.roles import Roles
from onrecord.schema.rules import fills
from onrecord.schema.table import Rule, Table
from onrecord.schema.vocabulary import Sector


class Appearances(Table, key=["article_id", "entity_id"], order=["article_id", "entity_id"]):
    """One row for each entity and article that mentions it: what the article says the entity is. With it one sees at
    once whether two people of one name are one.
    """

    article_id: pl.String = pa.Field(
        title="Article",
        description="The article that mentions the entity.",
        metadata=Roles(refers_to="articles").metadata(),
    )
    entity_id: pl.String = pa.Field(
        title="Entity",
        description="The entity that is mentioned.",
        metadata=Roles(refers_to="entities").metadata(),
    )
    name: pl.String = pa.Field(
        title="Name",
        description="The fullest name that the article uses, in one line; null where it only describes the entity.",
        nullable=True,
        str_matches=LINE,
    )
    called: pl.String = pa.Field(
        title="Called",
        description="What the article calls the entity beside its name (“the mayor of Kherson”); null where it does "
        "not, or where that was not read.",
        nullable=True,
        str_matches=TRIMMED,
        metadata=Roles(text_of="called").metadata(),
    )
    called_start: pl.Int64 = pa.Field(
        title="Start of what it is called",
        description="Offset of the first character of those words.",
        ge=0,
        nullable=True,
        metadata=Roles(start_of="called").metadata(),
    )
    called_end: pl.Int64 = pa.Field(
        title="End of what it is called",
        description="Offset just after the last character of those words.",
        nullable=True,
        metadata=Roles(end_of="called").metadata(),
    )
    called_rule: pl.String = pa.Field(
        title="Rule",
        description="The rule that read what the entity is called; null where `called` is.",
        nullable=True,
        str_matches=RULE,
        metadata=Roles(refers_to="rules").metadata(),
    )
    country_code: pl.String = pa.Field(
        title="Country",
        description="ISO 3166-1 alpha-2 code of the country that it is, belongs to or lies in: the one that the "
        "reference gives where it knows the entity (`entities`), else the one that `called` names.",
        str_matches=COUNTRY_CODE,
        nullable=True,
        metadata=Roles(is_shown=True).metadata(),
    )
    sector: Annotated[pl.Enum, Sector.values()] = pa.Field(
        title="Sector",
        description="The part of society that it acts for: the one that `called` names, else the one that the "
        "reference gives where it knows the entity and `called` does not say what it was.",
        nullable=True,
        metadata=Roles(is_shown=True).metadata(),
    )
    n_mentions: pl.Int64 = pa.Field(
        title="Mentions", description="How many rows of `mentions` the article has of the entity.", ge=1
    )
    n_quotes: pl.Int64 = pa.Field(
        title="Quotations", description="How many rows of `quotes` the article has whose speaker it is.", ge=0
    )

    called_fills_its_span = Rule(
        fills("called", "called_start", "called_end"),
        "`called` has `called_end - called_start` characters, or all three are null.",
    )
    called_has_its_rule = Rule(
        pl.col("called").is_null() == pl.col("called_rule").is_null(),
        "`called_rule` is null exactly where `called` is.",
    )
