"""Wrapping: texts whose paragraphs are broken into lines of a width, as in mails and the plain text of old archives.

A line break was made by wrapping where the first word behind it would not have fitted the line before it: the lines of
a list, of a poem or of an address end sooner. So the text tells it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.language.spans import Span

_BREAK = re.compile(r"[^\S\r\n\u2028\u2029]*(?:\r\n|[\r\n])[^\S\r\n\u2028\u2029]*")
_WORD = re.compile(r"\S+")
_SPACES = str.maketrans("\r\n", "  ")
_STOPS = frozenset('.!?…:;"”’)')
_NARROWEST, _WIDEST = 30, 120
"""Characters of the longest line that goes on in another: paragraphs that stand in one line soon make a longer one."""


def joined(text: str, lines: Sequence[Span]) -> list[Span]:
    """The paragraphs that `lines`, those of the text that are not blank, are parts of; the lines, if it isn't wrapped.

    A text is wrapped if nearly all of its line breaks but the blank lines were made by wrapping, and a third of the
    lines behind them at least begin in lower case, as most lines of wrapped prose do. Where it has no blank lines, its
    paragraphs begin behind lines that end with a stop, all that wrapping did not break among them but for a headline.
    """
    breaks = [at for at in range(1, len(lines)) if _BREAK.fullmatch(text, lines[at - 1].end, lines[at].start)]
    if not breaks:
        return list(lines)
    has_blanks = len(breaks) < len(lines) - 1
    # A first line often begins at another place of the page than those behind it.
    width = max(_width(text, lines[at + side]) for at in breaks for side in ((-1, 0) if has_blanks else (0,)))
    made = [at for at in breaks if _width(text, lines[at - 1]) + _first_word(text, lines[at]) >= width]
    going_on = [at for at in breaks if text[lines[at].start].islower()]
    if not has_blanks:
        made = [at for at in made if not _parts(text, lines[at - 1], lines[at])]
        is_headed = breaks[0] not in made
        breaks = [at for at in breaks[is_headed:] if not _parts(text, lines[at - 1], lines[at])]
    is_wrapped = 5 * len(made) >= 4 * len(breaks) > 0 and 3 * len(going_on) >= len(breaks)
    if not (_NARROWEST <= width <= _WIDEST and is_wrapped):
        return list(lines)
    inner = {*made, *going_on}
    paragraphs: list[Span] = []
    for at, line in enumerate(lines):
        if at in inner:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
    return paragraphs


def unwrapped(text: str, paragraphs: Sequence[Span]) -> str:
    """The text, character for character at the same offset, with spaces for the line breaks inside its paragraphs."""
    pieces: list[str] = []
    at = 0
    for start, end in paragraphs:
        if text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0:
            pieces += (text[at:start], text[start:end].translate(_SPACES))
            at = end
    return "".join((*pieces, text[at:]))


def _parts(text: str, line: Span, following: Span) -> bool:
    """Whether a paragraph may end between two lines: the first ends with a stop, and the other begins in no small
    letter."""
    return text[line.end - 1] in _STOPS and not text[following.start].islower()


def _width(text: str, line: Span) -> int:
    """The length of a line; 0 for a single word, an address on the web, which no wrapping breaks."""
    return line.end - line.start if text.find(" ", *line) >= 0 else 0


def _first_word(text: str, line: Span) -> int:
    word = _WORD.match(text, *line)
    return word.end() - word.start() if word else 0
