"""Layout: a text in lines that fit a width, with the characters of each line and the cells that they take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate

from rich.cells import get_character_cell_size

from onrecord.language.spans import Span
from onrecord.plain import escaped

_LINE = re.compile(r"[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*")
_LOST = "\N{REPLACEMENT CHARACTER}"


def lines(text: str, inside: Span, width: int, encoding: str = "utf-8") -> Iterator[Span]:
    """The lines in a part of the text that are not blank, broken to `width` cells, at spaces where possible."""
    for line in _LINE.finditer(text, *inside):
        start, end = line.span()
        start += len(line[0]) - len(line[0].lstrip())
        while start < end:
            stop = _stop(text, Span(start, end), width, encoding)
            yield Span(start, stop)
            start = stop


def shown(characters: str, encoding: str = "utf-8") -> list[str]:
    """What is printed for each character, so that a terminal of that encoding shows them all and none controls it:
    white space of any kind becomes a space, and a character that the encoding lacks becomes an escape."""
    return [_shown(character, encoding) for character in characters]


def columns(pieces: Sequence[str]) -> list[int]:
    """The cell in which each of the shown characters begins, and the cell after the last."""
    return [0, *accumulate(sum(map(get_character_cell_size, piece)) for piece in pieces)]


def _stop(text: str, line: Span, width: int, encoding: str) -> int:
    """Where to break the line: after the last space that keeps it within the width."""
    some = text[line.start : min(line.end, line.start + width + 1)]
    fitting = sum(cell <= width for cell in columns(shown(some, encoding))) - 1
    if line.start + fitting >= line.end:
        return line.end
    space = max(some.rfind(" ", 0, fitting + 1), some.rfind("\t", 0, fitting + 1))
    return line.start + (space + 1 if space > 0 else max(fitting, 1))


def _shown(character: str, encoding: str) -> str:
    if character.isprintable():
        return character if character.isascii() else escaped(character, encoding)
    if character.isspace() or unicodedata.category(character).startswith("Z"):
        return " "
    return _LOST if escaped(_LOST, encoding) == _LOST else "?"
