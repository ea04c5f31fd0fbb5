"""The changelog: the part of a version, and the draft of one. The form is that of Keep a Changelog 1.1."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import keepachangelog

from onrecord.errors import OnrecordError
from onrecord.files.write import write_file

_UNRELEASED = "## [Unreleased]"


class BadChangelog(OnrecordError):
    """The changelog does not say what a release needs."""


class Section(NamedTuple):
    """What the changelog says of a version: the day of its release (ISO 8601), and its changes in Markdown."""

    version: str
    released_on: str
    text: str


def section_of(version: str, path: Path) -> Section:
    """The version's part of the changelog in the file `path`.

    Raises:
        BadChangelog: the version has no part, or its part has no date or no text.
    """
    remedy = f"Write it, or draft it with: onrecord release {version} --draft"
    heading = f"## [{version}] - YYYY-MM-DD"
    try:
        releases = keepachangelog.to_dict(str(path))
        text = _part(version, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, "a changelog", str(error), remedy) from error
    if version not in releases:
        raise _bad(path, f"a part that begins with {heading!r}", "none", remedy)
    released_on = releases[version]["metadata"].get("release_date") or ""
    try:
        date.fromisoformat(released_on)
    except ValueError as error:
        raise _bad(
            f"{path.as_posix()}, version {version}", f"the heading {heading!r}", repr(released_on), remedy
        ) from error
    if not text:
        raise _bad(f"{path.as_posix()}, version {version}", "what changed", "nothing", remedy)
    return Section(version, released_on, text)


def draft(version: str, day: date, changes: Sequence[str], path: Path) -> None:
    """Write a part for the version into the changelog, below the heading `## [Unreleased]`.

    The text under that heading becomes the version's part; the `changes` of the data, in words, follow it.

    Raises:
        BadChangelog: the version has its part already, or the changelog has no heading `## [Unreleased]`.
        NotWritten: the file could not be written; the changelog is unchanged.
    """
    text = path.read_text(encoding="utf-8")
    if f"## [{version}]" in text:
        raise _bad(path, f"no part for {version}", "one", "Edit that, and release.")
    before, heading, after = text.partition(_UNRELEASED)
    if not heading:
        raise _bad(path, f"the heading {_UNRELEASED!r}", "none", "Add it above the latest version.")
    unreleased, _, older = after.partition("\n## ")
    data = ["### Data", "", *(f"- {change}" for change in changes)] if changes else []
    parts = [f"## [{version}] - {day.isoformat()}", unreleased.strip(), "\n".join(data)]
    written = "\n\n".join(part for part in parts if part)
    write_file(path, f"{before}{heading}\n\n{written}\n" + (f"\n## {older}" if older else ""))


def _part(version: str, changelog: str) -> str:
    """The text below the version's heading. keepachangelog drops the blank lines that Markdown needs."""
    _, _, behind = f"\n{changelog}".partition(f"\n## [{version}]")
    _, _, below = behind.partition("\n")
    part, _, _ = f"\n{below}".partition("\n## ")
    return part.strip()


def _bad(where: object, expected: str, found: str, remedy: str) -> BadChangelog:
    return BadChangelog.at(where, expected=expected, found=found, done="Nothing was released.", remedy=remedy)
