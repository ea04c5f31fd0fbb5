"""CSV and TSV: one article in each row. The first row names the columns, which are those of
`onrecord.articles.fields`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import TextIO

from onrecord.articles.article import LARGEST_TEXT
from onrecord.articles.columns import check_columns
from onrecord.articles.drafts import Item, Unusable
from onrecord.articles.fields import draft_of
from onrecord.articles.opening import as_text
from onrecord.articles.origins import Origin, too_large
from onrecord.schema.vocabulary import Rejection

_LONGEST = 2 * LARGEST_TEXT
"""The most characters of a row: a text, in which quotation marks may be doubled, and its metadata."""
_READ_AGAIN = 2 * LARGEST_TEXT
"""How many characters may be read again, because quotation marks are not closed, before the rest of the file is left
unread."""
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_ROW = "a row of CSV, every quotation mark in a cell doubled and the cell in quotation marks"


def read(origin: Origin) -> Iterator[Item]:
    """The articles of a CSV or TSV file row by row, each with the line on which it begins. Raises Unusable if the first
    row names no column of texts."""
    csv.field_size_limit(_LONGEST)  # one for the whole process; Python's own is shorter than many an article
    with as_text(origin.open(), newline="") as stream:
        lines = _Lines(stream)
        delimiter = _delimiter(next(lines, ""))
        lines.put_back()
        names: list[str] = []
        for number, row in _rows(lines, delimiter):
            if isinstance(row, Unusable):
                yield number, row
            elif not names:
                names = [name.strip() for name in row]
                check_columns(names, origin.keys)
            elif len(row) != len(names):
                lines.put_back(keeping=1)
                yield number, _broken(f"{len(names)} cells, as the first row has", str(len(row)))
            else:
                yield number, draft_of(dict(zip(names, row, strict=True)), origin.keys)
        check_columns(names, origin.keys)


def _delimiter(header: str) -> str:
    """The mark that separates the names of the columns: the most common one, outside quotation marks."""
    return max(",;\t|", key=_QUOTED.sub("", header).count)


def _rows(lines: _Lines, delimiter: str) -> Iterator[tuple[int, list[str] | Unusable]]:
    """The rows that are not blank. Of a broken row, only the first line is lost. Otherwise a quotation mark that is not
    closed would take all that follows with it."""
    while True:
        number = lines.begin_row()
        try:
            row = next(csv.reader(lines, delimiter=delimiter, strict=True), None)
        except (csv.Error, _TooLong) as error:
            lines.put_back(keeping=1)
            yield number, too_large() if isinstance(error, _TooLong) else _broken(_ROW, str(error))
            continue
        if row is None:
            return
        if row:
            yield number, row


class _TooLong(Exception):
    """A row is longer than any article."""


class _Lines(Iterator[str]):
    """The lines of a file. The lines of the current row can be put back."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._next = 1
        self._row: list[str] = []
        self._waiting: list[str] = []
        self._size = self._again = 0

    def __next__(self) -> str:
        line = self._waiting.pop() if self._waiting else self._stream.readline(_LONGEST)
        if not line:
            raise StopIteration
        self._next += 1
        self._row.append(line)
        self._size += len(line)
        if self._size >= _LONGEST:
            while line and not line.endswith(("\n", "\r")):
                line = self._stream.readline(_LONGEST)
            raise _TooLong
        return line

    def begin_row(self) -> int:
        """Forget the previous row, and return the number of the next line."""
        self._row, self._size = [], 0
        return self._next

    def put_back(self, keeping: int = 0) -> None:
        """Put back the lines of the row except the first `keeping`. Raises Unusable if that happens too often."""
        back = self._row[keeping:]
        self._again += sum(map(len, back))
        if self._again > _READ_AGAIN:
            remedy = "What follows was not read. Write the file with a program that knows CSV."
            raise Unusable(Rejection.UNREADABLE, expected=_ROW, found="too many others", remedy=remedy)
        self._waiting += back[::-1]
        self._next -= len(back)
        self.begin_row()


def _broken(expected: str, found: str) -> Unusable:
    return Unusable(Rejection.UNREADABLE, expected=expected, found=found, remedy="Correct the row, or remove it.")
