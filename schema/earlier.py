"""What earlier versions of the contract did not have: the tables and columns that came later."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

VERSIONS = ("1.0.0", "1.1.0", "1.2.0")
"""The versions of the contract before that of today, the oldest first."""

CAME: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "1.2.0": (("rules", None),),
    "1.3.0": (("appearances", None), ("mentions", "quote_id"), ("regions", "claimed_by"), ("regions", "named")),
}
"""What came with each version: a table, or a column of a table."""

LATER_TABLES = tuple(table for came in CAME.values() for table, column in came if column is None)
"""The tables that the first version did not have."""


@dataclass(frozen=True)
class Lacking:
    """What a set of tables lacks and may lack, because it was made before: `tables`, and `columns` of those it has."""

    tables: frozenset[str]
    columns: frozenset[tuple[str, str]]

    def concerns(self, table: str, columns: Collection[str] = (), target: str | None = None) -> bool:
        """Whether a rule about these columns of a table, or about another table, can't be asked."""
        lost = any((table, column) in self.columns for column in columns)
        return lost or table in self.tables or target in self.tables


def lacking(given: Mapping[str, Collection[str]], made_under: Mapping[str, str]) -> Lacking:
    """What is lacking in the tables that are `given`, each with its columns, by the versions of the contract that they
    were made under. Without an entry, or with one that is no earlier version, a table is of today.

    A table may be missing where all the others are from before it; a column where its table is.
    """
    versions = {table: made_under.get(table) for table in given}
    tables = {
        table
        for table, column, since in _came()
        if column is None and all(_before(v, since) for v in versions.values())
    }
    columns = {
        (table, column)
        for table, column, since in _came()
        if column is not None and table in given and _before(versions[table], since) and column not in given[table]
    }
    return Lacking(frozenset(tables - given.keys()) if given else frozenset(), frozenset(columns))


def _came() -> Iterator[tuple[str, str | None, str]]:
    for since, came in CAME.items():
        yield from ((table, column, since) for table, column in came)


def _before(version: str | None, since: str) -> bool:
    """Whether a version of the contract is an earlier one, from before another."""
    order = [*VERSIONS, *(one for one in CAME if one not in VERSIONS)]
    return version in VERSIONS and order.index(version) < order.index(since)
