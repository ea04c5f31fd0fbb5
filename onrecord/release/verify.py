"""Verifying releases: all that a manifest says is computed again, and the links between releases are followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import polars as pl

from onrecord.errors import OnrecordError
from onrecord.files.canonical import sha256_of, sha256_of_file
from onrecord.plain import plain, plain_lines
from onrecord.release.cells import content_hash
from onrecord.release.claims import false_claims
from onrecord.release.contract import contract_shapes
from onrecord.release.index import INDEX, ListedRelease, read_index
from onrecord.release.load import MissingTable, read_file
from onrecord.release.locate import DamagedFile, check_file
from onrecord.release.manifest import MANIFEST, SUMS, Manifest, Previous, read_manifest, sums_text
from onrecord.release.shapes import Shape, fingerprint
from onrecord.schema import SCHEMA_VERSION
from onrecord.schema.validation import validate


class Finding(NamedTuple):
    """A fault of a release: the file (or the whole release) that has it, what was expected and what was found."""

    file: str
    expected: str
    found: str

    def text(self) -> str:
        """The finding as a line, or several where what was found is a report."""
        return plain_lines(f"{plain(self.file)}: expected {self.expected}, found {self.found}")


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome: what is wrong, what could not be checked, and why. Without a manifest, `version` is None."""

    version: str | None
    findings: tuple[Finding, ...]
    left_open: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def verify_release(folder: Path, texts: Mapping[str, str] | None = None) -> Verification:
    """Verify the release in a folder by itself; with the articles' `texts` by id, the tables also against them.

    Checked are: the presence, size and hash of every file, and that there are no other files; the rows, content and
    metadata of every table; keys and references; and the whole contract, if the release was made under today's.
    `chain_findings` checks what lies outside the folder.
    """
    try:
        manifest = read_manifest(folder)
    except OnrecordError as error:
        return Verification(None, (Finding(MANIFEST, "the manifest of a release as it was written", str(error)),))
    findings = list(file_findings(folder, manifest))
    changed = {finding.file for finding in findings}
    tables: dict[str, pl.DataFrame] = {}
    for table in manifest.tables:
        if f"{table}.parquet" in changed:
            continue  # Parquet readers are not made for damaged bytes
        try:
            tables[table] = read_file(folder / f"{table}.parquet")
        except MissingTable as error:
            findings.append(Finding(f"{table}.parquet", "a Parquet file that can be read", str(error)))
    for table, frame in tables.items():
        findings += _table_findings(table, frame, folder, manifest)
    findings += integrity_findings(tables, manifest.shapes)
    findings += _article_findings(tables, manifest, texts)
    left_open = [
        *(
            f"{name} is not what was released: its rows were not read."
            for name in sorted(changed)
            if name.endswith(".parquet")
        ),
        *_left_open(manifest, texts),
    ]
    if _is_todays(manifest) and tables.keys() == manifest.shapes.keys():
        findings += _contract_findings(tables, texts)
    return Verification(manifest.version, tuple(findings), tuple(left_open))


def file_findings(folder: Path, manifest: Manifest) -> Iterator[Finding]:
    """Faults of the files in a release's folder: missing, of another size or hash, or not in the manifest."""
    for table in manifest.shapes:
        if f"{table}.parquet" not in manifest.files:
            yield Finding(MANIFEST, f"a file of the table {table}", "none")
    for name, released in manifest.files.items():
        try:
            check_file(folder / name, released)
        except DamagedFile as error:
            yield Finding(name, "the file that was released", str(error))
    sums = sums_text(manifest)
    if not (folder / SUMS).is_file():
        yield Finding(SUMS, "the list of hashes", "no such file")
    elif sha256_of_file(folder / SUMS) != sha256_of(sums):
        yield Finding(SUMS, "the hashes of the manifest", "others")
    for path in sorted(folder.iterdir()):
        if path.name not in {*manifest.files, MANIFEST, SUMS}:
            yield Finding(path.name, "only the files of the manifest", "another file")


def _table_findings(table: str, frame: pl.DataFrame, folder: Path, manifest: Manifest) -> Iterator[Finding]:
    name = f"{table}.parquet"
    released = manifest.files[name]
    if frame.height != released.rows:
        yield Finding(name, f"{released.rows} rows", str(frame.height))
    found = content_hash(frame)
    if found != released.content_sha256:
        yield Finding(name, f"content with the hash {released.content_sha256}", f"the hash {found}")
    said = pl.read_parquet_metadata(folder / name)
    for key, expected in (
        ("table", table),
        ("dataset_version", manifest.version),
        ("schema_version", manifest.schema_version),
    ):
        if said.get(key) != expected:
            yield Finding(name, f"a file that says {key} is {expected}", plain(said.get(key), 80))
    for claim in false_claims(folder / name, table, frame, manifest.schema_version):
        if claim.key not in ("table", "schema_version"):
            yield Finding(name, f"a file that says {claim.key} is {claim.expected}", plain(claim.found, 80))


