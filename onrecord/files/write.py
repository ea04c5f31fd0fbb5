"""Writing one file: a reader finds the whole old content or the whole new content."""

from __future__ import annotations

import warnings
from pathlib import Path

from onrecord.errors import OnrecordError, OnrecordWarning
from onrecord.files.system import keep_access, sync_entries, sync_file


class NotWritten(OnrecordError):
    """A file could not be written. The old content is unchanged."""


def write_file(path: Path, content: str | bytes) -> None:
    """Write bytes, or text in UTF-8, to a file that may be there already, whose mode stays; a link stays a link.

    The content is written beside it under a hidden name, flushed to the disk and put in place by one rename. Anything
    but a regular file, such as a pipe, is written to directly.

    Raises:
        NotWritten: a step failed, because space or permission is missing; the file is unchanged.
    """
    written = content.encode() if isinstance(content, str) else content
    try:
        real = path.resolve()
        if real.exists() and not real.is_file():
            real.write_bytes(written)
        else:
            _put(real, written)
    except OSError as error:
        raise NotWritten.at(
            path,
            expected="a file that can be written",
            found=error.strerror or str(error),
            done="It is as it was.",
            remedy="Free some space, or correct the permissions of its folder.",
        ) from error


def _put(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.onrecord-new")
    try:
        beside.write_bytes(content)
        if path.exists():
            keep_access(path, beside)
        sync_file(beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    try:
        sync_entries(path.parent)
    except OSError as error:
        message = f"{path.as_posix()} is written, but a power failure could still undo it: {error.strerror}"
        warnings.warn(message, OnrecordWarning, stacklevel=3)
