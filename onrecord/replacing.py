"""Replacing a folder as a whole: whoever looks sees the old one or the new one, never a mixture.

The new folder is made beside the old one under a hidden name, brought safely to the disk, and exchanged with the old
one in a single step of the file system: renameat2 with RENAME_EXCHANGE on Linux, renamex_np with RENAME_SWAP on macOS.

Where the file system cannot exchange, the old folder is set aside by one rename and the new one put in place by
another; between the two the folder is missing. A folder of a container's image cannot even be renamed: it is copied
aside and removed. If the run is killed just then, the next one finds both hidden folders and puts the old one back.

All else that a killed run leaves behind is hidden, read by nobody, and swept by the next run. Runs take turns: each
holds a lock on the folder's parent, which the system releases however the run ends.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import OnrecordWarning
from onrecord.interrupts import interrupts

_AT_FDCWD = -100
_RENAME_EXCHANGE = 1 << 1
_RENAME_SWAP = 1 << 1
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV}


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A new, empty folder that takes the place of `folder` when the block ends without an exception.

    Whatever ends the block early (an error, Ctrl-C, SIGTERM) leaves `folder` as it was and removes the new one.

    Raises:
        OSError: a step failed, and `folder` is as it was. `folder` must be a folder or absent, and its parent exist.
    """
    place = _Place.of(folder)
    if place.folder.exists() and not place.folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    with interrupts() as hold, _turn(place.folder.parent):
        _sweep(place)
        try:
            place.new.mkdir()
            yield place.new
            with hold():
                _sync(place.new)
                _swap(place)
                _settle(place)
        except BaseException:
            with hold():
                _sweep(place)
            raise


class _Place(NamedTuple):
    """A folder and the hidden names beside it: its successor, its predecessor, and a predecessor half copied."""

    folder: Path
    new: Path
    old: Path
    part: Path

    @classmethod
    def of(cls, folder: Path) -> _Place:
        folder = folder.resolve()
        return cls(folder, *(folder.with_name(f".{folder.name}.onrecord-{name}") for name in ("new", "old", "part")))


@contextmanager
def _turn(parent: Path) -> Iterator[None]:
    """Wait for other runs that replace a folder in `parent`, and keep them waiting."""
    handle = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _swap(place: _Place) -> None:
    if not place.folder.exists():
        place.new.rename(place.folder)
    elif not _exchange(place.new, place.folder):
        _set_aside(place)
        place.new.rename(place.folder)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step. False where the system or the file system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(*paths, _RENAME_SWAP)
        else:
            failed = library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    except AttributeError:
        return False
    if failed and ctypes.get_errno() not in _NO_EXCHANGE:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return not failed


def _set_aside(place: _Place) -> None:
    try:
        place.folder.rename(place.old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copytree(place.folder, place.part)
        _sync(place.part)
        place.part.rename(place.old)
        shutil.rmtree(place.folder)


def _sweep(place: _Place) -> None:
    """Undo a run that did not come to its end: with both hidden folders there, the old one has no successor yet."""
    if place.old.exists() and place.new.exists():
        if place.folder.exists():
            shutil.rmtree(place.folder)
        place.old.rename(place.folder)
    _remove_hidden(place)


def _settle(place: _Place) -> None:
    """After the exchange. What fails now no longer decides what readers see: it is said, and the next run mends it."""
    try:
        _sync_entries(place.folder.parent)
        _remove_hidden(place)
    except OSError as error:
        warnings.warn(f"{place.folder} is replaced, but not all was tidied up: {error}", OnrecordWarning, stacklevel=4)


def _remove_hidden(place: _Place) -> None:
    for left in (place.part, place.old, place.new):
        if left.exists():
            shutil.rmtree(left)


def _sync(folder: Path) -> None:
    """Bring the files of `folder` and of the folders in it, and the folders themselves, to the disk."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            _sync(path)
        else:
            with path.open("rb") as file:
                os.fsync(file.fileno())
    _sync_entries(folder)


def _sync_entries(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
