"""The hammer: composed texts that nobody would write, read by the thousand, and what breaks.

    python -m benchmarks.hammer --seed 1 --texts 50000 [--corpus NEWS.jsonl ...]

Texts are made of the lexicons' own words, of names of the reference, of marks, numbers and dates of all kinds, and of
the sentences of news given by path. Counted are the stages of reading that fail and the rows that break the contract;
of each kind of failure the smallest text is printed. The same seed gives the same texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from traceback import extract_tb
from typing import Annotated, NamedTuple

import typer

from benchmarks.files import read_texts
from benchmarks.hammering.composing import Composed, compose
from benchmarks.hammering.pieces import Pieces, gather
from benchmarks.hammering.shrinking import shrunk
from benchmarks.task import REFERENCE
from onrecord.__main__ import collect_rarely
from onrecord.articles import Article, headline_of
from onrecord.assembly.frames import build_tables
from onrecord.assembly.rows import Rows, article_rows
from onrecord.cli.terminal import out, plainly, progress
from onrecord.reading import Reader, Stage
from onrecord.reference import load_reference
from onrecord.schema.validation import validate
from onrecord.schema.vocabulary import PublishedBasis

_AT_ONCE = 1_000
"""Texts whose rows are held against the contract in one call."""
_SHOWN = 500
"""Characters of a text that are printed."""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


class Failure(NamedTuple):
    """A kind of failure: a stage with the error and where it arose, or a table with the rule that is broken."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Struck:
    """What came of some texts: how often each kind of failure was seen, and the first text that shows it."""

    texts: int = 0
    counts: Counter[Failure] = field(default_factory=Counter)
    first: dict[Failure, tuple[Composed, date | None]] = field(default_factory=dict)


Seed = Annotated[int, typer.Option(metavar="N", help="The series of texts.")]
Texts = Annotated[int, typer.Option(metavar="M", help="How many.", min=1)]
Corpora = Annotated[
    list[Path] | None,
    typer.Option("--corpus", metavar="FILE", exists=True, help="News whose sentences are spliced; may be repeated."),
]


@app.command(help="Compose texts, read them, and show what breaks.")
@plainly()
def hammer(seed: Seed = 1, texts: Texts = 50_000, corpus: Corpora = None) -> None:
    collect_rarely()
    reference = load_reference(REFERENCE)
    reader = Reader(reference)
    pieces = gather(reference, (text for path in corpus or () for text in read_texts(path)))
    struck = strike(pieces, seed, texts, reader)
    for failure, count in struck.counts.most_common():
        out.print(f"{failure.where}: {failure.what}, {count:,} times; the smallest text:", markup=False)
        out.print(f"    {smallest(failure, *struck.first[failure], reader)[:_SHOWN]!r}", markup=False, soft_wrap=True)
    failed = struck.counts.total()
    out.print(f"seed {seed}: {failed:,} failures of {len(struck.counts):,} kinds in {texts:,} texts", markup=False)
    raise typer.Exit(1 if failed else 0)


def strike(pieces: Pieces, seed: int, texts: int, reader: Reader) -> Struck:
    """Read `texts` texts of the series `seed`."""
    struck = Struck()
    for begun in progress(range(0, texts, _AT_ONCE), "Hammering"):
        composed = [compose(pieces, seed, number) for number in range(begun, min(begun + _AT_ONCE, texts))]
        found = failures([("".join(text), day) for text, day in composed], reader)
        for text, broken in zip(composed, found, strict=True):
            struck.counts.update(broken)
            for failure in broken:
                struck.first.setdefault(failure, text)
    return struck


def smallest(failure: Failure, composed: Composed, day: date | None, reader: Reader) -> str:
    """The smallest text that fails in the same way."""
    return shrunk(composed, lambda text: failure in failures([(text, day)], reader)[0])


def failures(texts: Sequence[tuple[str, date | None]], reader: Reader) -> list[list[Failure]]:
    """The failures of each text, with its day of publication: those of stages, or else those of rows."""
    found: list[list[Failure]] = [[] for _ in texts]
    whole: dict[str, str] = {}
    rows: list[Rows] = []
    for number, (text, day) in enumerate(texts):
        if not text.strip():
            continue
        article = _article(str(number), text, day)

        def tell(stage: Stage, error: Exception, to: list[Failure] = found[number]) -> None:
            to.append(Failure(f"stage {stage}", _raised(error)))

        reading = reader.read(article, tell)
        try:
            rows.append(article_rows(article, reading))
        except Exception as error:
            found[number].append(Failure("rows", _raised(error)))
        else:
            whole[article.article_id] = text
    report = validate(build_tables(rows, reader.reference), whole)
    for table, rule, key in report.failures.select("table", "rule", "key").iter_rows():
        number = int((key or "0").partition(":")[0].partition(" ")[0])
        found[number].append(Failure(f"table {table}", rule))
    return found


def _article(article_id: str, text: str, day: date | None) -> Article:
    basis = PublishedBasis.STATED if day else PublishedBasis.UNKNOWN
    return Article(article_id, text, headline_of(text), published_on=day, published_basis=basis)


def _raised(error: Exception) -> str:
    """The kind of an error, and the function in which it was raised."""
    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, {last.name}"


if __name__ == "__main__":
    app()
