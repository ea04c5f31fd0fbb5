"""How often each rule is right, measured on gold: ``python -m benchmarks.rules BENCH``.

BENCH is a folder with the gold, a folder a task, as `GOLDS` lists it. Every text is read, each row that its gold has an
opinion on is judged (`benchmarks.judging`), and the counts are written where `onrecord.reading.precision` reads them.
The rules were made with these texts at hand: the figures are of development data.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

import onrecord
from benchmarks.files import read_rows
from benchmarks.judging import attribution, events, mentions, news
from benchmarks.judging.verdict import Verdict
from benchmarks.metrics.counting import Row
from benchmarks.task import REFERENCE, Read, article_of
from onrecord.__main__ import collect_rarely
from onrecord.assembly.provenance import made_by
from onrecord.cli.terminal import plainly, progress, say
from onrecord.files.write import write_file
from onrecord.plain import plain
from onrecord.reading import Reader
from onrecord.reading.precision import FILE, Precision
from onrecord.reference import Reference, load_reference

PRECISION = Path(onrecord.__file__).parent / "reading" / FILE
"""Where the package keeps the figures."""

WORST, ENOUGH = 20, 10
"""How many of the rules that are most often wrong are shown, and from how many rows on."""
_AROUND = 60
"""Characters of the text that are shown on each side of a row that is wrong."""


class Gold(NamedTuple):
    """A file of gold: the corpus that it is of, the column that names a text, and what judges an article by a row."""

    corpus: str
    path: str
    key: str
    judge: Callable[[Read, Row], Iterator[Verdict]]


GOLDS = (
    Gold("news", "news/gold-train.jsonl", "doc", news.judge),
    Gold("news", "news/gold-dev.jsonl", "doc", news.judge),
    Gold("PolNeAR", "attribution/train.jsonl", "doc", attribution.judge),
    Gold("PolNeAR", "attribution/dev.jsonl", "doc", attribution.judge),
    Gold("PLOVER", "events/dev.jsonl", "id", events.judge),
    Gold("TR-News", "places/trnews.jsonl", "doc", mentions.judge_places),
    Gold("LGL", "places/lgl.jsonl", "doc", mentions.judge_places),
    Gold("GUM", "entities/gum_news.jsonl", "doc", mentions.judge_entities),
)
"""The gold, in the order in which corpora are named. `onrecord.schema.measured_rules` says what each is."""


class Tally:
    """The verdicts so far: by rule and corpus the rows that are right and all, and of each rule a row that is wrong."""

    def __init__(self) -> None:
        self.texts: Counter[str] = Counter()
        self.judged: Counter[tuple[str, str]] = Counter()
        self.right: Counter[tuple[str, str]] = Counter()
        self.wrong: dict[str, str] = {}

    def add(self, corpus: str, text: str, verdicts: Iterable[Verdict]) -> None:
        """Count the verdicts on the rows of one text."""
        self.texts[corpus] += 1
        for rule, right, (start, end) in verdicts:
            self.judged[rule, corpus] += 1
            self.right[rule, corpus] += right
            if not right and rule not in self.wrong:
                before, words, behind = text[max(start - _AROUND, 0) : start], text[start:end], text[end:][:_AROUND]
                self.wrong[rule] = plain(f"{before}[{words}]{behind}")

    def counts(self) -> Mapping[str, Mapping[str, tuple[int, int]]]:
        """By rule and corpus the rows that are right, and all, both in order."""
        counts: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
        corpora = list(self.texts)
        for rule, corpus in sorted(self.judged, key=lambda key: (key[0], corpora.index(key[1]))):
            counts[rule][corpus] = (self.right[rule, corpus], self.judged[rule, corpus])
        return counts

    def worst(self) -> list[tuple[str, Precision]]:
        """The rules that are most often wrong, of those of which enough rows were judged."""
        pooled = {
            rule: Precision(sum(right for right, _ in by.values()), sum(n for _, n in by.values()), tuple(by))
            for rule, by in self.counts().items()
        }
        enough = [(rule, found) for rule, found in pooled.items() if found.n >= ENOUGH]
        return sorted(enough, key=lambda one: (one[1].share, one[0]))[:WORST]


def measure(bench: Path, reference: Reference) -> Tally:
    """Read and judge all texts of the gold in a folder. Raises BadRows where a file of it cannot be read."""
    reader, tally = Reader(reference), Tally()
    for gold in GOLDS:
        for row in progress(read_rows(bench / gold.path, gold.key, "text"), f"Reading {gold.path}"):
            article = article_of(row[gold.key], row["text"], row.get("published_on"))
            read = Read(article, reader.read(article), reference)
            tally.add(gold.corpus, article.text, gold.judge(read, row))
    return tally


def record_text(tally: Tally) -> str:
    """The figures as JSON, a rule a line, with what they were measured with."""
    maker = made_by(REFERENCE)
    reader = {
        "onrecord": maker.onrecord,
        "rules_sha256": maker.rules_sha256,
        "reference_sha256": maker.reference_sha256,
    }
    counts = ",\n".join(f"    {json.dumps(rule)}: {json.dumps(by)}" for rule, by in tally.counts().items())
    head = f'  "reader": {json.dumps(reader)},\n  "texts": {json.dumps(tally.texts)},\n'
    return f'{{\n{head}  "counts": {{\n{counts}\n  }}\n}}\n'


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
Bench = Annotated[Path, typer.Argument(metavar="BENCH", exists=True, file_okay=False, help="The folder of the gold.")]


@app.command(help="Measure how often each rule is right, and write the figures into the package.")
@plainly()
def main(bench: Bench) -> None:
    """Measure, write, and show the rules that are most often wrong."""
    collect_rarely()
    tally = measure(bench, load_reference(REFERENCE))
    write_file(PRECISION, record_text(tally))
    say(f"Most often wrong, of the rules with {ENOUGH} rows and more, each with a row that is:")
    for rule, found in tally.worst():
        say(f"{found.right:6,} of {found.n:5,}  {100 * (found.share or 0):5.1f} %  {rule}, {', '.join(found.corpora)}")
        say(f"        {tally.wrong[rule]}")
    say(f"{len(tally.counts()):,} rules and frames, {tally.judged.total():,} rows judged.")


if __name__ == "__main__":
    app()
