"""Corrections: a reviewer's decisions applied to the rows that were read in an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.articles import Article
from onrecord.assembly.correction_files import (
    BadCorrection,
    Corrections,
    Entry,
    load_corrections,
    problem,
)
from onrecord.assembly.rows import Row, Rows, completed, event_id, text_sha256
from onrecord.errors import OnrecordError
from onrecord.language.spans import Span
from onrecord.schema.columns import CHOOSING, CORRECTED, OWN_SPAN
from onrecord.schema.models import MODELS, describe

__all__ = ["BadCorrection", "Corrections", "Counts", "Entry", "StaleCorrection", "apply", "load_corrections"]


class StaleCorrection(OnrecordError):
    """A correction no longer fits its article, or what the reader gives for it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows the reader gave, and how many of them were corrected, added to and dropped.

    Only the tables that can be corrected count. An event that is dropped takes its arguments with it.
    """

    read: int = 0
    corrected: int = 0
    added: int = 0
    dropped: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.read + other.read,
            self.corrected + other.corrected,
            self.added + other.added,
            self.dropped + other.dropped,
        )


def apply(article: Article, rows: Rows, corrections: Corrections | None) -> tuple[Rows, Counts]:
    """The rows of an article as its corrections, if there are any, want them, and the counts. `rows` stay as they are.

    Entries name rows as they were read, whatever other entries do: their order means nothing.

    Raises:
        StaleCorrection: the article's text is not the one that was reviewed; an entry's text is not at its span; it
            names no row or several; its `expect` does not hold; it would change nothing, or add what is there.
        BadCorrection: two entries name one row.
    """
    read = sum(len(rows[table]) for table in CORRECTED)
    if corrections is None:
        return rows, Counts(read=read)
    _check_text(article, corrections)
    decided = _decide(article, rows, corrections)
    added = [(entry, _new_row(article, entry)) for entry in corrections.entries if entry.action == "add"]
    result = {
        table: [after for index, row in enumerate(found) if (after := decided.get((table, index), row)) is not None]
        + [row for entry, row in added if entry.table == table]
        for table, found in rows.items()
    }
    for entry, row in added:
        _check_added(entry, row, result)
    dropped = sum(row is None for row in decided.values())
    return result, Counts(read, len(decided) - dropped, len(added), dropped)


def _stale(where: object, expected: str, found: str, remedy: str) -> StaleCorrection:
    return StaleCorrection.at(where, expected=expected, found=found, done="Nothing was built.", remedy=remedy)


def _check_text(article: Article, corrections: Corrections) -> None:
    if (found := text_sha256(article)) != corrections.text_sha256:
        raise _stale(
            f"{corrections.file}, text_sha256",
            f"the text of {article.article_id!r} that was reviewed ({corrections.text_sha256})",
            f"another one ({found})",
            "Restore the text, or review every entry against the new one and write its SHA-256.",
        )
    for entry in corrections.entries:
        if (text := entry.span.of(article.text)) != entry.text:
            raise _stale(
                f"{entry.where}, span",
                f"{entry.text!r} at {[*entry.span]}",
                repr(text),
                "Correct the offsets or the text.",
            )


def _decide(article: Article, rows: Rows, corrections: Corrections) -> dict[tuple[str, int], Row | None]:
    """What becomes of the rows that the entries name, by table and index: another row, or None for one dropped."""
    decided: dict[tuple[str, int], Row | None] = {}
    by: dict[tuple[str, int], Entry] = {}
    for entry in corrections.entries:
        if entry.action == "add":
            continue
        index = _find(entry, rows)
        row = rows[entry.table][index]
        _check_expected(entry, row)
        after = _changed(article, entry, row) if entry.action == "set" else None
        for place in [(entry.table, index), *_arguments(entry, row, rows)]:
            if place in by:
                raise problem(
                    entry.where,
                    "a row that no other entry names",
                    f"one that {by[place].where} sets or drops too",
                    "Join the two entries; an event that is dropped takes its arguments with it.",
                )
            by[place] = entry
            decided[place] = after
    return decided


def _arguments(entry: Entry, row: Row, rows: Rows) -> list[tuple[str, int]]:
    """Where the arguments of an event that the entry drops are."""
    if (entry.action, entry.table) != ("drop", "events"):
        return []
    arguments = enumerate(rows["event_arguments"])
    return [("event_arguments", index) for index, one in arguments if one["event_id"] == row["event_id"]]


def _find(entry: Entry, rows: Rows) -> int:
    """The index of the one row that the entry names."""
    triggers = _triggers(rows) if entry.table == "event_arguments" else {}
    spans = [_own_span(entry.table, row, triggers) for row in rows[entry.table]]
    found = [
        index
        for index, (row, span) in enumerate(zip(rows[entry.table], spans, strict=True))
        if span == entry.span and all(row[column] == value for column, value in entry.choosing.items())
    ]
    if len(found) == 1:
        return found[0]
    name = f"one row of {entry.table} at {[*entry.span]} {entry.text!r}"
    chosen = "".join(f", {column} = {value!r}" for column, value in entry.choosing.items())
    if found:
        raise _stale(
            entry.where,
            name + chosen,
            f"{len(found)}: {'; '.join(_key(entry.table, rows[entry.table][index]) for index in found)}",
            f"Choose by {' and '.join(CHOOSING[entry.table] or ['a span of its own'])}.",
        )
    near = [
        _key(entry.table, row)
        for row, span in zip(rows[entry.table], spans, strict=True)
        if span and span.overlaps(entry.span)
    ]
    raise _stale(
        entry.where,
        name + chosen,
        f"none there (rows that overlap it: {'; '.join(near) or 'none'})",
        "Remove the entry if the reader no longer errs, or name the row that it gives now.",
    )


def _triggers(rows: Rows) -> dict[str, Span]:
    return {event["event_id"]: Span(event["trigger_start"], event["trigger_end"]) for event in rows["events"]}


def _own_span(table: str, row: Row, triggers: Mapping[str, Span]) -> Span | None:
    if table == "event_arguments":
        return triggers.get(row["event_id"])
    start, end = OWN_SPAN[table]
    return Span(row[start], row[end])


def _key(table: str, row: Row) -> str:
    return ", ".join(str(row[column]) for column in MODELS[table].key())


def _check_expected(entry: Entry, row: Row) -> None:
    if found := {column: row[column] for column, value in entry.expect.items() if row[column] != value}:
        raise _stale(
            f"{entry.where}, expect",
            _shown({column: entry.expect[column] for column in found}),
            f"{_shown(found)} in {_key(entry.table, row)}",
            "Look at the row again: remove the entry if it is right now, or expect what is there.",
        )


def _changed(article: Article, entry: Entry, row: Row) -> Row:
    if same := {column: value for column, value in entry.value.items() if row[column] == value}:
        raise _stale(
            f"{entry.where}, value",
            "values that are not there yet",
            f"{_shown(same)} in {_key(entry.table, row)} as it was read",
            "Leave these columns out, and the entry if none is left.",
        )
    return completed(article, entry.table, row | entry.value | {"rule": f"{row['rule']}+correction"})


def _shown(values: Row) -> str:
    """Columns with their values, as an entry would write them."""
    return ", ".join(
        f"{column} = {value if isinstance(value, int) else repr(str('' if value is None else value))}"
        for column, value in values.items()
    )


def _new_row(article: Article, entry: Entry) -> Row:
    row: Row = dict.fromkeys(describe(entry.table)) | {"rule": "correction"}
    if entry.table == "event_arguments":
        row["event_id"] = event_id(article, entry.span.start)
    else:
        row |= dict(zip(OWN_SPAN[entry.table], entry.span, strict=True))
    if entry.table == "quotes":
        row["spans"] = [entry.span._asdict()]
    return completed(article, entry.table, row | entry.value)


def _check_added(entry: Entry, row: Row, result: Rows) -> None:
    if entry.table == "event_arguments" and _triggers(result).get(row["event_id"]) != entry.span:
        raise _stale(
            entry.where,
            f"an event whose trigger is {[*entry.span]} {entry.text!r}",
            "none among the rows read and added",
            "Name the trigger of an event, or add the event.",
        )
    keys = Counter(_key(entry.table, one) for one in result[entry.table])
    if keys[key := _key(entry.table, row)] > 1:
        raise _stale(
            entry.where,
            f"no other row of {entry.table} with the key {key}",
            "one that was read or added",
            "Remove the entry if the reader now finds the row itself, or [[set]] what is wrong in it.",
        )
