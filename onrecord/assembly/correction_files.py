"""The files of corrections: one TOML file for each article, every entry checked against the columns of its table."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from onrecord.assembly.rows import Row
from onrecord.errors import OnrecordError
from onrecord.language.spans import Span, hull
from onrecord.plain import plain
from onrecord.schema.columns import CHOOSING, CORRECTED, FIXED
from onrecord.schema.models import Column, describe

LINKS = "links.toml"
"""The file in a folder of corrections that links entities across articles (`onrecord.assembly.link_files`)."""

_LONGEST = 300
"""The most characters of a found value that a message repeats."""
_NUMBERS = range(-(2**63), 2**63)
"""The numbers that a column may have."""
_KEYS = {
    "set": ("table", "span", "text", "expect", "value", "reason"),
    "add": ("table", "span", "text", "value", "reason"),
    "drop": ("table", "span", "text", "expect", "reason"),
}


class BadCorrection(OnrecordError):
    """A correction does not have the form that the README of the corrections gives, or two contradict each other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision: its `action` (set, add or drop), the row by table, span and the columns that choose among several,
    the characters at the span, the values expected before and those after. `where` names file and entry.
    """

    where: str
    action: str
    table: str
    span: Span
    text: str
    reason: str
    choosing: Row
    expect: Row
    value: Row


@dataclass(frozen=True, slots=True)
class Corrections:
    """The decisions about one article, whose text had the SHA-256 `text_sha256` when it was reviewed."""

    file: Path
    text_sha256: str
    entries: tuple[Entry, ...]


def load_corrections(folder: Path, article_ids: Collection[str]) -> dict[str, Corrections]:
    """The corrections in the files `<article_id>.toml` of a folder, by article.

    Raises:
        BadCorrection: the folder or a file is unreadable, a file belongs to none of the articles, or an entry has the
        wrong form.
    """
    if not folder.is_dir():
        raise problem(folder, "the folder of the corrections", "none", "Create it; it may be empty.")
    files = sorted(file for file in folder.glob("*.toml") if file.name != LINKS)
    return {file.stem: _load(file, article_ids) for file in files}


def problem(where: object, expected: str, found: str, remedy: str) -> BadCorrection:
    """The error for the entry at `where`."""
    found = plain(found, _LONGEST)
    return BadCorrection.at(where, expected=expected, found=found, done="Nothing was built.", remedy=remedy)


def read_toml(file: Path) -> dict[str, Any]:
    """The content of a TOML file. Raises BadCorrection if it can't be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:  # what is no TOML, and what Python cannot read of it
        raise problem(file, "a TOML file in UTF-8", str(error), "Put the file right, or restore it.") from error


