"""Marks: what is drawn under the words that a row is about, a letter for the kind and a line to their end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.assembly.rows import Row, Rows
from onrecord.language.spans import Span
from onrecord.schema.vocabulary import MentionForm, QuoteType


class MarkKind(NamedTuple):
    """A kind of mark: its letter, what it means, and its colour where there are colours."""

    letter: str
    meaning: str
    style: str


KINDS = {
    MentionForm.NAME: MarkKind("n", "name", "bold cyan"),
    MentionForm.NOMINAL: MarkKind("d", "description", "cyan"),
    MentionForm.PRONOUN: MarkKind("p", "pronoun", "cyan"),
    "speaker": MarkKind("s", "speaker", "green"),
    "cue": MarkKind("c", "cue", "bold green"),
    "events": MarkKind("e", "event", "bold yellow"),
    "region_control": MarkKind("r", "region control", "bold red"),
    QuoteType.DIRECT: MarkKind('"', "direct quote", "magenta"),
    QuoteType.MIXED: MarkKind("'", "mixed quote", "magenta"),
    QuoteType.INDIRECT: MarkKind("~", "indirect quote", "magenta"),
}
"""The kinds of marks, the most important first: their colours cover the colours of the others."""

_RANKS = {kind: rank for rank, kind in enumerate(KINDS.values())}


class Mark(NamedTuple):
    """Characters of the text that a row is about."""

    span: Span
    kind: MarkKind

    @property
    def rank(self) -> int:
        """The place of its kind among the kinds."""
        return _RANKS[self.kind]


def marks(rows: Rows) -> list[Mark]:
    """The marks of an article's rows, sorted by where they begin."""
    found = {mark for mark in _marks(rows) if mark.span.start < mark.span.end}
    return sorted(found, key=lambda mark: (mark.span, mark.rank))


def lanes(found: Sequence[Mark]) -> list[list[Mark]]:
    """The marks in as few lanes as possible without overlap. Quotations, the longest, have their own lanes below."""
    words: list[list[Mark]] = []
    quotations: list[list[Mark]] = []
    for mark in found:
        into = quotations if mark.kind.letter in "\"'~" else words
        free = (lane for lane in into if lane[-1].span.end <= mark.span.start)
        lane = next(free, None)
        if lane is None:
            into.append([mark])
        else:
            lane.append(mark)
    return [*words, *quotations]


def _marks(rows: Rows) -> Iterator[Mark]:
    for mention in rows["mentions"]:
        yield Mark(Span(mention["start"], mention["end"]), KINDS[mention["form"]])
    for quote in rows["quotes"]:
        for name in ("speaker", "cue"):
            yield from _mark(quote, name, KINDS[name])
        for piece in quote["spans"]:
            yield Mark(Span(**piece), KINDS[quote["quote_type"]])
    for table in ("events", "region_control"):
        for row in rows[table]:
            yield from _mark(row, "trigger", KINDS[table])


def _mark(row: Row, name: str, kind: MarkKind) -> Iterator[Mark]:
    if row[f"{name}_start"] is not None:
        yield Mark(Span(row[f"{name}_start"], row[f"{name}_end"]), kind)
