"""Articles of a folder are kept as they are, or refused with a message that says what to do."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles import (
    Article,
    BadArticle,
    Found,
    find_articles,
    headline_of,
    list_origins,
    read_article,
    read_articles,
)
from onrecord.articles.article import LARGEST_TEXT
from onrecord.plain import plain
from onrecord.schema.vocabulary import PublishedBasis

TEXT = "A headline\n\nA first paragraph.\n"

ENGLISH = "\nThe mayor of the port said that they would sail with the first of them." * 20
"""What makes a text of any characters one in English."""


def save(folder: Path, name: str, content: bytes | str = TEXT, record: str | None = "") -> Path:
    path = folder / f"{name}.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if record is not None:
        path.with_suffix(".toml").write_text(record, encoding="utf-8")
    return path


def refusal(path: Path, *said: str) -> None:
    """The article is refused, by a message that names the file and says every one of `said`."""
    with pytest.raises(BadArticle) as refused:
        read_article(path)
    message = str(refused.value)
    assert plain(path.stem) in message
    assert "expected" in message
    assert "found" in message
    assert "nothing was built" in message
    for words in said:
        assert words in message


@given(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1).filter(
        lambda text: headline_of(text).end and not text.startswith("\ufeff")
    )
)
def test_the_text_is_kept_to_the_character(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    text += ENGLISH
    path = save(tmp_path_factory.mktemp("articles"), "one", text)
    article = read_article(path)
    assert article.text == text
    assert article.text.encode() == path.read_bytes()


def test_what_is_known_is_read(tmp_path: Path) -> None:
    record = """
    publisher = "The Gazette"
    author = "A. Writer"
    url = "https://example.org/1"
    language = "en"
    published_on = 2024-02-29
    published_basis = "outside"
    published_source = "The paper's archive."
    rights = "All rights reserved."
    """
    article = read_article(save(tmp_path, "one", record=record))
    assert article == Article(
        article_id="one",
        text=TEXT,
        headline=headline_of(TEXT),
        publisher="The Gazette",
        author="A. Writer",
        url="https://example.org/1",
        published_on=date(2024, 2, 29),
        published_basis=PublishedBasis.OUTSIDE,
        published_source="The paper's archive.",
        language="en",
        rights="All rights reserved.",
    )


@pytest.mark.parametrize(
    ("content", "record"),
    [
        ("\ufeffA headline\n\nA first paragraph.\n", ""),
        (TEXT, 'published_on = "29 February 2024"'),
        (TEXT, 'language = "English"'),
        ("A headline that is\nwrapped\n\nA first paragraph.\n", ""),
        (TEXT, 'author = " A. Writer "'),
    ],
)
def test_a_file_gives_one_article_whichever_command_reads_it(tmp_path: Path, content: str, record: str) -> None:
    path = save(tmp_path, "one", content, record)
    (found,) = find_articles(list_origins([str(tmp_path)]))
    assert isinstance(found, Found)
    assert found.article == read_article(path)


def test_what_is_not_known_is_not_guessed(tmp_path: Path) -> None:
    article = read_article(save(tmp_path, "one", record=""))
    assert (article.publisher, article.author, article.url, article.published_on) == (None, None, None, None)
    assert article.published_basis is PublishedBasis.UNKNOWN


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"caf\xe9 \n", ["e9 20 0a at byte 3", "UTF-8"]),
        (b"Good \xed\xa0\x80 bad", ["ed a0 80 20 at byte 5"]),
        (b"", ["only white space"]),
        (" \n\t\u00a0\u2003\n".encode(), ["only white space"]),
        (" \x1b\n\u202e\x9b".encode(), ["only white space"]),
        (b"A headline\n\0", ["U+0000 at character 11"]),
        ("Die Fähre fährt wieder, sagte sie. Sie war nicht da, und das ist gut für den Ort.".encode(), ["in English"]),
    ],
)
def test_a_text_that_cannot_be_trusted_is_refused(tmp_path: Path, content: bytes, said: list[str]) -> None:
    refusal(save(tmp_path, "one", content), *said)


def test_an_article_that_its_record_calls_german_is_refused(tmp_path: Path) -> None:
    refusal(save(tmp_path, "one", record='language = "de"'), "an article in English", "'de'")


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = save(tmp_path, "one")
    os.truncate(path, 50_000_000)
    refusal(path, f"at most {LARGEST_TEXT:,} bytes")


def test_all_quotation_marks_are_a_text(tmp_path: Path) -> None:
    marks = "“”\"'‘’«»„‟" * 200
    assert read_article(save(tmp_path, "one", marks)).headline.of(marks) == marks


@pytest.mark.parametrize("name", ["two words", "a:b", "a\u00a0b", "a\u200bb", "a\x7fb"])
def test_an_id_that_no_key_can_hold_is_refused(tmp_path: Path, name: str) -> None:
    refusal(save(tmp_path, name), "Rename the file")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ('auther = "A. Writer"', ["the key 'auther'", "publisher, author, url"]),
        ("publisher = 3", ["publisher", "found 3"]),
        ('url = "example.org"', ["url", "https://"]),
        ('published_basis = "guessed"', ["published_basis", "stated, outside, unknown"]),
        ('published_basis = ["stated"]', ["published_basis", "stated, outside, unknown"]),
        ("published_on = 1599-12-31\npublished_basis = 'stated'", ["a day from 1600 to 2100"]),
        ("published_on = 2101-01-01\npublished_basis = 'stated'", ["a day from 1600 to 2100"]),
        ('published_basis = "stated"', ["fits published_on"]),
        ('published_source = "The archive."', ["published_source only where"]),
        ("publisher = ", ["a TOML file"]),
    ],
)
def test_a_record_that_is_wrong_is_refused(tmp_path: Path, record: str, said: list[str]) -> None:
    refusal(save(tmp_path, "one", record=record), "one.toml", *said)


def test_a_record_that_is_missing_or_unreadable_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, "one", record=None)
    refusal(path, "one.toml", "no such file")
    path.with_suffix(".toml").mkdir()
    refusal(path, "one.toml", "something else")
    path.with_suffix(".toml").rmdir()
    path.with_suffix(".toml").write_bytes(b'publisher = "caf\xe9"')
    refusal(path, "one.toml", "UTF-8")


def test_a_text_that_is_missing_or_unreadable_is_refused(tmp_path: Path) -> None:
    refusal(tmp_path / "one.txt", "No such file")
    (tmp_path / "one.txt").mkdir()
    refusal(tmp_path / "one.txt", "a folder")


@given(st.permutations(["b", "a", "a-b", "B2", "ö"]))
def test_articles_come_sorted_by_id(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    folder = tmp_path_factory.mktemp("articles")
    for name in names:
        save(folder, name)
    save(folder, ".hidden")
    (folder / "README.md").write_text("About these articles.")
    assert [article.article_id for article in read_articles(folder)] == ["B2", "a", "a-b", "b", "ö"]


@pytest.mark.parametrize(("one", "other"), [("donbas", "Donbas"), ("caf\u00e9", "cafe\u0301"), ("straße", "STRASSE")])
def test_two_articles_of_one_id_are_refused(tmp_path: Path, one: str, other: str) -> None:
    save(tmp_path, one)
    save(tmp_path, other)
    if len(list(tmp_path.glob("*.txt"))) == 1:
        return  # The file system itself holds the two names to be one.
    with pytest.raises(BadArticle, match="one article for each id"):
        read_articles(tmp_path)


@pytest.mark.parametrize("name", ["one.toml", "one.TXT", "one.html", "folder"])
def test_a_file_that_is_no_article_is_refused(tmp_path: Path, name: str) -> None:
    save(tmp_path, "two")
    (tmp_path / name).mkdir() if name == "folder" else (tmp_path / name).write_text("")
    with pytest.raises(BadArticle, match=name):
        read_articles(tmp_path)


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadArticle, match="a folder of articles"):
        read_articles(tmp_path / "none")
    with pytest.raises(BadArticle, match="at least one article"):
        read_articles(tmp_path)
