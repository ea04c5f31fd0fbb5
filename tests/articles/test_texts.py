"""Plain text and Markdown: what is written is the text, and a file beside it or its front matter says the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.articles.article import LARGEST_TEXT
from onrecord.schema.vocabulary import PublishedBasis
from tests.articles.finding import TEXT, found, save, the_article, the_reason


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
    ("record", "reason"),
    [("colour = 'red'", "bad_field"), ("url =", "bad_field"), ("published_basis = 'stated'", "bad_field")],
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
        '---\nTitle: Ferry sails # kicker\npublish-date: May 6, 2031\nauthors:\n  - "A. Writer"\ntags:\n- a\n---\n',
        "---\nheadline: 'Ferry sails'\r\npublished: 6 May 2031\r\nauthors: [A. Writer]\r\n---\r\n",
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
