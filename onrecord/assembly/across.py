"""What follows from several tables together: where mentions stand, what appears in an article, which places are named.

It is worked out of the rows as corrections leave them, and again where rows are left out, so that it agrees with them.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from onrecord.reading.appearances.standing import is_former
from onrecord.reference import Reference
from onrecord.schema.models import polars_schema
from onrecord.schema.relations.appearing import KEY, in_one_line
from onrecord.schema.relations.innermost import standing_in
from onrecord.schema.vocabulary import MentionForm, Sector

Tables = Mapping[str, pl.DataFrame]


def with_quotations(tables: Tables) -> pl.DataFrame:
    """The mentions, each with the innermost quotation that it stands in."""
    mentions = tables["mentions"].with_row_index("row")
    found = standing_in({**tables, "mentions": mentions})
    joined = mentions.drop("quote_id").join(found, on="row", how="left", maintain_order="left")
    return joined.select(polars_schema("mentions").names())


def with_named(tables: Tables) -> pl.DataFrame:
    """The regions, each with whether a mention names it."""
    return tables["regions"].with_columns(named=pl.col("region_id").is_in(tables["mentions"]["entity_id"].implode()))


def appearances(tables: Tables, reference: Reference) -> pl.DataFrame:
    """A row for each entity and article with a mention of it: what was read of it, where that is among the `tables`,
    with its name, what is counted, and what its entity and the reference add."""
    mentions = tables["mentions"].group_by(KEY).agg(n_mentions=pl.len().cast(pl.Int64))
    said = tables["quotes"].drop_nulls("speaker_id").group_by("article_id", entity_id="speaker_id")
    quotes = said.agg(n_quotes=pl.len().cast(pl.Int64))
    read = tables["appearances"].drop("name", "n_mentions", "n_quotes")
    found = mentions.join(quotes, on=KEY, how="left").join(_fullest_names(tables["mentions"]), on=KEY, how="left")
    found = found.join(read, on=KEY, how="left")
    found = found.join(tables["entities"].select("entity_id", known="country_code"), on="entity_id", how="left")
    found = found.join(_sectors(found["entity_id"].unique(), reference), on="entity_id", how="left")
    found = found.with_columns(
        pl.col("n_quotes").fill_null(0),
        country_code=pl.coalesce("known", "country_code"),
        sector=pl.coalesce("sector", pl.when(~_is_former(found["called"])).then("known_sector")),
    )
    return found.select(polars_schema("appearances").names()).sort(KEY)


def _is_former(called: pl.Series) -> pl.Series:
    """Whether an article says what somebody was: then the sector that the reference gives may be of that time."""
    return pl.Series([words is not None and is_former(words) for words in called], dtype=pl.Boolean)


def _fullest_names(mentions: pl.DataFrame) -> pl.DataFrame:
    """The fullest name of each entity in each article: of the names, adjectives aside where there are others, the one
    of the most words, then the longest, then the first."""
    name = in_one_line("text")
    names = mentions.filter(pl.col("form") == MentionForm.NAME).with_columns(
        name=name,
        is_adjective=pl.col("rule").str.contains("adjective", literal=True),
        in_capitals=name == name.str.to_uppercase(),
        words=name.str.count_matches(" ", literal=True),
        letters=name.str.len_chars(),
    )
    by = ["is_adjective", "in_capitals", "words", "letters", "start"]
    names = names.sort(*KEY, *by, descending=[False, False, False, False, True, True, False])
    return names.unique(KEY, keep="first", maintain_order=True).select(*KEY, "name")


def _sectors(entity_ids: pl.Series, reference: Reference) -> pl.DataFrame:
    """The sectors of those whom the reference's roster has."""
    roster = reference.roster
    known = {key: roster.member(key).sector for key in entity_ids if key in roster}
    schema = {"entity_id": pl.String(), "known_sector": pl.Enum(Sector.values())}
    return pl.DataFrame([[*known], [*known.values()]], schema=schema)
