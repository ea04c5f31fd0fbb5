"""Sources: what the names on a command line stand for, file by file, each with its kind."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.articles import LARGEST_TEXT
from onrecord.errors import OnrecordError
from onrecord.inputs.drafts import Item, Unusable
from onrecord.inputs.fields import KEYS, Keys
from onrecord.schema.vocabulary import Rejection

KINDS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".parquet": "parquet",
}
"""The module of this package that reads a kind of input, by the ending of its files."""

STANDARD_INPUT = "-"
_MARKUP = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
_OBJECT = re.compile(rb'\s*\{\s*("|\})')


class BadInput(OnrecordError):
    """What was named as an input can't be looked into."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input, with its kind; `name` is what it is called, `stem` what an article in it is, and
    `keys` those that a record's fields stand under."""

    name: str
    kind: str
    stem: str | None = None
    path: Path | None = None
    keys: Keys = field(default_factory=lambda: KEYS)

    def open(self) -> BinaryIO:
        """The source as a stream of bytes."""
        return sys.stdin.buffer if self.path is None else self.path.open("rb")

    def content(self) -> bytes:
        """All bytes of a source that is one article. Raises Unusable if it is larger than any article."""
        stream = self.open()
        try:
            content = stream.read(LARGEST_TEXT + 1)
        finally:
            if self.path is not None:
                stream.close()
        if len(content) > LARGEST_TEXT:
            raise too_large()
        return content

    def items(self) -> Iterator[Item]:
        """The drafts in the source. A source that can't be read to its end gives, last, the reason."""
        try:
            yield from reader(self.kind)(self)
        except Unusable as unusable:
            yield None, unusable
        except OSError as error:
            yield None, _unreadable(error.strerror or str(error))
        except Exception as error:  # a library came to grief over what it was given
            yield None, _unreadable(f"{type(error).__name__} ({error})")


def list_sources(inputs: Sequence[str], leaving_out: Path | None = None) -> list[Source]:
    """The sources that `inputs` (files, folders, `-`) stand for, each once and sorted by name, whatever their order.

    Folders are walked to their depths, hidden files, a README.md, the `.toml` beside an article, links to folders and
    the folder `leaving_out` passed over. A file of no known kind that was named itself is sniffed; one in a folder is
    of the kind `unknown`.

    Raises:
        BadInput: a folder can't be listed.
        ModuleNotFoundError: a kind needs a library that is not installed.
    """
    found: dict[Path | None, Source] = {}
    for name in sorted(inputs):
        if name == STANDARD_INPUT:
            found[None] = Source(STANDARD_INPUT, sniffed(cast(io.BufferedReader, sys.stdin.buffer).peek()))
        elif Path(name).is_dir():
            for path in _files(Path(name), leaving_out):
                stem = "-".join(path.relative_to(name).with_suffix("").parts)
                found.setdefault(
                    path.resolve(), Source(str(path), KINDS.get(path.suffix.lower(), "unknown"), stem, path)
                )
        else:
            path = Path(name)
            found.setdefault(
                path.resolve(), Source(name, KINDS.get(path.suffix.lower()) or _sniffed(path), path.stem, path)
            )
    for kind in {source.kind for source in found.values()}:
        reader(kind)  # What it needs that is not installed is missed now, not after an hour of reading.
    return sorted(found.values(), key=lambda source: source.name)


def reader(kind: str) -> Callable[[Source], Iterable[Item]]:
    """The function that reads a kind of input. It is imported here because a kind may need a library of its own."""
    return cast(Callable[[Source], Iterable[Item]], import_module(f"onrecord.inputs.{kind}").read)


def sniffed(head: bytes) -> str:
    """The kind of an input that begins with the bytes `head`: text, if it is nothing else."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"PAR1"):
        return "parquet"
    if _MARKUP.match(head):
        return "html"
    return "json_lines" if _OBJECT.match(head) else "text"


def too_large() -> Unusable:
    """The error for what is larger than any article."""
    return Unusable(
        Rejection.TOO_LARGE,
        expected=f"an article of at most {LARGEST_TEXT:,} bytes",
        found="a larger one",
        remedy="Split it into its articles.",
    )


def _unreadable(found: str) -> Unusable:
    expected = "an input that can be read"
    return Unusable(Rejection.UNREADABLE, expected=expected, found=found, remedy="Mend it, or leave it out.")


def _sniffed(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return sniffed(file.read(io.DEFAULT_BUFFER_SIZE))
    except OSError:
        return "text"  # Reading it says why it can't be read.


def _files(folder: Path, leaving_out: Path | None) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise BadInput.at(
            folder,
            expected="a folder that can be listed",
            found=error.strerror or str(error),
            done="Nothing was built.",
            remedy="Mend its permissions, or name the files in it.",
        ) from error
    for path in paths:
        if path.name.startswith(".") or path.name == "README.md" or path.resolve() == leaving_out:
            continue
        if not path.is_dir():
            if not (path.suffix == ".toml" and _has_article(path)):
                yield path
        elif not path.is_symlink():
            yield from _files(path, leaving_out)


def _has_article(record: Path) -> bool:
    return any(record.with_suffix(suffix).is_file() for suffix in KINDS)
