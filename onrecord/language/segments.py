"""Paragraphs, and the tokens of which sentences are made."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from onrecord.language.quotation import Quoted
from onrecord.language.spans import Span
from onrecord.language.words import closed_class
from onrecord.language.wrapping import joined

_LINE = re.compile(r"\S(?:[^\n\r\u2028\u2029]*\S)?")
"""What stands in a line, without white space at its ends."""
_LETTERS = r"[\u0300-\u036f]*[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
"""Letters, with the accents that some software stores as characters of their own (e + U+0301)."""
_MIXED = rf"(?:\d+(?:{_LETTERS}\d*)*)"
"""Digits behind the letters of a word, and what follows them: ``G20``, ``my6sense``."""
_CLITIC = r"[’'](?:s|d|m|ll|re|ve|S|D|M|LL|RE|VE)\b"
"""A short verb, or the possessive, that is written together with the word before: ``they’ll``."""
_JOINED = rf"(?:[-‑][^\W_]+|(?!{_CLITIC})[’']{_LETTERS}{_MIXED}?)*"
_UNITS = sorted(closed_class("glued_units"))
_GLUED = (
    rf"(?!(?i:{'|'.join(_UNITS)})(?![^\W\d_])|hundred|thousand|million|billion|trillion|per)"
    r"(?=[^\W\d_]{2})"
)
"""Ahead of letters right behind digits: they are neither a unit (`5km`) nor a count (`£3million`)."""
_TITLES = "|".join(sorted(word.capitalize() for word in closed_class("abbreviations") | closed_class("states")))
_TOKEN = re.compile(
    r"(?:"
    r"[A-Za-z][a-z]*+(?=[\s,;:)])|[,;:()“”\"]"  # nearly all by far, first; what follows keeps the other forms out of it
    r"|(?:[A-Z]-)?(?:[^\W\d_]\.){2,}|[^\W\d_](?=\.\s+[A-Z])\."  # U.S.  D-S.C.  J. Smith
    rf"|(?=[A-Z][a-z]{{1,5}}\.)(?:{_TITLES})\."  # Gen.
    rf"|[$€£¥]?\d[\d,.:]*{_GLUED}{_LETTERS}{_MIXED}?{_JOINED}"  # 2020across; 5km, £3million are two
    r"|[$€£¥]?\d[\d,.:]*\d%?|[$€£¥]?\d%?(?:st|nd|rd|th)?"
    rf"|{_LETTERS}{_MIXED}?{_JOINED}"
    rf"|{_CLITIC}"
    r"|\.\.\.|--|[^\w\s]|[\d_]+"
    r")\s*"
)
"""A token with the white space behind it, so that what it matches leaves no gaps and their lengths tell the places."""


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
    return joined(text, [Span(*line.span()) for line in _LINE.finditer(text)])


def words_and_starts(text: str, span: Span) -> tuple[list[str], list[int]]:
    """The texts of the tokens of `text` inside `span`, and where each starts. An abbreviation keeps its full stop; ’s
    and ’ll are tokens of their own."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    pieces: list[str] = _TOKEN.findall(text, start, end)
    starts = list(accumulate(map(len, pieces), initial=start))
    starts.pop()
    return list(map(str.rstrip, pieces)), starts
