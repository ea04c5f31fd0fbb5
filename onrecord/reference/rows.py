"""The rows of the reference's files: CSV, with every cell checked for the form that its column asks for."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from onrecord.errors import OnrecordError
from onrecord.reference.iso_codes import COUNTRY_CODES
from onrecord.schema.patterns import NAME_MARK
from onrecord.schema.vocabulary import Vocabulary

V = TypeVar("V", bound=Vocabulary)

_ID = (rf"[^\s:{NAME_MARK}]+", f"an id without spaces, colons and {NAME_MARK}")
_DEGREES = r"-?[0-9]{1,3}(\.[0-9]+)?"
FORMS = {
    "entity_id": _ID,
    "region_id": _ID,
    "iso_code": (r"[A-Z]{2}(-[A-Z0-9]{1,3})?", "an ISO 3166 code such as UA or UA-65"),
    "country_code": (r"[A-Z]{2}", "an ISO 3166-1 code of two capital letters"),
    "latitude": (_DEGREES, "degrees as a decimal number"),
    "longitude": (_DEGREES, "degrees as a decimal number"),
    "geonames_id": (r"[1-9][0-9]{0,8}", "a whole number above 0, of 9 digits at most"),
    "wikidata_id": (r"Q[1-9][0-9]{0,9}", "an item of Wikidata such as Q212"),
}


_LOOK_UP = "Look it up at its source, or leave the cell empty."


class BadReference(OnrecordError):
    """A row of the reference can't be trusted, or a file of it can't be read."""


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A row of a file: its line (the last one, where a cell has several) and its cells by column."""

    file: Path
    line: int
    cells: Mapping[str, str]

    @property
    def key_column(self) -> str:
        """The name of the column that holds the id."""
        return "entity_id" if "entity_id" in self.cells else "region_id"

    @property
    def key(self) -> str:
        """The id."""
        return self.cells[self.key_column]

    def problem(self, column: str, expected: str, found: str, remedy: str) -> BadReference:
        """The error for the cell in `column`."""
        return problem(f"{self.file.as_posix()}, line {self.line}, column {column!r}", expected, found, remedy)

    def optional(self, column: str) -> str | None:
        """The cell, None where it is empty."""
        return self.cells[column] or None

    def listed(self, column: str) -> list[str]:
        """The items of a cell that lists them between semicolons."""
        return [item for part in self.cells[column].split(";") if (item := part.strip())]

    def number(self, column: str, limit: float) -> float | None:
        """The cell as degrees between -`limit` and `limit`, None where it is empty."""
        cell = self.cells[column]
        number = float(cell) if cell else None
        if number is not None and abs(number) > limit:
            raise self.problem(
                column,
                f"degrees between -{limit:g} and {limit:g}",
                repr(cell),
                "Write a decimal number such as 46.6370, or leave the cell empty.",
            )
        return number

    def one_of(self, column: str, allowed: Iterable[V]) -> V:
        """The cell as a value of a vocabulary, which must be among those allowed."""
        by_value = {member.value: member for member in allowed}
        if (cell := self.cells[column]) not in by_value:
            raise self.problem(column, f"one of {', '.join(by_value)}", repr(cell), "Write one of them.")
        return by_value[cell]


def problem(where: str, expected: str, found: str, remedy: str) -> BadReference:
    """The error for what stands at `where`."""
    return BadReference.at(
        where, expected=expected, found=found, done="The reference was not loaded and nothing was built.", remedy=remedy
    )


def read_rows(file: Path, columns: tuple[str, ...]) -> list[ReferenceRow]:
    """The rows of a CSV file with these columns, in any order; every cell has the form that its column asks for.

    Raises:
        BadReference: the file can't be read, has other columns, or holds a cell of another form.
    """
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = next(reader, [])
            records = [(reader.line_num, cells) for cells in reader if cells]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise problem(
            file.as_posix(), "a CSV file in UTF-8", f"{error}", "Put the file right, or restore it."
        ) from error
    _check_header(file, header, columns)
    rows = []
    for line, cells in records:
        _check_width(file, line, cells, header)
        rows.append(ReferenceRow(file, line, dict(zip(header, cells, strict=True))))
        _check_cells(rows[-1])
    return rows


def _check_header(file: Path, header: list[str], columns: tuple[str, ...]) -> None:
    if sorted(header) == sorted(columns):
        return
    missing = [column for column in columns if column not in header]
    strange = [column for column in header if column not in columns or header.count(column) > 1]
    raise problem(
        f"{file.as_posix()}, line 1",
        f"the columns {', '.join(columns)}",
        f"{', '.join(header) or 'none'} (missing: {missing}; unknown or repeated: {strange})",
        "Name the columns as the README beside the file does.",
    )


def _check_width(file: Path, line: int, cells: list[str], header: list[str]) -> None:
    if len(cells) != len(header):
        raise problem(
            f"{file.as_posix()}, line {line}",
            f"{len(header)} cells, one a column",
            f"{len(cells)}, the first of them {cells[0]!r}",
            "Put a cell that contains a comma between double quotes, and keep the commas of empty cells.",
        )


def _check_cells(row: ReferenceRow) -> None:
    for column, cell in row.cells.items():
        if cell != cell.strip():
            raise row.problem(column, "no white space at the ends", repr(cell), "Remove it.")
        if not cell.isprintable():
            raise row.problem(column, "characters that can be printed, and spaces", repr(cell), "Remove the others.")
        pattern, words = FORMS.get(column, ("", ""))
        if cell and pattern and not re.fullmatch(pattern, cell, re.ASCII):
            raise row.problem(column, words, repr(cell), _LOOK_UP)
        if cell and column in ("iso_code", "country_code") and cell[:2] not in COUNTRY_CODES:
            raise row.problem(column, "a code of a country in ISO 3166-1", repr(cell), _LOOK_UP)
    for column in ("entity_id", "region_id", "name"):
        if row.cells.get(column) == "":
            raise row.problem(column, "a text", "an empty cell", "Fill it in, or remove the row.")
