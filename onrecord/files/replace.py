"""Replacing a folder as a whole: a reader sees the old one or the new one, never a mixture.

The new folder is made beside the old one under a hidden name, flushed to the disk, and exchanged with the old one in a
single step of the file system: renameat2 with RENAME_EXCHANGE on Linux, renamex_np with RENAME_SWAP on macOS. It gets
the mode of the old one, and its owner where the system permits.

Where the file system cannot exchange, and on Windows, the old folder is set aside by one rename and the new one put in
place by another; between the two the folder is missing. A folder of a container's image cannot be renamed, so it is
copied aside and removed. If the run is killed at that moment, the next run finds both hidden folders and puts the old
one back. A mount point can be neither renamed nor removed: its files are replaced one by one (see
`onrecord.files.move`).

Everything else that a killed run leaves behind is hidden, read by nobody, and removed by the next run. Runs take turns:
each holds a lock on a hidden file beside the folder, which the system releases however the run ends.
"""

from __future__ import annotations

import errno
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import OnrecordWarning
from onrecord.files.interrupts import interrupts
from onrecord.files.lock import locked
from onrecord.files.move import Inside
from onrecord.files.system import exchange, is_mount_point, keep_access, sync_entries, sync_folder


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A new, empty folder that takes the place of `folder` when the block ends without an exception.

    If anything ends the block early (an error, Ctrl-C, SIGTERM), `folder` stays as it was and the new one is removed.

    Raises:
        HalfMoved: `folder` is a mount point, and some of its files are new and some old.
        OSError: any other step failed, and `folder` is as it was. `folder` must be a folder or absent, and its parent
            exist. A lock that another program holds for too long is a TimeoutError.
    """
    real = folder.resolve()
    if real.exists() and not real.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    place = Inside(real) if is_mount_point(real) else Beside.of(real)
    with interrupts() as hold, locked(real, place.lock):
        place.sweep()
        try:
            place.begin()
            yield place.new
            with hold():
                sync_folder(place.new)
                place.swap()
        except BaseException:
            with hold():
                place.sweep()
            raise


class Beside(NamedTuple):
    """A folder and the hidden names beside it: its successor, its predecessor, a predecessor half copied, its lock."""

    folder: Path
    new: Path
    old: Path
    part: Path
    lock: Path

    @classmethod
    def of(cls, folder: Path) -> Beside:
        """The names of an absolute path that has no links in it."""
        names = (f".{folder.name}.onrecord-{name}" for name in ("new", "old", "part", "lock"))
        return cls(folder, *map(folder.with_name, names))

    def begin(self) -> None:
        """Make the successor. Until it has its mode, only its owner can read what is written there."""
        self.new.mkdir(0o700 if self.folder.exists() else 0o777)

    def swap(self) -> None:
        """Put the successor in the place of the folder."""
        if not self.folder.exists():
            self.new.rename(self.folder)
        else:
            _keep_access(self.folder, self.new)
            if not exchange(self.new, self.folder):
                self._set_aside()
                self.new.rename(self.folder)
        self._settle()

    def sweep(self) -> None:
        """Undo an unfinished run: if both hidden folders exist, the old folder has no successor yet."""
        if self.old.exists() and self.new.exists():
            if self.folder.exists():
                shutil.rmtree(self.folder)
            self.old.rename(self.folder)
        self._remove_hidden()

    def _set_aside(self) -> None:
        try:
            self.folder.rename(self.old)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            shutil.copytree(self.folder, self.part)
            sync_folder(self.part)
            self.part.rename(self.old)
            shutil.rmtree(self.folder)

    def _settle(self) -> None:
        """Clean up after the exchange. An error now does not change what readers see: it is reported, and the next run
        finishes the work."""
        try:
            sync_entries(self.folder.parent)
            self._remove_hidden()
        except OSError as error:
            message = f"{self.folder.as_posix()} is replaced, but the clean-up failed: {error}"
            warnings.warn(message, OnrecordWarning, stacklevel=5)

    def _remove_hidden(self) -> None:
        for left in (self.part, self.old, self.new):
            if left.exists():
                shutil.rmtree(left)


def _keep_access(old: Path, new: Path) -> None:
    """Give the new folder the mode and owner of the old one, and do the same for the files that both have."""
    for path in new.iterdir():
        before = old / path.name
        if before.is_file() and path.is_file() and not before.is_symlink() and not path.samefile(before):
            keep_access(before, path)
    keep_access(old, new)
