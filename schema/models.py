"""The models of all tables, and what they say of their columns."""

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from onrecord.schema.appearances import Appearances
from onrecord.schema.articles import Articles
from onrecord.schema.entities import Entities
from onrecord.schema.event_arguments import EventArguments
from onrecord.schema.events import Events
from onrecord.schema.measured_rules import Rules
from onrecord.schema.mentions import Mentions
from onrecord.schema.quotes import Quotes
from onrecord.schema.region_control import RegionControl
from onrecord.schema.regions import Regions
from onrecord.schema.rejected import Rejected
from onrecord.schema.table import Table
from onrecord.schema.texts import Texts
from onrecord.schema.vocabulary import MODE_VALUES, MODES, Vocabulary

MODELS: dict[str, type[Table]] = {
    "articles": Articles,
    "entities": Entities,
    "mentions": Mentions,
    "appearances": Appearances,
    "regions": Regions,
    "region_control": RegionControl,
    "quotes": Quotes,
    "events": Events,
    "event_arguments": EventArguments,
    "rules": Rules,
    "texts": Texts,
    "rejected": Rejected,
}
"""The model of every table, in the order of `onrecord.schema.TABLE_NAMES` and `OPTIONAL_TABLES`."""


class Column(NamedTuple):
    """What the contract says of a column. `values` has the terms of an enumeration, each with its meaning."""

    title: str
    description: str
    dtype: pl.DataType
    nullable: bool
    values: Mapping[str, str]


def polars_schema(table: str) -> pl.Schema:
    """The names and types of the table's columns, in order."""
    return pl.Schema({name: column.dtype.type for name, column in MODELS[table].to_schema().columns.items()})


def describe(table: str) -> dict[str, Column]:
    """What the contract says of each column of the table, in order."""
    columns = MODELS[table].to_schema().columns
    return {
        name: Column(
            title=columns[name].title or "",
            description=columns[name].description or "",
            dtype=dtype,
            nullable=columns[name].nullable,
            values=_meanings(dtype),
        )
        for name, dtype in polars_schema(table).items()
    }


def _meanings(dtype: pl.DataType) -> Mapping[str, str]:
    if not isinstance(dtype, pl.Enum):
        return {}
    return MEANINGS[tuple(dtype.categories)]


def _mode_meaning(mode: str) -> str:
    return "A mode of " + ", ".join(event_type for event_type, modes in MODES.items() if mode in modes) + "."


MEANINGS: dict[tuple[str, ...], dict[str, str]] = {
    tuple(vocabulary.values()): {term: vocabulary(term).description for term in vocabulary.values()}
    for vocabulary in Vocabulary.__subclasses__()
} | {tuple(MODE_VALUES): {mode: _mode_meaning(mode) for mode in MODE_VALUES}}
"""The terms of every vocabulary, each with its meaning, by the vocabulary's values."""
