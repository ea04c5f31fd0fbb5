"""Capitals: the runs of capitalised words in a text, in which its names stand.

A run is found by its letters alone, whatever sentence it is in: capitalised words with the small words that join them
(``Bank of America``, ``Ursula von der Leyen``). A line that capitalises all its words (a headline in title case, a
line of capitals) is marked, since there a capital says nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence, Set
from enum import IntEnum
from importlib.resources import files
from typing import NamedTuple

UPPER = "".join(chr(code) for code in range(0x1F00) if chr(code).isupper())
_LISTS = tomllib.loads(files(__package__).joinpath("capitals.toml").read_text("utf-8"))
_SHORTENED = _LISTS["shortened"].split()
_HYPHEN_ENDINGS = "|".join(_LISTS["hyphen_endings"].split())
_LAST_INITIAL = rf"(?:[{UPPER}]\b(?!['’.\w]))?"  # U.S
_LETTERS = (
    r"[\w&\u0300-\u036f]*"  # Rene\u0301
    rf"(?:[-‑–](?!(?:{_HYPHEN_ENDINGS})\b)[\w\u0300-\u036f]+|['’](?![sS]\b)[\w\u0300-\u036f]+|\.(?:com|org|net|co\.uk|ca)\b)*"
)
WORD = (
    rf"(?:(?:[{UPPER}]\.)+{_LAST_INITIAL}"  # U.S.   J. Smith
    rf"|(?:{'|'.join(_SHORTENED)})\."
    rf"|(?:(?:al|el|an|ad|as|ar|ash)[-‑]|[dlDL]['’])?[{UPPER}]{_LETTERS})"
)
_SMALL = "|".join(sorted(_LISTS["small"], key=len, reverse=True))  # “della” before “del”
_LEGAL = rf"(?:{'|'.join(_LISTS['legal_forms'].split())})\b\.?"
_OUTSIDE = r"(?<![\w@#\u0300-\u036f]{0})(?<!\w[.’'‑-]{0})"
_PREFIXES = (("[ae]l[-‑]", 3), ("a[dnrs][-‑]", 3), ("ash[-‑]", 4), ("[dl]['’]", 2))
_PREFIXED = "|".join(f"(?<={prefix}.){_OUTSIDE.format('.' * (width + 1))}" for prefix, width in _PREFIXES)
_SHORTENED_REST = "|".join(f"(?<={word[0]}){word[1:]}" for word in _SHORTENED)
# The first word begins with its capital, which is quick to find, and looks back for what may stand before it; then it
# is as any other. Thirty joined words are more than any name has, and a bound for text that capitalises all.
_RUN = re.compile(
    rf"[{UPPER}](?:{_OUTSIDE.format('.')}"
    rf"(?:\.(?:[{UPPER}]\.)*{_LAST_INITIAL}|(?=\w{{1,4}}\.)(?:{_SHORTENED_REST})\.|(?:(?<=[DL])['’][{UPPER}])?{_LETTERS})"
    rf"|(?:{_PREFIXED}){_LETTERS})"
    rf"(?:['’]s\b(?= {WORD})|, (?={_LEGAL}){WORD}|[ \u00a0]{{1,2}}(?:(?:{_SMALL})[ \u00a0])?{WORD}){{0,30}}"
)
_PLAIN_WORD = rf"[{UPPER}](?:(?:\.[{UPPER}])*\.|[^\W\d_]*(?:-[^\W\d_]+)*)"
PLAIN_RUN = re.compile(rf"{_PLAIN_WORD}(?: +{_PLAIN_WORD})+")
"""A run of nothing but words with capitals and initials: one name, unless a word in it parts it from another, or the
first is none."""
_PREFIX = re.compile(rf"(?:{'|'.join(prefix for prefix, _ in _PREFIXES)})$")
_PREFIX_ENDS = frozenset("-‑'’")
_LONGEST_PREFIX = 4
_PIECE = re.compile(rf"{WORD}|['’]s\b|{_SMALL}")
_CAPITAL_LINE_WORDS = re.compile(r"[^\W\d_][^\W\d_’'-]{3,}")
_SHOUTED = re.compile(r"[^\W\d_a-z]{4}")
_LONGEST_HEADLINE = 200
_STOPS = frozenset((". ", "! ", "? ", ": ", "; ", "… "))
_BEGINS = re.compile(r"(?:^|[.!?:;…]|[.!?…,:]?[\"“”‘’'»])[\s\"“‘'«„‚‹`(\[—–*•-]*$|[\"“‘«„‚‹`(\[\n—–•]\s*$|\(?\w\) $")


_ODD_SPACES = (*map(chr, (0xA0, *range(0x2000, 0x200B), 0x202F)),)
_LONGEST_ORNAMENT = 8
"""Marks and signs before the first word of a line."""


def evenly_spaced(text: str) -> str:
    """The text with plain spaces for the unbreakable, thin and wide ones, each in its place."""
    if not text.isascii():
        for space in _ODD_SPACES:
            text = text.replace(space, " ")
    return text


class Case(IntEnum):
    """What the capitals of a line say: in a line of text, that a word is a name; in the others nothing."""

    TEXT = 0
    TITLE = 1
    UPPER = 2


_TEXT = Case.TEXT  # Python 3.11 takes long to look up a member of an enum
_CAPITALS = Case.UPPER


class Piece(NamedTuple):
    """A word of a run, or a small word that joins two; `lower` is its text in lower case."""

    start: int
    end: int
    text: str
    lower: str
    is_small: bool = False


_piece = tuple.__new__  # a third of the time of Piece(…)


class Runs(NamedTuple):
    """The runs of a text by what their first capital says, each list in the order of the text, a run as its place and
    text: `middle` where it says that a name stands there, `beginning` where a sentence may begin and it says nothing,
    `listed` where all words have one, by the case of the line."""

    middle: list[tuple[int, str]]
    beginning: list[tuple[int, str]]
    listed: dict[Case, list[tuple[int, str]]]


def find_runs(text: str, idle: Set[str]) -> Runs:
    """The runs of a text, without those that are one of some `idle` words. Linear in its length."""
    runs = middle, beginning, listed = Runs([], [], {})
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        case = None
        for match in _RUN.finditer(text, start, end):
            words = match[0]
            if words in idle:
                continue
            if case is None:
                case = _case(line)
            at = match.start()
            before = text[at - 1 : at]
            if before in _PREFIX_ENDS and (prefix := _PREFIX.search(text, max(start, at - _LONGEST_PREFIX), at)):
                at = prefix.start()
                words = text[at : match.end()]
                before = text[at - 1 : at]
            if case is not _TEXT:
                listed.setdefault(case, []).append((at, words))
            elif words.isupper() and words.count(" ") > 1:
                listed.setdefault(_CAPITALS, []).append((at, words))
            elif (before == " " and at > start + 1 and text[at - 2].isalnum()) or not _begins(text, start, at):
                middle.append((at, words))
            else:
                beginning.append((at, words))
        start = end
    return runs


def pieces_of(run: str) -> list[Piece]:
    """The pieces of a run, their places counted from its start."""
    pieces = []
    for match in _PIECE.finditer(run):
        word = match[0]
        first = word[0]
        is_small = first in "&'’" or (first.islower() and word.islower())
        pieces.append(_piece(Piece, (*match.span(), word, word.lower(), is_small)))
    return pieces


def text_of(pieces: Sequence[Piece]) -> str:
    """The pieces as one name, a space between two but before ’s none."""
    if len(pieces) == 1:
        return pieces[0].text
    return " ".join([piece.text for piece in pieces]).replace(" ’s", "’s").replace(" 's", "'s")


def _begins(text: str, line: int, at: int) -> bool:
    """Whether a sentence may begin at a place that no word and space are right before."""
    if text[at - 2 : at] in _STOPS:
        return True
    if at == line or (at - line <= _LONGEST_ORNAMENT and not any(map(str.isalnum, text[line:at]))):
        return True
    return _BEGINS.search(text[max(line, at - 4) : at]) is not None


def _case(line: str) -> Case:
    """How a short line is written, by its words of four letters and more."""
    if len(line) > _LONGEST_HEADLINE:
        return _TEXT
    is_sentence = line.rstrip()[-1:] in '.”"'
    if is_sentence and _SHOUTED.search(line) is None:
        return _TEXT
    words = _CAPITAL_LINE_WORDS.findall(line)
    if len(words) < 3:
        return _TEXT
    if sum(map(str.isupper, words)) >= 0.8 * len(words):
        return Case.UPPER
    small = sum(word[0].islower() for word in words)
    return Case.TITLE if small <= 0.15 * len(words) and not is_sentence else Case.TEXT
