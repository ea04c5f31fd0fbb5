"""The table of mentions."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import TRIMMED
from onrecord.schema.roles import Roles
from onrecord.schema.rules import fills, rule_name
from onrecord.schema.table import Rule, Table
from onrecord.schema.vocabulary import MentionForm


class Mentions(Table, key=["mention_id"], order=["article_id", "start", "end"]):
    """One row for each mention of an entity: every name, and each description or pronoun that was resolved."""

    mention_id: pl.String = pa.Field(
        title="Mention",
        description="Names the mention: `<article_id>:m<start>-<end>`.",
        metadata=Roles(is_derived=True).metadata(),
    )
    article_id: pl.String = pa.Field(
        title="Article",
        description="The article that the mention stands in.",
        metadata=Roles(refers_to="articles", is_derived=True).metadata(),
    )
    entity_id: pl.String = pa.Field(
        title="Entity",
        description="The entity that is meant.",
        metadata=Roles(refers_to="entities", is_shown=True).metadata(),
    )
    start: pl.Int64 = pa.Field(
        title="Start",
        description="Offset of the mention's first character.",
        ge=0,
        metadata=Roles(start_of="naming", locates=True).metadata(),
    )
    end: pl.Int64 = pa.Field(
        title="End",
        description="Offset just after the mention's last character.",
        metadata=Roles(end_of="naming", locates=True).metadata(),
    )
    text: pl.String = pa.Field(
        title="Text",
        description="The words that name the entity, as the text has them.",
        str_matches=TRIMMED,
        metadata=Roles(text_of="naming", is_derived=True).metadata(),
    )
    form: Annotated[pl.Enum, MentionForm.values()] = pa.Field(
        title="Form",
        description="How the entity is named.",
        metadata=Roles(is_shown=True).metadata(),
    )
    in_headline: pl.Boolean = pa.Field(
        title="In the headline",
        description="Whether the mention is in the headline.",
        metadata=Roles(is_derived=True).metadata(),
    )
    quote_id: pl.String = pa.Field(
        title="Quotation",
        description="The innermost quotation in whose words the mention stands; null outside quotations.",
        nullable=True,
        metadata=Roles(refers_to="quotes", is_derived=True).metadata(),
    )
    rule: pl.String = rule_name()

    text_fills_its_span = Rule(fills("text", "start", "end"), "`text` has `end - start` characters.")
    id_says_where = Rule(
        pl.col("mention_id") == pl.format("{}:m{}-{}", "article_id", "start", "end"),
        "`mention_id` is `<article_id>:m<start>-<end>`.",
    )
