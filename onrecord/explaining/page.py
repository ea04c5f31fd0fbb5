"""The page: an article's text with marks under its lines, and below each paragraph its rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rich.text import Text

from onrecord.articles import Article
from onrecord.explaining.entries import Named, named_rows
from onrecord.explaining.layout import columns, lines, shown
from onrecord.explaining.marks import KINDS, Mark, lanes, marks
from onrecord.language.segments import paragraphs
from onrecord.language.spans import Span
from onrecord.rows import Rows

_GUTTER = "{:>8} │ "
_NARROWEST = 20
_SHOWN = 40


def page(article: Article, rows: Rows, width: int) -> Iterator[Text]:
    """The article in lines of `width` cells, each with the offset of its first character."""
    yield _title(article)
    yield _legend()
    named = sorted(
        named_rows(article, rows), key=lambda row: row.span
    )  # an event, then its arguments: sorting is stable
    coming = marks(rows)[::-1]
    begun: list[Mark] = []
    for paragraph in paragraphs(article.text):
        yield Text()
        for line in lines(article.text, paragraph, max(width - len(_GUTTER.format(0)), _NARROWEST)):
            while coming and coming[-1].span.start < line.end:
                begun.append(coming.pop())
            begun = [mark for mark in begun if mark.span.end > line.start]
            yield from _marked(article.text, line, begun)
        first, behind = (bisect_left(named, end, key=lambda row: row.span.start) for end in paragraph)
        yield from map(_row, named[first:behind])


def _title(article: Article) -> Text:
    date = article.published_on.isoformat() if article.published_on else "unknown"
    about = f"published on {date} ({article.published_basis}), {len(article.text):,} characters"
    return Text.assemble((article.article_id, "bold"), f"  {about}; as the rules read it, without corrections")


def _legend() -> Text:
    """What the letters stand for."""
    legend = Text()
    for kind in KINDS.values():
        legend.append(kind.letter, kind.style).append(f" {kind.meaning}  ")
    return legend


def _marked(text: str, line: Span, over: Sequence[Mark]) -> Iterator[Text]:
    """A line of the text, and the lanes of the marks that are over it."""
    words = line.of(text)
    cells = columns(words)
    above = Text(shown(words))
    for mark in sorted(over, key=lambda mark: mark.rank, reverse=True):
        above.stylize(mark.kind.style, max(mark.span.start - line.start, 0), mark.span.end - line.start)
    yield Text().append(_GUTTER.format(line.start), "dim").append_text(above)
    for lane in lanes(over):
        drawn = Text().append(_GUTTER.format(""), "dim")
        reached = 0
        for mark in lane:
            start, end = (cells[min(max(at - line.start, 0), len(words))] for at in mark.span)
            letter = mark.kind.letter if mark.span.start >= line.start else "─"
            drawn.append(" " * (start - reached)).append(
                (letter + "─" * (end - start - 1))[: end - start], mark.kind.style
            )
            reached = end
        yield drawn


def _row(row: Named) -> Text:
    """A row: its id and span, what it says, and the rule that made it."""
    line = Text("  ").append(row.key, "bold").append(f" [{row.span.start}, {row.span.end})")
    words = shown(row.text)
    line.append(f" “{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”")
    for column, value in row.told.items():
        line.append(f" {column}=", "dim").append(shown(str(value)))
    return line.append("  by ", "dim").append(row.rule, "italic")
