"""The manifest of a release: what it consists of, to the byte, and which release it follows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.releasing.canonical import dumps
from onrecord.releasing.shapes import Shape, fingerprint, shape_from_json, shape_to_json

MANIFEST = "manifest.json"
"""The name of the file in a release's folder."""

FORMAT = "onrecord release 1"
"""What a manifest calls the form that it is in."""


class BadManifest(OnrecordError):
    """A manifest is missing, or is not one."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a release. A table also has its number of rows, its content's hash, and the library that wrote it."""

    sha256: str
    bytes: int
    rows: int | None = None
    content_sha256: str | None = None
    written_by: str | None = None


@dataclass(frozen=True, slots=True)
class Previous:
    """The release before: its version and the SHA-256 of its manifest."""

    version: str
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release says of itself.

    `files` by name are all but the manifest and the list of hashes, which holds the manifest's too; `articles` are the
    hashes of the articles' texts by id; `written_by` the versions of the programs that made the release.
    """

    version: str
    released_on: str
    schema_version: str
    shapes: Mapping[str, Shape]
    files: Mapping[str, File]
    articles: Mapping[str, str]
    written_by: Mapping[str, str] = field(default_factory=dict)
    previous: Previous | None = None

    @property
    def tables(self) -> dict[str, File]:
        """The tables' files by the tables' names."""
        files = {table: self.files.get(f"{table}.parquet") for table in self.shapes}
        return {table: file for table, file in files.items() if file is not None}


def manifest_text(manifest: Manifest) -> str:
    """The manifest as JSON, the same text for the same manifest."""
    files = {
        name: {key: value for key, value in asdict(file).items() if value is not None}
        for name, file in manifest.files.items()
    }
    return dumps(
        {
            "format": FORMAT,
            "version": manifest.version,
            "released_on": manifest.released_on,
            "schema": {
                "version": manifest.schema_version,
                "fingerprint": fingerprint(manifest.shapes),
                "tables": {table: shape_to_json(shape) for table, shape in manifest.shapes.items()},
            },
            "files": files,
            "articles": dict(manifest.articles),
            "written_by": dict(manifest.written_by),
            "previous": asdict(manifest.previous) if manifest.previous else None,
        }
    )


def parse_manifest(content: bytes, where: object) -> Manifest:
    """The manifest in the bytes of a file at `where`.

    Only the very text that `manifest_text` gives is accepted, so that no byte of it can change unseen.

    Raises:
        BadManifest: it is no manifest, one of a later form, or was changed by hand.
    """
    try:
        record: Any = json.loads(content.decode())
        if record["format"] != FORMAT:
            raise _bad(where, f"a manifest in the form {FORMAT!r}", repr(record["format"]))
        manifest = _manifest_of(record)
        canonical = manifest_text(manifest).encode()
    except (OnrecordError, AttributeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, BadManifest):
            raise
        raise _bad(where, "the manifest of a release", f"something else ({error!r})") from error
    if canonical != content:
        raise _bad(where, "a manifest as it was written", "one that was changed since")
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest in a release's folder. Raises BadManifest."""
    path = folder / MANIFEST
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _bad(path, "the manifest of a release", str(error.strerror)) from error
    return parse_manifest(content, path)


def _manifest_of(record: Any) -> Manifest:
    schema, previous = record["schema"], record["previous"]
    return Manifest(
        version=record["version"],
        released_on=record["released_on"],
        schema_version=schema["version"],
        shapes={table: shape_from_json(shape) for table, shape in schema["tables"].items()},
        files={name: File(**file) for name, file in record["files"].items()},
        articles=record["articles"],
        written_by=record["written_by"],
        previous=Previous(**previous) if previous else None,
    )


def _bad(where: object, expected: str, found: str) -> BadManifest:
    remedy = "Get the release again from where it was published."
    return BadManifest.at(where, expected=expected, found=found, done="Nothing was read.", remedy=remedy)
