"""What can be wrong with what onrecord was given."""

from __future__ import annotations

from typing import Self

_LONGEST = 200
"""Characters of what is repeated in a message."""


def legible(found: object) -> str:
    """What was found, for a message: on one line, without control characters, and not too long."""
    text = str(found)
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join([c if c.isprintable() else repr(c)[1:-1] for c in text])


class OnrecordError(Exception):
    """Something given to onrecord is not what it needs. The message says where, and what to do about it.

    The commands print it as it is, without a traceback, and exit with 1.
    """

    @classmethod
    def at(cls, where: object, *, expected: str, found: str, done: str, remedy: str) -> Self:
        """The error for what stands at `where` (a file, and where it helps the line or key in it).

        `done` is what the program did about it and `remedy` what the reader can do; both are whole sentences.
        """
        return cls(f"{where}: expected {expected}, found {found}. {done} {remedy}")


class OnrecordWarning(UserWarning):
    """Nothing is wrong, but something is worth a look. The commands print it as a line."""
