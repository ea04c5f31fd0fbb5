"""The files that benchmarks read and write: JSON Lines, one object a line, and folders of texts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.metrics.counting import Row
from onrecord.errors import OnrecordError
from onrecord.files.write import write_file


class BadRows(OnrecordError):
    """A file is not what the benchmark needs."""


def read_rows(path: Path, *columns: str) -> list[Row]:
    """The rows of a JSON Lines file in UTF-8, each with `columns` at least. Blank lines are passed over.

    Raises:
        BadRows: the file is not UTF-8, a line is not a JSON object or lacks a column, or there is no row.
    """
    rows = []
    # Not splitlines(): a text may hold U+2028 as it is, which ends no line of the file.
    for number, line in enumerate(_content(path).split("\n"), start=1):
        if line.strip():
            rows.append(_row(f"{path}, line {number}", line, columns))
    if not rows:
        raise _bad(path, "a row at least", "none")
    return rows


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write `rows` as JSON Lines in UTF-8."""
    write_file(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def read_texts(path: Path) -> list[str]:
    """The texts of a JSON Lines file with a column `text`, or of the .txt files of a folder in the order of names.

    Raises:
        BadRows: the file or folder has none, or one cannot be read.
    """
    if not path.is_dir():
        return [row["text"] for row in read_rows(path, "text")]
    texts = [_content(file) for file in sorted(path.glob("*.txt"))]
    if not texts:
        raise _bad(path, "a folder with .txt files", "none")
    return texts


def _row(where: str, line: str, columns: Iterable[str]) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise _bad(where, "a JSON object", f"{line[:40]!r} ({error.msg})") from None
    if not isinstance(row, dict):
        raise _bad(where, "a JSON object", repr(line[:40]))
    for column in columns:
        if column not in row:
            raise _bad(where, f"the column {column!r}", f"only {', '.join(row) or 'an empty object'}")
    return row


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, "a file in UTF-8", str(error)) from None


def _bad(where: object, expected: str, found: str) -> BadRows:
    remedy = "Give a file of the form that the benchmark's module describes."
    return BadRows.at(where, expected=expected, found=found, done="Nothing was measured.", remedy=remedy)
