"""HTML: one article a page, its text and what the page says of it found by trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from trafilatura import bare_extraction
from trafilatura.settings import Document

from onrecord.inputs.drafts import Draft, Item, Unusable
from onrecord.inputs.sources import Source
from onrecord.inputs.text import record_beside
from onrecord.schema.vocabulary import Rejection

_BLOCKS = {"head", "p", "quote", "item", "cell", "code"}
_DATES = {"extensive_search": False, "original_date": True, "max_date": "9999-12-31"}
"""A date is what the page says is its date, not any date in it; and the day of reading means nothing."""
_BREAK = "\u2028"


def read(source: Source) -> Iterator[Item]:
    """The one article of a page. Raises Unusable if the page has none."""
    extracted = bare_extraction(
        source.content(), with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    page = cast(Document | None, extracted)
    text = "\n\n".join(_paragraphs(page.body)) if page is not None else ""
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


def _paragraphs(element: Any) -> Iterator[str]:
    """The text of each block of the page's body, in order: of a block with blocks in it, theirs."""
    if element.tag in _BLOCKS and not any(inner.tag in _BLOCKS for inner in element.iterdescendants()):
        if text := _text(element):
            yield text
    else:
        if text := " ".join((element.text or "").split()):
            yield text
        for inner in element:
            yield from _paragraphs(inner)
            if text := " ".join((inner.tail or "").split()):
                yield text


def _text(block: Any) -> str:
    """The words of a block, on one line but for its own line breaks."""
    for line_break in block.iter("lb"):
        line_break.text = _BREAK
    lines = "".join(block.itertext()).split(_BREAK)
    return "\n".join(" ".join(line.split()) for line in lines).strip()
