"""Throughput: how fast onrecord reads, next to others, and how time and memory grow with the length of a text.

    python -m benchmarks.throughput TEXTS

Ratios come first, for they hold on other machines too; then what was measured. A word is what white space separates.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated, NamedTuple

import typer
from rich.table import Table

from benchmarks.files import read_texts
from benchmarks.growth import MEGABYTE, SHAPES, Series, grow
from benchmarks.metrics.counting import share
from benchmarks.peers import Compromise, NoPeer
from benchmarks.task import REFERENCE, article_of
from onrecord.__main__ import collect_rarely
from onrecord.cli.terminal import err, out, plainly
from onrecord.reading import Reader
from onrecord.reference import Reference, load_reference

LOTS = 3
"""The texts are read in so many lots, by each reader in turn, so that a busy moment of the machine slows all alike."""

Texts = Annotated[
    Path,
    typer.Argument(metavar="TEXTS", exists=True, help="JSON Lines with a column `text`, or a folder of .txt files."),
]

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


class Speed(NamedTuple):
    """A reader's name and the seconds it took, start-up left out."""

    name: str
    seconds: float


@app.command(help="Measure how fast onrecord reads, all stages in one process.")
@plainly()
def measure(texts: Texts) -> None:
    articles = read_texts(texts)
    with err.status("Reading side by side"):
        speeds = compare(articles)
    series = []
    for shape in SHAPES:
        with err.status(f"Reading {shape.name}"):
            series.append(grow(shape, articles))
    _show_ratios(speeds, series)
    _show_speeds(speeds, words=sum(len(text.split()) for text in articles))
    _show_series(series)


def compare(texts: Sequence[str]) -> list[Speed]:
    """The speeds of onrecord and of the peers that can be installed here over `texts`, onrecord first.

    A peer that cannot be is named on stderr with the reason.
    """
    collect_rarely()
    reference = load_reference(REFERENCE)
    with TemporaryDirectory() as folder:
        readers: dict[str, Callable[[Sequence[str]], float]] = {"onrecord": lambda lot: seconds(lot, reference)}
        try:
            peer = Compromise(Path(folder))
            readers[peer.name] = peer.seconds
        except NoPeer as missing:
            err.print(f"skipped: {missing}", markup=False, soft_wrap=True)
        spent = dict.fromkeys(readers, 0.0)
        for lot in filter(None, (texts[first::LOTS] for first in range(LOTS))):
            for name, reader in readers.items():
                spent[name] += reader(lot)
    return [Speed(name, time) for name, time in spent.items()]


def seconds(texts: Sequence[str], reference: Reference) -> float:
    """How long onrecord takes for all its stages over `texts`, in seconds, once it is warm."""
    articles = [article_of(f"text-{number}", text) for number, text in enumerate(texts)]
    read = Reader(reference).read
    read(articles[0])
    started = perf_counter()
    for article in articles:
        read(article)
    return perf_counter() - started


def _show_ratios(speeds: Sequence[Speed], series: Sequence[Series]) -> None:
    own, *others = speeds
    for peer in others:
        out.print(f"onrecord reads {peer.seconds / own.seconds:.1f} times as fast as {peer.name}.")
    table = Table("from the shortest to the longest", "text ×", "time ×", "memory ×")
    for column in table.columns[1:]:
        column.justify = "right"
    for shape, taken, _ in series:
        if len(taken) > 1:
            first, last = taken[0], taken[-1]
            growth = (share(getattr(last, what), getattr(first, what)) for what in ("characters", "seconds", "bytes"))
            table.add_row(shape.name, *(f"{ratio:.1f}" if ratio else "–" for ratio in growth))
    out.print(table)


def _show_speeds(speeds: Sequence[Speed], words: int) -> None:
    table = Table("reader", "words a second", "seconds", title=f"{words:,} words", title_justify="left")
    for column in table.columns[1:]:
        column.justify = "right"
    for name, time in speeds:
        table.add_row(name, f"{share(words, time):,.0f}", f"{time:.2f}")
    out.print(table)


def _show_series(series: Sequence[Series]) -> None:
    table = Table("text", "characters", "seconds", "a character ×", "memory, MB")
    for column in table.columns[1:]:
        column.justify = "right"
    for shape, taken, _ in series:
        for at, one in enumerate(taken):
            before = taken[at - 1]
            pace = f"{one.seconds / one.characters / (before.seconds / before.characters):.2f}" if at else ""
            memory = f"{one.bytes / MEGABYTE:,.0f}"
            table.add_row("" if at else shape.name, f"{one.characters:,}", f"{one.seconds:.2f}", pace, memory)
    out.print(table)
    for shape, _, stopped in series:
        if stopped:
            out.print(f"{shape.name}: stopped, {stopped}", markup=False)


if __name__ == "__main__":
    app()
