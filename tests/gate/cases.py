"""The cases: a text each, with what a careful reader wants to see in its rows and what must not be there."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tests.gate.rows import Row

FOLDER = Path(__file__).parent
FILES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
"""The files of cases, by name."""

Pattern = dict[str, str | list[str]]
"""Columns with the value that each must have, or the values of which it must have one; "" is null."""


class Case(NamedTuple):
    """A text of our own. `has` and `never` are patterns of rows; `sentences` are all sentences of the text."""

    id: str
    text: str
    published_on: date | None = None
    has: tuple[Pattern, ...] = ()
    never: tuple[Pattern, ...] = ()
    sentences: tuple[str, ...] = ()

    def misses(self, rows: list[Row]) -> list[str]:
        """What is wrong with the rows, a line each; nothing if they are as they should be."""
        found = [row["text"] for row in rows if row["table"] == "sentences"]
        wrong = [f"wanted: {in_words(pattern)}" for pattern in self.has if not any(_fits(pattern, row) for row in rows)]
        wrong += [f"never: {in_words(pattern)}" for pattern in self.never if any(_fits(pattern, row) for row in rows)]
        if self.sentences and found != list(self.sentences):
            wrong.append("wanted: sentences " + " | ".join(self.sentences))
        return wrong


def load(name: str) -> list[Case]:
    """The cases of a file, each with an id of its own that begins with the file's name.

    Raises:
        TypeError: a case has a key that no case has.
    """
    listed: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["case"]
    return [Case(**{**case, "id": f"{name}-{case['id']}"}) for case in listed]


def in_words(row: Row | Pattern) -> str:
    """A row or a pattern of rows in one line."""
    told = [f"{column}={_value(value)}" for column, value in row.items() if column != "table"]
    return " ".join([str(row["table"]), *told])


def _value(value: str | list[str]) -> str:
    if isinstance(value, list):
        return "|".join(map(_value, value))
    return value if value and " " not in value else f"“{value}”"


def _fits(pattern: Pattern, row: Row) -> bool:
    wanted = {column: [value] if isinstance(value, str) else value for column, value in pattern.items()}
    return all(row.get(column, "") in values for column, values in wanted.items())
