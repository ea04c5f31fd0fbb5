"""The list of all releases: each with its date and the hash of its manifest, the oldest first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import OnrecordError
from onrecord.releasing.canonical import dumps
from onrecord.releasing.versions import BadVersion, Version

INDEX = "index.json"
"""The name of the list, in the folder that holds the releases."""

FORMAT = "onrecord releases 1"
"""What the list calls the form that it is in."""


class NoReleases(OnrecordError):
    """There is no list of releases, or not one that can be read."""


class Entry(NamedTuple):
    """A release as the list has it. Its files are in the folder of its version."""

    version: str
    released_on: str
    manifest_sha256: str


def index_text(entries: list[Entry]) -> str:
    """The list as JSON, the same text for the same releases."""
    return dumps({"format": FORMAT, "releases": [entry._asdict() for entry in entries]})


def parse_index(content: bytes, where: object) -> list[Entry]:
    """The list in the bytes of a file at `where`. Raises NoReleases unless it is the very text of `index_text`."""
    try:
        record: Any = json.loads(content.decode())
        entries = [Entry(**entry) for entry in record["releases"]]
        order = [Version.parse(entry.version) for entry in entries]
        canonical = index_text(entries).encode()
    except (BadVersion, AttributeError, KeyError, TypeError, ValueError) as error:
        raise _none(where, f"something else ({error!r})") from error
    if canonical != content or order != sorted(set(order)):
        raise _none(where, "one that was changed since it was written")
    return entries


def read_index(folder: Path) -> list[Entry]:
    """The list in a folder of releases. Raises NoReleases."""
    path = folder / INDEX
    try:
        return parse_index(path.read_bytes(), path)
    except OSError as error:
        raise _none(path, str(error.strerror)) from error


def _none(where: object, found: str) -> NoReleases:
    remedy = "Name a folder or an address that releases are published at."
    return NoReleases.at(where, expected="a list of releases", found=found, done="Nothing was read.", remedy=remedy)
