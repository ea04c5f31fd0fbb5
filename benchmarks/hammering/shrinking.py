"""Shrinking: the smallest text that breaks in the same way (delta debugging: Zeller and Hildebrandt, 2002)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


def shrunk(pieces: Sequence[str], breaks: Callable[[str], bool]) -> str:
    """The text of `pieces`, which breaks, with as many pieces and then words and marks left out as can be, so that it
    still `breaks`."""
    text = "".join(_without(list(pieces), breaks))
    return "".join(_without(_TOKEN.findall(text), breaks)).strip() if breaks("".join(_TOKEN.findall(text))) else text


def _without(pieces: list[str], breaks: Callable[[str], bool]) -> list[str]:
    """The pieces without those that are not needed: ever shorter runs of them are tried, from left to right."""
    run = max(1, len(pieces) // 2)
    while True:
        at, shorter = 0, False
        while at < len(pieces):
            rest = pieces[:at] + pieces[at + run :]
            if breaks("".join(rest)):
                pieces, shorter = rest, True
            else:
                at += run
        if run == 1 and not shorter:
            return pieces
        run = max(1, run // 2)
