"""The citation of a release: the project's `CITATION.cff` with the release's version and day."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.errors import OnrecordError

CITATION = "CITATION.cff"


class BadCitation(OnrecordError):
    """The project's citation file cannot be used."""


def citation(path: Path, version: str, released_on: str) -> str:
    """The text of the release's citation file, from the project's. Raises BadCitation."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, "a citation file", str(error)) from error
    for key, value in (("version", version), ("date-released", released_on)):
        text, replaced = re.subn(rf"^{key}:.*$", f"{key}: {value}", text, flags=re.MULTILINE)  # "version: 1.0.0"
        if replaced != 1:
            raise _bad(path, f"one line that begins with `{key}:`", str(replaced))
    return text


def _bad(path: Path, expected: str, found: str) -> BadCitation:
    return BadCitation.at(path, expected=expected, found=found, done="Nothing was released.", remedy="Mend the file.")
