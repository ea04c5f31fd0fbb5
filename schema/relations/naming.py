"""The rules that the words that name an entity are mentions of it."""

from collections.abc import Iterator

import polars as pl

from onrecord.schema.relations.links import article_of
from onrecord.schema.relations.relation import Relation, Tables
from onrecord.schema.rules import covers


def argument_unmentioned(tables: Tables) -> pl.DataFrame:
    """The arguments whose span is not that of a mention of the entity."""
    named = tables["event_arguments"].select("row", article_of("event_arguments"), "entity_id", "start", "end")
    return named.drop_nulls().join(tables["mentions"], on=named.columns[1:], how="anti").select("row")


def speaker_unmentioned(tables: Tables) -> pl.DataFrame:
    """The quotations whose words for the speaker hold no mention of the speaker."""
    named = tables["quotes"].select("row", "article_id", "speaker_start", "speaker_end", entity_id="speaker_id")
    named = named.drop_nulls()
    mentions = tables["mentions"].select("article_id", "entity_id", "start", "end")
    held = named.join(mentions, on=["article_id", "entity_id"])
    held = held.filter(covers("speaker_start", "speaker_end", "start", "end"))
    return named.join(held, on="row", how="anti").select("row")


def naming() -> Iterator[Relation]:
    """The rules about the words that name an entity."""
    yield Relation(
        "event_arguments",
        "span_is_a_mention",
        ("entity_id", "start", "end"),
        "The span, where it is given, is that of a mention of the entity in the event's article.",
        argument_unmentioned,
    )
    yield Relation(
        "quotes",
        "speaker_is_mentioned",
        ("speaker_id", "speaker_start", "speaker_end"),
        "The words that name the speaker, where both are given, hold a mention of the speaker.",
        speaker_unmentioned,
    )
