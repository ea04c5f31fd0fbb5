"""The list of a release's hashes in the form that `sha256sum -c` reads."""

from __future__ import annotations

from onrecord.files.canonical import sha256_of
from onrecord.release.manifest import MANIFEST, Manifest, manifest_text

SUMS = "SHA256SUMS"
"""The name of the file in a release's folder."""


def sums_text(manifest: Manifest) -> str:
    """The hashes of all files of the release but the list itself: the manifest's too."""
    hashes = {name: file.sha256 for name, file in manifest.files.items()}
    hashes[MANIFEST] = sha256_of(manifest_text(manifest))
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(hashes.items()))
