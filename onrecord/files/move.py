"""Replacing the files of a folder one by one, where the folder itself cannot be replaced: a mount point.

The new files are made in a hidden folder inside it and flushed to the disk. Until then nothing has changed. One rename
marks them as complete. After that, the work is always finished: files without a new version are removed, and each new
file is moved to its place by one rename. If a run is killed meanwhile, the next run finishes its work.

This is weaker than an exchange: during the moves, a reader may see old files beside new ones; after a kill, all readers
do until the next run.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from onrecord.files.system import keep_access, sync_entries

HIDDEN = (".onrecord-new", ".onrecord-complete", ".onrecord-moving")
"""The hidden folders inside a mount point, in the order in which one is renamed to the next."""

LOCK = ".onrecord-lock"
"""The file that is locked. It is inside, because all who have mounted the folder share its content but not its
parent."""

LOST_AND_FOUND = "lost+found"
"""The folder that a file system of Linux has at its root: it is never removed."""


class HalfMoved(OSError):
    """Some files of the folder are new and some old; the next run brings the work to its end."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A folder and the hidden folders in it."""

    folder: Path

    @property
    def new(self) -> Path:
        """Where the new files are made."""
        return self.folder / HIDDEN[0]

    @property
    def lock(self) -> Path:
        """The file that is locked."""
        return self.folder / LOCK

    def begin(self) -> None:
        """Make the folder of the new files."""
        self.new.mkdir(0o700)

    def swap(self) -> None:
        """Put the new files in the places of the old ones."""
        _, complete, _ = self._hidden()
        for path in self.new.iterdir():
            if (before := self.folder / path.name).is_file():
                keep_access(before, path)
        self.new.rename(complete)
        self._finish()

    def sweep(self) -> None:
        """Finish an earlier run that had made all its files, and undo one that had not."""
        if self.new.exists():
            shutil.rmtree(self.new)
        self._finish()

    def _finish(self) -> None:
        _, complete, moving = self._hidden()
        if not complete.exists() and not moving.exists():
            return
        try:
            sync_entries(self.folder)
            if complete.exists():
                self._remove_others(complete)
                complete.rename(moving)
            self._move(moving)
            sync_entries(self.folder)
        except OSError as error:
            raise HalfMoved(error.errno, error.strerror or str(error), str(error.filename or self.folder)) from error

    def _remove_others(self, complete: Path) -> None:
        stay = {path.name for path in complete.iterdir()} | {*HIDDEN, LOCK, LOST_AND_FOUND}
        for path in self.folder.iterdir():
            if path.name not in stay:
                _remove(path)

    def _move(self, moving: Path) -> None:
        for path in sorted(moving.iterdir()):
            target = self.folder / path.name
            if target.is_dir():
                _remove(target)
            path.replace(target)
        moving.rmdir()

    def _hidden(self) -> list[Path]:
        return [self.folder / name for name in HIDDEN]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
