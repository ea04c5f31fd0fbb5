"""Paragraphs, and the tokens of which sentences are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.language.quotation import Quoted
from onrecord.language.spans import Span, trim
from onrecord.language.words import closed_class

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_TOKEN = re.compile(
    r"(?P<abbreviation>(?:[^\W\d_]\.){2,}|[^\W\d_](?=\.\s[A-Z])\.|[A-Z][a-z]{1,5}\.)"  # U.S.   J. Smith   Gen. Milley
    r"|(?P<number>[$€£¥]?\d[\d,.:]*\d%?|[$€£¥]?\d%?(?:st|nd|rd|th)?)"
    r"|(?P<word>[^\W\d_]+(?:[-‑][^\W_]+|[’'](?!s\b|S\b)[^\W\d_]+)*)"
    r"|(?P<possessive>[’']s\b)"
    r"|(?P<other>\.\.\.|--|[^\w\s]|[\d_]+)"
)


class Token(NamedTuple):
    """A word, a number or a mark, with its place in the text; or a whole utterance, `quoted`, in the place of one."""

    start: int
    end: int
    text: str
    quoted: Quoted | None = None

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs: lines that are not blank, white space at their ends left out."""
    spans = (trim(text, Span(*line.span())) for line in _LINE.finditer(text))
    return [span for span in spans if span.end > span.start]


def tokens(text: str, span: Span) -> Iterator[Token]:
    """The tokens of `text` inside `span`. An abbreviation keeps its full stop; ’s is a token of its own."""
    abbreviations = closed_class("abbreviations")
    for match in _TOKEN.finditer(text, *span):
        word = match.group()
        start = match.start()
        capitalised = match.lastgroup == "abbreviation" and word.count(".") == 1 and len(word) > 2
        if capitalised and word[:-1].lower() not in abbreviations:
            yield Token(start, match.end() - 1, word[:-1])
            yield Token(match.end() - 1, match.end(), ".")
        else:
            yield Token(start, match.end(), word)
