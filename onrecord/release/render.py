"""A difference for people: as plain text, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.plain import plain
from onrecord.release.diff import Change, ChangedRow, Difference, ShapeChange, TableDifference, level_of, row_name


def as_text(difference: Difference) -> str:
    """The whole difference, a line each change; nothing for an empty one."""
    if difference.empty:
        return ""
    lines = [f"{plain(difference.old)} -> {plain(difference.new)}: a {level_of(difference).name.lower()} change"]
    return "\n".join([*lines, *change_lines(difference)])


def as_markdown(difference: Difference) -> str:
    """The whole difference as Markdown: a list of the changes of shape, a section and a table of cells a table."""
    lines = [f"# From {plain(difference.old)} to {plain(difference.new)}", ""]
    if difference.empty:
        return "\n".join([*lines, "Nothing changed."])
    lines += [f"This is a {level_of(difference).name.lower()} change."]
    if difference.shape_changes:
        lines += ["", "## Schema", "", *(f"- {_shape_change(change)}" for change in difference.shape_changes)]
    for table, change in difference.tables.items():
        lines += _table_as_markdown(table, change)
    return "\n".join(lines)


def change_lines(difference: Difference, most: int | None = None) -> list[str]:
    """The changes, a line each: their count first, then of each kind at most that many."""
    lines = [_shape_change(change) for change in difference.shape_changes]
    for table, change in difference.tables.items():
        lines += table_lines(table, change, most)
    return lines


def table_lines(table: str, change: TableDifference, most: int | None = None) -> list[str]:
    """The changes of a table's rows, a line each; of each kind at most that many."""
    cells = [
        f"{table} {plain(name)}: {plain(column)} was {was!r}, is {now!r}" for name, column, was, now in _cells(change)
    ]
    return [
        *_some(f"{table}: rows added", [plain(row_name(row.cells, change)) for row in change.added], most),
        *_some(f"{table}: rows removed", [plain(row_name(row.cells, change)) for row in change.removed], most),
        *_some(f"{table}: cells changed", cells, most),
        *([f"{table}: the rows that stayed are in another order"] if change.order is not None else []),
    ]


def summary(difference: Difference) -> list[str]:
    """What changed, in a sentence a kind and table, with the number of rows: the draft of a changelog."""
    lines = [f"{_shape_change(change)}." for change in difference.shape_changes]
    for table, change in difference.tables.items():
        kinds: Sequence[tuple[str, Sequence[object]]] = (
            ("added", change.added),
            ("removed", change.removed),
            ("changed", change.changed),
        )
        lines += [f"`{table}`: {_count(len(rows), 'row')} {kind}." for kind, rows in kinds if rows]
        lines += [f"`{table}`: rows in another order."] if change.order is not None else []
    return lines


def _table_as_markdown(table: str, change: TableDifference) -> Iterator[str]:
    yield from ("", f"## {table}")
    for what, rows in (("added", change.added), ("removed", change.removed)):
        if rows:
            yield from ("", f"{_count(len(rows), 'row')} {what}:", "")
            yield from (f"- {_code(row_name(row.cells, change))}" for row in rows)
    if change.changed:
        yield from ("", f"{_count(len(change.changed), 'row')} changed:", "")
        yield from ("| row | column | was | is |", "| --- | --- | --- | --- |")
        for name, column, was, now in _cells(change):
            yield f"| {_code(name)} | {_code(column)} | {_code(was)} | {_code(now)} |"
    if change.order is not None:
        yield from ("", "The rows that stayed are in another order.")


def _cells(change: TableDifference) -> Iterator[tuple[str, str, object, object]]:
    """Each changed cell: its row, its column, what it was and what it is; column by column."""
    columns = change.shape.columns if change.shape else ()
    rows: Iterable[ChangedRow] = change.changed
    for column in columns:
        for row in rows:
            if column in row.now:
                yield row_name(row.key, change), column, row.was[column], row.now[column]


def _shape_change(change: ShapeChange) -> str:
    where = f"{change.table}: {change.change}"
    if change.change in (Change.TABLE_ADDED, Change.TABLE_REMOVED):
        return where
    of = f"{where}: {plain(change.column)}" if change.column else where
    if change.change is Change.COLUMN_ADDED:
        return f"{of} ({_type_name(change.now)})"
    if change.change is Change.COLUMN_REMOVED:
        return f"{of} ({_type_name(change.was)})"
    if change.change is Change.TYPE:
        return f"{of} was {_type_name(change.was)}, is {_type_name(change.now)}"
    return f"{of} was {plain(change.was)}, is {plain(change.now)}"


def _type_name(dtype: object) -> str:
    if isinstance(dtype, dict) and "enum" in dtype:
        return plain(f"one of {', '.join(dtype['enum'])}")
    return plain(dtype)


def _some(what: str, examples: list[str], most: int | None) -> list[str]:
    """The count first, then the examples, or a few of them."""
    if not examples:
        return []
    left = len(examples) - most if most is not None else 0
    return [
        f"{what}: {len(examples)}",
        *(f"  {example}" for example in examples[:most]),
        *([f"  … and {left} more"] if left > 0 else []),
    ]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _code(value: object) -> str:
    """A value as a code span that breaks no table."""
    text = "null" if value is None else str(value)
    for character, escaped in (("\\", "\\\\"), ("|", "\\|"), ("`", "'")):
        text = text.replace(character, escaped)
    return f"`{plain(text)}`"
