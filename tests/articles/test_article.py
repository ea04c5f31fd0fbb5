"""Articles are kept as they are, or refused with a message that says what to do."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.article import LARGEST_TEXT, Article, BadArticle, headline_of, read_article, read_articles
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


@given(
    before=st.text(" \t\r\n\u00a0\u2028"),
    inside=st.text(st.characters(categories=["L", "P", "Zs"])),
    after=st.text(" \u00a0"),
    rest=st.sampled_from(["", "\n", "\r\n\r\nMore text.", "\rMore.", "\u2029More."]),
)
def test_the_headline_is_the_first_line_that_is_not_blank(before: str, inside: str, after: str, rest: str) -> None:
    headline = f"A{inside}b"
    text = before + headline + after + rest
    assert headline_of(text).of(text) == headline
    assert headline_of(text).start == len(before)


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


def test_what_is_not_known_is_not_guessed(tmp_path: Path) -> None:
    article = read_article(save(tmp_path, "one", record=""))
    assert (article.publisher, article.author, article.url, article.published_on) == (None, None, None, None)
    assert article.published_basis is PublishedBasis.UNKNOWN


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"caf\xe9 \n", ["byte 0xe9 at byte 3", "UTF-8"]),
        (b"Good \xed\xa0\x80 bad", ["byte 0xed at byte 5", "surrogate"]),
        (b"", ["an empty file"]),
        (" \n\t\u00a0\u2003\n".encode(), ["only white space"]),
        (" \x1b\n\u202e\x9b".encode(), ["control characters"]),
        (b"A headline\n\0", ["NUL character at character 11"]),
        (b"\xef\xbb\xbfA headline", ["byte-order mark", "ef bb bf"]),
        (b"\xff\xfeA\0", ["byte-order mark", "ff fe"]),
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
    refusal(path, f"at most {LARGEST_TEXT:,} bytes", "50,000,000 bytes")


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
        ('publisher = ""', ["publisher", "not empty"]),
        ('author = " A. Writer"', ["author", "neither space at its ends"]),
        ('url = "example.org"', ["url", "https://"]),
        ('published_on = "2024-02-29"\npublished_basis = "stated"', ["published_on", "without quotation marks"]),
        ("published_on = 2024-02-29T10:00:00\npublished_basis = 'stated'", ["published_on"]),
        ('published_basis = "guessed"', ["published_basis", "stated, outside, unknown"]),
        ('published_basis = ["stated"]', ["published_basis", "stated, outside, unknown"]),
        ('language = "English"', ["language", "ISO 639-1"]),
        ("published_on = 1599-12-31\npublished_basis = 'stated'", ["a date from 1600 to 2100"]),
        ("published_on = 2101-01-01\npublished_basis = 'stated'", ["a date from 1600 to 2100"]),
        ("published_on = 2024-02-29", ["no published_basis"]),
        ('published_basis = "stated"', ["no published_on"]),
        ('published_on = 2024-02-29\npublished_basis = "outside"', ["no published_source"]),
        ('published_source = "The archive."', ["published_source exactly when"]),
        ("publisher = ", ["a TOML file"]),
    ],
)
def test_a_record_that_is_wrong_is_refused(tmp_path: Path, record: str, said: list[str]) -> None:
    refusal(save(tmp_path, "one", record=record), "one.toml", *said)


def test_a_record_that_is_missing_or_unreadable_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, "one", record=None)
    refusal(path, "one.toml", "No such file")
    path.with_suffix(".toml").mkdir()
    refusal(path, "one.toml", "Is a directory")
    path.with_suffix(".toml").rmdir()
    path.with_suffix(".toml").write_bytes(b'publisher = "caf\xe9"')
    refusal(path, "one.toml", "UTF-8")


def test_a_text_that_is_missing_or_unreadable_is_refused(tmp_path: Path) -> None:
    refusal(tmp_path / "one.txt", "No such file")
    (tmp_path / "one.txt").mkdir()
    refusal(tmp_path / "one.txt", "Is a directory")


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
    with pytest.raises(BadArticle, match="one article an id"):
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
    with pytest.raises(BadArticle, match="an article at least"):
        read_articles(tmp_path)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("\n A\tb", "A"),
        ("\x1b\n\u202eBridge shut \x97 Lee", "Bridge shut"),
        ("A\u200fb c\nd", "A\u200fb c"),
        ("\x1b", ""),
    ],
)
def test_a_control_character_ends_the_headline(text: str, headline: str) -> None:
    assert headline_of(text).of(text) == headline
