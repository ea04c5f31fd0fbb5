"""What can be wrong with what onrecord was given, and how messages show what was found."""

from __future__ import annotations

import reprlib
from typing import Self

_LONGEST = 300
"""Characters of what was found that a message shows."""

_REPR = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = _REPR.maxlong = _LONGEST // 3


class OnrecordError(Exception):
    """Something given to onrecord is not what it needs. The message says where, and what to do about it.

    The commands print it as it is, without a traceback, and exit with 1.
    """

    @classmethod
    def at(cls, where: object, *, expected: str, found: str, done: str, remedy: str) -> Self:
        """The error for what stands at `where` (a file, and where it helps the line or key in it).

        `done` is what the program did about it and `remedy` what the reader can do; both are whole sentences. The
        message is one printable line, and `found` is cut where it is long.
        """
        return cls(printable(f"{where}: expected {expected}, found {shortened(found)}. {done} {remedy}"))


class OnrecordWarning(UserWarning):
    """Nothing is wrong, but something is worth a look. The commands print it as a line."""


def install_hint(extra: str) -> str:
    """The sentence that says how to install what an extra of onrecord brings.

    >>> install_hint("html")
    "Install onrecord with its extra `html`; in a checkout: pip install -e '.[html]'"
    """
    return f"Install onrecord with its extra `{extra}`; in a checkout: pip install -e '.[{extra}]'"


def shown(value: object) -> str:
    """A value as Python writes it, for a message: its middle is left out where it is long or deep."""
    return printable(_REPR.repr(value))


def shortened(text: str) -> str:
    """The text as a message shows it: its first characters where it is long, and how long it is."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text):,} characters)"


def printable(text: str) -> str:
    r"""The text with every character that can't be printed escaped (`\n`, `\x1b`), so that what a file, a key or a
    cell is called can neither break a line nor steer a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
