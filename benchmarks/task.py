"""What the four tasks have in common: gold in, articles read, predictions and figures out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.table import Table

import onrecord
from benchmarks.files import read_rows, write_rows
from benchmarks.metrics.counting import Figures, Row
from onrecord.__main__ import collect_rarely
from onrecord.articles import Article, headline_of
from onrecord.cli.terminal import out, plainly, progress
from onrecord.reading import Reader, Reading
from onrecord.reference import Entity, Reference, load_reference

REFERENCE = Path(onrecord.__file__).parent / "dataset" / "reference"
"""What onrecord itself reads with."""

GoldFile = Annotated[Path, typer.Argument(metavar="GOLD", exists=True, dir_okay=False, help="The gold, in JSON Lines.")]
Predictions = Annotated[Path | None, typer.Option(metavar="OUT", help="Write what was predicted here, in JSON Lines.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")]


@dataclass(frozen=True, slots=True)
class Read:
    """An article that has been read, and what it was read with."""

    article: Article
    reading: Reading
    reference: Reference

    def entities(self) -> dict[str, Entity]:
        """The entities of the article's mentions, arguments and statements of control by id."""
        own = {entity.entity_id: entity for entity in self.reading.entities}
        named = {mention.entity_id for mention in self.reading.mentions}
        named |= {argument.entity_id for event in self.reading.events for argument in event.arguments}
        for control in self.reading.controls:
            named.update(filter(None, (control.region_id, control.holder_id)))
        return own | {entity_id: self.reference.entities[entity_id] for entity_id in named - own.keys()}


@dataclass(frozen=True, slots=True)
class Task:
    """One benchmark.

    `key` is the column that names a text; `predict` turns the reading of an article into the columns that are scored;
    `figures` scores rows of them; `targets` are the figures to look at first, by what they are called.
    """

    name: str
    key: str
    predict: Callable[[Read], Row]
    figures: Callable[[Sequence[Row], Iterable[Row]], Figures]
    targets: dict[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """What a run of a task gave. `seconds` is the time spent in reading alone; words are what white space separates."""

    predictions: list[Row]
    figures: Figures
    words: int
    seconds: float

    @property
    def words_per_second(self) -> float:
        return self.words / self.seconds


def run(task: Task, gold: Sequence[Row], reference: Reference) -> Result:
    """Read every text of the gold and score what was read."""
    articles = [article_of(row[task.key], row["text"], row.get("published_on")) for row in gold]
    reader, predictions, seconds = Reader(reference), list[Row](), 0.0
    for article in progress(articles, "Reading"):
        started = perf_counter()
        reading = reader.read(article)
        seconds += perf_counter() - started
        predictions.append({task.key: article.article_id, **task.predict(Read(article, reading, reference))})
    words = sum(len(article.text.split()) for article in articles)
    return Result(predictions, task.figures(gold, predictions), words, seconds)


def article_of(article_id: str, text: str, published_on: str | None = None) -> Article:
    """An article of which nothing is known but its text and perhaps its date (ISO 8601)."""
    published = date.fromisoformat(published_on) if published_on else None
    return Article(article_id, text, headline_of(text), published_on=published)


def command(task: Task) -> typer.Typer:
    """The command line of a task."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

    @app.command(help=f"Measure how well onrecord reads {task.name}.")
    @plainly()
    def measure(gold: GoldFile, predictions: Predictions = None, as_json: AsJson = False) -> None:
        collect_rarely()
        result = run(task, read_rows(gold, task.key, "text"), load_reference(REFERENCE))
        if predictions:
            write_rows(predictions, result.predictions)
        if as_json:
            out.print_json(json.dumps({"words_per_second": result.words_per_second, "figures": result.figures}))
        else:
            _show_targets(task, result.figures, f"{task.name}, {gold.name}")
            _show_all(result.figures)
            out.print(
                f"{len(result.predictions):,} texts, {result.words:,} words read in {result.seconds:.2f} s: "
                f"{result.words_per_second:,.0f} words a second"
            )

    return app


def _show_targets(task: Task, figures: Figures, title: str) -> None:
    table = Table("target", "%", title=title, title_justify="left")
    table.columns[1].justify = "right"
    for name, path in task.targets.items():
        table.add_row(name, _shown(figures.get(path), percent=True))
    out.print(table)


def _show_all(figures: Figures) -> None:
    """Every figure: precision, recall and F1 side by side where there are these, in %."""
    groups: dict[str, dict[str, float | None]] = defaultdict(dict)
    for path, value in figures.items():
        group, _, kind = path.rpartition(".")
        if kind in ("p", "r", "f1"):
            groups[group][kind] = value
        else:
            groups[path]["value"] = value
    table = Table("figure", "P", "R", "F1", "value")
    for column in table.columns[1:]:
        column.justify = "right"
    for name, values in groups.items():
        rates = (_shown(values[kind], percent=True) if kind in values else "" for kind in ("p", "r", "f1"))
        table.add_row(name, *rates, _shown(values["value"]) if "value" in values else "")
    out.print(table)


def _shown(value: float | None, *, percent: bool = False) -> str:
    if value is None:
        return "–"
    if percent:
        return f"{100 * value:.1f}"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3f}"
