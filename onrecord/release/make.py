"""Making a release: the built tables with everything that describes and proves them; complete, or not at all.

The folder of all releases is replaced as a whole (see `onrecord.files.replace`): a new folder gets links to
the existing releases, the new release and the new list, and one step of the file system puts it in place.
"""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pyarrow.parquet as pq

import onrecord
from onrecord.articles import read_articles
from onrecord.assembly.about import About, read_about
from onrecord.errors import OnrecordError
from onrecord.files.canonical import sha256_of, sha256_of_file
from onrecord.files.replace import replacing
from onrecord.release.cells import content_hash
from onrecord.release.contract import contract_shapes
from onrecord.release.diff import Difference, difference, reasons
from onrecord.release.index import INDEX, ListedRelease, index_text, read_index
from onrecord.release.load import tables as load_tables
from onrecord.release.locate import find_release
from onrecord.release.manifest import MANIFEST, SUMS, File, Manifest, Previous, manifest_text, sums_text
from onrecord.release.metadata.card import card
from onrecord.release.metadata.changelog import Section, section_of
from onrecord.release.metadata.citation import CITATION, citation
from onrecord.release.metadata.croissant import croissant
from onrecord.release.metadata.datapackage import datapackage
from onrecord.release.metadata.description import Description
from onrecord.release.snapshot import Snapshot, folder_snapshot, release_snapshot
from onrecord.release.verify import Finding, chain_findings, verify_release
from onrecord.release.versions import BadVersion, Level, Version
from onrecord.schema import SCHEMA_VERSION
from onrecord.schema.dictionary import dictionary
from onrecord.schema.validation import validate

_EXAMPLES = 5


class NotReleasable(OnrecordError):
    """A release cannot be made from this project."""


class Project(NamedTuple):
    """A checkout: the folder that holds the dataset, the changelog and the citation."""

    root: Path

    @property
    def dataset(self) -> Path:
        """The folder of the dataset."""
        return self.root / "dataset"

    @property
    def releases(self) -> Path:
        """The folder of all releases."""
        return self.dataset / "releases"

    @property
    def changelog(self) -> Path:
        """The changelog."""
        return self.root / "CHANGELOG.md"


class Made(NamedTuple):
    """A release that was made, its manifest's hash, and what changed since the one before."""

    folder: Path
    manifest_sha256: str
    difference: Difference | None


def changes_since_last(project: Project) -> Difference | None:
    """What lies between the latest release and the tables as they are built; None before the first release."""
    entries = _entries(project)
    if not entries:
        return None
    last = release_snapshot(find_release(entries[-1].version, project.releases))
    return difference(last, folder_snapshot(project.dataset / "tables"))


def make_release(version: str, project: Project) -> Made:
    """Release the tables of the project as `version`.

    Raises:
        BadVersion: it is not a version, not above the latest one, or too small a step for what changed.
        NotReleasable: the tables were built as another version, or the release does not verify.
        InvalidTables: they break the contract.
        BadChangelog, BadCitation, BadDataset: a file beside them is not ready.
    """
    number = Version.parse(version)
    try:
        with replacing(project.releases) as new:
            entries = _entries(project)
            changed = checked_step(number, project)
            about = about_version(number, project)
            snapshot = _checked_tables(version, project)
            section = section_of(version, project.changelog)
            _link(project.releases, new)
            manifest = _write(new / version, snapshot, about, section, entries, project)
            sha256 = sha256_of(manifest_text(manifest))
            (new / INDEX).write_bytes(
                index_text([*entries, ListedRelease(version, section.released_on, sha256)]).encode()
            )
            _check_whole(new, version)
    except OSError as error:
        found = f"{error.strerror or error}" + (f" ({error.filename})" if error.filename else "")
        raise _unreleased(project.releases, "a folder that a release can be written to", found) from error
    return Made(project.releases / version, sha256, changed)


def _entries(project: Project) -> list[ListedRelease]:
    return read_index(project.releases) if (project.releases / INDEX).is_file() else []


def checked_step(number: Version, project: Project) -> Difference | None:
    """What changed since the latest release, if that number is a large enough step; None before the first release.

    Raises:
        BadVersion: it is not above the latest one, or too small a step; the message names the rows that ask for more.
    """
    entries = _entries(project)
    if not entries:
        return None
    last = Version.parse(entries[-1].version)
    if str(number) in {entry.version for entry in entries}:
        raise BadVersion(f"{number} is released already, and a release is never overwritten. The latest is {last}.")
    if number <= last:
        raise BadVersion(f"expected a version above the latest release, {last}, found {number}.")
    changed = changes_since_last(project)
    assert changed is not None
    found = reasons(changed)
    level = max((reason.level for reason in found), default=Level.PATCH)
    if number < last.after(level):
        why = [reason for reason in found if number < last.after(reason.level)]
        lines = [
            f"{number} is too small a step from {last}: what changed asks for {last.after(level)} at least. "
            "Nothing was released."
        ]
        for reason in why:
            lines.append(f"  {reason.level.name}: {reason.what}" + (f" ({len(reason.rows)})" if reason.rows else ""))
            lines += [f"    {row}" for row in reason.rows[:_EXAMPLES]]
            lines += [f"    … and {len(reason.rows) - _EXAMPLES} more"] if len(reason.rows) > _EXAMPLES else []
        raise BadVersion("\n".join(lines))
    return changed


