"""What is printed, and how: values that came from elsewhere steer neither a terminal nor a GitHub workflow, names of
files are text in every locale, and an encoding that lacks a character gets an escape."""

from __future__ import annotations

import codecs
import json
import re
import reprlib
from pathlib import PurePath

CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
"""For a class of a pattern: the control characters of ASCII and Latin-1 (C0, DEL, C1), the separators of lines and
paragraphs, and what embeds, overrides or isolates a direction of writing (of Unicode's Bidi_Control all but the three
marks that stand for a letter of one direction)."""

_UNPRINTABLE = re.compile(rf"[{CONTROLS}\u061c\u200e\u200f\ufeff\ud800-\udfff]")
_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\[)", re.MULTILINE)
"""How a command of a workflow begins: two colons ahead of all else in the line, or ``##[`` anywhere in it.
https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs"""
_UNDECODED = re.compile("[\udc80-\udcff]+")
"""Bytes of a file's name that the locale could not decode (PEP 383)."""
ESCAPE = "onrecord.escape"
"""The name of the error handler that writes what an encoding lacks as JSON does, for whatever encodes text."""
_LONGEST = 300
"""Characters of what was found that a message shows."""
_REPR = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = _REPR.maxlong = _LONGEST // 3


def plain(value: object, most: int | None = None) -> str:
    r"""The value as text on one line: characters that are not printed by their codes, and no command of a workflow. A
    path has slashes on every system. Cut after `most` characters, if so many are named.

    >>> plain("a\n::error::b")
    'a\\n::error::b'
    """
    text = value.as_posix() if isinstance(value, PurePath) else str(value)
    if most is not None and len(text) > most:
        text = f"{text[:most]}…"
    if not text.isprintable():
        text = "".join(c if c.isprintable() else _code(c) for c in text)
    return _without_commands(text)


def shortened(text: str) -> str:
    """The text as a message shows it: its first characters where it is long, and how long it is."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text):,} characters)"


def shown(value: object) -> str:
    """A value as Python writes it, for a message: its middle is left out where it is long or deep."""
    return plain(_REPR.repr(value), 3 * _LONGEST)


def plain_lines(text: str) -> str:
    """A message of ours, with all that was put into it made `plain`; its own line breaks stay."""
    return "\n".join(plain(line) for line in text.split("\n"))


def plain_json(text: str) -> str:
    """JSON, with every character that is not printed, and the sign of a command, by its code, which stands for the same
    value."""
    text = _UNPRINTABLE.sub(lambda found: "\n" if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)
    return text.replace("##[", "#\\u0023[")


def plain_name(name: str) -> str:
    r"""The name, or a message with names in it, as text that can be encoded.

    Python holds a byte that the locale cannot decode as a surrogate (PEP 383). Such bytes are read as UTF-8, so that a
    name is the same text in every locale; what is no UTF-8 is written as ``\xff``.
    """
    return _UNDECODED.sub(lambda run: _bytes(run[0]).decode("utf-8", "backslashreplace"), name)


def escaped(text: str, encoding: str) -> str:
    r"""The text, with what the encoding lacks as escapes; half of a surrogate pair is in none.

    >>> escaped("“Café”", "latin-1")
    '\\u201cCafé\\u201d'
    """
    return text.encode(encoding, ESCAPE).decode(encoding)


def _without_commands(text: str) -> str:
    return _COMMAND.sub(lambda found: f"{found[1]}\\x3a" if found[1] is not None else "\\x23", text)


def _code(character: str) -> str:
    return character.encode("unicode_escape").decode()


def _bytes(surrogates: str) -> bytes:
    return surrogates.encode("ascii", "surrogateescape")


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error(ESCAPE, _escape)
