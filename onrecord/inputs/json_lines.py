"""JSON Lines: an article a line, as an object whose keys are those of `onrecord.inputs.fields`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.articles import LARGEST_TEXT
from onrecord.inputs.drafts import Draft, Item, Unusable
from onrecord.inputs.fields import Keys, draft_of
from onrecord.inputs.sources import Source, too_large
from onrecord.schema.vocabulary import Rejection

_LONGEST_LINE = 8 * LARGEST_TEXT
"""Bytes. JSON may write a character as six of them, and metadata stand beside the text."""


def read(source: Source) -> Iterator[Item]:
    """The articles of a JSON Lines file, line by line, so that the file may be larger than the memory."""
    with source.open() as stream:
        for number, line in enumerate(_lines(stream), start=1):
            if line is None:
                yield number, too_large()
            elif line.strip():
                yield number, _draft(line, source.keys)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Every line; None for one that is too long to be an article's."""
    while line := stream.readline(_LONGEST_LINE):
        if len(line) < _LONGEST_LINE or line.endswith(b"\n"):
            yield line
        else:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_LONGEST_LINE)
            yield None


def _draft(line: bytes, keys: Keys) -> Draft | Unusable:
    try:
        content = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return _unreadable(f"{type(error).__name__} ({error})")
    return draft_of(content, keys) if isinstance(content, dict) else _unreadable(f"a JSON {type(content).__name__}")


def _unreadable(found: str) -> Unusable:
    expected = "a JSON object in UTF-8 on one line"
    return Unusable(Rejection.UNREADABLE, expected=expected, found=found, remedy="Mend the line, or remove it.")
