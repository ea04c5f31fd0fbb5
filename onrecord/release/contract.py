"""The shapes that today's contract gives the tables."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.release.shapes import ColumnType, Shape
from onrecord.schema import TABLE_NAMES
from onrecord.schema.columns import REFERENCES
from onrecord.schema.models import MODELS, describe


def contract_shapes(tables: Iterable[str] = TABLE_NAMES) -> dict[str, Shape]:
    """The shape of each of the tables, by name; those of the dataset, if none are named."""
    return {
        table: Shape(
            columns={name: ColumnType(column.dtype, column.nullable) for name, column in describe(table).items()},
            key=MODELS[table].key(),
            references=dict(REFERENCES[table]),
        )
        for table in tables
    }
