"""Patterns of phrases: each matches what its examples show in brackets, and is used."""

from __future__ import annotations

import re
from bisect import bisect_left
from pathlib import Path

import pytest

import onrecord
from onrecord.language import patterns
from onrecord.language.clauses import Syntax
from onrecord.language.patterns import Pattern
from onrecord.language.sentences import read_document

PATTERNS = {name: pattern for name, pattern in vars(patterns).items() if isinstance(pattern, Pattern)}
EXAMPLES = [(name, example) for name, pattern in PATTERNS.items() for example in pattern.examples]
PACKAGE = Path(onrecord.__file__).parent


def bracketed(example: str) -> tuple[Syntax, int, int]:
    """The parsed example, and the positions at which what stands in brackets begins and ends."""
    before, inside, after = re.split(r"[\[\]]", example)
    syntax = Syntax(read_document(before + inside + after).sentences[0])
    starts = [syntax.span(phrase).start for phrase in syntax.phrases]
    return syntax, bisect_left(starts, len(before)), bisect_left(starts, len(before + inside))


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_a_pattern_matches_what_its_example_shows(name: str, example: str) -> None:
    syntax, first, end = bracketed(example)
    assert syntax.outline.has(first, PATTERNS[name])
    assert syntax.outline.end(first, PATTERNS[name]) == max(end, first + (first == len(syntax.phrases)))


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_has_an_example_and_a_meaning_and_does_not_match_everywhere(name: str) -> None:
    pattern = PATTERNS[name]
    assert pattern.examples
    assert pattern.meaning
    for example in pattern.examples:
        syntax, _, _ = bracketed(example)
        ends = [syntax.outline.end(at, pattern) for at in range(len(syntax.phrases))]
        assert not all(end is not None and end > at for at, end in enumerate(ends))


def test_only_the_language_reads_or_writes_the_letters() -> None:
    others = [path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] != "language"]
    reads = re.compile(r"outline\.letters|\bletters\[")
    assert [str(path.relative_to(PACKAGE)) for path in others if reads.search(path.read_text("utf-8"))] == []
