"""Tables: the rows of all articles, and of what the reference knows of those they name, as frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from onrecord.reference import Reference, ancestors
from onrecord.rows import Row, Rows, entity_row, region_row
from onrecord.schema import TABLE_NAMES
from onrecord.schema.models import MODELS, polars_schema

NAMING: Mapping[str, tuple[str, ...]] = {
    "mentions": ("entity_id",),
    "region_control": ("region_id", "holder_id", "counterpart_id"),
    "quotes": ("speaker_id", "via_id"),
    "events": ("attributed_to_id",),
    "event_arguments": ("entity_id",),
}
"""The columns that name an entity."""


def build_tables(rows: Iterable[Rows], reference: Reference) -> dict[str, pl.DataFrame]:
    """The tables of a set of articles, in the order of `TABLE_NAMES`, each with its columns, types and order of rows.

    `rows` are those of each article, in any order. An entity is in its table when a row names it; a region also when
    another region of the table lies in it. Nothing is checked here beyond the types: that is the contract's work.
    """
    gathered: Rows = {table: [] for table in TABLE_NAMES}
    for of_article in rows:
        for table, found in of_article.items():
            gathered[table].extend(found)
    named = named_in(gathered, reference)
    gathered["entities"] = [row for row in gathered["entities"] if row["entity_id"] in named]
    gathered["entities"] += [entity_row(reference.entities[key]) for key in named & reference.entities.keys()]
    gathered["regions"] = [row for row in gathered["regions"] if row["region_id"] in named]
    gathered["regions"] += [region_row(reference.regions[key]) for key in named & reference.regions.keys()]
    return {table: _frame(table, gathered[table]) for table in TABLE_NAMES}


def named_in(rows: Rows, reference: Reference) -> set[str]:
    """The ids of the entities that the rows name, and of the regions around those."""
    named = {row[column] for table, columns in NAMING.items() for row in rows[table] for column in columns} - {None}
    around = (ancestors(entity_id, reference.regions) for entity_id in named & reference.regions.keys())
    return named | {region.region_id for chain in around for region in chain}


def _frame(table: str, rows: list[Row]) -> pl.DataFrame:
    schema = polars_schema(table)
    # Given rows, polars turns a value of the wrong type into null without a word; given columns, it refuses it.
    columns = {column: [row[column] for row in rows] for column in schema}
    return pl.DataFrame(columns, schema=schema, strict=True).sort(MODELS[table].order())
