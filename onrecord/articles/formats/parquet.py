"""Parquet: one article in each row, in the columns of `onrecord.articles.fields`. Other columns are not read."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import IO, NamedTuple, cast

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.articles.built import articles_beside, built_draft
from onrecord.articles.columns import check_columns
from onrecord.articles.drafts import Draft, Item, Unusable
from onrecord.articles.fields import columns, draft_of
from onrecord.articles.origins import Origin
from onrecord.plain import shown
from onrecord.schema.vocabulary import Rejection

_ROWS_AT_ONCE = 256

MakeDraft = Callable[[Mapping[str, object]], Draft | Unusable]


class _Bad(NamedTuple):
    """A value that Python cannot represent, and why."""

    error: Exception


def read(origin: Origin) -> Iterator[Item]:
    """The articles of a Parquet file, a few rows at a time. A table `texts` that onrecord built gives the same articles
    again, if the table `articles` is beside it. Raises Unusable if the whole file is damaged or has no texts."""
    with _seekable(origin) as stream:
        try:
            file = pq.ParquetFile(stream, page_checksum_verification=True)
        except (pa.ArrowException, OSError) as error:
            raise _unreadable("a Parquet file", f"one that can't be read ({error})") from error
        names = file.schema_arrow.names
        _check_no_other_table(file.schema_arrow.metadata or {})
        check_columns(names, origin.keys)
        records = articles_beside(origin.path, names)
        make = partial(draft_of, keys=origin.keys) if records is None else partial(built_draft, records=records)
        wanted = columns(names, origin.keys)
        number = 1
        for group in range(file.num_row_groups):
            yield from _row_group(file, group, number, wanted, make)
            number += file.metadata.row_group(group).num_rows


def _check_no_other_table(metadata: Mapping[bytes, bytes]) -> None:
    """Refuse the other tables of onrecord: the texts in `quotes` or `mentions` are not articles."""
    table = metadata.get(b"table", b"texts").decode("utf-8", "replace")
    if b"schema_version" in metadata and table != "texts":
        raise _unreadable("articles", f"the table {shown(table)} of onrecord", "Name the table `texts`, or its folder.")


@contextmanager
def _seekable(origin: Origin) -> Iterator[IO[bytes]]:
    """The file, or a copy of it where it cannot be read from its end, which Parquet needs."""
    with origin.open() as stream:
        if origin.stream is None and origin.compression is None:
            yield stream
            return
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(stream, copy)
            copy.seek(0)
            yield copy


def _row_group(file: pq.ParquetFile, group: int, first: int, columns: Sequence[str], make: MakeDraft) -> Iterator[Item]:
    """The articles of a row group whose rows are numbered from `first`. A damaged group is read again row by row, so
    that the rows before the damage are kept. Those after it cannot be read."""
    number, end = first, first + file.metadata.row_group(group).num_rows
    for rows_at_once in (_ROWS_AT_ONCE, 1):
        skipped = number - first
        try:
            for batch in file.iter_batches(rows_at_once, row_groups=[group], columns=columns):
                if skipped > 0:
                    skipped -= batch.num_rows
                    continue
                for draft in _drafts(batch, make):
                    yield number, draft
                    number += 1
        except (pa.ArrowException, OSError) as error:
            damage = str(error)
        else:
            return
    found = f"damage in rows {number:,} to {end - 1:,}: {damage}"
    yield number, _unreadable("a row group that can be read", found)


def _drafts(batch: pa.RecordBatch, make: MakeDraft) -> Iterator[Draft | Unusable]:
    names = batch.schema.names
    for values in zip(*map(_values, batch.columns), strict=True):
        row = dict(zip(names, values, strict=True))
        bad = next(((name, value) for name, value in row.items() if isinstance(value, _Bad)), None)
        yield make(row) if bad is None else _bad_value(*bad)


def _values(column: pa.Array) -> list[object]:
    """The values of a column, each as a Python value or as a bad value."""
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":  # Python's times end at microseconds
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    try:
        return cast(list[object], column.to_pylist())
    except Exception:  # what pyarrow raises is not said: ValueError, OverflowError, UnicodeDecodeError, …
        return [_value(scalar) for scalar in column]


def _value(scalar: pa.Scalar) -> object:
    try:
        return scalar.as_py()
    except Exception as error:
        return _Bad(error)


def _bad_value(name: str, bad: _Bad) -> Unusable:
    encoded = isinstance(bad.error, UnicodeDecodeError)
    return Unusable(
        Rejection.NOT_UTF8 if encoded else Rejection.BAD_FIELD,
        expected=f"{'UTF-8 text' if encoded else 'a value that can be read'} in the column {name}",
        found=f"{type(bad.error).__name__} ({bad.error})",
        remedy="Correct the value, or leave it out.",
    )


def _unreadable(expected: str, found: str, remedy: str = "Write the file again.") -> Unusable:
    return Unusable(Rejection.UNREADABLE, expected=expected, found=found, remedy=remedy)
