"""HTML: one article in each page. Trafilatura finds its text and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import dataclass
from typing import Any, cast

from trafilatura import bare_extraction
from trafilatura.settings import Document, use_config
from trafilatura.utils import load_html

from onrecord.articles.charsets import page_text
from onrecord.articles.drafts import Draft, Item, Unusable
from onrecord.articles.formats.text import record_beside
from onrecord.articles.furniture import without_furniture
from onrecord.articles.origins import Origin
from onrecord.articles.titles import is_site, page_headline, site_names
from onrecord.articles.values import author_in, language_in, line_of
from onrecord.language.segments import paragraphs
from onrecord.language.wrapping import unwrapped
from onrecord.schema.vocabulary import Rejection

_INLINE = {"hi", "ref", "del", "lb", "graphic"}
"""The elements of trafilatura's pages that are part of a line; all others are blocks or contain blocks."""
_DATES = {"extensive_search": False, "original_date": True, "max_date": "9999-12-31"}
"""Only what the page declares as its date is taken, not other dates in it and not the day of reading."""
_SHORT = use_config()
_SHORT.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
"""The settings of trafilatura, apart from the minimum length of an article."""
_TITLES = (
    "//meta[@property='og:title' or @name='og:title']/@content",
    "//meta[@name='twitter:title' or @property='twitter:title']/@content",
    "//head/title/text()",
)
_SITE = "//meta[@property='og:site_name' or @name='application-name']/@content"
_LANGUAGES = ("/html/@lang", "/html/@*[local-name()='lang']", "//meta[@http-equiv='content-language']/@content")
_BREAK, _EDGE = "\u2028", "\u2029"
_BLANK_LINES = re.compile(r"\n{2,}")
_RUN_THROUGH = re.compile(r"(?<=[^\n]{30})(?<![.!?:])\n(?=[a-zß-öø-ÿ])")
"""A line break after which the sentence continues in lower case. The line before it is longer than an item of a
list."""


def read(origin: Origin) -> Iterator[Item]:
    """The one article of a page. Raises Unusable if the page has none."""
    content = page_text(origin.content())
    tree: Any = load_html(content)
    shown = Shown.of(tree) if tree is not None else Shown()
    page = _extracted(content) if tree is not None else None
    said_sites = [shown.site, *([page.sitename, page.hostname] if page is not None else [])]
    sites = site_names(said_sites, shown.headings, shown.titles)
    blocks = [] if page is None else without_furniture(_text(page.body)).split("\n\n")
    blocks = [block for block in blocks if block and not is_site(block, sites)]
    if page is None or all(block in shown.headings for block in blocks):
        raise Unusable(
            Rejection.NO_TEXT,
            expected="a page with an article",
            found="none (a list of links, a script, a notice)",
            remedy="Save the article's own page, or its text.",
        )
    titles = shown.titles or tuple(filter(None, [page.title]))
    headline = page_headline(shown.headings, titles, sites, blocks[0])
    said = {
        "publisher": page.sitename,
        "author": author_in((page.author or "").split(";")),
        "url": page.url,
        "language": shown.language,
    }
    dated = {"published_on": page.date, "published_basis": "stated"} if page.date else {}
    known = {key: value for key, value in {**said, **dated}.items() if value}
    text = "\n\n".join(blocks)
    yield None, Draft(text, headline=headline, name=origin.stem, record={**known, **record_beside(origin)})


def _extracted(content: str) -> Document | None:
    """The page as trafilatura reads it. Where an article is short, trafilatura takes everything on the page as one
    block. Such a page is read again by its structure, unless the block is the text in the page's metadata."""
    page = _extract(content, None)
    if page is not None and len(page.body) == 1 and "articleBody" not in content:
        return _extract(content, _SHORT) or page
    return page


def _extract(content: str, config: ConfigParser | None) -> Document | None:
    given = {} if config is None else {"config": config}
    page = bare_extraction(
        content, with_metadata=True, include_comments=False, date_extraction_params=_DATES, **cast(Any, given)
    )
    return cast(Document | None, page)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page says of its article outside the text: its headings, its titles (the best first), the name of the
    site, and the language."""

    headings: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    site: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, tree: Any) -> Shown:
        """What the page of this tree shows."""
        headings = [line_of(element.text_content()) for element in tree.iter("h1")]
        titles = [line_of(" ".join(tree.xpath(path)[:1])) for path in _TITLES]
        languages = [language_in(" ".join(tree.xpath(path)[:1])) for path in _LANGUAGES]
        return cls(
            tuple(heading for heading in headings if heading),
            tuple(title for title in titles if title),
            line_of(" ".join(tree.xpath(_SITE)[:1])),
            next((language for language in languages if language), None),
        )


def _text(body: Any) -> str:
    """The text of a page's body: its blocks with blank lines between them, each on one line except for its line
    breaks."""
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
