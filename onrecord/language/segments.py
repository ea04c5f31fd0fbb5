"""Paragraphs, and the tokens of which sentences are made."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.language.quotation import Quoted
from onrecord.language.spans import Span, trim
from onrecord.language.words import closed_class
from onrecord.wrapping import joined

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
"""Letters, with the accents that some software stores as characters of their own (e + U+0301)."""
_TOKEN = re.compile(
    r"[a-z]+(?=[\s,;:)])"  # most words by far; what follows matters to none of the other forms
    r"|(?P<abbreviation>(?:[^\W\d_]\.){2,}|[^\W\d_](?=\.\s+[A-Z])\.|[A-Z][a-z]{1,5}\.)"  # U.S.   J. Smith   Gen. Milley
    r"|(?P<number>[$€£¥]?\d[\d,.:]*\d%?|[$€£¥]?\d%?(?:st|nd|rd|th)?)"
    rf"|(?P<word>{_LETTERS}(?:[-‑][^\W_]+|[’'](?!s\b|S\b){_LETTERS})*)"
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
    """The paragraphs: lines that are not blank, or the lines of one paragraph where the text is wrapped, white space
    at their ends left out."""
    spans = (trim(text, Span(*line.span())) for line in _LINE.finditer(text))
    return joined(text, [span for span in spans if span.end > span.start])


def tokens(text: str, span: Span) -> list[Token]:
    """The tokens of `text` inside `span`. An abbreviation keeps its full stop; ’s is a token of its own."""
    abbreviations = closed_class("abbreviations")
    found: list[Token] = []
    new = tuple.__new__  # what Token(...) calls, without the call: there is one for every word
    for match in _TOKEN.finditer(text, *span):
        word = match.group()
        start, end = match.span()
        capitalised = match.lastgroup == "abbreviation" and word.count(".") == 1 and len(word) > 2
        if capitalised and word[:-1].lower() not in abbreviations:
            found += (Token(start, end - 1, word[:-1]), Token(end - 1, end, "."))
        else:
            found.append(new(Token, (start, end, word, None)))
    return found
