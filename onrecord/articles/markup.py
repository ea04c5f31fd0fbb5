"""Markup in the texts of records is replaced by the words that a reader of the page would see."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from onrecord.articles.furniture import without_furniture

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr"
    " li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br caption cite code data del dfn em figcaption font i iframe img ins kbd link mark"
    " meta noscript picture q s samp script small source span strike strong style sub sup svg time tt u var video"
    " wbr".split()
)
_UNSEEN = frozenset("script style noscript iframe figcaption svg template title head".split())
"""Elements without words of the article: code, what a page shows elsewhere, and captions of pictures."""
_NAMES = "|".join(sorted(_BLOCKS | _INLINE, key=len, reverse=True))
_ALONE = re.compile(r"<(?:br|hr|img|p)\b[^<>]*>", re.IGNORECASE)
_OPENED = re.compile(rf"<({_NAMES})\b[^<>]*>", re.IGNORECASE)
_CLOSED = re.compile(rf"</({_NAMES})\s*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_PARTING = re.compile(r"<(?:p|br|div|li|h[1-6])\b", re.IGNORECASE)
"""The elements that divide a text into paragraphs where its own lines do not."""
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_SPACE = re.compile(r"[^\S\u2028]+")
_BREAKS = re.compile(r"\s*\u2028[\s\u2028]*")


def without_markup(text: str) -> str:
    """The text itself if it has no markup; otherwise the words of its elements.

    Markup means HTML elements that are closed, or need not be (a lone `<` is not markup), and entities (`&amp;`). If
    elements divide the text, they become lines and paragraphs with blank lines between them, and lines that are not
    part of the article (`onrecord.articles.furniture`) are left out. If the text has lines of its own, they stay.
    """
    plain = without_entities(text)
    source = text if _is_markup(text) else plain
    if not _is_markup(source):
        return plain
    seen = _Words()
    seen.feed(_CDATA.sub("", source).replace("<![", "&lt;!["))  # The parser refuses sections of other kinds.
    seen.close()
    words = "".join(seen.pieces)
    if not _PARTING.search(source):
        return words.replace("\u2029", "\n").replace("\u2028", "\n").strip()
    lines = (_BREAKS.sub("\n", _SPACE.sub(" ", block)).strip() for block in words.split("\u2029"))
    return without_furniture("\n\n".join(line for line in lines if line))


def without_entities(text: str) -> str:
    """The text with characters in place of its entities. What is not an entity stays as it is."""
    return _ENTITY.sub(lambda entity: _character(entity[0]), text) if "&" in text else text


def _character(entity: str) -> str:
    return html.unescape(entity).replace("\u2028", "\n").replace("\0", "\ufffd")


def _is_markup(text: str) -> bool:
    if "<" not in text:
        return False
    closed = {name.lower() for name in _CLOSED.findall(text)}
    opened = {name.lower() for name in _OPENED.findall(text)} if closed else set()
    return bool(closed & opened) or _ALONE.search(text) is not None


class _Words(HTMLParser):
    """The words of a piece of HTML, with U+2029 where a block begins or ends, and U+2028 where a line is broken."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object = None) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "br":
            self.pieces.append("\u2028")
        elif tag in _BLOCKS:
            self.pieces.append("\u2029")

    def handle_startendtag(self, tag: str, attrs: object = None) -> None:  # noqa: ARG002
        if tag not in _UNSEEN:
            self.handle_starttag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()
        elif tag in _BLOCKS:
            self.pieces.append("\u2029")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data.replace("\u2028", " ").replace("\u2029", " "))
