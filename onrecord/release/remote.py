"""Fetching files of releases: by pooch from http(s), by fsspec from any other store that it knows.

A file is cached under the hash of its bytes, whatever its address, and checked each time it is used. No more
bytes are taken from a server than the file may have.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from onrecord.errors import OnrecordError, install_hint
from onrecord.files.canonical import sha256_of_file
from onrecord.release.checked_json import LARGEST

CACHE_VARIABLE = "ONRECORD_CACHE"
"""The environment variable that names another folder for fetched files."""


_CHUNK = 2**16
_PATIENCE = 30
"""The seconds within which a server must send something."""


class Unreachable(OnrecordError):
    """A file could not be fetched, or another file came in its place."""


def fetched(address: str, sha256: str, most: int = LARGEST) -> Path:
    """The file at the address, from the cache or fetched into it. Raises Unreachable unless it has that hash and at
    `most` so many bytes."""
    name = address.rsplit("/", 1)[-1]
    with _told(address):
        folder = _cache() / sha256
        path = folder / name
        if not path.is_file() or sha256_of_file(path) != sha256:
            folder.mkdir(parents=True, exist_ok=True)
            _fetch(address, path, sha256, most)
        return path


def read_now(address: str) -> bytes:
    """The bytes at the address, as they are at this moment: nothing is cached. Raises Unreachable, also for
    more bytes than a list of releases ever has."""
    with _told(address), TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        _fetch(address, path, None, LARGEST)
        return path.read_bytes()


def _fetch(address: str, path: Path, sha256: str | None, most: int) -> None:
    """Put the file at the address in the place of `path`, once it is there whole and has the hash."""
    if address.startswith(("http://", "https://")):
        import pooch

        pooch.get_logger().setLevel("WARNING")
        known = f"sha256:{sha256}" if sha256 else None
        pooch.retrieve(address, known, fname=path.name, path=path.parent, downloader=partial(_download, most))
        return
    import fsspec

    with TemporaryDirectory(dir=path.parent) as folder:
        part = Path(folder) / path.name
        with fsspec.open(address, "rb") as sent, part.open("wb") as file:
            _copy(iter(partial(sent.read, _CHUNK), b""), file, most)
        if sha256 and (found := sha256_of_file(part)) != sha256:
            raise ValueError(f"expected a file of the SHA-256 {sha256}, found one of {found}")
        part.replace(path)


def _download(most: int, address: str, path: str, _: Any) -> None:
    """Called by pooch: download the file at the address to `path`."""
    import requests

    with requests.get(address, stream=True, timeout=_PATIENCE) as response:
        response.raise_for_status()
        with Path(path).open("wb") as file:
            _copy(response.iter_content(_CHUNK), file, most)


def _copy(chunks: Iterable[bytes], file: BinaryIO, most: int) -> None:
    """Write the chunks to the file. Raises ValueError as soon as there are too many bytes."""
    from tqdm import tqdm

    with tqdm(unit="B", unit_scale=True, leave=False, disable=not sys.stderr.isatty()) as bar:
        for chunk in chunks:
            most -= len(chunk)
            if most < 0:
                raise ValueError("more bytes than the file may have")
            file.write(chunk)
            bar.update(len(chunk))


def _cache() -> Path:
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named)
    import pooch

    return Path(pooch.os_cache("onrecord"))


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Within the block, an error that keeps a file from being fetched is raised as Unreachable."""
    try:
        yield
    except ImportError as error:
        raise Unreachable(
            f"{address}: fetching it needs {error.name or error}, which is not installed. " + install_hint("remote")
        ) from error
    except (OSError, ValueError) as error:
        raise Unreachable.at(
            address,
            expected="a file of a release that can be fetched",
            found=str(error) or type(error).__name__,
            done="Nothing was loaded.",
            remedy="Check that the address is right and can be reached.",
        ) from error
