"""Parquet: an article a row, in the columns of `onrecord.inputs.fields`. Others are not read."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.inputs.drafts import Item, Unusable
from onrecord.inputs.fields import columns, draft_of
from onrecord.inputs.sources import Source
from onrecord.schema.vocabulary import Rejection

_ROWS_AT_ONCE = 256


def read(source: Source) -> Iterator[Item]:
    """The articles of a Parquet file, a few rows at a time. Raises Unusable if it is damaged or has no texts."""
    try:
        # Standard input can't be read from its end, where Parquet begins.
        file = pq.ParquetFile(source.path or io.BytesIO(source.open().read()))
        names = file.schema_arrow.names
        if not columns(names, {"text": source.keys["text"]}):
            found = f"the columns {', '.join(names)}"
            raise _unreadable("a column of texts", found, "Name it with --text-field.")
        number = 0
        for batch in file.iter_batches(_ROWS_AT_ONCE, columns=columns(names, source.keys)):
            for row in batch.to_pylist():
                number += 1
                yield number, draft_of(row, source.keys)
    except (pa.ArrowException, UnicodeDecodeError) as error:
        raise _unreadable("a Parquet file", f"one that can't be read ({error})", "Write the file anew.") from error


def _unreadable(expected: str, found: str, remedy: str) -> Unusable:
    return Unusable(Rejection.UNREADABLE, expected=expected, found=found, remedy=remedy)
