"""Listing: the origins that the names on a command line mean."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from itertools import dropwhile
from pathlib import Path, PurePath
from typing import NamedTuple, cast

from onrecord.articles.drafted import slug
from onrecord.articles.drafts import Unusable
from onrecord.articles.kinds import UNKNOWN, FileName, sniffed, unknown
from onrecord.articles.opening import compression_of, regular_file, unpacked
from onrecord.articles.origins import Origin
from onrecord.errors import OnrecordError
from onrecord.plain import plain, plain_name
from onrecord.schema import TABLE_NAMES
from onrecord.schema.vocabulary import Rejection

STANDARD_INPUT = "-"
_JUNK = {"README.md", "Thumbs.db", "desktop.ini", "Desktop.ini", "_SUCCESS"}
"""Files in folders of articles that are never articles: notes about the folder, and what file managers and the writers
of distributed files leave behind. Hidden files are skipped too."""
_TEXTS = {"articles.parquet", "texts.parquet"}
_BUILT = {*(f"{table}.parquet" for table in (*TABLE_NAMES, "rejected")), "build.json"}
"""The other files in a folder that onrecord built. The articles of such a folder are those of `texts`."""


class BadInput(OnrecordError):
    """An input that was named cannot be opened."""


class _Met(NamedTuple):
    """A file found in a folder, its place below the folder, and, if it is not read, the reason."""

    path: Path
    below: PurePath
    refused: Unusable | None = None


def list_origins(inputs: Sequence[str], leaving_out: Path | None = None, ignoring: Sequence[str] = ()) -> list[Origin]:
    """The origins that `inputs` (files, folders, `-`) mean, each once and sorted by name, whatever the order of the
    inputs.

    Folders are searched at every level. Skipped are hidden files, files that are known not to be articles, the `.toml`
    beside an article, the folder `leaving_out`, and files whose path below the folder matches a pattern of `ignoring`
    (as `fnmatch` reads it). If several inputs name a file, the outermost folder counts: its stem is the path below that
    folder. If a file without an ending was named itself, its first bytes show its kind; in a folder, such a file is of
    no known kind.

    Raises:
        BadInput: a folder that was named cannot be listed.
    """
    found: dict[str | None, Origin] = {}
    files = [Path(name) for name in inputs if name != STANDARD_INPUT]
    for folder in sorted((path for path in files if path.is_dir()), key=_outermost):
        for met in _walk(folder, leaving_out, ignoring):
            found.setdefault(os.path.realpath(met.path) if met.refused is None else str(met.path), _met(met))
    for path in sorted(path for path in files if not path.is_dir()):
        found.setdefault(os.path.realpath(path), _named(path))
    if STANDARD_INPUT in inputs:
        found[None] = _standard_input()
    return sorted(found.values(), key=lambda origin: origin.name)


def named_as(origin: Origin, article_id: str) -> Origin:
    """The origin as it would be if a folder further out had been named, if that gives its article this id; otherwise
    the origin itself."""
    if origin.path is None:
        return origin
    path = Path(os.path.realpath(origin.path))
    parts = [*path.parent.parts[1:], FileName.of(path).bare]
    stems = (plain_name("-".join(parts[begin:])) for begin in reversed(range(len(parts))))
    further = dropwhile(lambda stem: stem != origin.stem, stems)
    return next((replace(origin, stem=stem) for stem in further if slug(stem) == article_id), origin)


def _outermost(folder: Path) -> tuple[int, str]:
    """A key that sorts folders so that each comes before the folders in it, whatever their names."""
    real = os.path.realpath(folder)
    return real.count(os.sep), real


def _standard_input() -> Origin:
    stream = cast(io.BufferedReader, sys.stdin.buffer)
    if compression := compression_of(stream.peek()):
        stream = cast(io.BufferedReader, unpacked(stream, compression))
    try:
        kind = sniffed(stream.peek())
    except (Unusable, OSError):
        kind = "text"  # Reading it says why it can't be read.
    refused = unknown("other content") if kind == UNKNOWN else None
    return Origin(STANDARD_INPUT, kind, stream=stream, refused=refused)


def _named(path: Path) -> Origin:
    """A file that was named itself."""
    name = FileName.of(path)
    kind, compression = (name.kind, name.compression) if name.ending else _sniffed(path, name.compression)
    refused = unknown(f"the ending {name.ending}" if name.ending else "other content") if kind == UNKNOWN else None
    return Origin(plain(plain_name(path.as_posix())), kind, plain_name(name.bare), path, compression, refused=refused)


def _met(met: _Met) -> Origin:
    """A file found in a folder."""
    name = FileName.of(met.path)
    refused = met.refused
    if refused is None and name.kind == UNKNOWN:
        refused = unknown(f"the ending {name.ending}" if name.ending else "no ending")
    stem = plain_name("-".join(met.below.with_name(name.bare).parts))
    return Origin(plain(plain_name(met.path.as_posix())), name.kind, stem, met.path, name.compression, refused=refused)


def _sniffed(path: Path, compression: str | None) -> tuple[str, str | None]:
    """The kind of a file whose name does not say it, and how it is packed."""
    try:
        with regular_file(path) as file:
            compression = compression or compression_of(file.peek())  # type: ignore[attr-defined]
            if compression is None:
                return sniffed(file.read(io.DEFAULT_BUFFER_SIZE)), None
            with unpacked(file, compression) as content:
                return sniffed(content.read(io.DEFAULT_BUFFER_SIZE)), compression
    except (Unusable, OSError):
        return "text", compression  # Reading it says why it can't be read.


def _walk(folder: Path, leaving_out: Path | None, ignoring: Sequence[str]) -> Iterator[_Met]:
    """The files in a folder and in the folders below it that may have articles."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as listed:
                entries = _without_junk(list(listed))
        except OSError as error:
            if here == folder:
                raise _unlisted(folder, error) from error
            yield _Met(here, here.relative_to(folder), _refused("a folder that can be listed", error.strerror))
            continue
        articles = {name.bare for entry in entries if (name := FileName.of(Path(entry.name))).kind != UNKNOWN}
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = Path(entry)
            below = path.relative_to(folder)
            if any(fnmatchcase(plain_name(below.as_posix()), pattern) for pattern in ignoring):
                continue
            if entry.is_dir(follow_symlinks=False):
                if leaving_out is None or Path(os.path.realpath(path)) != leaving_out:
                    waiting.append(path)
            elif os.path.isdir(path):  # noqa: PTH112 - what can't be followed is no folder
                yield _Met(path, below, _refused("files and folders", "a link to a folder, which is not followed"))
            elif not (path.suffix == ".toml" and path.stem in articles):
                yield _Met(path, below)


def _without_junk(entries: Sequence[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
    junk = _JUNK | _BUILT if _TEXTS.issubset(entry.name for entry in entries) else _JUNK
    return [entry for entry in entries if not entry.name.startswith(".") and entry.name not in junk]


def _refused(expected: str, found: str | None) -> Unusable:
    remedy = "Name it as an INPUT of its own, or leave it out (--ignore PATTERN)."
    return Unusable(Rejection.UNREADABLE, expected=expected, found=found or "none", remedy=remedy)


def _unlisted(folder: Path, error: OSError) -> BadInput:
    return BadInput.at(
        plain_name(folder.as_posix()),
        expected="a folder that can be listed",
        found=error.strerror or str(error),
        done="Nothing was built.",
        remedy="Correct its permissions, or name the files in it.",
    )
