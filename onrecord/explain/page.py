"""The page: the text of an article with marks under its lines, and the rows of each paragraph below it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.text import Text

from onrecord.articles import Article
from onrecord.assembly.rows import Rows
from onrecord.explain.entries import Named, called_rows, named_rows
from onrecord.explain.layout import columns, lines, shown
from onrecord.explain.marks import KINDS, Mark, lanes, marks
from onrecord.language.segments import paragraphs
from onrecord.language.spans import Span
from onrecord.plain import escaped

_OFFSET = 8
_NARROWEST = 20
_SHOWN = 40


class _Signs(NamedTuple):
    """What is drawn around the text."""

    bar: str
    line: str
    opening: str
    closing: str
    more: str

    def gutter(self, offset: object = "") -> str:
        return f"{offset:>{_OFFSET}} {self.bar} "


_DRAWN = _Signs("│", "─", "“", "”", "…")
_PLAIN = _Signs("|", "-", '"', '"', "...")


def page(article: Article, rows: Rows, width: int, encoding: str = "utf-8") -> Iterator[Text]:
    """The article in lines of `width` cells, each with the offset of its first character.

    ASCII replaces the signs that the encoding lacks. Characters of the text that it lacks are escaped.
    """
    signs = _DRAWN if escaped("".join(_DRAWN), encoding) == "".join(_DRAWN) else _PLAIN
    yield _title(article)
    yield _legend()
    told = [*named_rows(article, rows), *called_rows(article, rows)]
    named = sorted(told, key=lambda row: row.span)  # an event, then its arguments: sorting is stable
    coming = marks(rows)[::-1]
    begun: list[Mark] = []
    for paragraph in paragraphs(article.text):
        yield Text()
        for line in lines(article.text, paragraph, max(width - len(signs.gutter()), _NARROWEST), encoding):
            while coming and coming[-1].span.start < line.end:
                begun.append(coming.pop())
            begun = [mark for mark in begun if mark.span.end > line.start]
            yield from _marked(line, shown(line.of(article.text), encoding), begun, signs)
        first, behind = (bisect_left(named, end, key=lambda row: row.span.start) for end in paragraph)
        for row in named[first:behind]:
            yield _row(row, signs)


def _title(article: Article) -> Text:
    date = article.published_on.isoformat() if article.published_on else "unknown"
    about = f"published on {date} ({article.published_basis}), {len(article.text):,} characters"
    return Text.assemble((article.article_id, "bold"), f"  {about}; as the rules read it, without corrections")


def _legend() -> Text:
    """What the letters stand for."""
    return Text("  ").join(Text().append(kind.letter, kind.style).append(f" {kind.meaning}") for kind in KINDS.values())


def _marked(line: Span, words: Sequence[str], over: Sequence[Mark], signs: _Signs) -> Iterator[Text]:
    """A line of the text as it is shown, and below it the lanes of its marks."""

    def within(mark: Mark) -> list[int]:
        return [min(max(at - line.start, 0), len(words)) for at in mark.span]

    cells, begins = columns(words), [0, *accumulate(map(len, words))]
    above = Text("".join(words))
    for mark in sorted(over, key=lambda mark: mark.rank, reverse=True):
        above.stylize(mark.kind.style, *(begins[at] for at in within(mark)))
    yield Text().append(signs.gutter(line.start), "dim").append_text(above)
    for lane in lanes(over):
        drawn = Text().append(signs.gutter(), "dim")
        reached = 0
        for mark in lane:
            start, end = (cells[at] for at in within(mark))
            letter = mark.kind.letter if mark.span.start >= line.start else signs.line
            drawn.append(" " * (start - reached)).append(
                (letter + signs.line * (end - start - 1))[: end - start], mark.kind.style
            )
            reached = end
        yield drawn


def _row(row: Named, signs: _Signs) -> Text:
    """A row: its id and span, what it says, and the rule that made it."""
    line = Text("  ").append(row.key, "bold").append(f" [{row.span.start}, {row.span.end})")
    words = "".join(shown(row.text))
    said = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + signs.more
    line.append(f" {signs.opening}{said}{signs.closing}")
    for column, value in row.shown.items():
        line.append(f" {column}=", "dim").append("".join(shown(str(value))))
    return line.append("  by ", "dim").append(row.rule, "italic")
