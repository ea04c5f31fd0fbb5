"""How a table is stored: as one Parquet file that describes itself, with the same bytes for the same rows.

The column types are those that polars stores, so that an enumeration comes back as one. Each column carries its title
and description, each file the dataset's version, the contract's version, the licence and what made it. `regions` is
GeoParquet 1.1 (https://geoparquet.org/releases/v1.1.0/).
"""

from __future__ import annotations

import json
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.assembly.about import About
from onrecord.assembly.provenance import MadeBy
from onrecord.schema import SCHEMA_VERSION
from onrecord.schema.models import MODELS, describe

_ROWS_A_GROUP = 2**17
_ZSTD_LEVEL = 9
_ALWAYS_SAID = {"table", "dataset", "dataset_version", "schema_version", "license", "attribution"}


def write_table(frame: pl.DataFrame, table: str, about: About, file: BinaryIO, made_by: MadeBy | None = None) -> None:
    """Write `frame`, a valid and sorted table of that name, to the open binary `file`, which says what it was made by.

    Every option that affects the bytes is given, so that new defaults of the writer change nothing.
    """
    content = _described(frame, table, about, made_by)
    order = [(column, "ascending") for column in sorted_by(table)]
    pq.write_table(
        content,
        file,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=_ZSTD_LEVEL,
        use_dictionary=True,
        row_group_size=_ROWS_A_GROUP,
        data_page_size=2**20,
        write_statistics=True,
        write_page_index=True,
        write_page_checksum=True,
        store_schema=True,
        sorting_columns=pq.SortingColumn.from_ordering(content.schema, order) if order else None,
    )


def written_here(path: Path) -> bool:
    """Whether the metadata of the file say that it is the table of that name and that onrecord wrote it.

    Only keys that every version has written are looked at; those for what made the table are newer.
    """
    try:
        with path.open("rb") as file:
            said = {key.decode(): value for key, value in (pq.read_metadata(file).metadata or {}).items()}
    except (OSError, UnicodeDecodeError, pa.ArrowException):
        return False
    return said.get("table") == path.stem.encode() and said.keys() >= _ALWAYS_SAID


def sorted_by(table: str) -> list[str]:
    """The columns whose order a reader of the file can rely on, first to last.

    None for a table whose rows follow an expression: Parquet can only say that columns are in order.
    """
    columns = takewhile(lambda by: by.meta.is_column(), MODELS[table].order())
    return [column.meta.output_name() for column in columns]


def _described(frame: pl.DataFrame, table: str, about: About, made_by: MadeBy | None) -> pa.Table:
    """The table in Arrow, with what it says about itself. What polars notes on a column (an Enum's values) stays."""
    content = frame.to_arrow()
    columns = describe(table)
    fields = [
        field.with_nullable(columns[field.name].nullable).with_metadata(
            {
                **(field.metadata or {}),
                "title": columns[field.name].title,
                "description": columns[field.name].description,
            }
        )
        for field in content.schema
    ]
    metadata = {
        "table": table,
        "dataset": about.title,
        "dataset_version": about.version,
        "schema_version": SCHEMA_VERSION,
        "license": about.licence,
        "attribution": about.attribution,
        **(made_by.metadata() if made_by else {}),
    }
    if "geometry" in frame.columns:
        metadata["geo"] = json.dumps(_geo(frame), sort_keys=True)
    return content.cast(pa.schema(fields, metadata=metadata))


def _geo(frame: pl.DataFrame) -> dict[str, object]:
    """GeoParquet's record of the geometry column. Without a `crs` it is WGS 84, longitude first (OGC:CRS84)."""
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": ["Point"]}
    places = frame.drop_nulls("geometry")
    if places.height:
        west_south = places.select(pl.min("longitude", "latitude")).row(0)
        east_north = places.select(pl.max("longitude", "latitude")).row(0)
        column["bbox"] = [*west_south, *east_north]
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
