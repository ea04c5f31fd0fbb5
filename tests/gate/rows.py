"""The rows of small texts in words: no offsets, and names in place of ids, so that a person can read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from onrecord.articles import Article, headline_of
from onrecord.assembly.frames import Tables, build_tables
from onrecord.assembly.rows import article_rows
from onrecord.language.sentences import read_document
from onrecord.schema.models import MODELS
from onrecord.schema.validation import validate
from onrecord.schema.vocabulary import PublishedBasis
from tests.shipped import shipped_reader

SHOWN = ("mentions", "quotes", "events", "event_arguments", "region_control")
"""The tables that are shown, in this order."""
NAMED = (
    ("regions", "region_id", "name"),
    ("entities", "entity_id", "name"),
    ("quotes", "quote_id", "text"),
    ("events", "event_id", "trigger"),
)

"""The column that is shown in place of an id, by the table and the column of the id."""
UNTOLD = ("None", "none", "unknown", "False")
"""Values that are null, or say no more than a null: they are left out."""

Row = dict[str, str]
"""The values of a row that are not null, as text, by column; `table` is its table."""


def read(texts: Mapping[str, tuple[str, date | None]]) -> dict[str, list[Row]]:
    """The sentences and rows of each text in words, by the text's id; the texts come with their day of publication.

    Raises:
        AssertionError: the rows break the contract.
    """
    reader = shipped_reader()
    articles = [_article(key, text, day) for key, (text, day) in texts.items()]
    tables = build_tables([article_rows(article, reader.read(article)) for article in articles], reader.reference)
    report = validate(tables, {article.article_id: article.text for article in articles})
    assert report.ok, report.text()
    rows = {key: [{"table": "sentences", "text": one} for one in _sentences(text)] for key, (text, _) in texts.items()}
    for article_id, row in _rows(tables):
        rows[article_id].append(row)
    return rows


def _article(article_id: str, text: str, day: date | None) -> Article:
    basis = PublishedBasis.STATED if day else PublishedBasis.UNKNOWN
    return Article(article_id, text, headline_of(text), published_on=day, published_basis=basis)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of the writer's own layer."""
    return (sentence.span.of(text) for sentence in read_document(text).sentences if sentence.within is None)


def _rows(tables: Tables) -> Iterator[tuple[str, Row]]:
    """Each row in words, with the id of its article; a row that names a place or somebody says of what kind it is."""
    words = {key: text for table, of, shown in NAMED for key, text in tables[table].select(of, shown).iter_rows()}
    kinds = dict(tables["entities"].select("entity_id", "entity_type").iter_rows())
    codes = dict(tables["regions"].select("region_id", pl.coalesce("iso_code", "country_code")).iter_rows())
    for table in SHOWN:
        hidden = _hidden(table, tables[table])
        for row in tables[table].iter_rows(named=True):
            named = row.get("entity_id") or row.get("region_id")
            told = {name: value for name, value in row.items() if name not in hidden}
            told |= {"entity_type": kinds.get(named), "code": codes.get(named)}
            shown = {name.removesuffix("_id"): words.get(value, str(value)) for name, value in told.items()}
            of = row.get("article_id") or row["event_id"].split(":")[0]
            yield of, {"table": table, **{name: value for name, value in shown.items() if value not in UNTOLD}}


def _hidden(table: str, frame: pl.DataFrame) -> set[str]:
    """The columns of ids of the table's own rows, and of offsets."""
    key = MODELS[table].key()
    ends = {name for name, dtype in frame.schema.items() if name.endswith(("_start", "_end")) and dtype != pl.Date}
    return {"article_id", "start", "end", "spans", "insertions", *ends, *(key if len(key) == 1 else ())}
