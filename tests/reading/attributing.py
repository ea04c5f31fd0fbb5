"""What the rules attribute in a text, as words rather than spans."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.language.sentences import read_document
from onrecord.language.spans import Span
from onrecord.reading.speech.attribution import Attribution
from onrecord.reading.speech.direct import attribute_direct
from onrecord.reading.speech.reported import attribute_reported


class Said(NamedTuple):
    """An attribution in words: the pieces, the source and the cue, and the clause of a mixed one."""

    pieces: tuple[str, ...]
    source: str | None
    cue: str | None
    rule: str
    clause: str | None = None


def attributions(text: str) -> list[Attribution]:
    """The attributions of a text, direct before reported."""
    syntaxes = [Syntax(sentence) for sentence in read_document(text).sentences]
    direct = attribute_direct(text, syntaxes)
    return [*direct, *attribute_reported(text, syntaxes, direct)]


def said(text: str) -> list[Said]:
    """The attributions of a text in words."""

    def of(span: Span | None) -> str | None:
        return span.of(text) if span else None

    return [
        Said(tuple(piece.of(text) for piece in a.pieces), of(a.source), of(a.cue), a.rule, of(a.clause))
        for a in attributions(text)
    ]
