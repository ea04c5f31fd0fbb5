"""Every kind of input gives the article that is in it, and whatever is broken is told, not raised."""

from __future__ import annotations

import io
import json
import textwrap
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.articles import LARGEST_TEXT, Article
from onrecord.inputs import Found, Rejected, Source, find_articles, list_sources
from onrecord.inputs.sources import KINDS, sniffed
from onrecord.schema.vocabulary import PublishedBasis

TEXT = "Ferry sails again\n\nThe mayor of Ostham said on Monday: “The ferry sails.”\n"


def found(*paths: Path | str) -> list[Found | Rejected]:
    return list(find_articles(list_sources([str(path) for path in paths])))


def the_article(path: Path | str) -> Article:
    (one,) = found(path)
    assert isinstance(one, Found), one
    return one.article


def the_reason(path: Path | str) -> str:
    (one,) = found(path)
    assert isinstance(one, Rejected), one
    assert one.message.startswith("expected ")
    assert ", found " in one.message
    return one.reason


def save(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# Text


def test_a_text_is_kept_to_the_character(tmp_path: Path) -> None:
    article = the_article(save(tmp_path, "ferry 12.txt", TEXT.replace("\n", "\r\n")))
    assert article.text == TEXT.replace("\n", "\r\n")
    assert article.article_id == "ferry-12"
    assert article.headline.of(article.text) == "Ferry sails again"
    assert (article.published_on, article.published_basis) == (None, PublishedBasis.UNKNOWN)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, encoding: str) -> None:
    assert the_article(save(tmp_path, "ferry.txt", TEXT.encode(encoding))).text == TEXT


@pytest.mark.parametrize("name", ["ferry.txt", "ferry.md", "ferry.html"])
def test_what_a_toml_beside_it_says_is_known(tmp_path: Path, name: str) -> None:
    text = f"<html><body><article><p>{TEXT * 4}</p></article></body></html>" if name.endswith("html") else TEXT
    path = save(tmp_path, name, text)
    save(tmp_path, "ferry.toml", 'publisher = "The Ostham Mail"\npublished_on = 2031-05-06\npublished_basis = "stated"')
    article = the_article(path)
    assert article.publisher == "The Ostham Mail"
    assert (article.published_on, article.published_basis) == (date(2031, 5, 6), PublishedBasis.STATED)
    assert len(found(tmp_path)) == 1


@pytest.mark.parametrize(
    ("record", "reason"), [("colour = 'red'", "bad_field"), ("url =", "bad_field"), ("language = 'fr'", "not_english")]
)
def test_a_bad_toml_sets_its_article_aside(tmp_path: Path, record: str, reason: str) -> None:
    save(tmp_path, "ferry.toml", record)
    assert the_reason(save(tmp_path, "ferry.txt", TEXT)) == reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no_text"),
        (b" \n\t\n", "no_text"),
        (b"caf\xe9 society", "not_utf8"),
        (b"A\0B", "not_utf8"),
        (b"a" * (LARGEST_TEXT + 1), "too_large"),
    ],
    ids=["empty", "white", "latin", "nul", "large"],
)
def test_a_text_that_is_none_is_told(tmp_path: Path, content: bytes, reason: str) -> None:
    assert the_reason(save(tmp_path, "ferry.txt", content)) == reason


# Markdown


def test_markdown_gives_its_paragraphs_without_the_markup(tmp_path: Path) -> None:
    content = """
A *kicker*

## The ferry [sails](https://example.org) again

The mayor of **Ostham** said on Monday
that the ferry sails.

> “It sails & sails,” she said.

```
code
```

- first
- second
"""
    article = the_article(save(tmp_path, "ferry.md", content))
    assert article.text.split("\n\n") == [
        "A kicker",
        "The ferry sails again",
        "The mayor of Ostham said on Monday that the ferry sails.",
        "“It sails & sails,” she said.",
        "first",
        "second",
    ]
    assert article.headline.of(article.text) == "The ferry sails again"


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Ferry sails"\ndate: 2031-05-06T08:00:00Z\nauthor: A. Writer\ntags: [a]\nlanguage: en-GB\n---\n',
        '+++\ntitle = "Ferry sails"\ndate = 2031-05-06T08:00:00Z\nauthor = "A. Writer"\ntags = ["a"]\n+++\n',
    ],
)
def test_front_matter_says_what_is_known(tmp_path: Path, front: str) -> None:
    article = the_article(save(tmp_path, "ferry.md", f"{front}\nThe mayor said so.\n"))
    assert article.text == "Ferry sails\n\nThe mayor said so."
    assert (article.author, article.published_on) == ("A. Writer", date(2031, 5, 6))
    assert article.published_basis is PublishedBasis.STATED


