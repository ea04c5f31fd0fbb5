"""The citation of a release: the project's `CITATION.cff`, which must be of the version and day of the release."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.errors import OnrecordError

CITATION = "CITATION.cff"
_FIELD = re.compile(r"""^(version|date-released):[ \t]*(["']?)([^"'#\n]*?)\2[ \t]*(?:\#.*)?$""", re.MULTILINE)
"""A field of the citation itself, not of a work it refers to: `version: 1.0.0`, `date-released: "2024-05-01"  # …`."""


class BadCitation(OnrecordError):
    """The project's citation file cannot be used."""


def citation(path: Path, version: str, released_on: str) -> str:
    """The text of the release's citation file: the project's file, with the day added if it has none.

    Raises:
        BadCitation: it cannot be read, or it names another version or another day.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, "a citation file", str(error)) from error
    said: dict[str, list[str]] = {"version": [], "date-released": []}
    for key, _, value in _FIELD.findall(text):
        said[key].append(value)
    if said["version"] != [version]:
        raise _bad(path, f"one line `version: {version}`", _found(said["version"]))
    if not said["date-released"]:
        return f"{text.rstrip()}\ndate-released: {released_on}\n"
    if said["date-released"] != [released_on]:
        raise _bad(
            path, f"the day that the changelog has, `date-released: {released_on}`", _found(said["date-released"])
        )
    return text


def _found(values: list[str]) -> str:
    return ", ".join(map(repr, values)) or "none"


def _bad(path: Path, expected: str, found: str) -> BadCitation:
    remedy = "Correct the file and release again."
    return BadCitation.at(path, expected=expected, found=found, done="Nothing was released.", remedy=remedy)
