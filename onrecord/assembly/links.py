"""Links: a reviewer's decisions that several ids are one entity, applied to the rows of all articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import polars as pl

from onrecord.assembly.correction_files import problem
from onrecord.assembly.corrections import StaleCorrection
from onrecord.assembly.frames import READ, Tables, named_in
from onrecord.assembly.link_files import Link, home_of, last_of
from onrecord.reference import Reference
from onrecord.schema.columns import REFERENCES, SPANS
from onrecord.schema.models import MODELS

_NAMING = {
    table: [column for column, target in REFERENCES[table].items() if target in ("entities", "regions")]
    for table in READ
    if table not in ("entities", "regions")
}
"""The columns that hold the id of an entity, in the tables of what articles say."""


class _Known(NamedTuple):
    """What a link must agree with: the name and the type of an entity."""

    name: str
    entity_type: str


def linked(frames: Mapping[str, pl.DataFrame], links: Sequence[Link], reference: Reference) -> Tables:
    """The rows of some articles, as packed, in which every row that named the `from_id` of a link names the entity at
    the end of its links. Columns that follow from an entity's id follow; of rows that become one, one is kept.

    Raises:
        StaleCorrection: an entity of a link is not there, or has another name than the reviewer saw.
        BadCorrection: a link leads from an entity of the reference, from one type to another, or from several articles
            to an entity that is known in another one alone.
    """
    if not links:
        return dict(frames)
    _check(frames, links, reference)
    ends = last_of(links)
    tables = dict(frames)
    for table, columns in _NAMING.items():
        renamed = frames[table].with_columns(pl.col(column).replace(ends) for column in columns)
        tables[table] = _followed(table, renamed)
    return tables


def applied(links: Sequence[Link]) -> dict[str, str]:
    """The links as tables say of themselves that they were applied: each id that went, and the one in its place."""
    return dict(last_of(links))


def _followed(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the columns that follow from an entity's id, each key once, in the order of their table."""
    if table == "region_control":
        rows = rows.with_columns(control_id=pl.format("{}:c{}-{}", "article_id", "trigger_start", "region_id"))
    spans = [span.start for span in SPANS[table]]
    rows = rows.sort(spans, nulls_last=True, maintain_order=True) if spans else rows
    return rows.unique(MODELS[table].key(), keep="first", maintain_order=True).sort(MODELS[table].order())


def _check(frames: Mapping[str, pl.DataFrame], links: Sequence[Link], reference: Reference) -> None:
    named = set(named_in(frames))
    by_name = frames["entities"].select("entity_id", "name", "entity_type").unique("entity_id")
    known = {key: _Known(name, kind) for key, name, kind in by_name.iter_rows() if key in named}
    ends = last_of(links)
    for link in links:
        if link.from_id in reference.entities:
            raise problem(
                f"{link.where}, from",
                "an entity that articles alone know",
                f"{link.from_id!r} of the reference",
                "Mend the reference, or link the other way round.",
            )
        those = reference.entities.get(link.to_id)
        there = known.get(link.to_id) if those is None else _Known(those.name, those.entity_type)
        here = _expected(link, "from", link.from_id, link.from_name, known.get(link.from_id))
        there = _expected(link, "to", link.to_id, link.to_name, there)
        if here.entity_type != there.entity_type:
            raise problem(
                link.where,
                f"two entities of one type ({here.entity_type})",
                f"{link.to_id!r}, which is of the type {there.entity_type}",
                "Remove the entry: an entity of the wrong type is for the rules, the reference or a correction.",
            )
        if home_of(ends[link.from_id]) not in (None, home_of(link.from_id)):
            raise problem(
                f"{link.where}, to",
                "an entity that several articles can name, or one of the same article",
                f"{ends[link.from_id]!r}, which is known in one other article alone",
                "Give the entity a row in the reference (yours, with --reference), and link both to its id.",
            )


def _expected(link: Link, end: str, entity_id: str, name: str, found: _Known | None) -> _Known:
    if found is not None and found.name == name:
        return found
    raise StaleCorrection.at(
        f"{link.where}, {end}" if found is None else f"{link.where}, expect, {end}",
        expected=f"the entity {entity_id!r} with the name {name!r}",
        found="none that a row names" if found is None else f"the name {found.name!r}",
        done="Nothing was built.",
        remedy="Look at the articles again: correct the entry, or remove it.",
    )
