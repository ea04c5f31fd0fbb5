"""Fields: the records of the tools that people gather news with are understood, and no record breaks the reading."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.articles import Article, Draft, Found, Unusable
from onrecord.articles.article import FIELDS
from onrecord.articles.drafted import article_of
from onrecord.articles.fields import KEYS, columns, draft_of, named_keys
from onrecord.articles.values import left_out
from onrecord.schema.patterns import ADDRESS, FIRST_DAY, LAST_DAY, LINE
from onrecord.schema.vocabulary import PublishedBasis
from tests.articles.finding import found, save

TEXT = "The mayor of Ostham said on Monday that the ferry sails."
DAY = date(2025, 5, 9)
URL = "https://example.org/ferry"
TOOLS: dict[str, dict[str, Any]] = {
    "news-please": {
        "authors": ["Ada Writer"],
        "date_download": "2026-01-01 00:00:00",
        "date_modify": None,
        "image_url": URL + ".jpg",
        "date_publish": "2025-05-09 10:00:00",
        "description": "x",
        "filename": "ferry.json",
        "language": "en",
        "maintext": TEXT,
        "source_domain": "example.org",
        "title": "Ferry sails",
        "title_page": None,
        "url": URL,
    },
    "NewsAPI": {
        "source": {"id": None, "name": "example.org"},
        "author": "Ada Writer",
        "title": "Ferry sails - example.org",
        "description": "x",
        "url": URL,
        "urlToImage": None,
        "publishedAt": "2025-05-09T10:00:00Z",
        "content": TEXT,
    },
    "GNews": {
        "title": "Ferry sails",
        "content": TEXT,
        "url": URL,
        "publishedAt": "2025-05-09T10:00:00Z",
        "lang": "en",
        "source": {"id": "1", "name": "example.org", "url": "https://example.org"},
        "author": "Ada Writer",
    },
    "mediastack": {
        "author": "Ada Writer",
        "title": "Ferry sails",
        "body": TEXT,
        "url": URL,
        "source": "example.org",
        "published_at": "2025-05-09T10:00:00+00:00",
        "language": "en",
        "country": "us",
    },
    "Event Registry": {
        "uri": "1",
        "lang": "eng",
        "date": "2025-05-09",
        "time": "10:00:00",
        "url": URL,
        "title": "Ferry sails",
        "body": TEXT,
        "source": {"uri": "example.org", "title": "example.org"},
        "authors": [{"name": "Ada Writer"}],
    },
    "Webz": {
        "uuid": "ferry",
        "url": URL,
        "title": "Ferry sails",
        "text": TEXT,
        "published": "2025-05-09T10:00:00.000+03:00",
        "language": "english",
        "author": "Ada Writer",
        "thread": {"site": "example.org", "uuid": "other"},
    },
    "trafilatura": {
        "title": "Ferry sails",
        "author": "Ada Writer",
        "hostname": "example.org",
        "date": "2025-05-09",
        "id": None,
        "source": URL,
        "source-hostname": "example.org",
        "text": TEXT,
        "raw_text": "other",
        "language": None,
        "url": URL,
    },
    "newspaper": {
        "url": URL,
        "title": "Ferry sails",
        "text": TEXT,
        "authors": ["Ada Writer"],
        "publish_date": 1746784800000,
        "source_url": "https://example.org",
        "meta_lang": "en",
        "publisher": "example.org",
        "article_html": "<p>x</p>",
    },
    "fundus": {
        "title": "Ferry sails",
        "plaintext": TEXT,
        "body": {"sections": []},
        "authors": ["Ada Writer"],
        "url": URL,
        "publishing_date": "2025-05-09 10:00:00+02:00",
        "publisher": "example.org",
        "lang": "en",
        "free_access": True,
    },
    "Media Cloud": {
        "id": "ferry",
        "media_name": "example.org",
        "media_url": "example.org",
        "title": "Ferry sails",
        "url": URL,
        "publish_date": "2025-05-09",
        "language": "en",
        "text": TEXT,
        "byline": "By Ada Writer",
    },
    "GDELT": {
        "url": URL,
        "title": "Ferry sails",
        "seendate": "20250509T100000Z",
        "domain": "example.org",
        "article": TEXT,
        "language": "English",
        "sourcecountry": "United States",
        "author": "Ada Writer",
    },
    "Common Crawl News": {
        "title": "Ferry sails",
        "text": TEXT,
        "domain": "example.org",
        "date": "2025-05-09 15:19:43",
        "url": URL,
        "description": "x",
        "image_url": "",
        "author": "Ada Writer",
    },
    "NewsArticle": {
        "@type": "NewsArticle",
        "headline": "Ferry sails",
        "articleBody": TEXT,
        "datePublished": "2025-05-09T10:00+02:00",
        "author": [{"@type": "Person", "name": "Ada Writer"}],
        "publisher": {"@type": "Organization", "name": "example.org"},
        "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
        "inLanguage": "en-GB",
        "dateModified": "2026-01-01",
    },
    "Guardian": {
        "id": "ferry",
        "webTitle": "Ferry sails",
        "webPublicationDate": "2025-05-09T10:00:00Z",
        "webUrl": URL,
        "fields": {"bodyText": TEXT, "byline": "Ada Writer", "publication": "example.org"},
        "publication": "example.org",
    },
    "New York Times": {
        "_id": "ferry",
        "headline": {"main": "Ferry sails", "kicker": None},
        "pub_date": "2025-05-09T10:00:00+0000",
        "web_url": URL,
        "byline": {"original": "By Ada Writer", "person": []},
        "source": "example.org",
        "text": TEXT,
    },
    "MongoDB": {
        "_id": {"$oid": "ferry"},
        "title": "Ferry sails",
        "content": TEXT,
        "date": {"$date": "2025-05-09T10:00:00Z"},
        "link": URL,
        "outlet": "example.org",
        "writer": "Ada Writer",
    },
    "a spreadsheet": {
        "ID": "ferry",
        "Title": "Ferry sails",
        "Full Text": TEXT,
        "Publication Date": "May 9, 2025",
        "URL": URL,
        "Source Name": "example.org",
        "Author(s)": "x",
        "Byline": "Ada Writer",
    },
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_records_of_a_tool_are_understood(tool: str) -> None:
    draft = draft_of(TOOLS[tool])
    article = article_of(draft)
    assert left_out(draft) == ()
    assert article.text == f"Ferry sails\n\n{TEXT}"
    assert (article.publisher, article.author, article.url, article.published_on) == (
        "example.org",
        "Ada Writer",
        URL,
        DAY,
    )
    assert article.language == "en"


@pytest.mark.parametrize(
    ("record", "expected"),
    [({"_id": {"$oid": "ferry"}}, "ferry"), ({"id": 17}, "17"), ({"id": 17.0}, "17"), ({"uuid": "a b"}, "a-b")],
)
def test_an_id_is_a_text_or_a_whole_number(record: dict[str, Any], expected: str) -> None:
    assert article_of(draft_of({"text": TEXT, **record})).article_id == expected


@pytest.mark.parametrize("notice", ["[Removed]", " ONLY AVAILABLE IN PAID PLANS\n"])
def test_a_notice_in_the_place_of_a_text_is_none(notice: str) -> None:
    with pytest.raises(Unusable, match="a notice in its place"):
        article_of(draft_of({"content": notice}))
    assert article_of(draft_of({"content": f"{notice} {TEXT}"}))


def test_the_texts_of_sets_of_news_are_found() -> None:
    for record in ({"article": TEXT, "highlights": "x", "id": "1"}, {"document": TEXT, "summary": "x"}):
        assert article_of(draft_of(record)).text == TEXT


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        (
            {"authors": ["Ada Writer", "February", "https://example.org/ada", "Bo Larsen"]},
            "author",
            "Ada Writer, Bo Larsen",
        ),
        ({"author": "Username", "byline": "By Ada Writer"}, "author", "Ada Writer"),
        ({"source": "https://www.example.org/news?x=1"}, "publisher", "example.org"),
        ({"publisher": {"@id": 7}, "site_name": "The Mail"}, "publisher", "The Mail"),
        ({"publisher": "Lee &amp; Sons\n Press"}, "publisher", "Lee & Sons Press"),
        ({"date": "last week", "published": "9 May 2025"}, "published_on", DAY),
        ({"url": "www.example.org", "link": URL}, "url", URL),
        ({"author": "", "authors": None, "byline": " ", "creator": ["Ada Writer"]}, "author", "Ada Writer"),
    ],
)
def test_the_first_value_that_can_be_read_counts(record: dict[str, Any], field: str, value: object) -> None:
    draft = draft_of({"text": TEXT, **record})
    assert getattr(article_of(draft), field) == value
    assert left_out(draft) == ()


@pytest.mark.parametrize(
    ("title", "publisher", "headline"),
    [
        ("Ferry sails - The Mail", "The Mail", "Ferry sails"),
        ("Ferry sails – CNN News", "CNN", "Ferry sails"),
        ("The Mail | Ferry sails", "The Mail", "Ferry sails"),
        ("Ferry sails - for now", "The Mail", "Ferry sails - for now"),
        ("Ferry sails | For now", None, "Ferry sails | For now"),
        ("Ferry &amp; dam <i>open</i>", None, "Ferry & dam open"),
        ("The ferry’s day", None, "The ferry’s day"),
    ],
)
def test_the_headline_is_the_title_without_the_publisher(title: str, publisher: str | None, headline: str) -> None:
    article = article_of(draft_of({"text": TEXT, "title": title, "publisher": publisher}))
    assert article.headline.of(article.text) == headline


@pytest.mark.parametrize("first", ["Ferry sails", "Ferry sails - The Mail", "FERRY SAILS", "Ferry sails!"])
def test_a_title_that_stands_in_the_text_is_not_put_before_it(first: str) -> None:
    article = article_of(
        draft_of({"text": f"{first}\n\n{TEXT}", "title": "Ferry sails - The Mail", "source": "The Mail"})
    )
    assert article.text == f"{first}\n\n{TEXT}"
    assert article.headline.of(article.text) == first


def test_a_title_that_is_the_publisher_is_no_headline() -> None:
    article = article_of(draft_of({"text": TEXT, "title": "The Mail", "source": "The Mail"}))
    assert article.headline.of(article.text) == TEXT


def test_fields_can_be_named() -> None:
    record = {"text": "no", "data": {"Story": TEXT, "at": "2025-05-09"}, "key.with": "ferry", "date": "2001-01-01"}
    article = article_of(draft_of(record, named_keys("data.story", "key.with", "data.at")))
    assert (article.text, article.article_id, article.published_on) == (TEXT, "ferry", DAY)
    assert columns(["Data", "x", "Key.With"], named_keys("data.story", "key.with")) == ["Data", "Key.With"]
    with pytest.raises(Unusable, match="none among the fields text"):
        article_of(draft_of({"text": TEXT}, named_keys("body")))


def test_an_article_without_text_says_which_fields_it_has() -> None:
    record = {"summary": TEXT, "a\x1b[2Jb": 1, "x" * 500: 2, **{f"k{n}": n for n in range(20)}}
    with pytest.raises(Unusable) as raised:
        article_of(draft_of(record))
    message = str(raised.value)
    assert "summary" in message
    assert r"a\x1b[2Jb" in message
    assert "and 11 more" in message
    assert TEXT not in message
    assert len(message) < 300


def test_a_text_that_was_cut_off_is_none() -> None:
    for mark in ("… [+1234 chars]", "... [3508 chars]", "… [+1,234 chars]\n"):
        with pytest.raises(Unusable, match="its beginning alone"):
            article_of(draft_of({"content": TEXT + mark}))
    assert article_of(draft_of({"content": f"“[+12 chars]” is what he wrote. {TEXT}"})).text.startswith("“[+12")


def built(draft: Draft) -> Article | Unusable:
    try:
        return article_of(draft)
    except Unusable as unusable:
        return unusable


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(sorted({key for keys in KEYS.values() for key in keys} | {"source", "headline", "byline"}))


@settings(max_examples=200, deadline=None)
def is_sound(field: str, value: object) -> bool:
    """Whether a field of an article holds what the contract lets it hold."""
    if field == "published_on":
        return type(value) is date and FIRST_DAY <= value <= LAST_DAY
    patterns = {"url": ADDRESS, "language": "[a-z]{2}", "published_basis": "|".join(PublishedBasis.values())}
    return isinstance(value, str) and re.fullmatch(patterns.get(field, LINE), value) is not None


@given(record=st.dictionaries(NAMES | st.text(max_size=5), JSON, max_size=8), text=st.none() | st.text())
def test_any_record_gives_an_article_or_the_reason_why_not(record: dict[str, Any], text: str | None) -> None:
    draft = draft_of(record if text is None else {**record, "text": text})
    article = built(draft)
    if isinstance(article, Unusable):
        assert len(str(article)) < 1_000
        return
    assert article.headline.of(article.text).strip()
    for field in FIELDS:
        value = getattr(article, field)
        assert value is None or is_sound(field, value)
    assert all(len(warning) < 1_000 and warning.isprintable() for warning in left_out(draft))


@settings(max_examples=100, deadline=None)
@given(record=st.dictionaries(st.sampled_from(sorted(FIELDS)), JSON), headline=JSON, article_id=JSON, text=st.text())
def test_any_draft_gives_an_article_or_the_reason_why_not(
    record: dict[str, Any], headline: object, article_id: object, text: str
) -> None:
    draft = Draft(text, headline, article_id, record=record)
    article = built(draft)
    assert isinstance(article, Unusable) or article.headline.of(article.text)
    left_out(draft)


def test_what_was_left_out_is_told_with_its_place(tmp_path: Path) -> None:
    one, two = found(save(tmp_path, "news.jsonl", '{"text": "A."}\n{"text": "B.", "date": "05/09/2025"}'))
    assert isinstance(one, Found)
    assert isinstance(two, Found)
    assert one.warnings == ()
    assert [warning.split(",")[0] for warning in two.warnings] == [
        "published_on: expected a day from 1600 to 2100 in a form that has one reading"
    ]
