"""Inputs written for a test, and the articles that are found in them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from onrecord.articles import Article, Found, Rejected, find_articles, list_origins
from onrecord.articles.opening import PACKED

TEXT = "Ferry sails again\n\nThe mayor of Ostham said on Monday: “The ferry sails.”\n"
PAGE = """<!doctype html><html lang="en"><head><title>Ferry sails again | The Ostham Mail</title>
<meta property="og:title" content="Ferry sails again"><meta property="og:site_name" content="The Ostham Mail">
<meta name="author" content="Ada Writer"><meta property="article:published_time" content="2031-05-06T08:00:00Z">
<link rel="canonical" href="https://example.org/ferry"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Ferry sails again</h1><p>The mayor of <b>Ostham</b> said on Monday that the ferry
had sailed again after a long winter in the dock.</p><p>“It sails,” she said.<br>“It does.”</p></article>
<footer>Cookies and more</footer></body></html>"""


def found(*paths: Path | str) -> list[Found | Rejected]:
    return list(find_articles(list_origins([str(path) for path in paths])))


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


def packed(content: bytes, ending: str) -> bytes:
    """The content as a file of this ending has it."""
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, PACKED[ending]) as stream:
        stream.write(content)
    return bytes(sink.getvalue().to_pybytes())
