"""JSON: an array of articles, one object that is an article or has one list of articles, or one object on each line.
Their keys are those of `onrecord.articles.fields`."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import cast

from onrecord.articles.drafts import Draft, Item, Unusable
from onrecord.articles.fields import Keys, draft_of
from onrecord.articles.formats.json_lines import LONGEST, draft, drafts, not_json, parsed
from onrecord.articles.opening import as_text, encoding_of, numbered_lines
from onrecord.articles.origins import Origin, too_large

_AT_ONCE = 2**16
"""How many characters are read at once."""
_OUTSIDE = re.compile(r'["\[\]{},]')
_INSIDE = re.compile(r'["\\\n]')
"""The end of a string. A line break ends a broken string, because no string has one."""
_OBJECT = "a JSON object or array in UTF-8"
_ELEMENT = "a JSON object in UTF-8 as an element of the array"


def read(origin: Origin) -> Iterator[Item]:
    """The articles of a JSON file. The articles of an array or of lines are read one by one, so the file may be larger
    than the memory."""
    binary = cast(io.BufferedReader, origin.open())
    head = binary.peek()
    with as_text(binary, newline="\n") as stream:
        if head.decode(encoding_of(head), "ignore").lstrip().startswith("["):
            yield from _array(stream, origin.keys)
            return
        lines = numbered_lines(stream, LONGEST)
        first, second = next(lines, (1, "")), next(lines, None)
        if second is not None and (first[1] is None or _is_object(first[1])):
            yield from drafts(chain((first, second), lines), origin.keys)
        else:
            yield from _object(origin, _unread(first, second), stream)


def _is_object(line: str) -> bool:
    return isinstance(parsed(line, ""), dict)


def _unread(first: tuple[int, str | None], second: tuple[int, str | None] | None) -> str:
    """The lines as they stood in their file, blank ones before them."""
    begun = "\n" * (first[0] - 1) + (first[1] or "")
    return begun if second is None else begun + "\n" * (second[0] - first[0] - 1) + (second[1] or "")


def _object(origin: Origin, begun: str, stream: io.TextIOWrapper) -> Iterator[Item]:
    """The article that an object is, or the articles of the one list in it. If the input is one object on each line and
    the first is broken, the articles of all lines."""
    content = begun + stream.read(LONGEST)
    record = parsed(content, _OBJECT) if len(content) <= LONGEST else too_large()
    if isinstance(record, Unusable) and any(map(_is_object, content.splitlines())):
        content += stream.readline(LONGEST)
        begin = content.count("\n") + 1
        yield from drafts(numbered_lines(io.StringIO(content), LONGEST), origin.keys)
        yield from drafts(numbered_lines(stream, LONGEST, begin), origin.keys)
    elif isinstance(record, dict):
        yield from _articles(origin, record)
    else:
        found = f"a JSON {type(record).__name__}"
        yield None, record if isinstance(record, Unusable) else not_json(_OBJECT, found)


def _articles(origin: Origin, record: dict[str, object]) -> Iterator[Item]:
    one = draft_of(record, origin.keys)
    held = None if _has_text(one) else _held(record, origin.keys)
    if held is None:
        yield None, replace(one, name=origin.stem)
        return
    for number, element in enumerate(held, start=1):
        found = f"a JSON {type(element).__name__}"
        yield number, draft_of(element, origin.keys) if isinstance(element, dict) else not_json(_ELEMENT, found)


def _held(record: dict[str, object], keys: Keys) -> list[object] | None:
    """The one list of articles in an object that is not an article."""
    lists = [value for value in record.values() if isinstance(value, list)]
    having = [held for held in lists if any(isinstance(one, dict) and _has_text(draft_of(one, keys)) for one in held)]
    return having[0] if len(having) == 1 else None


def _has_text(one: Draft) -> bool:
    return isinstance(one.text, str)


def _array(stream: io.TextIOWrapper, keys: Keys) -> Iterator[Item]:
    """The articles of an array; last, an error if the array does not end properly."""
    cutter = _Cutter()
    for number, element in enumerate(_elements(stream, cutter), start=1):
        yield number, too_large() if element is None else draft(element, _ELEMENT, keys)
    if cutter.depth:
        yield None, not_json("the end of the array", "the end of the file")


def _elements(stream: io.TextIOWrapper, cutter: _Cutter) -> Iterator[str | None]:
    """The text of each element of the array; None for one that is too long to be an article. If the array is cut off,
    or something follows its end, the rest counts as one more element."""
    pieces: list[str] = []
    for chunk in iter(partial(stream.read, _AT_ONCE), ""):
        begin = 0
        for cut in cutter.cuts(chunk):
            yield from _element([*pieces, chunk[begin:cut]])
            pieces, begin = [], cut + 1
        if sum(map(len, pieces)) <= LONGEST:  # what is longer is too long, whatever follows
            pieces.append(chunk[begin:])
    yield from _element(pieces)


def _element(pieces: Sequence[str]) -> Iterator[str | None]:
    """The element in these pieces, if they are not blank."""
    element = "".join(pieces)
    if element and not element.isspace():
        yield element if len(element) <= LONGEST else None


class _Cutter:
    """Cuts an array, which comes in chunks, at the ends of its elements."""

    def __init__(self) -> None:
        self.depth = 0
        self._inside = False
        self._escaped = 0

    def cuts(self, chunk: str) -> Iterator[int]:
        """Where the array begins, where commas part its elements, and where it ends."""
        at, self._escaped = self._escaped, 0
        while mark := (_INSIDE if self._inside else _OUTSIDE).search(chunk, at):
            at = mark.end()
            if self._inside:
                self._inside = mark[0] == "\\"
                at += self._inside
            elif mark[0] == '"':
                self._inside = True
            elif self._parts(mark[0]):
                yield mark.start()
        self._escaped = max(0, at - len(chunk))

    def _parts(self, mark: str) -> bool:
        """Whether a mark outside of strings begins, parts or ends the array."""
        if mark in "[{":
            self.depth += 1
            return self.depth == 1
        if mark in "]}":
            self.depth = max(0, self.depth - 1)
            return self.depth == 0
        return self.depth <= 1
