"""The table of articles."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import ADDRESS, LINE, SLUG, WRAPPED_LINE
from onrecord.schema.roles import Roles
from onrecord.schema.rules import DAYS, fills
from onrecord.schema.table import Rule, Table
from onrecord.schema.vocabulary import PublishedBasis


class Articles(Table, key=["article_id"], order=["article_id"]):
    """One row for each article: what is known about it. The full text is not a column: it belongs to its publisher."""

    article_id: pl.String = pa.Field(
        title="Article", description="Names the article; the name of its text file without `.txt`.", str_matches=SLUG
    )
    headline: pl.String = pa.Field(
        title="Headline",
        description="The first line of the text that is not blank, all of it where it is wrapped, without white space "
        "at its ends. A control "
        "character ends it.",
        str_matches=WRAPPED_LINE,
        metadata=Roles(text_of="headline").metadata(),
    )
    headline_start: pl.Int64 = pa.Field(
        title="Start of the headline",
        description="Offset of the headline's first character in the text.",
        ge=0,
        metadata=Roles(start_of="headline").metadata(),
    )
    headline_end: pl.Int64 = pa.Field(
        title="End of the headline",
        description="Offset just after the headline's last character in the text.",
        metadata=Roles(end_of="headline").metadata(),
    )
    publisher: pl.String = pa.Field(
        title="Publisher",
        description="Who published the article; null where it is not known.",
        nullable=True,
        str_matches=LINE,
    )
    author: pl.String = pa.Field(
        title="Author",
        description="The byline as it is given; null where it is not known.",
        nullable=True,
        str_matches=LINE,
    )
    url: pl.String = pa.Field(
        title="Address",
        description="Where the article was published; null where it is not known.",
        nullable=True,
        str_matches=ADDRESS,
    )
    published_on: pl.Date = pa.Field(
        title="Publication date",
        description="The day of publication, the anchor of relative dates.",
        nullable=True,
        in_range=DAYS,
    )
    published_basis: Annotated[pl.Enum, PublishedBasis.values()] = pa.Field(
        title="Basis of the publication date", description="How `published_on` is known."
    )
    published_source: pl.String = pa.Field(
        title="Source of the publication date",
        description="What says so, where the date is known from outside the article.",
        nullable=True,
        str_matches=LINE,
    )
    language: pl.String = pa.Field(
        title="Language", description="ISO 639-1 code of the text's language.", str_matches=r"^[a-z]{2}$"
    )
    char_count: pl.Int64 = pa.Field(
        title="Characters", description="Length of the text in Unicode code points, the unit of all offsets.", ge=1
    )
    word_count: pl.Int64 = pa.Field(
        title="Words", description="Number of maximal runs of characters that are not white space.", ge=0
    )
    text_sha256: pl.String = pa.Field(
        title="Hash of the text",
        description="SHA-256 of the text in UTF-8, in lower-case hexadecimal: shows whether a text is the one "
        "that the offsets count in.",
        str_matches=r"^[0-9a-f]{64}$",
    )
    rights: pl.String = pa.Field(
        title="Rights",
        description="Whose the text is and what may be done with it, where it is known.",
        nullable=True,
        str_matches=LINE,
    )

    headline_fills_its_span = Rule(
        fills("headline", "headline_start", "headline_end"),
        "`headline` has `headline_end - headline_start` characters.",
    )
    headline_inside_article = Rule(
        pl.col("headline_end") <= pl.col("char_count"),
        "The headline ends inside the text: `headline_end <= char_count`.",
    )
    published_on_has_basis = Rule(
        pl.col("published_on").is_null() == (pl.col("published_basis") == PublishedBasis.UNKNOWN),
        "`published_on` is null exactly where `published_basis` is `unknown`.",
    )
    outside_date_has_source = Rule(
        pl.col("published_source").is_not_null() == (pl.col("published_basis") == PublishedBasis.OUTSIDE),
        "`published_source` is given exactly where `published_basis` is `outside`.",
    )
