"""What can be wrong with what onrecord was given."""

from __future__ import annotations

from typing import Self

from onrecord.plain import plain, shortened


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
        return cls(plain(f"{plain(where)}: expected {expected}, found {shortened(found)}. {done} {remedy}"))


class OnrecordWarning(UserWarning):
    """Nothing is wrong, but something is worth a look. The commands print it as a line."""


def install_hint(extra: str) -> str:
    """The sentence that says how to install what an extra of onrecord brings.

    >>> install_hint("html")
    "Install onrecord with its extra `html`; in a checkout: pip install -e '.[html]'"
    """
    return f"Install onrecord with its extra `{extra}`; in a checkout: pip install -e '.[{extra}]'"


_BRING = {
    "pyarrow": "build",
    "markdown_it": "build",
    "rapidfuzz": "build",
    "keepachangelog": "release",
    "trafilatura": "html",
    "lxml": "html",
}
"""The extra that brings a library; those of `validate` are in all of them."""


def remedy(error: ImportError) -> str:
    """What to install where an import failed."""
    extra = _BRING.get((error.name or "").split(".")[0], "validate")
    return install_hint(extra)
