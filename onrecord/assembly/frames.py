"""Tables: the rows of all articles, and of what the reference knows of those they name, as frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any

import polars as pl
import pyarrow as pa

from onrecord.assembly.across import appearances, with_named, with_quotations
from onrecord.assembly.rows import Row, Rows, entity_row, region_row
from onrecord.assembly.rule_rows import rule_rows
from onrecord.reference import Reference, Region, ancestors
from onrecord.schema import RULES, TABLE_NAMES
from onrecord.schema.columns import CORRECTED, NAMING
from onrecord.schema.models import MODELS, polars_schema

Tables = dict[str, pl.DataFrame]

READ = tuple(table for table in TABLE_NAMES if table != RULES)
"""The tables whose rows come from articles."""

_SPANS = pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64}))


def build_tables(rows: Iterable[Rows], reference: Reference) -> Tables:
    """The tables of a set of articles, in the order of `TABLE_NAMES`, each with its columns, types and order of rows.

    `rows` are those of each article, in any order. An entity is in its table when a row names it; a region also when
    another region of the table lies in it. Nothing is checked here beyond the types: that is the contract's work.
    """
    return assembled(packed(rows), reference)


def packed(rows: Iterable[Rows]) -> Tables:
    """The rows of some articles as frames, each in the order of its table, without the rows of the reference."""
    gathered: Rows = {table: [] for table in READ}
    for of_article in rows:
        for table, found in of_article.items():
            gathered[table].extend(found)
    return {table: _frame(table, gathered[table]) for table in READ}


def assembled(frames: Mapping[str, pl.DataFrame], reference: Reference) -> Tables:
    """The tables, as `build_tables` gives them, of packed rows: those of the reference that they name are added, what
    follows from several tables, and the rules that made them."""
    named = _distinct(frames, NAMING)
    known = {key for key in named if key in reference.entities}
    known |= {region.region_id for key in known for region in _around(key, reference)}
    listed = {
        "entities": [entity_row(reference.entities[key]) for key in known],
        "regions": [
            region_row(reference.regions[key], reference.claims.get(key, ()))
            for key in known & reference.regions.keys()
        ],
    }
    tables = dict(frames)
    for table, rows in listed.items():
        (key,) = MODELS[table].key()
        by_name = frames[table].join(named.to_frame(key), on=key, how="semi")
        tables[table] = pl.concat([by_name.unique(), _frame(table, rows)]).sort(MODELS[table].order())
    tables["mentions"] = with_quotations(tables)
    tables["regions"] = with_named(tables)
    tables["appearances"] = appearances(tables, reference)
    tables[RULES] = _frame(RULES, list(rule_rows(_distinct(frames, dict.fromkeys(CORRECTED, ("rule",))))))
    return {table: tables[table] for table in TABLE_NAMES}


def named_in(frames: Mapping[str, pl.DataFrame]) -> pl.Series:
    """The ids of the entities that rows of the frames name, each once."""
    return _distinct(frames, NAMING)


def misfit(table: str, row: Row) -> Exception | None:
    """Why the table cannot hold the row, if it can't."""
    try:
        _frame(table, [row])
    except Exception as error:  # polars and pyarrow have many
        return error
    return None


def _distinct(frames: Mapping[str, pl.DataFrame], of: Mapping[str, tuple[str, ...]]) -> pl.Series:
    """The values in columns of tables, each once."""
    columns = [frames[table][column] for table, columns in of.items() for column in columns]
    return pl.concat([column.alias("named").unique() for column in columns]).unique().drop_nulls()


def _around(entity_id: str, reference: Reference) -> Iterator[Region]:
    """The regions that the entity lies in, if it is a region of the reference."""
    return ancestors(entity_id, reference.regions) if entity_id in reference.regions else iter(())


def _frame(table: str, rows: Sequence[Row]) -> pl.DataFrame:
    # Given rows, polars turns a value of the wrong type into null without a word; given columns, it refuses it.
    schema = polars_schema(table)
    columns = [_column(name, dtype, [row[name] for row in rows]) for name, dtype in schema.items()]
    return pl.DataFrame(columns).sort(MODELS[table].order())


def _column(name: str, dtype: pl.DataType, values: Sequence[Any]) -> pl.Series:
    return _spans(name, values) if dtype == _SPANS else pl.Series(name, values, dtype, strict=True)


def _spans(name: str, lists: Sequence[Sequence[Mapping[str, int]]]) -> pl.Series:
    """A column of lists of spans, made of its flat ends: polars would take every span apart for itself, which takes
    longer than all other columns together."""
    offsets = pa.array(accumulate(map(len, lists), initial=0), pa.int64())
    ends = [pa.array([span[end] for span in chain.from_iterable(lists)], pa.int64()) for end in ("start", "end")]
    return pl.Series(name, pa.LargeListArray.from_arrays(offsets, pa.StructArray.from_arrays(ends, ["start", "end"])))
