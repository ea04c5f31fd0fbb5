"""Folders of tables with planted entities: who is named in which article, and what it is called there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from onrecord.schema.models import polars_schema

TABLES = ("entities", "mentions", "appearances")


@dataclass(frozen=True)
class Planted:
    """An entity that one article names."""

    entity_id: str
    name: str
    article_id: str = "one"
    entity_type: str = "person"
    basis: str = "name"
    country_code: str | None = None
    called: str | None = None
    pronoun: str | None = None
    acronym: str | None = None
    """The acronym in brackets behind the name."""


def plant(folder: Path, planted: Sequence[Planted]) -> Path:
    """The folder, with tables that say what is planted."""
    folder.mkdir(exist_ok=True)
    entities = {
        one.entity_id: {
            "entity_id": one.entity_id,
            "name": one.name,
            "entity_type": one.entity_type,
            "entity_basis": one.basis,
            "country_code": one.country_code,
        }
        for one in planted
    }
    mentions: list[dict[str, object]] = []
    for number, one in enumerate(planted):
        start = number * 100
        named = {"article_id": one.article_id, "entity_id": one.entity_id}
        spans = [(start, one.name, "name")]
        spans += [(start + len(one.name) + 2, one.acronym, "name")] if one.acronym else []
        spans += [(start + 90, one.pronoun, "pronoun")] if one.pronoun else []
        mentions += [
            {**named, "start": at, "end": at + len(text), "text": text, "form": form} for at, text, form in spans
        ]
    appearances = [
        {"article_id": one.article_id, "entity_id": one.entity_id, "name": one.name, "called": one.called}
        | {"country_code": one.country_code}
        for one in planted
    ]
    for table, rows in zip(TABLES, ([*entities.values()], mentions, appearances), strict=True):
        frame(table, rows).write_parquet(folder / f"{table}.parquet")
    return folder


def frame(table: str, rows: Sequence[dict[str, object]]) -> pl.DataFrame:
    schema = polars_schema(table)
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in rows], schema=schema, orient="row")


def beside(*articles: str) -> list[Planted]:
    """A neighbour that all the articles name."""
    return [Planted("quay", "Porto Quay", article, "organization", "reference") for article in articles]
