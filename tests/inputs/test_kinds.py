"""Inputs of whatever kind: each is told from the others, and whatever is broken is told, not raised."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.inputs import Found, Rejected, Source, find_articles, list_sources
from onrecord.inputs.kinds import KINDS, sniffed
from tests.inputs.finding import PAGE, TEXT, found, save


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
