"""Rows and the text that they are about: every row is what stands at its span."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from tests.schema.mutations.changes import Mutation, Mutations, edit
from tests.schema.strategies import Dataset

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks


def edit_text(alter: Callable[[str], str]) -> Mutation:
    """Changes the first article's text."""

    def mutate(dataset: Dataset) -> Dataset:
        home = next(iter(dataset.texts))
        return dataset._replace(texts={**dataset.texts, home: alter(dataset.texts[home])})

    return mutate


def without_text(dataset: Dataset) -> Dataset:
    _, *others = dataset.texts
    return dataset._replace(texts={article_id: dataset.texts[article_id] for article_id in others})


for table, text, start, end, rule in [
    ("articles", "headline", "headline_start", "headline_end", "headline_fills_its_span"),
    ("mentions", "text", "start", "end", "text_fills_its_span"),
    ("region_control", "trigger", "trigger_start", "trigger_end", "trigger_fills_its_span"),
    ("events", "trigger", "trigger_start", "trigger_end", "trigger_fills_its_span"),
    ("quotes", "speaker_text", "speaker_start", "speaker_end", "speaker_fills_its_span"),
    ("quotes", "cue", "cue_start", "cue_end", "cue_fills_its_span"),
    ("quotes", "addressee", "addressee_start", "addressee_end", "addressee_fills_its_span"),
]:
    given = pl.col(text).is_not_null()
    breaks(table, rule, edit(table, given, **{text: pl.col(text) + "x"}), edit(table, given, **{end: pl.col(end) + 1}))
    breaks(table, rule, *(edit(table, given, **{column: None}) for column in (text, start, end)))

for table, key in [
    ("mentions", "mention_id"),
    ("region_control", "control_id"),
    ("quotes", "quote_id"),
    ("events", "event_id"),
]:
    breaks(table, "id_says_where", edit(table, **{key: pl.col(key) + "0"}), edit(table, **{key: "x"}))

breaks("articles", "headline_inside_article", edit("articles", char_count=1))

breaks("articles", "article_has_its_text", without_text)
breaks("texts", "text_has_its_article", lambda d: d._replace(texts={**d.texts, "stray": "Nobody's."}))
breaks("articles", "text_sha256_of_the_text", edit("articles", text_sha256="0" * 64), edit_text(str.upper))
breaks("articles", "char_count_of_the_text", edit("articles", char_count=pl.col("char_count") + 1))
breaks("articles", "char_count_of_the_text", edit_text(lambda text: text + "\n"))
breaks("articles", "word_count_of_the_text", edit("articles", word_count=pl.col("word_count") - 1))
breaks("articles", "word_count_of_the_text", edit_text(lambda text: text + " more"))
for table, text in [
    ("articles", "headline"),
    ("mentions", "text"),
    ("region_control", "trigger"),
    ("quotes", "speaker_text"),
    ("quotes", "cue"),
    ("quotes", "addressee"),
    ("quotes", "text"),
    ("events", "trigger"),
]:
    same_length = edit(table, pl.col(text).is_not_null(), **{text: pl.col(text).str.replace_all(r"(?s).", "#")})
    breaks(table, f"{text}_is_in_the_text", same_length, edit_text(lambda text: "#" + text[:-1]))
split = pl.col("spans").list.len() > 1
breaks("quotes", "text_is_in_the_text", edit("quotes", split, text=pl.col("text").str.replace(" ", "_", literal=True)))
