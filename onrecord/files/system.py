"""System calls that Python does not offer on every system: exchanging folders, owners, flushing to the disk. Windows
has no exchange and no owners, and cannot open a folder.
"""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

_OPENS_FOLDERS = hasattr(os, "O_DIRECTORY")
"""Whether a folder can be opened as a file can: not on Windows."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 1 << 1
_RENAME_SWAP = 1 << 1
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV}
_MOUNTS = Path("/proc/self/mountinfo")


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step. False where the system or the file system cannot."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(*paths, _RENAME_SWAP)
        else:
            failed = library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    except (AttributeError, TypeError):  # Windows has no library without a name
        return False
    if failed and ctypes.get_errno() not in _NO_EXCHANGE:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return not failed


def is_mount_point(folder: Path) -> bool:
    """Whether something is mounted at `folder`, so that it cannot be renamed.

    Python's own test misses a folder of the same file system that is bound to another place; Linux lists those.
    """
    if os.path.ismount(folder):  # pathlib has none for Windows before Python 3.12
        return True
    try:
        lines = _MOUNTS.read_bytes().splitlines()
    except OSError:
        return False
    escaped = {number: f"\\{number:03o}" for number in b" \t\n\\"}
    name = os.fsencode(str(folder.resolve()).translate(escaped))
    return any(line.split(b" ")[4] == name for line in lines)


def keep_access(old: Path, new: Path) -> None:
    """Give `new` the mode of `old`, and its owner and group where the system permits."""
    was, now = old.stat(), new.stat()
    if (was.st_uid, was.st_gid) != (now.st_uid, now.st_gid):
        for owner in (was.st_uid, -1):
            with suppress(PermissionError):
                os.chown(new, owner, was.st_gid)
                break
    if stat.S_IMODE(new.stat().st_mode) != stat.S_IMODE(was.st_mode):
        new.chmod(stat.S_IMODE(was.st_mode))


def sync_file(path: Path) -> None:
    """Flush the content of a file to the disk. Windows needs a file that is open for writing."""
    with path.open("rb" if _OPENS_FOLDERS else "r+b") as file:
        os.fsync(file.fileno())


def sync_entries(folder: Path) -> None:
    """Flush the list of files of a folder to the disk. Where folders cannot be opened, there is nothing to do."""
    if not _OPENS_FOLDERS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Flush `folder`, the folders in it, and all their files to the disk."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_entries(folder)
