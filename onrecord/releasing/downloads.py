"""Fetching files of releases: by pooch from http(s), by fsspec from any other store that it knows.

A file is cached under the hash of its bytes, wherever it came from, and checked each time it is used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import OnrecordError, install_hint
from onrecord.releasing.canonical import sha256_of_file

CACHE_VARIABLE = "ONRECORD_CACHE"
"""The variable of the environment that names another folder for what is fetched."""


class Unreachable(OnrecordError):
    """A file could not be fetched, or what came was another one."""


def fetched(address: str, sha256: str) -> Path:
    """The file at the address, from the cache or fetched into it. Raises Unreachable unless it has that hash."""
    name = address.rsplit("/", 1)[-1]
    with _told(address):
        folder = _cache() / sha256
        path = folder / name
        if not path.is_file() or sha256_of_file(path) != sha256:
            folder.mkdir(parents=True, exist_ok=True)
            _fetch(address, path, sha256)
        return path


def read_now(address: str) -> bytes:
    """The bytes at the address, as they are at this moment: nothing is cached. Raises Unreachable."""
    with _told(address), TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        _fetch(address, path, None)
        return path.read_bytes()


def _fetch(address: str, path: Path, sha256: str | None) -> None:
    """Put the file at the address in the place of `path`, once it is there whole and has the hash."""
    if address.startswith(("http://", "https://")):
        import pooch

        pooch.get_logger().setLevel("WARNING")
        known = f"sha256:{sha256}" if sha256 else None
        pooch.retrieve(address, known, fname=path.name, path=path.parent, progressbar=sys.stderr.isatty())
        return
    import fsspec
    from fsspec.callbacks import NoOpCallback, TqdmCallback

    with TemporaryDirectory(dir=path.parent) as folder:
        part = Path(folder) / path.name
        store, remote = fsspec.url_to_fs(address)
        store.get_file(remote, str(part), callback=TqdmCallback() if sys.stderr.isatty() else NoOpCallback())
        if sha256 and (found := sha256_of_file(part)) != sha256:
            raise ValueError(f"expected a file of the SHA-256 {sha256}, found one of {found}")
        part.replace(path)


def _cache() -> Path:
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named)
    import pooch

    return Path(pooch.os_cache("onrecord"))


@contextmanager
def _told(address: str) -> Iterator[None]:
    """What keeps a file from being fetched, as an error of ours."""
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
            remedy="See whether the address is right and can be reached.",
        ) from error
