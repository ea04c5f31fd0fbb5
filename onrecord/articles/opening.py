"""Opening files: only regular ones, as bytes or as text. Packed content is unpacked up to a limit."""

from __future__ import annotations

import codecs
import io
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from onrecord.articles.drafts import Unusable
from onrecord.schema.vocabulary import Rejection

PACKED = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd"}
"""The compression of a file, by the last ending of its name."""

_MAGIC = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
_UNPACKED_FREELY = 256 * 1024 * 1024
"""How many bytes every packed file may have."""
_LARGEST_RATIO = 250
"""Beyond that, how many times larger than its file the content may be. Texts shrink to a quarter or a tenth, repeated
metadata to a fiftieth. Gzip can reach 1,000 and zstd much more, but only files that are made to do harm do."""
_NO_FILES = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}


def regular_file(path: Path) -> BinaryIO:
    """The file as a stream of bytes.

    Raises:
        Unusable: it is no regular file: reading a pipe or a device may never end.
        OSError: it can't be opened.
    """
    kind = stat.S_IFMT(path.stat().st_mode)
    if kind != stat.S_IFREG:
        raise Unusable(
            Rejection.UNREADABLE,
            expected="a regular file",
            found=_NO_FILES.get(kind, "something else"),
            remedy="Save what it gives as a file, or leave it out.",
        )
    return path.open("rb")


def compression_of(head: bytes) -> str | None:
    """How a file that begins with the bytes `head` is packed; None if it is not packed."""
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)


def unpacked(stream: BinaryIO, compression: str) -> BinaryIO:
    """What is packed in a stream.

    Reading it raises Unusable if it grows beyond the limit, and OSError if it is damaged or cut off.
    """
    return io.BufferedReader(_Unpacked(stream, compression))


def as_text(stream: BinaryIO, newline: str) -> io.TextIOWrapper:
    """A stream of bytes as text, with lines as `newline` says to `open`: UTF-8, or UTF-16 with its byte-order mark,
    which is left out. A byte that is not UTF-8 becomes a surrogate character, so that only the record with that byte is
    lost.
    """
    encoding = encoding_of(cast(io.BufferedReader, stream).peek(4))
    return io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline=newline)


def encoding_of(head: bytes) -> str:
    """The encoding of a text that begins with the bytes `head`."""
    return "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"


def numbered_lines(stream: TextIO, longest: int, begin: int = 1) -> Iterator[tuple[int, str | None]]:
    """The lines that are not blank, numbered from `begin`. A line of `longest` characters or more gives None, so that
    no more than that is in memory at a time."""
    number = begin - 1
    while line := stream.readline(longest):
        number += 1
        if len(line) < longest or line.endswith("\n"):
            if not line.isspace():
                yield number, line
        else:
            while line and not line.endswith("\n"):
                line = stream.readline(longest)
            yield number, None


class _Counted(io.RawIOBase):
    """A stream that counts the bytes read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.count = 0
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        content = self._stream.read(size)
        self.count += len(content)
        return content

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Unpacked(io.RawIOBase):
    """The unpacked content of a stream, up to the limit."""

    def __init__(self, stream: BinaryIO, compression: str) -> None:
        import pyarrow as pa  # only what is packed needs it

        self._packed = _Counted(stream)
        self._inner = pa.CompressedInputStream(pa.PythonFile(self._packed, "r"), compression)
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        size = cast(int, self._inner.readinto(buffer))
        self._count += size
        if self._count > max(_UNPACKED_FREELY, _LARGEST_RATIO * self._packed.count):
            raise Unusable(
                Rejection.TOO_LARGE,
                expected=f"packed articles, which are at most {_LARGEST_RATIO} times as large as their file",
                found=f"{self._count:,} bytes in the first {self._packed.count:,}",
                remedy="Unpack the file and see what is in it. What follows was not read.",
            )
        return size

    def close(self) -> None:
        self._packed.close()
        super().close()