def about_version(number: Version, project: Project) -> About:
    """What the dataset says of itself. Raises NotReleasable if that is not of the version; BadDataset."""
    path = project.dataset / "dataset.toml"
    about = read_about(path)
    if about.version != str(number):
        raise _unreleased(path, f"the version {number}", about.version)
    return about


def _checked_tables(version: str, project: Project) -> Snapshot:
    """The tables as they are built, if they are valid and were built as the version."""
    folder = project.dataset / "tables"
    texts = {article.article_id: article.text for article in read_articles(project.dataset / "articles")}
    frames = load_tables(folder)
    validate(frames, texts).raise_if_failed()
    for table in frames:
        path = folder / f"{table}.parquet"
        said = pl.read_parquet_metadata(path)
        for key, expected in (("dataset_version", version), ("schema_version", SCHEMA_VERSION)):
            if said.get(key) != expected:
                raise _unreleased(path, f"a table built as {key} {expected}", str(said.get(key)))
    return Snapshot(version, frames, contract_shapes())


def _link(releases: Path, new: Path) -> None:
    """Put the existing releases into `new`: as hard links if the file system can, else as copies."""
    if releases.is_dir():
        for path in sorted(releases.iterdir()):
            if path.is_dir():
                shutil.copytree(path, new / path.name, copy_function=_link_or_copy)
            elif path.name != INDEX:
                _link_or_copy(path, new / path.name)


def _link_or_copy(old: Path | str, new: Path | str) -> None:
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _write(
    folder: Path, snapshot: Snapshot, about: About, section: Section, entries: list[ListedRelease], project: Project
) -> Manifest:
    """Write every file of the release into its folder; its manifest."""
    folder.mkdir()
    files = {}
    for table, frame in snapshot.tables.items():
        path = folder / f"{table}.parquet"
        shutil.copyfile(project.dataset / "tables" / path.name, path)
        created_by = str(pq.read_metadata(path).created_by)
        files[path.name] = replace(
            _file(path), rows=frame.height, content_sha256=content_hash(frame), written_by=created_by
        )
    description = Description(about, section.released_on, section.text, snapshot.shapes, files)
    for name, text in _documents(description, section, project).items():
        (folder / name).write_bytes(text.encode())
        files[name] = _file(folder / name)
    manifest = Manifest(
        version=about.version,
        released_on=section.released_on,
        schema_version=SCHEMA_VERSION,
        shapes=snapshot.shapes,
        files=files,
        articles=dict(snapshot.tables["articles"].select("article_id", "text_sha256").iter_rows()),
        written_by={"onrecord": onrecord.__version__, "polars": pl.__version__, "python": platform.python_version()},
        previous=Previous(entries[-1].version, entries[-1].manifest_sha256) if entries else None,
    )
    (folder / MANIFEST).write_bytes(manifest_text(manifest).encode())
    (folder / SUMS).write_bytes(sums_text(manifest).encode())
    return manifest


def _documents(description: Description, section: Section, project: Project) -> Mapping[str, str]:
    """The texts that describe a release, by the names of their files."""
    version = description.about.version
    return {
        "datapackage.json": datapackage(description),
        "croissant.json": croissant(description),
        "README.md": card(description),
        "CHANGELOG.md": f"# {version} - {section.released_on}\n\n{section.text}\n",
        "dictionary.md": dictionary(),
        "LICENSE.md": (project.root / "LICENSE-DATA.md").read_text("utf-8"),
        CITATION: citation(project.root / CITATION, version, section.released_on),
    }


def _file(path: Path) -> File:
    return File(sha256_of_file(path), path.stat().st_size)


def _check_whole(new: Path, version: str) -> None:
    """Verify what was written before it is put in place."""
    findings: list[Finding] = [*verify_release(new / version).findings, *chain_findings(new)]
    if findings:
        raise NotReleasable(
            "The release does not verify. Nothing was released.\n" + "\n".join(finding.text() for finding in findings)
        )


def _unreleased(where: object, expected: str, found: str) -> NotReleasable:
    done, remedy = "Nothing was released.", "Correct that, build the tables, and release again."
    return NotReleasable.at(where, expected=expected, found=found, done=done, remedy=remedy)
