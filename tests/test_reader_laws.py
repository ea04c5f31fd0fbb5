"""The reader against articles with planted facts, and the laws that its rows keep whatever the text."""

from __future__ import annotations

import gc
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.articles import Article, headline_of
from onrecord.assembly.frames import build_tables
from onrecord.assembly.rows import Row, Rows, article_rows
from onrecord.language.spans import Span
from onrecord.schema.patterns import FIRST_DAY, LAST_DAY
from onrecord.schema.validation import validate
from onrecord.schema.vocabulary import PublishedBasis
from tests.planting import READER, REFERENCE, Planted, articles, collections
from tests.planting.cast import ASIDES, HEADLINES

pytestmark = pytest.mark.slow

KEYS = {
    "mentions": ("mention_id",),
    "quotes": ("quote_id",),
    "events": ("event_id",),
    "event_arguments": ("event_id", "role", "entity_id"),
    "region_control": ("control_id",),
}
WORDS = """
Zelensky Putin Trump President Mayor Ilvar Brandt Kherson Donetsk region regions city of Ukraine Russia the The
she he him his we I who which that said says told added urged vowed expressed desire to keep cede met will not
never if captured most parts by from in on since until Monday August 12 31 2022 0000 per according NewsNation
and or , . : ; ! ? — … -- [ ] ( “ ” " ‘ ’ ' `` '' « » „ ‹ › ’s 's 🚢 e\u0301 \u0301 سلام İ ß 𝒳 Ⓐ ½ 3,000 $5 U.S.
J. _ \u200b \ufeff \u202e
""".split()
SOUP = st.lists(
    st.sampled_from([*WORDS, " ", " ", " ", "\u00a0", "\n\n", "\r\n", "\u2028", "\x85", "\x1c"]), max_size=80
)
TEXTS = SOUP.map("".join) | SOUP.map(" ".join) | st.text(st.characters(codec="utf-8", exclude_characters="\0"))
DAYS = st.none() | st.sampled_from([FIRST_DAY, LAST_DAY]) | st.dates(FIRST_DAY, LAST_DAY)

many = settings(deadline=None, max_examples=150)
few = settings(deadline=None, max_examples=15)
"""For what holds the rows against the whole contract, which takes its time."""


def rows_of(article: Article) -> Rows:
    """The rows that the reader gives for an article."""
    return article_rows(article, READER.read(article))


def broken_rules(read_articles: Iterable[Article]) -> list[Row]:
    """What the contract finds wrong with the tables of the articles, and their texts."""
    read_articles = list(read_articles)
    tables = build_tables([rows_of(article) for article in read_articles], REFERENCE)
    return validate(tables, {article.article_id: article.text for article in read_articles}).failures.to_dicts()


def an_article(article_id: str, text: str, published_on: date | None) -> Article:
    basis = PublishedBasis.STATED if published_on else PublishedBasis.UNKNOWN
    return Article(article_id, text, headline_of(text), published_on=published_on, published_basis=basis)


@many
@given(articles())
def test_what_is_planted_comes_back(planted: Planted) -> None:
    rows = rows_of(planted.article)
    for table, columns in planted.facts:
        keys = KEYS[table]
        found = [row for row in rows[table] if all(row[key] == columns[key] for key in keys)]
        assert [{column: row[column] for column in columns} for row in found] == [columns]


@contextmanager
def uncollected() -> Iterator[None]:
    """Leaves what is made meanwhile to its reference counts, with nothing from before among the youngest."""
    gc.collect(0)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@few
@given(articles())
def test_a_reading_leaves_nothing_to_the_garbage_collector(planted: Planted) -> None:
    READER.read(planted.article)  # what is made once for all articles
    with uncollected():
        READER.read(planted.article)
        assert gc.collect(0) == 0


@many
@given(articles())
def test_nobody_is_quoted_who_said_nothing(planted: Planted) -> None:
    said = {columns["quote_id"] for table, columns in planted.facts if table == "quotes"}
    assert {row["quote_id"] for row in rows_of(planted.article)["quotes"]} == said


@many
@given(articles())
def test_an_event_has_the_parties_that_its_clause_gives_it(planted: Planted) -> None:
    expected, found = defaultdict(set), defaultdict(set)
    for table, columns in planted.facts:
        if table == "event_arguments":
            expected[columns["event_id"]].add((columns["role"], columns["entity_id"]))
    for row in rows_of(planted.article)["event_arguments"]:
        found[row["event_id"]].add((row["role"], row["entity_id"]))
    assert {event_id: found[event_id] for event_id in expected} == expected