def numbered(file: Path, content: Mapping[str, Any], key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The entries of a file under a key, each with where it stands. Raises BadCorrection if they are none."""
    written = content.get(key, [])
    if not isinstance(written, list) or not all(isinstance(entry, dict) for entry in written):
        raise problem(file, f"entries under [[{key}]]", repr(written), "Write the name between double brackets.")
    yield from ((f"{file.as_posix()}, [[{key}]] {number}", entry) for number, entry in enumerate(written, start=1))


def check_keys(where: object, written: Mapping[str, Any], required: set[str], allowed: set[str]) -> None:
    """Raises BadCorrection where a key is missing or unknown."""
    missing, unknown = sorted(required - written.keys()), sorted(written.keys() - allowed)
    if missing or unknown:
        raise problem(
            where,
            f"the keys {', '.join(sorted(allowed))}",
            f"{', '.join(written) or 'none'} (missing: {missing}; unknown: {unknown})",
            "Add what is missing and remove what is unknown; the README of the corrections lists the keys.",
        )


def check_filled(where: str, written: Mapping[str, Any], *keys: str) -> None:
    """Raises BadCorrection where one of the keys holds no text, or an empty one."""
    for key in keys:
        if not isinstance(written[key], str) or not written[key].strip():
            raise problem(where, f"a `{key}` that is not empty", repr(written[key]), "Write it.")


def toml_text(text: str) -> str:
    """The text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _load(file: Path, article_ids: Collection[str]) -> Corrections:
    if file.stem not in article_ids:
        raise problem(file, f"an article {file.stem!r}", "none of this id", "Rename or remove the file.")
    content = read_toml(file)
    check_keys(file, content, {"text_sha256"}, {"text_sha256", *_KEYS})
    text_sha256 = content["text_sha256"]
    if not isinstance(text_sha256, str):
        raise problem(
            f"{file.as_posix()}, text_sha256", "a text of 64 digits", repr(text_sha256), "Write the article's SHA-256."
        )
    return Corrections(file, text_sha256, tuple(_entries(file, content)))


def _entries(file: Path, content: Mapping[str, Any]) -> Iterator[Entry]:
    for action in _KEYS:
        yield from (_entry(where, action, entry) for where, entry in numbered(file, content, action))


def _entry(where: str, action: str, written: Mapping[str, Any]) -> Entry:
    table = written.get("table")
    if not isinstance(table, str) or table not in CORRECTED:
        raise problem(where, f"`table` to be one of {', '.join(CORRECTED)}", repr(table), "Name the table of the row.")
    choosing = CHOOSING[table] if action != "add" else ()
    check_keys(where, written, {*_KEYS[action]}, {*_KEYS[action], *choosing})
    check_filled(where, written, "text", "reason")
    entry = Entry(
        where=where,
        action=action,
        table=table,
        span=_span(f"{where}, span", written["span"]),
        text=written["text"],
        reason=written["reason"],
        choosing=_values(where, table, {key: written[key] for key in choosing if key in written}),
        expect=_values(f"{where}, expect", table, written["expect"]) if action != "add" else {},
        value=_values(f"{where}, value", table, written["value"]) if action != "drop" else {},
    )
    _check_value(entry)
    return entry


def _span(where: str, written: object) -> Span:
    match written:
        case [int(start), int(end)] if 0 <= start < end < _NUMBERS.stop and not isinstance(start, bool):
            return Span(start, end)
    raise problem(where, "[start, end] with 0 <= start < end", repr(written), "Write the two offsets.")


def _values(where: str, table: str, written: object) -> Row:
    """The columns that an entry names, with values of their types; an empty text stands for null."""
    columns = describe(table)
    if not isinstance(written, dict):
        raise problem(where, "columns with their values", repr(written), "Write { column = value, … }.")
    if strange := sorted(written.keys() - columns.keys()):
        raise problem(where, f"columns of {table}: {', '.join(columns)}", repr(strange), "Correct or remove them.")
    return {name: _value(f"{where}, {name}", columns[name], value) for name, value in written.items()}


def _value(where: str, column: Column, written: object) -> object:
    match column.dtype.base_type(), written:
        case _, "":
            return None
        case pl.Enum, str(term) if term in column.values:
            return term
        case pl.String, str(text):
            return text
        case pl.Boolean, bool(truth):
            return truth
        case pl.Int64, int(number) if not isinstance(number, bool) and number in _NUMBERS:
            return number
        case pl.Date, date() if type(written) is date:
            return written
        case pl.List, list(spans):
            return [_span(where, span)._asdict() for span in spans]
    terms = f", one of {', '.join(column.values)}" if column.values else ""
    raise problem(where, f"a value of the type {_type(column)}{terms}", repr(written), "Write such a value.")


def _type(column: Column) -> str:
    return "[[start, end], …]" if column.dtype == pl.List else str(column.dtype.base_type())


def _check_value(entry: Entry) -> None:
    """Whether the entry says what it must, and only what it may."""
    columns = describe(entry.table)
    for name, said in (("expect", entry.expect), ("value", entry.value)):
        if name in _KEYS[entry.action] and not said:
            raise problem(
                f"{entry.where}, {name}", "at least one column", "none", "Name what is there and what should be there."
            )
    if fixed := sorted(entry.value.keys() & set(FIXED[entry.table])):
        raise problem(
            f"{entry.where}, value",
            "columns that do not follow from others",
            repr(fixed),
            "Remove them: they are filled in. A row at another place is a drop and an add.",
        )
    if nulls := sorted(name for name, value in entry.value.items() if value is None and not columns[name].nullable):
        raise problem(f"{entry.where}, value", "values that are not null", f"null for {nulls}", "Give a value.")
    if entry.action == "add":
        _check_complete(entry, columns)
    if "spans" in entry.value and not _pieces_fit(entry):
        raise problem(
            f"{entry.where}, value, spans",
            "the pieces of the quotation, which in an [[add]] fill its span",
            repr(entry.value["spans"]),
            "Correct the pieces or the span.",
        )


def _check_complete(entry: Entry, columns: Mapping[str, Column]) -> None:
    given = {*entry.value, *FIXED[entry.table], "spans"}
    if missing := [name for name, column in columns.items() if not column.nullable and name not in given]:
        raise problem(f"{entry.where}, value", "every column that can't be null", f"no {missing}", "Give their values.")


def _pieces_fit(entry: Entry) -> bool:
    pieces = [Span(**piece) for piece in entry.value["spans"]]
    return bool(pieces) and (entry.action == "set" or hull(pieces) == entry.span)
