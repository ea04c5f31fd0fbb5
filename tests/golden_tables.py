"""The first article's tables, and the same as text that a person can review: a block a row, a line a value, nulls left
out.

``python -m tests.golden_tables`` writes the files again from what is read today; a review reads the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from onrecord.articles import read_article
from onrecord.assembly.corrections import apply, load_corrections
from onrecord.assembly.frames import READ, build_tables
from onrecord.assembly.rows import article_rows
from onrecord.reading import Reader
from tests.shipped import shipped

FOLDER = Path(__file__).parent / "golden"
DATASET = FOLDER.parents[1] / "dataset"
ARTICLE = "donbas"
Tables = dict[str, pl.DataFrame]


def first_article() -> tuple[Tables, Tables]:
    """The tables of the first article alone, by the rules and with its corrections."""
    reference = shipped()
    article = read_article(DATASET / "articles" / f"{ARTICLE}.txt")
    read_rows = article_rows(article, Reader(reference).read(article))
    articles = {path.stem for path in (DATASET / "articles").glob("*.txt")}
    corrected, _ = apply(article, read_rows, load_corrections(DATASET / "corrections", articles)[ARTICLE])
    return build_tables([read_rows], reference), build_tables([corrected], reference)


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
    """Writes the golden files."""
    _, tables = first_article()
    for table in READ:
        (FOLDER / f"{table}.txt").write_text(rendered(tables[table]), "utf-8")


if __name__ == "__main__":
    main()
