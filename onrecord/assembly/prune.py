"""Pruning: rows that break the contract are left out of the tables, together with the rows that depend on them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import polars as pl

from onrecord.assembly.frames import Tables
from onrecord.plain import plain, shortened
from onrecord.reference import Reference, ancestors
from onrecord.schema.columns import CORRECTED, NAMING, REFERENCES, ROLES, key_of
from onrecord.schema.models import MODELS
from onrecord.schema.relations.links import article_of
from onrecord.schema.report import Report
from onrecord.schema.vocabulary import Rejection

_BY_NAME = ("entities", "regions")
_WHOLE = ("articles", "texts")
"""The tables that have one row for each article. Without all of these rows there is no article."""


class LeftOut(NamedTuple):
    """A row that was left out or lost a link, with its key. For a whole article, `table` and `row_id` are None."""

    article_id: str
    table: str | None
    row_id: str | None
    reason: Rejection
    message: str


class Pruned(NamedTuple):
    """The rows that are left, and what was left out."""

    frames: Tables
    left_out: list[LeftOut]


def prune(frames: Tables, report: Report, reference: Reference) -> Pruned:
    """The packed rows of some articles, without those that break a rule according to the `report` on their tables.

    The rows that depend on a row are left out with it: an event's arguments, and the events told in a quotation. A link
    that may be null is set to null instead, where that states nothing wrong. If a row of an entity or a region is left
    out, so are the links to it and to the places inside it. If a row of an article is left out, so is the article. If
    no row is at fault, nothing is left out.
    """
    pruning = _Pruning(dict(frames))
    failures = report.failures.filter(pl.col("row").is_not_null())
    for (table,), broken in failures.group_by("table", maintain_order=True):
        if table in _BY_NAME:
            pruning.bar(set(broken["key"]), reference)
        elif table in _WHOLE:
            pruning.drop_articles(broken)
        elif table in (*CORRECTED, "appearances"):  # of an appearance, what was read; what is counted stays
            pruning.drop_broken(str(table), broken)
    pruning.follow_links()
    return Pruned(pruning.frames, list(pruning.left_out.values()))


class _Pruning:
    """The rows that are left so far, and what was left out by table and key."""

    def __init__(self, frames: Tables) -> None:
        self.frames = frames
        self.left_out: dict[tuple[str | None, str | None, str], LeftOut] = {}

    def drop_articles(self, broken: pl.DataFrame) -> None:
        """Leaves out whole articles."""
        for key, why in _faults(broken).items():
            self._note(key, None, None, Rejection.READER_FAILED, f"{why} The article was set aside.")
        lost = list(broken["key"])
        for table, frame in self.frames.items():
            if table not in _BY_NAME:
                self.frames[table] = frame.filter(~article_of(table).is_in(lost))

    def drop_broken(self, table: str, broken: pl.DataFrame) -> None:
        """Leaves out the rows of a table that break a rule."""
        faults = _faults(broken)
        at_fault = _key(table).is_in(list(faults))
        for article_id, key in self._keys(table, at_fault):
            self._note(article_id, table, key, Rejection.ROW_BROKEN, f"{faults[key]} The row was left out.")
        self.frames[table] = self.frames[table].filter(~at_fault)

    def bar(self, keys: Collection[str], reference: Reference) -> None:
        """Leaves out entities or regions, and the links to them and to what lies inside them."""
        for table in _BY_NAME:
            self.frames[table] = self.frames[table].filter(~_key(table).is_in(list(keys)))
        for table, columns in NAMING.items():
            for column in columns:
                named = self.frames[table][column].drop_nulls().unique()
                barred = [one for one in named if one in keys or _lies_in(one, keys, reference)]
                self._unlink(table, column, pl.col(column).is_in(barred), "its entity")

    def follow_links(self) -> None:
        """Leaves out the rows that depend on missing rows, until there are none."""
        links = [
            (table, column, target)
            for table in CORRECTED
            for column, target in REFERENCES[table].items()
            if target in CORRECTED
        ]
        changed = True
        while changed:
            changed = False
            for table, column, target in links:
                there = self.frames[target][key_of(target)].implode()
                dangling = pl.col(column).is_not_null() & ~pl.col(column).is_in(there)
                changed |= self._unlink(table, column, dangling, f"a row of {target}")

    def _unlink(self, table: str, column: str, lost: pl.Expr, what: str) -> bool:
        """Sets a lost link to null, or leaves the row out where it may not be null. Returns whether there was any."""
        lost = lost.fill_null(False)
        found = list(self._keys(table, lost))
        stays = MODELS[table].to_schema().columns[column].nullable and not ROLES[table][column].is_essential
        done = "The row was kept without it." if stays else "The row was left out too."
        for article_id, key in found:
            message = f"expected {what} for the {column} of {table} {key}, found that it was left out. {done}"
            self._note(article_id, table, key, Rejection.ROW_DEPENDENT, message)
        frame = self.frames[table]
        if stays:
            self.frames[table] = frame.with_columns(pl.when(~lost).then(pl.col(column)).alias(column))
        else:
            self.frames[table] = frame.filter(~lost)
        return bool(found)

    def _keys(self, table: str, where: pl.Expr) -> Iterator[tuple[str, str]]:
        """The article and the key of each row for which the expression is true."""
        rows = self.frames[table].filter(where).select(article_of(table).alias("article_id"), _key(table).alias("key"))
        yield from rows.iter_rows()

    def _note(self, article_id: str, table: str | None, key: str | None, reason: Rejection, message: str) -> None:
        self.left_out.setdefault((table, key, article_id), LeftOut(article_id, table, key, reason, message))


def _faults(broken: pl.DataFrame) -> Mapping[str, str]:
    """What is wrong with each row, by its key: every rule that it breaks, and what the first of them expected and
    found."""
    rows = broken.group_by("key", maintain_order=True).agg(
        pl.format("{}.{}", "table", "rule").unique(maintain_order=True).str.join(", ").alias("rules"),
        pl.col("expected", "found").first(),
    )
    return {
        key: f"expected a row that keeps {rules} ({expected.rstrip('.')}), found {plain(shortened(found))}."
        for key, rules, expected, found in rows.iter_rows()
    }


def _key(table: str) -> pl.Expr:
    """The key of a row as a report writes it."""
    return pl.concat_str(
        [pl.col(column).cast(pl.String).fill_null("null") for column in MODELS[table].key()], separator=" "
    )


def _lies_in(entity_id: str, keys: Collection[str], reference: Reference) -> bool:
    regions = reference.regions
    return entity_id in regions and any(region.region_id in keys for region in ancestors(entity_id, regions))
