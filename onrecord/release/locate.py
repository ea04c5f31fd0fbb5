"""Finding releases in the package, in a folder or at an address. Their files are always checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.files import packaged
from onrecord.files.canonical import sha256_of_file
from onrecord.release.index import INDEX, ListedRelease, parse_index, read_index
from onrecord.release.manifest import MANIFEST, SUMS, File, Manifest, parse_manifest, read_manifest, sums_text

Location = Path | str | None
"""A folder, an address (anything with ``://`` in it), or the package."""


class UnknownVersion(OnrecordError):
    """The release of this version is not where it was looked for."""


class DamagedFile(OnrecordError):
    """A file of a release is missing, or is not the one that was released."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release whose manifest has been read. `base` is its folder, or its address."""

    manifest: Manifest
    base: Path | str

    def file(self, name: str) -> Path:
        """The file of that name on this machine, fetched if necessary, with the bytes that were released.

        Raises:
            DamagedFile: it is missing, or its bytes are not those of the manifest.
            Unreachable: it could not be fetched.
        """
        released = self.manifest.files[name]
        if isinstance(self.base, Path):
            check_file(self.base / name, released)
            return self.base / name
        from onrecord.release.remote import fetched

        return fetched(f"{self.base}/{name}", released.sha256, released.bytes)


def releases_at(source: Location) -> list[ListedRelease]:
    """The releases at a source, the oldest first: of those in a folder, the ones whose files are there.

    Raises:
        NoReleases: the source has no list of releases.
        Unreachable: it could not be fetched.
    """
    place = _place(source)
    return [entry for entry in _listed(place) if _is_there(entry, place)]


def find_release(version: str | None, source: Location) -> Release:
    """The release of that version, or the latest one, at a source. `source` may also be the release's own folder.

    Raises:
        UnknownVersion: it is not there; the message says which are, and whether the list knows of it.
        NoReleases: the source has no list of releases.
        BadManifest, DamagedFile: the release's manifest is missing, or is not the one that was released.
        Unreachable: it could not be fetched.
    """
    place = _place(source)
    if isinstance(place, Path) and (place / MANIFEST).is_file():
        return _alone(version, place)
    entry = _entry(version, place)
    base = place / entry.version if isinstance(place, Path) else f"{place}/{entry.version}"
    if isinstance(base, Path):
        path = base / MANIFEST
        check_file(path, File(entry.manifest_sha256, path.stat().st_size if path.is_file() else 0))
    else:
        from onrecord.release.remote import fetched

        path = fetched(f"{base}/{MANIFEST}", entry.manifest_sha256)
    return Release(parse_manifest(path.read_bytes(), path), base)


def folder_of(version: str, releases: Path | None = None) -> Path:
    """The folder of a release among those in a folder, or in the package. Raises NoReleases or UnknownVersion."""
    place = releases or packaged.RELEASES
    return place / _entry(version, place).version


def check_file(path: Path, released: File) -> None:
    """Raise DamagedFile unless the file at `path` has the bytes that were released."""
    if not path.is_file():
        raise damaged(path, f"{released.bytes:,} bytes", "no such file")
    size = path.stat().st_size
    if size != released.bytes:
        raise damaged(path, f"{released.bytes:,} bytes", f"{size:,}")
    found = sha256_of_file(path)
    if found != released.sha256:
        raise damaged(path, f"bytes with the SHA-256 {released.sha256}", f"the SHA-256 {found}")


def damaged(where: object, expected: str, found: str) -> DamagedFile:
    """The error for a file of a release that is not what was released."""
    remedy = "Get the release again from where it was published."
    return DamagedFile.at(where, expected=expected, found=found, done="Nothing was loaded.", remedy=remedy)


def _place(source: Location) -> Path | str:
    if source is None:
        return packaged.RELEASES
    return source.rstrip("/") if isinstance(source, str) and "://" in source else Path(source)


def _alone(version: str | None, folder: Path) -> Release:
    manifest = read_manifest(folder)
    sums = folder / SUMS
    if not sums.is_file() or sums.read_bytes() != sums_text(manifest).encode():
        raise damaged(sums, "the hashes of the manifest and its files", "others, or none")
    if version not in (None, manifest.version):
        raise _elsewhere(folder, f"the release {version!r}", f"the release {manifest.version}")
    return Release(manifest, folder)


def _listed(place: Path | str) -> list[ListedRelease]:
    """All releases that the list at a place knows of, those whose files are elsewhere too."""
    if isinstance(place, Path):
        return read_index(place)
    from onrecord.release.remote import read_now

    address = f"{place}/{INDEX}"
    return parse_index(read_now(address), address)


def _is_there(entry: ListedRelease, place: Path | str) -> bool:
    return not isinstance(place, Path) or (place / entry.version).is_dir()


def _entry(version: str | None, place: Path | str) -> ListedRelease:
    """The release of that version, or the latest one, among those that are there."""
    listed = _listed(place)
    there = [entry for entry in listed if _is_there(entry, place)]
    if version is None and there:
        return there[-1]
    for entry in listed:
        if entry.version == version:
            if entry in there:
                return entry
            wanted = f"the release {version} of {entry.released_on}"
            break
    else:
        wanted = "a release" if version is None else f"the release {version!r} (its list does not know it)"
    raise _elsewhere(place, wanted, f"only {', '.join(entry.version for entry in there)}" if there else "none")


def _elsewhere(place: Path | str, wanted: str, found: str) -> UnknownVersion:
    return UnknownVersion.at(
        place,
        expected=wanted,
        found=found,
        done="Nothing was loaded.",
        remedy="Name the folder or address of releases that have it (`source=`, or --source, or --releases of verify): "
        "the package holds the latest release that it was made with, the checkout that it was made from holds all.",
    )
