"""The manifest of a release: every file with its hash, the shapes of the tables, and the release before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.files.canonical import dumps, sha256_of
from onrecord.release.checked_json import BadJson, Node, parsed, read_bytes
from onrecord.release.shapes import Shape, fingerprint, shape_from_json, shape_to_json, shapes_fit

SUMS = "SHA256SUMS"
"""The name of the list of hashes in a release's folder, in the form that `sha256sum -c` reads."""

MANIFEST = "manifest.json"
"""The name of the manifest in a release's folder."""

FORMAT = "onrecord release 1"
"""The name of the format, as a manifest states it."""


class BadManifest(OnrecordError):
    """A manifest is missing or cannot be used."""


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
        return {table: self.files[f"{table}.parquet"] for table in self.shapes}


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

    Only the very text that `manifest_text` gives is accepted, so that every changed byte is noticed.

    Raises:
        BadManifest: it is not a manifest, is in a later format, or was changed by hand.
    """
    try:
        manifest = _manifest_of(parsed(content))
    except BadJson as error:
        raise _bad(where, "the manifest of a release", f"something else ({error})") from error
    if manifest_text(manifest).encode() != content:
        raise _bad(where, "a manifest as it was written", "one that was changed since")
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest in a release's folder. Raises BadManifest."""
    path = folder / MANIFEST
    try:
        content = read_bytes(path)
    except (OSError, BadJson) as error:
        raise _bad(path, "the manifest of a release", getattr(error, "strerror", None) or str(error)) from error
    return parse_manifest(content, path)


def _manifest_of(record: Node) -> Manifest:
    if isinstance(record.value, dict) and record.value.get("format") != FORMAT:
        raise record.entries().get("format", record).bad(f"a manifest in the form {FORMAT!r}")
    fields = record.fields("format", "version", "released_on", "schema", "files", "articles", "written_by", "previous")
    schema = fields["schema"].fields("version", "fingerprint", "tables")
    shapes = {name.table(): shape_from_json(shape) for name, shape in schema["tables"].keys("the name")}
    shapes_fit(schema["tables"], shapes)
    files = {name.file(): _file_of(file) for name, file in fields["files"].keys("the name")}
    for table in shapes:
        if f"{table}.parquet" not in files:
            raise fields["files"].bad(f"a file of the table {table}", "none")
    return Manifest(
        version=fields["version"].version(),
        released_on=fields["released_on"].day(),
        schema_version=schema["version"].version(),
        shapes=shapes,
        files=files,
        articles={article_id: sha256.sha256() for article_id, sha256 in fields["articles"].entries().items()},
        written_by={program: version.text() for program, version in fields["written_by"].entries().items()},
        previous=_previous_of(fields["previous"]) if fields["previous"].value is not None else None,
    )


def _file_of(record: Node) -> File:
    fields = record.fields("sha256", "bytes", optional=("rows", "content_sha256", "written_by"))
    return File(
        sha256=fields["sha256"].sha256(),
        bytes=fields["bytes"].count(),
        rows=fields["rows"].count() if "rows" in fields else None,
        content_sha256=fields["content_sha256"].sha256() if "content_sha256" in fields else None,
        written_by=fields["written_by"].text() if "written_by" in fields else None,
    )


def _previous_of(record: Node) -> Previous:
    fields = record.fields("version", "manifest_sha256")
    return Previous(fields["version"].version(), fields["manifest_sha256"].sha256())


def _bad(where: object, expected: str, found: str) -> BadManifest:
    remedy = "Get the release again from where it was published."
    return BadManifest.at(where, expected=expected, found=found, done="Nothing was read.", remedy=remedy)


def sums_text(manifest: Manifest) -> str:
    """The hashes of all files of the release but the list itself: the manifest's too."""
    hashes = {name: file.sha256 for name, file in manifest.files.items()}
    hashes[MANIFEST] = sha256_of(manifest_text(manifest))
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(hashes.items()))
