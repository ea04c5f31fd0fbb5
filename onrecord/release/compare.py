"""Comparing two folders of tables, down to the byte."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.assembly.provenance import PROVENANCE
from onrecord.release.contract import contract_shapes
from onrecord.release.diff import NotComparable, rows_between
from onrecord.release.load import load, path_of
from onrecord.release.render import table_lines
from onrecord.schema import TABLE_NAMES
from onrecord.schema.columns import CORRECTED

_EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two folders of tables, a line each. `notes` are differences that change no content."""

    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the two hold the same content."""
        return not self.lines

    def text(self) -> str:
        """The differences, then the notes, a line each."""
        return "\n".join((*self.lines, *self.notes))


def compare(old: Path, new: Path) -> Comparison:
    """How the tables in the folder `new` differ from those in `old`: columns, rows by their key, cells, and bytes.

    Raises:
        MissingTable: a table of `new` is missing (in `old` that is a difference), or a file is damaged.
    """
    lines: list[str] = []
    notes: list[str] = []
    for table in TABLE_NAMES:
        if not (old / f"{table}.parquet").is_file():
            lines.append(f"{table}: missing")
        elif path_of(table, old).read_bytes() != path_of(table, new).read_bytes():
            found = _compare_contents(table, old, new)
            if not found and (otherwise := _made_otherwise(table, old, new)):
                notes.append(f"{table}: same content, {otherwise}")
            else:
                lines += found or [f"{table}: same rows and descriptions, but the bytes differ"]
    names = {f"{table}.parquet" for table in TABLE_NAMES}
    others = sorted(path.name for path in old.iterdir() if path.name not in names) if old.is_dir() else []
    return Comparison((*lines, *(f"{name}: not a table" for name in others)), tuple(notes))


def unaided(final: dict[str, pl.DataFrame], alone: dict[str, pl.DataFrame]) -> dict[str, tuple[int, int]]:
    """For each table that is read from the articles: how many of its final rows the rules alone give, and of how many.

    `alone` are the tables before corrections, `final` those after. A row counts only if every cell of it is the same.
    """
    shares = {}
    for table, rows in final.items():
        if table in CORRECTED:
            given = rows.join(alone[table], on=rows.columns, how="semi", nulls_equal=True)
            shares[table] = (given.height, rows.height)
    return shares


def _compare_contents(table: str, old: Path, new: Path) -> list[str]:
    before, after = load(table, source=old), load(table, source=new)
    if before.schema != after.schema:
        return [f"{table}: columns differ: {line}" for line in _columns(before.schema, after.schema)]
    lines: list[str] = []
    if not before.equals(after):
        try:
            lines = table_lines(table, rows_between(table, before, after, contract_shapes()[table]), _EXAMPLES)
        except NotComparable as error:
            lines = [str(error)]
    return lines + _descriptions(table, pq.read_schema(path_of(table, old)), pq.read_schema(path_of(table, new)))


def _columns(old: pl.Schema, new: pl.Schema) -> list[str]:
    if list(old) != list(new) and set(old) == set(new):
        return [f"the order was {', '.join(old)}, is {', '.join(new)}"]
    names = dict.fromkeys([*old, *new])
    return [f"{name} was {old.get(name)}, is {new.get(name)}" for name in names if old.get(name) != new.get(name)]


def _descriptions(table: str, old: pa.Schema, new: pa.Schema) -> list[str]:
    """What the files say about themselves and their columns, where it differs."""
    said = [(table, old, new), *((f"{table}, column {name}", old.field(name), new.field(name)) for name in new.names)]
    return [
        f"{where}: {key.decode()} was {_said(before, key)}, is {_said(after, key)}"
        for where, before, after in said
        for key in sorted({**(before.metadata or {}), **(after.metadata or {})})
        if key.decode() not in PROVENANCE and _said(before, key) != _said(after, key)
    ]


def _said(part: pa.Schema | pa.Field, key: bytes) -> str:
    value = (part.metadata or {}).get(key)
    return "nothing" if value is None else repr(value.decode())


def _made_otherwise(table: str, old: Path, new: Path) -> str:
    """How the two files were made otherwise, which changes no content; empty if they were not."""
    was, now = (pq.read_metadata(path_of(table, folder)) for folder in (old, new))
    if was.created_by != now.created_by:
        return f"written by {was.created_by} and now by {now.created_by}"
    said, says = was.metadata or {}, now.metadata or {}
    changed = [key for key in PROVENANCE if said.get(key.encode()) != says.get(key.encode())]
    return f"but made with another {' and '.join(changed)}" if changed else ""
