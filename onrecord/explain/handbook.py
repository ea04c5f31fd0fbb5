"""The handbook of rules, written from the register and the figures: ``python -m onrecord.explain.handbook [FILE]``.

Prints the handbook, or writes it into the file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.explain.figures import percent, sentence
from onrecord.files.write import NotWritten, write_file
from onrecord.reading.events.examples import proofs_of
from onrecord.reading.precision import THIN, measured, precision_of
from onrecord.reading.register import REGISTER
from onrecord.reading.rule import Rule
from onrecord.schema.vocabulary import RuleStage

OPENING = """# Rules

Every rule that can make a row, as the column `rule` names it: what it reads, examples with the words of the rows that
it makes of them, counter-examples of which it makes none, and how often it is right. `python -m
onrecord.explain.handbook docs/rules.md` writes this page; the table `rules` of every build and release has the same
figures.

How often: of the rows that a rule made of texts with gold, the share that is right as that gold's own metric says, with
Wilson's interval of 95 % (E. B. Wilson, JASA 22, 1927, 209–212). It is **development data**: the rules were made with
these texts at hand, and on other news they are right less often. Rows of one text are no independent draws, so that the
true intervals are wider. Below {thin} rows a figure is thin: look at that of all frames of the rule.

| gold | texts | what it judges, and when a row is right |
| --- | --- | --- |
{corpora}

`python -m benchmarks.rules BENCH` measures it. These are the figures of onrecord {onrecord} with the rules of the
SHA-256 `{rules_sha256}`."""

CORPORA = {
    "news": "whole articles of 2017–2026. A quotation: each piece overlaps one of the gold's by .8, with the "
    "words for its speaker, which the gold has where they stand beside it. "
    "An event: its type, and a trigger in the gold's trigger or clause; status and date are not judged. An argument of "
    "such an event: a party of that role is worded alike. Control: region, holder and relation, and real or not",
    "PolNeAR": "political news of 2016. A quotation that is in no other: each direct segment paired at an overlap of "
    ".8, or another attribution at one of .5, with its source. Words that nobody is named for are hardly marked there",
    "PLOVER": "gold standard records, sentences with one event. The first event: its type. Its actors and recipients: "
    "a code or a name in common with one of that role",
    "TR-News": "a naming of a place: the gold's ends, and within 161 km where the row has coordinates",
    "LGL": "local news of the United States, judged as TR-News",
    "GUM": "the Wikinews part. A name: the gold's ends and type. A pronoun or a description: most names of its entity "
    "are in the gold's chain",
}
"""What each corpus is, and when a row of it is right."""


def handbook() -> str:
    """The handbook as Markdown."""
    texts, reader = measured().texts, measured().reader
    corpora = "\n".join(f"| {name} | {number} | {CORPORA[name]} |" for name, number in texts.items())
    parts = [OPENING.format(thin=THIN, corpora=corpora, **reader)]
    for stage in RuleStage:
        rules = [rule for rule in REGISTER.values() if rule.stage == stage]
        if rules:
            parts.append(f"## {stage}\n\n{stage.description}")
            parts += map(rule_part, rules)
    return "\n\n".join(parts) + "\n"


def rule_part(rule: Rule) -> str:
    """A rule with all that it has."""
    lines = [f"### {rule.rule_id}", "", rule.sentence, sentence(precision_of(rule.rule_id)), ""]
    for example in rule.examples:
        gives = ", ".join(f"“{words}”" for words in example.gives)
        lines.append(f"- {_code(example.text)} gives {gives}")
    lines += [f"- {_code(text)} gives nothing" for text in rule.counter_examples]
    if rule.source:
        lines += ["", f"Source: {rule.source}"]
    return "\n".join([*lines, *_frames(rule)])


def _frames(rule: Rule) -> Iterator[str]:
    """The frames that were measured, and how many were not."""
    figures = {name: precision_of(rule.row_id(name)) for name in rule.frames}
    seen = {name: figure for name, figure in figures.items() if figure.interval}
    if seen:
        yield from ("", "| frame | right | of | % | interval | in |", "| --- | --- | --- | --- | --- | --- |")
    for name, figure in seen.items():
        low, high = figure.interval or (None, None)
        cells = (percent(figure.share), f"{percent(low)}–{percent(high)}", ", ".join(figure.corpora))
        yield f"| `{name}` | {figure.right} | {figure.n} | {' | '.join(cells)} |"
    if len(seen) < len(figures):
        yield f"\nNot measured, as the gold has no row of them: {len(figures) - len(seen)} of {len(figures)} frames."
    own = proofs_of(rule)
    if own:
        yield "\nFrames with a condition, each with a text that it reads and one that it does not:\n"
    for name, (example, counter_example) in own.items():
        yield f"- `{name}`, `{rule.frames[name]}`: {_code(example)} Not: {_code(counter_example)}"


def _code(text: str) -> str:
    """The text as it stands, a break of lines as a sign."""
    return "`" + text.replace("\n", "⏎") + "`"


def main(arguments: list[str]) -> None:
    """Print the handbook, or write it into the file that is named. Exits with 1 if that can't be written."""
    if arguments:
        try:
            write_file(Path(arguments[0]), handbook())
        except NotWritten as error:
            sys.exit(f"error: {error}")
    else:
        sys.stdout.write(handbook())


if __name__ == "__main__":
    main(sys.argv[1:])