def _article_findings(
    tables: Mapping[str, pl.DataFrame], manifest: Manifest, texts: Mapping[str, str] | None
) -> Iterator[Finding]:
    articles = tables.get("articles", pl.DataFrame())
    hashes = [articles[column] for column in ("article_id", "text_sha256") if column in articles.columns]
    if len(hashes) == 2 and dict(zip(*hashes, strict=True)) != manifest.articles:
        yield Finding("articles.parquet", "the articles and hashes of the manifest", "others")
    for article_id, sha256 in manifest.articles.items():
        if texts is not None and (article_id not in texts or sha256_of(texts[article_id]) != sha256):
            found = "another" if article_id in texts else "none"
            yield Finding(f"article {article_id}", f"the text of the SHA-256 {sha256}", found)


def _contract_findings(tables: Mapping[str, pl.DataFrame], texts: Mapping[str, str] | None) -> Iterator[Finding]:
    report = validate(tables, texts)
    if not report.ok:
        yield Finding("the tables", "every rule of the contract to be kept", report.text())


def _is_todays(manifest: Manifest) -> bool:
    """Whether the release was made under the contract of today."""
    same = fingerprint(manifest.shapes) == fingerprint(contract_shapes())
    return same and manifest.schema_version == SCHEMA_VERSION


def _left_open(manifest: Manifest, texts: Mapping[str, str] | None) -> Iterator[str]:
    if not _is_todays(manifest):
        yield (
            f"The contract is {SCHEMA_VERSION} today and was {manifest.schema_version}: of its rules, only those "
            "about types, nulls, keys and references were checked."
        )
    if texts is None:
        yield "The articles' texts were not given: the spans were not checked against them."


def integrity_findings(tables: Mapping[str, pl.DataFrame], shapes: Mapping[str, Shape]) -> Iterator[Finding]:
    """What is wrong with tables, given only their shapes: without the contract, so that old releases can be checked.

    A table whose columns are not those of its shape is reported and not checked further.
    """
    sound = {table: frame for table, frame in tables.items() if frame.schema == shapes[table].schema}
    for table in tables:
        if table not in sound:
            yield Finding(f"{table}.parquet", "the columns and types of the manifest", "others")
    for table, frame in sound.items():
        yield from _within(table, frame, shapes[table])
        for column, target in shapes[table].references.items():
            if target in sound:
                lost = _unresolved(frame[column], sound[target], shapes[target])
                if lost:
                    yield Finding(f"{table}.parquet", f"keys of {target} in {column}", f"{lost} unknown")


def _within(table: str, frame: pl.DataFrame, shape: Shape) -> Iterator[Finding]:
    for name, column in shape.columns.items():
        if not column.nullable and frame[name].null_count():
            yield Finding(f"{table}.parquet", f"no null in {name}", f"{frame[name].null_count()}")
    repeated = int(frame.select(shape.key).is_duplicated().sum())
    if repeated:
        yield Finding(f"{table}.parquet", f"each {', '.join(shape.key)} once", f"{repeated} rows that share one")


def _unresolved(column: pl.Series, target: pl.DataFrame, shape: Shape) -> int:
    (key,) = shape.key
    keys = target[key].unique()
    return int((~column.drop_nulls().is_in(keys.implode())).sum())


def chain_findings(releases: Path, only_some: bool = False) -> Iterator[Finding]:
    """Faults of the folder of releases as a whole: releases that are missing, unlisted, changed, or restored.

    With `only_some`, releases may be missing, as they are in a wheel.
    """
    try:
        entries = read_index(releases)
    except OnrecordError as error:
        yield Finding(INDEX, "a list of releases as it was written", str(error))
        return
    unlisted = sorted(
        {path.name for path in releases.iterdir()} - {INDEX, ".DS_Store"} - {entry.version for entry in entries}
    )
    for name in unlisted:
        yield Finding(name, "only releases that the list has", "something else")
    before: ListedRelease | None = None
    for entry in entries:
        if (releases / entry.version).is_dir() or not only_some:
            yield from _link_findings(releases / entry.version, entry, before)
        before = entry


def _link_findings(folder: Path, entry: ListedRelease, before: ListedRelease | None) -> Iterator[Finding]:
    path = f"{folder.name}/{MANIFEST}"
    try:
        manifest = read_manifest(folder)
    except OnrecordError as error:
        yield Finding(path, "the manifest of a release", str(error))
        return
    found = sha256_of_file(folder / MANIFEST)
    if found != entry.manifest_sha256:
        yield Finding(path, f"the listed manifest, with the SHA-256 {entry.manifest_sha256}", f"the SHA-256 {found}")
    if (manifest.version, manifest.released_on) != (entry.version, entry.released_on):
        is_of = f"{manifest.version} of {manifest.released_on}"
        yield Finding(path, f"the release {entry.version} of {entry.released_on}", is_of)
    link = Previous(before.version, before.manifest_sha256) if before else None
    if manifest.previous != link:
        yield Finding(
            path, f"a release that follows {link or 'none'}", f"one that follows {manifest.previous or 'none'}"
        )
