"""What is asked of the system where Python's own calls do not reach: locks, exchanges, owners and the disk itself."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import stat
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord.errors import OnrecordWarning

PATIENCE = 30.0
"""Seconds that a lock of another program is waited for."""

_BETWEEN_TRIES = 0.05
_AT_FDCWD = -100
_RENAME_EXCHANGE = 1 << 1
_RENAME_SWAP = 1 << 1
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV}
_MOUNTS = Path("/proc/self/mountinfo")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Within the block, no other run that locks `folder` is in its own. The system ends the lock however the run ends.

    Warns at once if another program holds the lock.

    Raises:
        TimeoutError: it still holds it after `PATIENCE`.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    started = time.monotonic()
    told = False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not told:
                message = f"another program has locked {folder}: waiting for it, {PATIENCE:.0f} s at most"
                warnings.warn(message, OnrecordWarning, stacklevel=5)
                told = True
            if time.monotonic() - started > PATIENCE:
                raise TimeoutError(
                    errno.ETIMEDOUT, "one that another program has locked and not released", str(folder)
                ) from None
            time.sleep(_BETWEEN_TRIES)
        else:
            return


def exchange(one: Path, other: Path) -> bool:
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


def is_mount_point(folder: Path) -> bool:
    """Whether something is mounted at `folder`, so that it cannot be renamed.

    Python's own test does not see a folder of the same file system that is bound to another place: Linux lists it.
    """
    if folder.is_mount():
        return True
    try:
        lines = _MOUNTS.read_bytes().splitlines()
    except OSError:
        return False
    escaped = {number: f"\\{number:03o}" for number in b" \t\n\\"}
    name = os.fsencode(str(folder.resolve()).translate(escaped))
    return any(line.split(b" ")[4] == name for line in lines)


def keep_access(old: Path, new: Path) -> None:
    """Give `new` the mode of `old`, and its owner and group as far as the system permits."""
    was, now = old.stat(), new.stat()
    if (was.st_uid, was.st_gid) != (now.st_uid, now.st_gid):
        for owner in (was.st_uid, -1):
            with suppress(PermissionError):
                os.chown(new, owner, was.st_gid)
                break
    if stat.S_IMODE(new.stat().st_mode) != stat.S_IMODE(was.st_mode):
        new.chmod(stat.S_IMODE(was.st_mode))


def sync_file(path: Path) -> None:
    """Bring the content of a file to the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_entries(folder: Path) -> None:
    """Bring to the disk which files are in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring the files of `folder` and of the folders in it, and the folders themselves, to the disk."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_entries(folder)
