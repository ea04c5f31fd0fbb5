"""Inputs of whatever kind: each is told from the others, and whatever is broken is told, not raised."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.articles import Found, Origin, Rejected, find_articles, list_origins
from onrecord.articles.drafted import slug
from onrecord.articles.kinds import KINDS, sniffed
from tests.articles.finding import PAGE, TEXT, found, packed, save, the_article, the_reason

MARKS = ['"', '""', ",", ";", "\t", "\n", "\r\n", "[", "]", "{", "}", ":", "\\", "\\u", "\0", "\ufeff"]
PIECES = ['{"text": "', '"text"', "id,text\n", "---\n", "+++\n", "<p>", "<!--", "Ana met Bo."]
TROUBLE = st.sampled_from([*MARKS, *PIECES])
CONTENT = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(TROUBLE, max_size=30)
    .map("".join)
    .flatmap(lambda text: st.sampled_from([text.encode(), text.encode("utf-16")])),
)


@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
@pytest.mark.parametrize("suffix", [*KINDS, ""])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=CONTENT, damaged=st.booleans())
def test_no_content_stops_the_reading(tmp_path: Path, suffix: str, packing: str, content: bytes, damaged: bool) -> None:
    if packing:
        content = packed(content, packing)[: -5 if damaged else None]
    for one in found(save(tmp_path, f"any{suffix}{packing}", content)):
        assert isinstance(one, Found | Rejected)
        assert one.where().isprintable()
        if isinstance(one, Found):
            headline = one.article.headline.of(one.article.text)
            assert headline
            assert headline == headline.strip()
        else:
            assert one.message.isprintable()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"", "text"),
        (b"{ braces } in a text", "text"),
        (b"A story <html>", "text"),
        (b'\n {"text": "A."}', "json"),
        (b'[\n {"text": "A."}]', "json"),
        (b'id,"text"\r\n1,A.\n', "csv"),
        (b"Text, with a comma\n", "text"),
        ("id\ttext\n1\tA.\n".encode("utf-16"), "csv"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "html"),
        (b'<?xml version="1.0"?>\n<!-- a --><html lang="en">', "html"),
        (b"PAR1", "parquet"),
    ],
)
def test_an_input_without_an_ending_is_sniffed(tmp_path: Path, head: bytes, kind: str) -> None:
    assert sniffed(head) == kind
    (origin,) = list_origins([str(save(tmp_path, "story", head))])
    assert origin.kind == kind


STREAMS = [
    TEXT.encode(),
    PAGE.encode(),
    b'{"text": "A."}\n{"text": "B."}',
    b'[{"text": "A."}]',
    b"id,text\n1,A.\n",
    b"parquet",
]


@pytest.mark.parametrize("packing", [bytes, gzip.compress])
@pytest.mark.parametrize("content", STREAMS)
def test_standard_input_is_any_kind(monkeypatch: pytest.MonkeyPatch, content: bytes, packing: Any) -> None:
    if content == b"parquet":
        file = io.BytesIO()
        pl.DataFrame({"text": ["A."]}).write_parquet(file)
        content = file.getvalue()
    stream = io.BufferedReader(io.BytesIO(packing(content)))  # type: ignore[arg-type]
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
    articles = found("-")
    assert articles
    assert all(isinstance(one, Found) and one.input == "-" for one in articles)


@pytest.mark.parametrize("name", [".pdf", ".docx", ".xml", ".warc", ".7z", ".tar.gz", ".toml", ".jpg.zst"])
@pytest.mark.parametrize("content", [TEXT.encode(), gzip.compress(TEXT.encode())], ids=["plain", "packed"])
def test_a_file_of_another_kind_is_never_read_as_prose(tmp_path: Path, name: str, content: bytes) -> None:
    path = save(tmp_path, f"ferry{name}", content)
    for named in (path, tmp_path):
        (one,) = found(named)
        assert isinstance(one, Rejected)
        assert one.reason == "unknown_kind"
        assert all(ending in one.message for ending in KINDS)


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n%...", b"PK\3\4", b"\x7fELF\2\1\1\0\0", b"\xff\xd8\xff\xe0\0\x10JFIF", b"WARC/1.0\r\n", b"<rss>"],
)
@pytest.mark.parametrize("packing", [bytes, gzip.compress])
def test_what_is_no_text_is_never_read_as_prose(tmp_path: Path, content: bytes, packing: Any) -> None:
    assert the_reason(save(tmp_path, "story", packing(content))) == "unknown_kind"


@pytest.mark.parametrize("name", ["Mr. Smith goes", "ferry", "news.2024", "No. 12"])
def test_a_name_without_an_ending_is_whole(tmp_path: Path, name: str) -> None:
    save(tmp_path, f"{name}.toml", 'author = "Ada Writer"')
    article = the_article(save(tmp_path, name, TEXT))
    assert article.article_id == slug(name)
    assert article.author == "Ada Writer"


def test_folders_are_walked_and_every_file_is_read_once(tmp_path: Path) -> None:
    save(tmp_path, "one.txt", TEXT)
    save(tmp_path, "sites/a/index.html", PAGE)
    save(tmp_path, "sites/b/index.txt", TEXT)
    save(tmp_path, "README.md", "# Read me")
    save(tmp_path, ".hidden/two.txt", TEXT)
    save(tmp_path, "out/articles.parquet", b"")
    photo = save(tmp_path, "sites/photo.jpg", b"\xff\xd8")
    inputs = [str(tmp_path), str(tmp_path / "one.txt"), str(tmp_path / "sites" / ".." / "one.txt")]
    origins = list_origins(inputs, leaving_out=tmp_path / "out")
    assert origins == list_origins(inputs[::-1], leaving_out=tmp_path / "out")
    assert sorted(str(origin.stem) for origin in origins) == ["one", "sites-a-index", "sites-b-index", "sites-photo"]
    (rejected,) = [one for one in find_articles(origins) if isinstance(one, Rejected)]
    assert (rejected.input, rejected.reason) == (str(photo), "unknown_kind")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    gone = Origin("gone.jsonl", "json_lines", "gone", tmp_path / "gone.jsonl")
    (one,) = find_articles([gone])
    assert isinstance(one, Rejected)
    assert one.reason == "unreadable"
    assert "No such file" in one.message
