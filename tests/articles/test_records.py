"""JSON Lines and Parquet: an article a record, and a broken one does not spoil the others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from onrecord.articles import Found, Rejected
from onrecord.schema.vocabulary import PublishedBasis
from tests.articles.finding import found, save, the_article, the_reason

RECORDS = [
    {"id": "urn:ferry:1", "title": "Ferry sails again", "text": "The mayor said so.", "date": "2031-05-06", "x": 1},
    {"text": "Nothing more is known.", "headline": None, "author": ["A", "B"], "language": "en_US"},
    {"text": "Kicker\nFerry sails\nThe mayor said so.", "headline": " Ferry  sails ", "publisher": ""},
]


def test_a_line_of_json_is_an_article(tmp_path: Path) -> None:
    content = "\n".join(map(json.dumps, RECORDS)).replace("\n", "\n\n", 1)
    one, two, three = found(save(tmp_path, "news.jsonl", content))
    assert isinstance(one, Found)
    assert isinstance(two, Found)
    assert isinstance(three, Found)
    assert [f.place for f in (one, two, three)] == [1, 3, 4]
    assert one.article.article_id == "urn-ferry-1"
    assert one.article.text == "Ferry sails again\n\nThe mayor said so."
    assert (one.article.published_on, one.article.published_basis) == (date(2031, 5, 6), PublishedBasis.OUTSIDE)
    assert one.article.published_source == "The article's record."
    assert (two.article.author, two.article.language, len(two.article.article_id)) == ("A, B", "en", 16)
    assert three.article.headline.of(three.article.text) == "Ferry sails"
    assert three.article.text.startswith("Kicker")
    assert three.article.publisher is None


def test_a_row_of_parquet_is_the_same_article(tmp_path: Path) -> None:
    lines = save(tmp_path, "news.jsonl", "\n".join(json.dumps({**r, "author": None}) for r in RECORDS))
    frame = pl.DataFrame([{**r, "author": None} for r in RECORDS], infer_schema_length=None)
    frame.with_columns(pl.col("date").str.to_date()).write_parquet(tmp_path / "news.parquet")
    assert [(one.article, one.place) for one in found(lines) if isinstance(one, Found)] == [
        (one.article, one.place) for one in found(tmp_path / "news.parquet") if isinstance(one, Found)
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("nonsense", "unreadable"),
        ("[1]", "unreadable"),
        ("[" * 100_000, "unreadable"),
        ("{}", "no_text"),
        ('{"text": 3}', "no_text"),
        ('{"text": " "}', "no_text"),
        ('{"text": "a\\ud800"}', "not_utf8"),
        ('{"text": "a\\u0000"}', "not_utf8"),
        ('{"text": "The ferry sails and… [+1234 chars]"}', "no_text"),
        ('{"text": "Yes.", "published_basis": "stated"}', "bad_field"),
        ('{"text": "Ja.", "language": "de-AT"}', "not_english"),
    ],
    ids=range(11),
)
def test_a_broken_line_is_told_with_its_number_and_the_others_are_read(tmp_path: Path, line: str, reason: str) -> None:
    one, two, three = found(save(tmp_path, "news.jsonl", f'{{"text": "A."}}\n{line}\n{{"text": "B."}}\n'))
    assert isinstance(one, Found)
    assert isinstance(two, Rejected)
    assert isinstance(three, Found)
    assert (two.place, two.reason) == (2, reason)


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ('"headline": 3', "headline: expected a text, found 3."),
        ('"author": "\\udfff"', r"author: expected the names of authors, found '\udfff'."),
        ('"date": "last week"', "published_on: expected a day from 1600 to 2100 in a form that has one reading, found"),
        ('"date": "2031-02-30"', "published_on: "),
        ('"date": "0025-09-01"', "published_on: "),
        ('"date": "2999-01-01", "published_basis": "stated"', "published_on: "),
        ('"publishedAt": "05/09/2025"', "published_on: "),
        ('"url": "ferry"', "url: expected an address that starts with http:// or https:// and a host, found 'ferry'."),
        ('"language": "Unknown"', "language: expected "),
        (f'"link": "{"x" * 10_000}"', "url: "),
    ],
    ids=range(10),
)
def test_a_value_that_cannot_be_read_costs_itself_alone_and_is_told(tmp_path: Path, field: str, message: str) -> None:
    (one,) = found(save(tmp_path, "news.jsonl", f'{{"text": "Yes.", {field}}}'))
    assert isinstance(one, Found)
    (warning,) = one.warnings
    assert warning.startswith(message)
    assert len(warning) < 250
    assert one.article == the_article(save(tmp_path, "yes.jsonl", '{"text": "Yes."}'))


def test_parquet_without_texts_is_told(tmp_path: Path) -> None:
    pl.DataFrame({"summary": ["A."]}).write_parquet(tmp_path / "news.parquet")
    assert the_reason(tmp_path / "news.parquet") == "unreadable"
    assert the_reason(save(tmp_path, "damaged.parquet", b"PAR1 and nothing more")) == "unreadable"
