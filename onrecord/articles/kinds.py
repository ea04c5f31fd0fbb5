"""Kinds: what an input is, by the ending of its name or, where it has none, by its first bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from onrecord.articles.columns import have_texts
from onrecord.articles.drafts import Item, Unusable
from onrecord.articles.opening import PACKED, encoding_of
from onrecord.schema.vocabulary import Rejection

if TYPE_CHECKING:
    from onrecord.articles.origins import Origin

KINDS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
"""The module of `formats` that reads a kind of input, by the ending of its files."""

UNKNOWN = "unknown"
"""The kind of a file in which no articles are expected."""

_ENDING = re.compile(r"\.(?=\d*[A-Za-z])[A-Za-z0-9]{1,10}")
"""The ending of a file's name, such as “.docx” and “.7z”, but not the end of a sentence or a number (“. Smith”,
“.2024”)."""
_MARKUP = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
_RECORD = re.compile(r"\s*(\[\s*)?\{\s*(\"|\}|\Z)")
_NO_PROSE = re.compile(r"\s*<(\?xml|rss|feed)\b|%PDF-|\{\\rtf|WARC/|PK\x03\x04|version https://git-lfs")
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_HEADER = re.compile(r'(["\w.-]+)([,;\t]["\w.-]+)+\r?\n')
"""A first line that can only be the names of columns: in prose, a space follows a comma."""


class FileName(NamedTuple):
    """The name of a file: the part before its endings, the ending for its kind (“.txt”, or none), and how it is
    packed."""

    bare: str
    ending: str
    compression: str | None

    @classmethod
    def of(cls, path: Path) -> FileName:
        """The name of the file at `path`."""
        bare, ending = os.path.splitext(path.name)  # noqa: PTH122 - pathlib takes “. Smith” for an ending
        compression = PACKED.get(ending.lower())
        if compression:
            bare, ending = os.path.splitext(bare)  # noqa: PTH122
        if not _ENDING.fullmatch(ending):
            bare, ending = bare + ending, ""
        return cls(bare, ending.lower(), compression)

    @property
    def kind(self) -> str:
        """The kind that the ending says."""
        return KINDS.get(self.ending, UNKNOWN)


def reader(kind: str) -> Callable[[Origin], Iterable[Item]]:
    """The function that reads a kind of input. It is imported here because a kind may need a library of its own."""
    return cast("Callable[[Origin], Iterable[Item]]", import_module(f"onrecord.articles.formats.{kind}").read)


def sniffed(head: bytes) -> str:
    """The kind of an input that begins with the bytes `head`; text, if it is no other."""
    if head.startswith(b"PAR1"):
        return "parquet"
    text = head.decode(encoding_of(head), "ignore")
    if _MARKUP.match(text):
        return "html"
    if _RECORD.match(text):
        return "json"
    if _NO_PROSE.match(text) or _CONTROL.search(text):
        return UNKNOWN
    header = _HEADER.match(text)
    names = re.split(r"[,;\t]", header[0].strip()) if header else []
    return "csv" if have_texts([name.strip('"') for name in names]) else "text"


def unknown(found: str) -> Unusable:
    """The error for a file of a kind that has no articles."""
    return Unusable(
        Rejection.UNKNOWN_KIND,
        expected=f"a file whose name ends in {', '.join(KINDS)}, packed ({', '.join(PACKED)}) or not",
        found=found,
        remedy="Convert it to one of these kinds, or leave it out (--ignore PATTERN).",
    )
