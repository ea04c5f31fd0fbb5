"""The table of quotations."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import TRIMMED
from onrecord.schema.roles import Roles
from onrecord.schema.rules import (
    DAYS,
    covers,
    ends,
    fills,
    null_together,
    outside,
    rule_name,
    spans_filled,
    spans_in_order,
    starts,
)
from onrecord.schema.table import Rule, Spans, Table
from onrecord.schema.vocabulary import DateBasis, Marks, QuoteType


def text_fits_pieces() -> pl.Expr:
    """The text is as long as the pieces joined by one space."""
    lengths = ends("spans").list.sum() - starts("spans").list.sum()
    return pl.col("text").str.len_chars().cast(pl.Int64) == lengths + pl.col("spans").list.len().cast(pl.Int64) - 1


class Quotes(Table, key=["quote_id"], order=["article_id", "start"]):
    """One row for each quotation or report of somebody's words or thoughts."""

    quote_id: pl.String = pa.Field(
        title="Quotation",
        description="Names the quotation: `<article_id>:q<start>`.",
        metadata=Roles(is_derived=True).metadata(),
    )
    article_id: pl.String = pa.Field(
        title="Article",
        description="The article that the quotation stands in.",
        metadata=Roles(refers_to="articles", is_derived=True).metadata(),
    )
    quote_type: Annotated[pl.Enum, QuoteType.values()] = pa.Field(
        title="Type",
        description="How the words are reported.",
        metadata=Roles(is_shown=True).metadata(),
    )
    text: pl.String = pa.Field(
        title="Text",
        description="The words: the pieces joined by one space, without the quotation marks.",
        str_matches=TRIMMED,
        metadata=Roles(is_derived=True).metadata(),
    )
    start: pl.Int64 = pa.Field(
        title="Start",
        description="Offset of the first piece's first character.",
        ge=0,
        metadata=Roles(start_of="quotation", is_derived=True, locates=True).metadata(),
    )
    end: pl.Int64 = pa.Field(
        title="End",
        description="Offset just after the last piece's last character.",
        metadata=Roles(end_of="quotation", is_derived=True, locates=True).metadata(),
    )
    spans: Spans = pa.Field(
        title="Pieces", description="The spans of the words, in order: more than one where the quotation is split."
    )
    clause_start: pl.Int64 = pa.Field(
        title="Start of the clause",
        description="Offset of the first character of the writer's clause around a mixed quotation's fragment.",
        ge=0,
        nullable=True,
        metadata=Roles(start_of="clause").metadata(),
    )
    clause_end: pl.Int64 = pa.Field(
        title="End of the clause",
        description="Offset just after the last character of that clause.",
        nullable=True,
        metadata=Roles(end_of="clause").metadata(),
    )
    speaker_id: pl.String = pa.Field(
        title="Speaker",
        description="Whose words they are; null where that is not resolved.",
        nullable=True,
        metadata=Roles(refers_to="entities", is_shown=True).metadata(),
    )
    speaker_text: pl.String = pa.Field(
        title="Speaker as named",
        description="The words that name the speaker beside the quotation.",
        nullable=True,
        str_matches=TRIMMED,
        metadata=Roles(text_of="speaker", is_derived=True, is_shown=True).metadata(),
    )
    speaker_start: pl.Int64 = pa.Field(
        title="Start of the speaker",
        description="Offset of the first character of those words.",
        ge=0,
        nullable=True,
        metadata=Roles(start_of="speaker").metadata(),
    )
    speaker_end: pl.Int64 = pa.Field(
        title="End of the speaker",
        description="Offset just after the last character of those words.",
        nullable=True,
        metadata=Roles(end_of="speaker").metadata(),
    )
    cue: pl.String = pa.Field(
        title="Cue",
        description="The word or words that report the speech, as `said` does.",
        nullable=True,
        str_matches=TRIMMED,
        metadata=Roles(text_of="cue", is_derived=True, is_shown=True).metadata(),
    )
    cue_start: pl.Int64 = pa.Field(
        title="Start of the cue",
        description="Offset of the cue's first character.",
        ge=0,
        nullable=True,
        metadata=Roles(start_of="cue").metadata(),
    )
    cue_end: pl.Int64 = pa.Field(
        title="End of the cue",
        description="Offset just after the cue's last character.",
        nullable=True,
        metadata=Roles(end_of="cue").metadata(),
    )
    addressee: pl.String = pa.Field(
        title="Addressee",
        description="The words that name whom the speaker spoke to.",
        nullable=True,
        str_matches=TRIMMED,
        metadata=Roles(text_of="addressee", is_derived=True, is_shown=True).metadata(),
    )
    addressee_start: pl.Int64 = pa.Field(
        title="Start of the addressee",
        description="Offset of the addressee's first character.",
        ge=0,
        nullable=True,
        metadata=Roles(start_of="addressee").metadata(),
    )
    addressee_end: pl.Int64 = pa.Field(
        title="End of the addressee",
        description="Offset just after the addressee's last character.",
        nullable=True,
        metadata=Roles(end_of="addressee").metadata(),
    )
    said_on: pl.Date = pa.Field(
        title="Said on",
        description="The day on which the words were said, where it is known.",
        nullable=True,
        in_range=DAYS,
        metadata=Roles(is_shown=True).metadata(),
    )
    said_on_basis: Annotated[pl.Enum, DateBasis.values()] = pa.Field(
        title="Basis of the day", description="How `said_on` is known; null where it is not.", nullable=True
    )
    via_id: pl.String = pa.Field(
        title="Reported through",
        description="The outlet that the article has the words from.",
        nullable=True,
        metadata=Roles(refers_to="entities", is_shown=True).metadata(),
    )
    in_headline: pl.Boolean = pa.Field(
        title="In the headline",
        description="Whether it stands in the headline.",
        metadata=Roles(is_derived=True).metadata(),
    )
    repeats_id: pl.String = pa.Field(
        title="Repeats",
        description="The quotation of the same article that has the same words in full.",
        nullable=True,
        metadata=Roles(refers_to="quotes", is_shown=True).metadata(),
    )
    within_id: pl.String = pa.Field(
        title="Within",
        description="The quotation that this one is nested in.",
        nullable=True,
        metadata=Roles(refers_to="quotes", is_shown=True).metadata(),
    )
    marks: Annotated[pl.Enum, Marks.values()] = pa.Field(
        title="Quotation marks",
        description="Whether the quotation marks are there and fit each other.",
        metadata=Roles(is_shown=True).metadata(),
    )
    insertions: Spans = pa.Field(
        title="Insertions",
        description="The spans of the writer's [brackets] inside the speaker's words; empty where there are none.",
    )
    rule: pl.String = rule_name()

    id_says_where = Rule(
        pl.col("quote_id") == pl.format("{}:q{}", "article_id", "start"), "`quote_id` is `<article_id>:q<start>`."
    )
    pieces_are_not_empty = Rule(
        (pl.col("spans").list.len() > 0) & spans_filled("spans"),
        "There is a piece, and every piece has a start of at least 0 before its end.",
    )
    pieces_are_in_order = Rule(spans_in_order("spans"), "The pieces are in order and do not overlap.")
    span_is_hull = Rule(
        (pl.col("start") == starts("spans").list.first()) & (pl.col("end") == ends("spans").list.last()),
        "`start` is the first piece's start and `end` the last piece's end.",
    )
    text_fits_pieces = Rule(text_fits_pieces(), "`text` is as long as the pieces joined by one space.")
    clause_comes_with_mixed = Rule(
        null_together("clause_start", "clause_end")
        & (pl.col("clause_start").is_not_null() == (pl.col("quote_type") == QuoteType.MIXED)),
        "`clause_start` and `clause_end` are given exactly where `quote_type` is `mixed`.",
    )
    clause_covers_span = Rule(
        pl.any_horizontal(pl.col("clause_start", "clause_end").is_null())
        | covers("clause_start", "clause_end", "start", "end"),
        "The clause covers the quotation: `clause_start <= start` and `end <= clause_end`.",
    )
    speaker_fills_its_span = Rule(
        fills("speaker_text", "speaker_start", "speaker_end"),
        "`speaker_text` has `speaker_end - speaker_start` characters, or all three are null.",
    )
    cue_fills_its_span = Rule(
        fills("cue", "cue_start", "cue_end"), "`cue` has `cue_end - cue_start` characters, or all three are null."
    )
    addressee_fills_its_span = Rule(
        fills("addressee", "addressee_start", "addressee_end"),
        "`addressee` has `addressee_end - addressee_start` characters, or all three are null.",
    )
    speaker_outside_pieces = Rule(
        outside("spans", "speaker_start", "speaker_end"), "The words that name the speaker lie outside the pieces."
    )
    cue_outside_pieces = Rule(outside("spans", "cue_start", "cue_end"), "The cue lies outside the pieces.")
    said_on_has_basis = Rule(
        null_together("said_on", "said_on_basis")
        & (pl.col("said_on_basis").is_null() | (pl.col("said_on_basis") != DateBasis.UNKNOWN)),
        "`said_on_basis` is null exactly where `said_on` is, and never `unknown`.",
    )
    indirect_has_no_marks = Rule(
        (pl.col("marks") == Marks.NONE) == (pl.col("quote_type") == QuoteType.INDIRECT),
        "`marks` is `none` exactly where `quote_type` is `indirect`.",
    )
    insertions_are_not_empty = Rule(
        spans_filled("insertions"), "Every insertion has a start of at least 0 before its end."
    )
