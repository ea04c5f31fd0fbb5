"""The list of all releases: each with its date and the hash of its manifest, the oldest first."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from onrecord.errors import OnrecordError
from onrecord.files.canonical import dumps
from onrecord.release.checked_json import BadJson, Node, parsed, read_bytes
from onrecord.release.versions import Version

INDEX = "index.json"
"""The name of the list, in the folder that holds the releases."""

FORMAT = "onrecord releases 1"
"""The name of the format, as the list states it."""


class NoReleases(OnrecordError):
    """There is no list of releases, or it cannot be read."""


class ListedRelease(NamedTuple):
    """A release as the list has it. Its files are in the folder of its version."""

    version: str
    released_on: str
    manifest_sha256: str


def index_text(entries: list[ListedRelease]) -> str:
    """The list as JSON, the same text for the same releases."""
    return dumps({"format": FORMAT, "releases": [entry._asdict() for entry in entries]})


def parse_index(content: bytes, where: object) -> list[ListedRelease]:
    """The list in the bytes of a file at `where`. Raises NoReleases unless it is exactly the text of `index_text`."""
    try:
        entries = [_entry_of(entry) for entry in parsed(content).fields("format", "releases")["releases"].items()]
    except BadJson as error:
        raise _none(where, f"something else ({error})") from error
    order = [Version.parse(entry.version) for entry in entries]
    if index_text(entries).encode() != content or order != sorted(set(order)):
        raise _none(where, "one that was changed since it was written")
    return entries


def read_index(folder: Path) -> list[ListedRelease]:
    """The list in a folder of releases. Raises NoReleases."""
    path = folder / INDEX
    try:
        return parse_index(read_bytes(path), path)
    except (OSError, BadJson) as error:
        raise _none(path, getattr(error, "strerror", None) or str(error)) from error


def _entry_of(record: Node) -> ListedRelease:
    fields = record.fields("version", "released_on", "manifest_sha256")
    return ListedRelease(fields["version"].version(), fields["released_on"].day(), fields["manifest_sha256"].sha256())


def _none(where: object, found: str) -> NoReleases:
    remedy = "Name a folder or an address where releases are published."
    return NoReleases.at(where, expected="a list of releases", found=found, done="Nothing was read.", remedy=remedy)
