"""Furniture: the lines of a page that appear among the text and are not part of the article."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_LONGEST = 400
"""Characters. A longer line is a paragraph of the article, whatever it begins with."""
_SPOKEN = re.compile(r"[“”\"«»„‘]|\b(?:said|says|saying|told|tells|asked|wrote|added|according)\b", re.IGNORECASE)
"""Signs that somebody speaks in a line."""


class LineKind(NamedTuple):
    """A kind of line: the pattern for the whole line, and examples and counter-examples of it."""

    name: str
    meaning: str
    pattern: re.Pattern[str]
    guarded: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def holds(self, line: str) -> bool:
        """Whether the line is of this kind."""
        return self.pattern.fullmatch(line) is not None and not (self.guarded and _SPOKEN.search(line))


@cache
def kinds() -> tuple[LineKind, ...]:
    """The kinds of `furniture.toml`."""
    listed = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text("utf-8"))["line"]
    return tuple(
        LineKind(
            kind["name"],
            kind["meaning"],
            re.compile(kind["pattern"], re.IGNORECASE | re.VERBOSE),
            kind.get("guarded", False),
            tuple(kind["examples"]),
            tuple(kind["counterexamples"]),
        )
        for kind in listed
    )


def is_furniture(line: str) -> bool:
    """Whether the line, without the white space at its ends, is not part of an article."""
    return len(line) <= _LONGEST and any(kind.holds(line) for kind in kinds())


def without_furniture(text: str) -> str:
    """The paragraphs of a page's text, with blank lines between them, without the lines that are not part of the
    article."""
    kept = (
        "\n".join(line for line in paragraph.split("\n") if not is_furniture(line.strip()))
        for paragraph in text.split("\n\n")
    )
    return "\n\n".join(paragraph for paragraph in kept if paragraph)