@given(st.sampled_from(HEADLINES), st.lists(st.sampled_from(ASIDES), max_size=4))
def test_where_there_is_nothing_to_read_nothing_is_read(headline: str, asides: list[str]) -> None:
    rows = rows_of(an_article("quiet", "\n\n".join([headline, *asides]), None))
    assert {table: found for table, found in rows.items() if found and table != "articles"} == {}


@few
@given(collections())
def test_the_tables_of_planted_articles_are_valid(planted: list[Planted]) -> None:
    assert broken_rules(planted.article for planted in planted) == []


@settings(deadline=None, max_examples=400)
@given(TEXTS, DAYS)
def test_any_text_is_read(text: str, day: date | None) -> None:
    rows = rows_of(an_article("any", text, day))
    assert len(rows["articles"]) == 1
    assert all(
        0 <= row["start"] < row["end"] <= len(text) for row in rows["mentions"] + rows["quotes"] + rows["events"]
    )


@few
@given(st.lists(st.tuples(TEXTS.filter(lambda text: headline_of(text).end), DAYS), min_size=1, max_size=8))
def test_the_tables_of_any_texts_are_valid(texts: list[tuple[str, date | None]]) -> None:
    assert broken_rules(an_article(f"a{number}", *text) for number, text in enumerate(texts)) == []


@many
@given(collections(at_most=2))
def test_a_row_says_what_stands_at_its_span(planted: list[Planted]) -> None:
    for article, _ in planted:
        rows, text = rows_of(article), article.text
        for table, column, start, end in STRETCHES:
            for row in rows[table]:
                assert row[column] == (None if row[start] is None else text[row[start] : row[end]])
        for row in rows["quotes"]:
            pieces = [Span(**piece) for piece in row["spans"]]
            assert row["text"] == " ".join(piece.of(text) for piece in pieces)
            assert pieces == sorted(pieces)
            beside = [
                Span(row[f"{name}_start"], row[f"{name}_end"]) for name in ("cue", "speaker") if row[f"{name}_end"]
            ]
            assert not any(piece.overlaps(other) for piece in pieces for other in [*beside, *set(pieces) - {piece}])
            assert all(piece == Span(start, end) for piece in pieces for start, end in [trimmed(text, piece)])


STRETCHES = (
    ("articles", "headline", "headline_start", "headline_end"),
    ("mentions", "text", "start", "end"),
    ("quotes", "speaker_text", "speaker_start", "speaker_end"),
    ("quotes", "cue", "cue_start", "cue_end"),
    ("quotes", "addressee", "addressee_start", "addressee_end"),
    ("events", "trigger", "trigger_start", "trigger_end"),
    ("region_control", "trigger", "trigger_start", "trigger_end"),
)
"""Columns that hold what the article has between two others."""


def trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


@many
@given(articles(), st.sampled_from(ASIDES))
def test_words_before_the_article_shift_its_spans_and_ids_and_nothing_else(planted: Planted, before: str) -> None:
    article = planted.article
    body = article.text[article.headline.end :]
    alone = an_article(article.article_id, f"A quiet week{body}", article.published_on)
    shifted = an_article(article.article_id, f"A quiet week\n\n{before}{body}", article.published_on)
    by = len(f"\n\n{before}")
    expected = {table: [moved(row, by) for row in found] for table, found in rows_of(alone).items()}
    assert rows_of(shifted) | {"articles": []} == expected | {"articles": []}


def moved(value: Any, by: int, column: str = "") -> Any:
    """A row, or a value of a column, with what counts characters moved to the right."""
    if isinstance(value, dict):
        return {name: moved(inner, by, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [moved(inner, by, column) for inner in value]
    if isinstance(value, int) and re.search(r"(^|_)(start|end)$", column):
        return value + by
    if isinstance(value, str) and column.endswith("_id"):
        return re.sub(r"(?<=:[qemc])\d+|(?<=\d-)\d+$", lambda offset: str(int(offset.group()) + by), value)
    return value


@many
@given(articles())
def test_reading_depends_on_the_article_alone(planted: Planted) -> None:
    other = replace(planted.article, article_id="other")
    renamed = {table: [as_other(row) for row in found] for table, found in rows_of(planted.article).items()}
    assert rows_of(other) == renamed


def as_other(row: Row) -> Row:
    return {c: re.sub(r"^planted(?=:|$)", "other", v) if isinstance(v, str) else v for c, v in row.items()}