@pytest.mark.parametrize(("content", "reason"), [("+++\ntitle =\n+++\nText.", "bad_field"), ("![](a.png)", "no_text")])
def test_markdown_that_is_no_article_is_told(tmp_path: Path, content: str, reason: str) -> None:
    assert the_reason(save(tmp_path, "ferry.md", content)) == reason


# HTML

PAGE = """<!doctype html><html lang="en"><head><title>Ferry sails again | The Ostham Mail</title>
<meta property="og:title" content="Ferry sails again"><meta property="og:site_name" content="The Ostham Mail">
<meta name="author" content="Ada Writer"><meta property="article:published_time" content="2031-05-06T08:00:00Z">
<link rel="canonical" href="https://example.org/ferry"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Ferry sails again</h1><p>The mayor of <b>Ostham</b> said on Monday that the ferry
had sailed again after a long winter in the dock.</p><p>“It sails,” she said.<br>“It does.”</p></article>
<footer>Cookies and more</footer></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_of_it(tmp_path: Path) -> None:
    article = the_article(save(tmp_path, "ferry.html", PAGE))
    assert article.text.split("\n\n") == [
        "Ferry sails again",
        "The mayor of Ostham said on Monday that the ferry had sailed again after a long winter in the dock.",
        "“It sails,” she said.\n“It does.”",
    ]
    assert article.headline.of(article.text) == "Ferry sails again"
    assert (article.publisher, article.author, article.url) == (
        "The Ostham Mail",
        "Ada Writer",
        "https://example.org/ferry",
    )
    assert (article.published_on, article.published_basis) == (date(2031, 5, 6), PublishedBasis.STATED)


ROAD = (
    "The road to the lake had been closed since the storm, and those who live beyond it went by boat or on foot.",
    "“Nobody counted the trees,” said Ana Silva, the mayor of Ostham. “They lay across it by the hundred.”",
    "By noon the first carts were through, and the baker, whose oven had gone cold, lit it again for all of Ostham.",
)
WRAPPED = "<br>".join(textwrap.wrap(ROAD[1], 40)), "<br>".join(textwrap.wrap(ROAD[2], 40))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<div>{ROAD[0]}<br><br>{ROAD[1]}<br />\n<br />{ROAD[2]}</div>", ROAD),
        (f"{ROAD[0]}<br><br>{ROAD[1].replace('Ana', '<b>Ana</b>')}<br><br>{ROAD[2]}", ROAD),
        (f"<div><p>{ROAD[0]}</p>{ROAD[1]}<br><br>{ROAD[2]}</div>", ROAD),
        (f"<div>{ROAD[0]}<br>{ROAD[1]}</div><p>{ROAD[2]}</p>", (f"{ROAD[0]}\n{ROAD[1]}", ROAD[2])),
        (f"<p>OSTHAM, May 6<br>{ROAD[0]}</p><p>{ROAD[1]}</p>", (f"OSTHAM, May 6\n{ROAD[0]}", ROAD[1])),
        (f"<p>{ROAD[0].replace('and ', 'and<br> ')}</p><p>{ROAD[1]}</p>", ROAD[:2]),
        (f"<p>{ROAD[0]}</p><p>{WRAPPED[0]}</p><p>{WRAPPED[1]}</p>", ROAD),
        (f"<p>{ROAD[0]}</p><p>Ana Silva<br>mayor of Ostham<br>", (ROAD[0], "Ana Silva\nmayor of Ostham")),
        (f"<blockquote><p>{ROAD[0]}</p></blockquote><ul><li>One</li><li>Two</li></ul>", (ROAD[0], "One", "Two")),
    ],
    ids=["div", "bare", "mixed", "lines", "dateline", "sentence", "wrapped", "signature", "nested"],
)
def test_a_line_break_of_a_page_ends_a_line_unless_a_sentence_runs_through_it(
    tmp_path: Path, body: str, expected: tuple[str, ...]
) -> None:
    page = f"<html><head><title>Road open</title></head><body><article><h1>Road open</h1>{body}</article></body></html>"
    assert the_article(save(tmp_path, "road.html", page)).text.split("\n\n") == ["Road open", *expected]


@pytest.mark.parametrize("content", ["", "<html></html>", "<html><body><script>1</script></body></html>"])
def test_a_page_without_an_article_is_told(tmp_path: Path, content: str) -> None:
    assert the_reason(save(tmp_path, "ferry.html", content)) == "no_text"


# JSON Lines and Parquet

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
        ('{"text": "Yes.", "headline": 3}', "bad_field"),
        ('{"text": "Yes.", "author": "\\udfff"}', "bad_field"),
        ('{"text": "Yes.", "date": "last week"}', "bad_field"),
        ('{"text": "Yes.", "date": "2031-02-30"}', "bad_field"),
        ('{"text": "Yes.", "url": "ferry"}', "bad_field"),
        ('{"text": "Yes.", "published_basis": "stated"}', "bad_field"),
        ('{"text": "Ja.", "language": "de-AT"}', "not_english"),
    ],
    ids=range(15),
)
def test_a_broken_line_is_told_with_its_number_and_the_others_are_read(tmp_path: Path, line: str, reason: str) -> None:
    one, two, three = found(save(tmp_path, "news.jsonl", f'{{"text": "A."}}\n{line}\n{{"text": "B."}}\n'))
    assert isinstance(one, Found)
    assert isinstance(two, Rejected)
    assert isinstance(three, Found)
    assert (two.place, two.reason) == (2, reason)


def test_parquet_without_texts_is_told(tmp_path: Path) -> None:
    pl.DataFrame({"body": ["A."]}).write_parquet(tmp_path / "news.parquet")
    assert the_reason(tmp_path / "news.parquet") == "unreadable"
    assert the_reason(save(tmp_path, "damaged.parquet", b"PAR1 and nothing more")) == "unreadable"


# Whatever the kind


@pytest.mark.parametrize("suffix", KINDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
)
def test_no_content_stops_the_reading(tmp_path: Path, suffix: str, content: bytes) -> None:
    for one in found(save(tmp_path, f"any{suffix}", content)):
        assert isinstance(one, Found | Rejected)
        if isinstance(one, Found):
            headline = one.article.headline.of(one.article.text)
            assert headline
            assert headline == headline.strip()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"", "text"),
        (b"{ braces } in a text", "text"),
        (b"A story <html>", "text"),
        (b'\n {"text": "A."}', "json_lines"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "html"),
        (b'<?xml version="1.0"?>\n<!-- a --><html lang="en">', "html"),
        (b"PAR1", "parquet"),
    ],
)
def test_an_input_without_an_ending_is_sniffed(tmp_path: Path, head: bytes, kind: str) -> None:
    assert sniffed(head) == kind
    (source,) = list_sources([str(save(tmp_path, "story", head))])
    assert source.kind == kind


@pytest.mark.parametrize("content", [TEXT.encode(), PAGE.encode(), b'{"text": "A."}\n{"text": "B."}', b"parquet"])
def test_standard_input_is_any_kind(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    if content == b"parquet":
        file = io.BytesIO()
        pl.DataFrame({"text": ["A."]}).write_parquet(file)
        content = file.getvalue()
    stream = io.BufferedReader(io.BytesIO(content))  # type: ignore[arg-type]
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
    articles = found("-")
    assert articles
    assert all(isinstance(one, Found) and one.input == "-" for one in articles)


def test_folders_are_walked_and_every_file_is_read_once(tmp_path: Path) -> None:
    save(tmp_path, "one.txt", TEXT)
    save(tmp_path, "sites/a/index.html", PAGE)
    save(tmp_path, "sites/b/index.txt", TEXT)
    save(tmp_path, "README.md", "# Read me")
    save(tmp_path, ".hidden/two.txt", TEXT)
    save(tmp_path, "out/articles.parquet", b"")
    (tmp_path / "sites" / "all").symlink_to(tmp_path)
    photo = save(tmp_path, "sites/photo.jpg", b"\xff\xd8")
    inputs = [str(tmp_path), str(tmp_path / "one.txt"), str(tmp_path / "sites" / ".." / "one.txt")]
    sources = list_sources(inputs, leaving_out=tmp_path / "out")
    assert sources == list_sources(inputs[::-1], leaving_out=tmp_path / "out")
    assert sorted(str(source.stem) for source in sources) == ["one", "sites-a-index", "sites-b-index", "sites-photo"]
    (rejected,) = [one for one in find_articles(sources) if isinstance(one, Rejected)]
    assert (rejected.input, rejected.reason) == (str(photo), "unknown_kind")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    gone = Source("gone.jsonl", "json_lines", "gone", tmp_path / "gone.jsonl")
    (one,) = find_articles([gone])
    assert isinstance(one, Rejected)
    assert one.reason == "unreadable"
    assert "No such file" in one.message
