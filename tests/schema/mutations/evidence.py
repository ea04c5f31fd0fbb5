"""Spans that are off: inside words, away from their marks, their mention or their sentence."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import polars as pl

from onrecord.schema.relations.links import spans_inside
from tests.schema.mutations.changes import Mutation, Mutations, edit
from tests.schema.strategies import Dataset

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks


def article_of(row: dict[str, Any]) -> str:
    return str(row.get("article_id") or row["event_id"].rsplit(":", 1)[0])


def in_a_word(table: str, first: int, behind: int, **columns: Any) -> Mutation:
    """Puts the span of the first row that has one on these characters of “told”, a word that every article has."""

    def mutate(dataset: Dataset) -> Dataset:
        given = pl.all_horizontal(pl.col(column).is_not_null() for column in columns)
        row = dataset.tables[table].filter(given).row(0, named=True)
        told = dataset.texts[article_of(row)].index("told")
        ends = {"first": told + first, "behind": told + behind}
        return edit(table, given, **{column: value(ends) for column, value in columns.items()})(dataset)

    return mutate


for table, (start, end, _) in spans_inside():
    rule = f"{start.removesuffix('_start').replace('start', 'span')}_at_word_edges"
    ends = {start: itemgetter("first"), end: itemgetter("behind")}
    breaks(table, rule, in_a_word(table, 2, 4, **ends), in_a_word(table, 0, 2, **ends))
as_spans = {"spans": lambda ends: [{"start": ends["first"], "end": ends["behind"]}]}
breaks("quotes", "pieces_at_word_edges", *(in_a_word("quotes", *ends, **as_spans) for ends in ((2, 4), (0, 2))))

direct, indirect = pl.col("quote_type") == "direct", pl.col("quote_type") == "indirect"


def pieces(shift_start: int, shift_end: int) -> pl.Expr:
    piece = pl.element().struct
    shifted = pl.struct(start=piece.field("start") + shift_start, end=piece.field("end") + shift_end)
    return pl.col("spans").list.eval(shifted)


breaks(
    "quotes",
    "marks_beside_pieces",
    edit("quotes", direct, spans=pieces(0, -1)),
    edit("quotes", direct, spans=pieces(1, 0)),
    edit("quotes", direct, spans=pieces(1, 0), marks="unclosed"),
    edit("quotes", indirect, marks="matched"),
    edit("quotes", indirect, marks="unclosed"),
)


def named_elsewhere(dataset: Dataset) -> Dataset:
    """The meeting's actor is where the article names them in another sentence."""
    arguments, events = dataset.tables["event_arguments"], dataset.tables["events"]
    brun = (
        arguments.filter(pl.col("entity_id") == "brun")
        .join(events, on="event_id", suffix="_of_event")
        .row(0, named=True)
    )
    mentions = dataset.tables["mentions"].filter(
        pl.col("article_id") == brun["article_id"],
        pl.col("entity_id") == "brun",
        (pl.col("end") < brun["start_of_event"]) | (pl.col("start") > brun["end_of_event"]),
    )
    there = {"start": mentions["start"][0], "end": mentions["end"][0]}
    this = (pl.col("event_id") == brun["event_id"]) & (pl.col("entity_id") == "brun")
    return edit("event_arguments", this, **there)(dataset)


def at_the_beginning(dataset: Dataset) -> Dataset:
    return edit("event_arguments", pl.col("entity_id") == "port", start=0, end=3)(dataset)


def without_mention(column: str) -> Mutation:
    """Takes away the first mention that the words of the first row with the column lie on."""

    def mutate(dataset: Dataset) -> Dataset:
        row = dataset.tables["quotes"].filter(pl.col(column).is_not_null()).row(0, named=True)
        there = (pl.col("article_id") == row["article_id"]) & (pl.col("start") == row[column])
        return edit("mentions", there, entity_id="wire")(dataset)

    return mutate


breaks("event_arguments", "in_the_sentence_of_the_event", named_elsewhere)
breaks(
    "event_arguments",
    "span_is_a_mention",
    at_the_beginning,
    edit("event_arguments", pl.col("start").is_not_null(), end=pl.col("end") - 1),
    edit("event_arguments", pl.col("entity_id") == "mara", entity_id="wire"),
)
spoken = pl.col("speaker_start").is_not_null()
breaks(
    "quotes",
    "speaker_is_mentioned",
    without_mention("speaker_start"),
    edit("quotes", spoken, speaker_id="ardia"),
    edit("quotes", spoken, speaker_end=pl.col("speaker_end") - 1),
    edit("quotes", spoken, speaker_start=0, speaker_end=1),
)
