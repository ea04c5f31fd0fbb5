"""Entries: the rows of an article by name, what each says in one line, and the correction that would change it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from onrecord.articles import Article
from onrecord.assembly.correction_files import toml_text
from onrecord.assembly.rows import Row, Rows
from onrecord.language.spans import Span
from onrecord.schema.columns import CHOOSING, FIXED, OWN_SPAN, SHOWN, key_of


class Named(NamedTuple):
    """A row that is told, with its unique name and its span."""

    table: str
    key: str
    span: Span
    text: str
    row: Row

    @property
    def rule(self) -> str:
        """The rule that made it, or read the words at its span."""
        return str(self.row["called_rule" if self.table == "appearances" else "rule"])

    @property
    def shown(self) -> Row:
        """The values that are shown: those that are most often wrong, where the row has any."""
        values = {column: self.row[column] for column in SHOWN[self.table]}
        return {column: value for column, value in values.items() if value not in _UNSHOWN}


_UNSHOWN = (None, "unknown")


def named_rows(article: Article, rows: Rows) -> Iterator[Named]:
    """The rows that can be corrected. An argument goes by the name of its event, its role and its entity."""
    events: dict[str, Span] = {}
    for table, (start, end) in OWN_SPAN.items():
        name = key_of(table)
        for row in rows[table]:
            span = Span(row[start], row[end])
            if table == "events":
                events[row[name]] = span
            yield Named(table, row[name], span, span.of(article.text), row)
    for row in rows["event_arguments"]:
        key = f"{row['event_id']} {row['role']} {row['entity_id']}"
        span = events[row["event_id"]]
        yield Named("event_arguments", key, span, span.of(article.text), row)


def called_rows(article: Article, rows: Rows) -> Iterator[Named]:
    """What the article calls those whom it names. These rows follow from others, and no correction names them."""
    for row in rows["appearances"]:
        span = Span(row["called_start"], row["called_end"])
        yield Named("appearances", row["entity_id"], span, span.of(article.text), row)


def correction(named: Named) -> str:
    """The entry that corrects the row, in TOML. It expects the values that were read; the new value and the reason are
    left to write."""
    columns = [column for column in named.row if column not in FIXED[named.table]]
    choosing = CHOOSING[named.table]
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
            return toml_text(str(value))
