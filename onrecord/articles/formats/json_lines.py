"""JSON Lines: one article on each line, as an object with the keys of `onrecord.articles.fields`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from onrecord.articles.article import LARGEST_TEXT
from onrecord.articles.drafts import Draft, Item, Unusable
from onrecord.articles.fields import Keys, draft_of
from onrecord.articles.opening import as_text, numbered_lines
from onrecord.articles.origins import Origin, too_large
from onrecord.schema.vocabulary import Rejection

LONGEST = 8 * LARGEST_TEXT
"""The most characters of a line. JSON may write one character as six, and the line has metadata too."""

_NO_UTF8 = re.compile("[\udc80-\udcff]")


def read(origin: Origin) -> Iterator[Item]:
    """The articles of a JSON Lines file, line by line, so that the file may be larger than the memory."""
    with as_text(origin.open(), newline="\n") as stream:
        yield from drafts(numbered_lines(stream, LONGEST), origin.keys)


def drafts(lines: Iterable[tuple[int, str | None]], keys: Keys) -> Iterator[Item]:
    """The articles of numbered lines; None stands for one that is too long to be an article's."""
    for number, line in lines:
        yield number, too_large() if line is None else draft(line, "a JSON object in UTF-8 on one line", keys)


def draft(content: str, expected: str, keys: Keys) -> Draft | Unusable:
    """The draft that a JSON object describes, or the error that something else was found than `expected`."""
    record = parsed(content, expected)
    if isinstance(record, Unusable):
        return record
    return draft_of(record, keys) if isinstance(record, dict) else not_json(expected, f"a JSON {type(record).__name__}")


def parsed(content: str, expected: str) -> object:
    """The value of a JSON text, or an Unusable if it is not valid."""
    if strange := _NO_UTF8.search(content):
        byte = f"the byte 0x{ord(strange[0]) - 0xDC00:02x} at character {strange.start():,}, which is not UTF-8"
        return not_json(expected, byte)
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        return not_json(expected, f"{type(error).__name__} ({error})")


def not_json(expected: str, found: str) -> Unusable:
    """The error for what is not the JSON that was expected."""
    return Unusable(Rejection.UNREADABLE, expected=expected, found=found, remedy="Correct it, or remove it.")
