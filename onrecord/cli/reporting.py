"""What the build reports about its work."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
import typer
from rich.table import Table

from onrecord.articles import Article
from onrecord.assembly.corrections import Counts
from onrecord.assembly.rows import Rows
from onrecord.cli.terminal import out
from onrecord.errors import OnrecordWarning
from onrecord.plain import plain_name
from onrecord.release.compare import Comparison


def show_rows(tables: Mapping[str, pl.DataFrame], folder: Path) -> None:
    """The rows of each table that was published to `folder`."""
    listing = _listing("table", "rows", "columns")
    for name, table in tables.items():
        listing.add_row(name, f"{table.height:,}", str(table.width))
    out.print(listing)
    out.print(plain_name(f"Published to {folder.as_posix()}"), markup=False, soft_wrap=True)


def show_counts(articles: int, counts: Counts, seconds: float) -> None:
    """How many rows were read, and how many of them the reviewers' corrections changed."""
    out.print(
        f"articles: {articles:,}; rows read: {counts.read:,}, corrected: {counts.corrected:,}, "
        f"added: {counts.added:,}, dropped: {counts.dropped:,}; {seconds:.1f} s"
    )


def show_share(shares: Mapping[str, tuple[int, int]]) -> None:
    """How many rows of each table, and of all tables, the rules give without corrections."""
    listing = _listing("table", "rows", "by the rules alone", "share")
    total = sum(given for given, _ in shares.values()), sum(rows for _, rows in shares.values())
    for name, (given, rows) in {**shares, "all": total}.items():
        listing.add_row(name, f"{rows:,}", f"{given:,}", f"{given / rows:.1%}" if rows else "–")
    out.print(listing)


def show_difference(difference: Comparison, folder: Path) -> None:
    """How the tables in `folder` differ from those of the build. Exits with 1 if their content does."""
    if difference.text():
        out.print(difference.text(), markup=False, soft_wrap=True)
    if not difference.same:
        out.print(
            f"The tables in {folder.as_posix()} are not what the build gives. Build them again.",
            markup=False,
            soft_wrap=True,
        )
        raise typer.Exit(1)
    out.print(f"The tables in {folder.as_posix()} are what the build gives.", markup=False, soft_wrap=True)


def warn_of_silent_articles(articles: Sequence[Article], as_read: Sequence[Rows]) -> None:
    """Warn of each article in which neither a name nor a quotation was found."""
    for article, rows in zip(articles, as_read, strict=True):
        if not rows["mentions"] and not rows["quotes"]:
            warnings.warn(f"{article.article_id}: nothing was read in this article", OnrecordWarning, stacklevel=2)


def _listing(*columns: str) -> Table:
    listing = Table(box=None, pad_edge=False)
    for column in columns:
        listing.add_column(column, justify="left" if column == "table" else "right")
    return listing
