"""Locks: runs that replace the same folder take turns, on every system."""

from __future__ import annotations

import errno
import os
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import portalocker

from onrecord.errors import OnrecordWarning

PATIENCE = 30.0
"""Seconds that a lock of another program is waited for."""

_BETWEEN_TRIES = 0.05
_AT_ONCE = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING
_LOCKED_FILES_CAN_BE_REMOVED = hasattr(os, "O_DIRECTORY")
"""Whether an open file can be removed: not on Windows."""


@contextmanager
def locked(folder: Path, file: Path) -> Iterator[None]:
    """Within the block, no other run holds the lock on `file`, which protects `folder`.

    The system releases the lock however the run ends. The file is made at the start and removed at the end; if a killed
    run leaves it, it locks nobody out. Warns at once if another program holds the lock.

    Raises:
        TimeoutError: it still holds it after `PATIENCE`.
    """
    handle = _turn(folder, file)
    try:
        yield
    finally:
        _release(handle, file)


def _turn(folder: Path, file: Path) -> int:
    """The handle of the file, when it is locked."""
    started = time.monotonic()
    told = False
    while (handle := _try(file)) is None:
        if not told:
            message = f"another program has locked {folder.as_posix()}: waiting for it, {PATIENCE:.0f} s at most"
            warnings.warn(message, OnrecordWarning, stacklevel=6)
            told = True
        if time.monotonic() - started > PATIENCE:
            found = "one that another program has locked and not released"
            raise TimeoutError(errno.ETIMEDOUT, found, str(folder))
        time.sleep(_BETWEEN_TRIES)
    return handle


def _try(file: Path) -> int | None:
    """The handle of the file, locked; None if another run holds it, or has just removed it."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        portalocker.lock(handle, _AT_ONCE)
        if os.path.samestat(os.fstat(handle), file.stat()):
            return handle
    except (portalocker.AlreadyLocked, FileNotFoundError):
        pass
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _release(handle: int, file: Path) -> None:
    """Remove the file, then release it; in the other order where it must be closed first."""
    if not _LOCKED_FILES_CAN_BE_REMOVED:
        os.close(handle)
    try:
        with suppress(PermissionError):  # on Windows, somebody waits for it, and removes it then
            file.unlink(missing_ok=True)
    except OSError as error:
        warnings.warn(f"{file.as_posix()} could not be removed: {error.strerror}", OnrecordWarning, stacklevel=6)
    finally:
        if _LOCKED_FILES_CAN_BE_REMOVED:
            os.close(handle)
