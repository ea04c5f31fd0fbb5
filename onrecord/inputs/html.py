"""HTML: one article a page, its text and what the page says of it found by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from trafilatura import bare_extraction
from trafilatura.settings import Document

from onrecord.inputs.drafts import Draft, Item, Unusable
from onrecord.inputs.sources import Source
from onrecord.inputs.text import record_beside
from onrecord.language.segments import paragraphs
from onrecord.language.wrapping import unwrapped
from onrecord.schema.vocabulary import Rejection

_INLINE = {"hi", "ref", "del", "lb", "graphic"}
"""The elements of trafilatura's pages that stand within a line; all others are blocks, or hold some."""
_DATES = {"extensive_search": False, "original_date": True, "max_date": "9999-12-31"}
"""A date is what the page says is its date, not any date in it; and the day of reading means nothing."""
_BREAK, _EDGE = "\u2028", "\u2029"
_BLANK_LINES = re.compile(r"\n{2,}")
_RUN_THROUGH = re.compile(r"(?<=[^\n]{30})(?<![.!?:])\n(?=[a-zß-öø-ÿ])")
"""The break of a line, longer than those of a list, behind which its sentence goes on in lower case."""


def read(source: Source) -> Iterator[Item]:
    """The one article of a page. Raises Unusable if the page has none."""
    extracted = bare_extraction(
        source.content(), with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    page = cast(Document | None, extracted)
    text = _text(page.body) if page is not None else ""
    if page is None or not text:
        raise Unusable(
            Rejection.NO_TEXT,
            expected="a page with an article",
            found="none (a list of links, a script, a notice)",
            remedy="Save the article's own page, or its text.",
        )
    said = {"publisher": page.sitename, "author": page.author, "url": page.url, "language": page.language}
    dated = {"published_on": page.date, "published_basis": "stated"} if page.date else {}
    record = {**said, **dated, **record_beside(source)}
    yield None, Draft(text, headline=page.title, name=source.stem, record=record)


def _text(body: Any) -> str:
    """The text of a page's body: its blocks, blank lines between them, each on one line but for its line breaks."""
    blocks = (
        "\n".join(" ".join(line.split()) for line in block.split(_BREAK)).strip()
        for block in "".join(_pieces(body)).split(_EDGE)
    )
    text = "\n\n".join(_BLANK_LINES.sub("\n\n", block) for block in blocks if block)
    return _RUN_THROUGH.sub(" ", unwrapped(text, paragraphs(text)))


def _pieces(element: Any) -> Iterator[str]:
    """The words of an element, with marks where a block begins or ends and where a line is broken."""
    edge = "" if element.tag in _INLINE else _EDGE
    yield edge
    yield _BREAK if element.tag == "lb" else element.text or ""
    for inner in element:
        yield from _pieces(inner)
        yield inner.tail or ""
    yield edge
