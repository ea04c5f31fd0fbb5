"""The first article's tables as text that a person can review: a block a row, a line a value, nulls left out.

``python -m tests.golden_tables`` writes the files anew from the committed tables; a review reads the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from onrecord.schema import TABLE_NAMES

FOLDER = Path(__file__).parent / "golden"
TABLES = FOLDER.parents[1] / "dataset" / "tables"
ARTICLE = "donbas"


def of_article(table: str, frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The rows of the first article; of the entities and regions, those that it needs."""
    frame = frames[table]
    if "article_id" in frame.columns:
        return frame.filter(pl.col("article_id") == ARTICLE)
    if table == "event_arguments":
        return frame.filter(pl.col("event_id").str.starts_with(f"{ARTICLE}:"))
    return frame


def rendered(frame: pl.DataFrame) -> str:
    """The rows as text."""
    return "\n\n".join("\n".join(_lines(row)) for row in frame.iter_rows(named=True)) + "\n"


def _lines(row: dict[str, object]) -> Iterator[str]:
    for column, value in row.items():
        if value is None or value == []:
            continue
        if column in ("spans", "insertions") and isinstance(value, list):
            value = " ".join(f"[{span['start']}, {span['end']})" for span in value)
        yield f"{column}: {value.hex() if isinstance(value, bytes) else value}"


def main() -> None:
    """Writes the golden files from the committed tables."""
    frames = {table: pl.read_parquet(TABLES / f"{table}.parquet") for table in TABLE_NAMES}
    for table in TABLE_NAMES:
        (FOLDER / f"{table}.txt").write_text(rendered(of_article(table, frames)), "utf-8")


if __name__ == "__main__":
    main()
