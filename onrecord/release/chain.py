"""The chain of releases: each names the hash of the one before, and the list of releases has the hash of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.files.canonical import sha256_of_file
from onrecord.release.finding import Finding
from onrecord.release.index import INDEX, Entry, read_index
from onrecord.release.manifest import MANIFEST, Previous, read_manifest


def chain_findings(releases: Path, only_some: bool = False) -> Iterator[Finding]:
    """What is wrong with the folder of releases as a whole: releases missing, unlisted, changed, or put back.

    `only_some` says that not all of them need be there, as in a wheel.
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
        yield Finding(name, "nothing but releases that the list has", "something that it lacks")
    before: Entry | None = None
    for entry in entries:
        if (releases / entry.version).is_dir() or not only_some:
            yield from _link_findings(releases / entry.version, entry, before)
        before = entry


def _link_findings(folder: Path, entry: Entry, before: Entry | None) -> Iterator[Finding]:
    path = f"{folder.name}/{MANIFEST}"
    try:
        manifest = read_manifest(folder)
    except OnrecordError as error:
        yield Finding(path, "the manifest of a release", str(error))
        return
    found = sha256_of_file(folder / MANIFEST)
    if found != entry.manifest_sha256:
        yield Finding(path, f"the manifest that was listed, of the SHA-256 {entry.manifest_sha256}", f"one of {found}")
    if (manifest.version, manifest.released_on) != (entry.version, entry.released_on):
        is_of = f"{manifest.version} of {manifest.released_on}"
        yield Finding(path, f"the release {entry.version} of {entry.released_on}", is_of)
    link = Previous(before.version, before.manifest_sha256) if before else None
    if manifest.previous != link:
        yield Finding(
            path, f"a release that follows {link or 'none'}", f"one that follows {manifest.previous or 'none'}"
        )
