"""A state of the tables that can be compared with another: a release, or a folder of tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from onrecord.release.contract import contract_shapes
from onrecord.release.load import read_file, tables_in
from onrecord.release.locate import Location, Release, find_release
from onrecord.release.manifest import MANIFEST
from onrecord.release.shapes import ColumnType, Shape


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tables by name, and the shape of each. `name` is the version or the folder that they are from."""

    name: str
    tables: Mapping[str, pl.DataFrame]
    shapes: Mapping[str, Shape]


def snapshot_of(what: str, source: Location = None) -> Snapshot:
    """The snapshot that a word of the command line names: a folder, or else the version of a release at `source`.

    Raises what `find_release` and `read_file` raise.
    """
    folder = Path(what)
    if not folder.is_dir():
        return release_snapshot(find_release(what, source))
    if (folder / MANIFEST).is_file():
        return release_snapshot(find_release(None, folder))
    return folder_snapshot(folder)


def release_snapshot(release: Release) -> Snapshot:
    """The snapshot of a release, whose files are checked. Raises what `Release.file` raises."""
    manifest = release.manifest
    frames = {table: read_file(release.file(f"{table}.parquet")) for table in manifest.shapes}
    return Snapshot(manifest.version, frames, manifest.shapes)


def folder_snapshot(folder: Path) -> Snapshot:
    """The snapshot of a folder of tables of today's contract. Raises MissingTable if one is missing or damaged."""
    there = tables_in(folder)
    frames = {table: read_file(folder / f"{table}.parquet") for table in there}
    shapes = contract_shapes(there)
    return Snapshot(
        str(folder),
        frames,
        {
            table: Shape(
                _columns(folder / f"{table}.parquet", frame),
                shapes[table].key,
                {column: target for column, target in shapes[table].references.items() if column in frame.columns},
            )
            for table, frame in frames.items()
        },
    )


def _columns(path: Path, frame: pl.DataFrame) -> dict[str, ColumnType]:
    nullable = {field.name: field.nullable for field in pq.read_schema(path)}
    return {name: ColumnType(dtype, nullable[name]) for name, dtype in frame.schema.items()}
