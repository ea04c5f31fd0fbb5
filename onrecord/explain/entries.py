"""Entries: an article's rows by their names, what each says in a line, and how a correction would name it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from onrecord.articles import Article
from onrecord.assembly.correction_files import CHOOSING, OWN_SPAN
from onrecord.assembly.rows import DERIVED, Row, Rows
from onrecord.language.spans import Span


class Named(NamedTuple):
    """A row that can be corrected, with the name by which it is told from the others, and its own span."""

    table: str
    key: str
    span: Span
    text: str
    row: Row

    @property
    def rule(self) -> str:
        """The rule that made it."""
        return str(self.row["rule"])

    @property
    def told(self) -> Row:
        """The values that are most often wrong, where there are any."""
        told = {column: self.row[column] for column in _TOLD[self.table]}
        return {column: value for column, value in told.items() if value not in _UNTOLD}


_UNTOLD = (None, "unknown")
_DATES = ("date_start", "date_end", "date_basis")
_SAID = ("cue", "addressee", "said_on", "via_id", "repeats_id", "within_id", "marks")
_TOLD = {
    "mentions": ("form", "entity_id"),
    "quotes": ("quote_type", "speaker_id", "speaker_text", *_SAID),
    "events": ("event_type", "mode", "status", *_DATES, "quote_id", "attributed_to_id"),
    "event_arguments": ("start", "end"),
    "region_control": ("relation", "region_id", "holder_id", "counterpart_id", "extent", "status", *_DATES, "quote_id"),
}
_NAMES = {"mentions": "mention_id", "quotes": "quote_id", "events": "event_id", "region_control": "control_id"}


def named_rows(article: Article, rows: Rows) -> Iterator[Named]:
    """The rows that can be corrected. An argument goes by the name of its event, its role and its entity."""
    events: dict[str, Span] = {}
    for table, name in _NAMES.items():
        for row in rows[table]:
            start, end = OWN_SPAN[table]
            span = Span(row[start], row[end])
            if table == "events":
                events[row[name]] = span
            yield Named(table, row[name], span, span.of(article.text), row)
    for row in rows["event_arguments"]:
        key = f"{row['event_id']} {row['role']} {row['entity_id']}"
        span = events[row["event_id"]]
        yield Named("event_arguments", key, span, span.of(article.text), row)


def correction(named: Named) -> str:
    """The entry that sets the row, in TOML: what is expected is what was read; the value and the reason are to be
    written."""
    columns = [column for column in named.row if column not in _fixed(named.table)]
    choosing = CHOOSING.get(named.table, ())
    expect = ", ".join(f"{column} = {_toml(named.row[column])}" for column in columns if column not in choosing)
    lines = [
        "[[set]]",
        f'table = "{named.table}"',
        f"span = [{named.span.start}, {named.span.end}]",
        f"text = {_toml(named.text)}",
        *(f"{column} = {_toml(named.row[column])}" for column in choosing),
        f"expect = {{ {expect} }}",
        "value = { }",
        'reason = ""',
    ]
    return "\n".join(lines)


def _fixed(table: str) -> set[str]:
    """The columns that follow from others, which no correction sets."""
    return {*DERIVED[table], *OWN_SPAN.get(table, ("event_id",)), "rule"}


def _toml(value: object) -> str:
    """The value as corrections write it: a null is an empty text, a list of spans a list of pairs."""
    match value:
        case None:
            return '""'
        case bool(truth):
            return str(truth).lower()
        case int() | date():
            return str(value)
        case list(spans):
            return json.dumps([[span["start"], span["end"]] for span in spans])
        case _:
            return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")
