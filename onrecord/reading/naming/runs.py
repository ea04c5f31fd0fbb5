"""Runs: the stretches of capitalised words in a text, in which its names stand.

A run is found by its letters alone, whatever sentence it is in: capitalised words with the small words that join them
(``Bank of America``, ``Ursula von der Leyen``). A line that capitalises all its words (a headline in title case, a
line of capitals) is marked, since there a capital says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Set
from enum import IntEnum
from typing import NamedTuple

_UPPER = "".join(chr(code) for code in range(0x530) if chr(code).isupper())
_SHORTENED = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Cpl|Pvt|Capt|Maj|Adm|Cmdr|Sen|Rep|Gov|Rev|Hon|St|Ft|Mt|Jr|Sr|Inc|Corp|Ltd|Co|Dept"
)
_ADJECTIVAL = (
    "related|based|like|led|backed|style|born|era|wide|bound|owned|controlled|area|only|free|held|run|made|sponsored"
    "|funded|trained|inspired|occupied|dominated|friendly|themed|type|speaking|educated|bred|affiliated|linked|listed|allied|leaning|centric|wise|heavy|appointed|elected|language"
)
"""What a hyphen adds to a name without being part of it: “London-based”."""
WORD = (
    rf"(?:(?:[{_UPPER}]\.)+(?:[{_UPPER}]\b(?!['’.\w]))?"  # U.S.   J. Smith   U.S
    rf"|(?:{_SHORTENED})\."
    rf"|(?:(?:al|el|an|ad|as|ar|ash)[-‑]|[dlDL]['’])?[{_UPPER}][\w&\u0300-\u036f]*"  # Rene\u0301
    rf"(?:[-‑–](?!(?:{_ADJECTIVAL})\b)[\w\u0300-\u036f]+|['’](?![sS]\b)[\w\u0300-\u036f]+|\.(?:com|org|net|co\.uk|ca)\b)*)"
)
_SMALL = (
    r"of the|of|for the|for|and the|and|&|on|de la|de los|de las|del|della|de|da|dos|das|do|di|du|des|la"
    r"|van der|van den|van de|van|von der|von|ter|ten|bin|ibn|al|el|y|e"
)
_LEGAL = r"(?:Inc|Jr|Sr|Ltd|LLC|Corp)\b\.?"
# Thirty joined words are more than any name has, and a bound for text that capitalises all.
_RUN = re.compile(
    rf"(?=[{_UPPER}adel])(?<![\w@#])(?<!\w[.’'‑-]){WORD}"
    rf"(?:['’]s\b(?= {WORD})|, (?={_LEGAL}){WORD}|[ \u00a0]{{1,2}}(?:(?:{_SMALL})[ \u00a0])?{WORD}){{0,30}}"
)
_PIECE = re.compile(rf"{WORD}|['’]s\b|{_SMALL}")
_CAPITAL_LINE_WORDS = re.compile(r"[^\W\d_][^\W\d_’'-]{3,}")
_SHOUTED = re.compile(r"[^\W\d_a-z]{4}")
_LONGEST_HEADLINE = 200
_BEGINS = re.compile(r"(?:^|[.!?:;…]|[.!?…,:]?[\"“”‘’'»])[\s\"“‘'«„‚‹`(\[—–*•-]*$|[\"“‘«„‚‹`(\[\n—–•]\s*$|\(?\w\) $")


_ODD_SPACES = (*map(chr, (0xA0, *range(0x2000, 0x200B), 0x202F)),)


def evenly_spaced(text: str) -> str:
    """The text with plain spaces for the unbreakable, thin and wide ones, each in its place."""
    if not text.isascii():
        for space in _ODD_SPACES:
            text = text.replace(space, " ")
    return text


_LONGEST_ORNAMENT = 8
"""Marks and signs before the first word of a line."""


class Case(IntEnum):
    """What the capitals of a line say: in a line of text, that a word is a name; in the others nothing."""

    TEXT = 0
    TITLE = 1
    UPPER = 2


class Piece(NamedTuple):
    """A word of a run, or a small word that joins two; `lower` is its text in lower case."""

    start: int
    end: int
    text: str
    lower: str
    is_small: bool = False


class Run(NamedTuple):
    """A run by its place and text; `begins` tells whether it stands where a sentence may begin, and its first capital
    says nothing."""

    start: int
    text: str
    begins: bool
    case: Case


def find_runs(text: str, idle: Set[str]) -> list[Run]:
    """The runs of a text, in order, without those that are one of some `idle` words. Linear in its length."""
    runs: list[Run] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        case = _case(line)
        for match in _RUN.finditer(text, start, end):
            words = match.group()
            if words in idle:
                continue
            at = match.start()
            follows = at > start + 1 and text[at - 1] == " " and text[at - 2].isalnum()
            begins = not follows and _begins(text, start, at)
            stressed = words.isupper() and case is Case.TEXT and words.count(" ") > 1
            runs.append(Run(at, words, begins, Case.UPPER if stressed else case))
        start = end
    return runs


def pieces_of(run: str) -> list[Piece]:
    """The pieces of a run, their places counted from its start."""
    pieces = []
    for match in _PIECE.finditer(run):
        word = match.group()
        lower = word.lower()
        is_small = word[0] in "&'’" or (word[0].islower() and word.islower())
        pieces.append(Piece(match.start(), match.end(), word, lower, is_small))
    return pieces


def _begins(text: str, line: int, at: int) -> bool:
    """Whether a sentence may begin at a place that no word and space are right before."""
    if at - line <= _LONGEST_ORNAMENT and not any(character.isalnum() for character in text[line:at]):
        return True
    return _BEGINS.search(text[max(line, at - 4) : at]) is not None


def _case(line: str) -> Case:
    """How a short line is written, by its words of four letters and more."""
    is_sentence = line.rstrip()[-1:] in '.”"'
    if len(line) > _LONGEST_HEADLINE or (is_sentence and _SHOUTED.search(line) is None):
        return Case.TEXT
    words = _CAPITAL_LINE_WORDS.findall(line)
    if len(words) < 3:
        return Case.TEXT
    if sum(map(str.isupper, words)) >= 0.8 * len(words):
        return Case.UPPER
    small = sum(word[0].islower() for word in words)
    return Case.TITLE if small <= 0.15 * len(words) and not is_sentence else Case.TEXT
