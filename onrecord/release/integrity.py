"""Whether tables hold what their shapes say: types, cells that must not be null, keys, and what they point to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from onrecord.release.finding import Finding
from onrecord.release.shapes import Shape


def integrity_findings(tables: Mapping[str, pl.DataFrame], shapes: Mapping[str, Shape]) -> Iterator[Finding]:
    """What is wrong with tables, given their shapes alone: no contract is needed, so that old releases can be checked.

    Tables of other columns than their shape's are told of, and checked no further.
    """
    sound = {table: frame for table, frame in tables.items() if frame.schema == shapes[table].schema}
    for table in tables:
        if table not in sound:
            yield Finding(f"{table}.parquet", "the columns and types of the manifest", "others")
    for table, frame in sound.items():
        yield from _within(table, frame, shapes[table])
        for column, target in shapes[table].references.items():
            if target in sound:
                lost = _unresolved(frame[column], sound[target], shapes[target])
                if lost:
                    yield Finding(f"{table}.parquet", f"keys of {target} in {column}", f"{lost} that it lacks")


def _within(table: str, frame: pl.DataFrame, shape: Shape) -> Iterator[Finding]:
    for name, column in shape.columns.items():
        if not column.nullable and frame[name].null_count():
            yield Finding(f"{table}.parquet", f"no null in {name}", f"{frame[name].null_count()}")
    repeated = int(frame.select(shape.key).is_duplicated().sum())
    if repeated:
        yield Finding(f"{table}.parquet", f"each {', '.join(shape.key)} once", f"{repeated} rows that share one")


def _unresolved(column: pl.Series, target: pl.DataFrame, shape: Shape) -> int:
    (key,) = shape.key
    keys = target[key].unique()
    return int((~column.drop_nulls().is_in(keys.implode())).sum())
