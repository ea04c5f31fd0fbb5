"""Terms of earlier versions of the contract, in those of today: vocabularies grow, and one term has another name."""

from collections.abc import Mapping

import polars as pl

from onrecord.schema.models import polars_schema
from onrecord.schema.vocabulary import EntityBasis

_RENAMED: Mapping[str, Mapping[str, str]] = {"entity_basis": {"name": EntityBasis.ARTICLE}}
"""What a term was called before 1.3.0, by its column."""


def in_todays_terms(frame: pl.DataFrame, table: str) -> pl.DataFrame:
    """A table of an earlier contract whose enumerations had none but terms of today, with today's enumerations."""
    for column, dtype in polars_schema(table).items():
        was = frame.schema.get(column)
        if isinstance(dtype, pl.Enum) and isinstance(was, pl.Enum) and was != dtype:
            renamed = _RENAMED.get(column, {})
            if {renamed.get(term, term) for term in was.categories} <= set(dtype.categories):
                frame = frame.with_columns(pl.col(column).cast(pl.String).replace(renamed).cast(dtype))
    return frame
