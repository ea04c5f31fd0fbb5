"""What the patterns of columns take and refuse, the same in Rust's `regex`, which validates, and in Python's `re`."""

from __future__ import annotations

import re

import polars as pl
import pytest

from onrecord.schema import patterns
from onrecord.schema.evidence.edges import INSIDE_A_WORD

BLANK = ["", " ", "\n\u00a0"]
UNTRIMMED = [*BLANK, " x", "x\u00a0", "\nx"]
CONTROLLED = ["a\x1b[2Jb", "a\tb", "a\x9bb", "a\nb", "a\x7f", "a\u2028b", "\u202eb", "a\u2066b", "a\0"]
TAKEN = {
    patterns.SLUG: ["a", "a-1", "中", "é", "a.b"],
    patterns.ENTITY_ID: ["a", "a:b"],
    patterns.WIKIDATA_ID: ["Q1", "Q10"],
    patterns.COUNTRY_CODE: ["AR"],
    patterns.FILLED: ["a", " a ", "\na\n"],
    patterns.TRIMMED: ["a", "a b", "a\nb", "a\x9bb"],
    patterns.LINE: ["a", "a b", "a\u00a0b", "Al\u200fJazeera", "é’s “x”", "中"],
    patterns.WRAPPED_LINE: ["a", "a b", "a\nb", "a\r\nb c", "Al\u200fJazeera", "中"],
    patterns.ADDRESS: [
        "http://a",
        "https://a.org",
        "https://a.org:80/b?c=d#e",
        "https://a.org?x",
        "https://bücher.de/é",
    ],
}
REFUSED = {
    patterns.SLUG: [*BLANK, *CONTROLLED, "a b", "a:b", "a\n"],
    patterns.ENTITY_ID: [*BLANK, *CONTROLLED, "a:b:c", ":a", "a:", "a b", "a:b\u202e"],
    patterns.WIKIDATA_ID: ["Q0", "Q", "q1", "Q1\n", "Q١"],
    patterns.COUNTRY_CODE: ["ar", "ARG", "A", "ÄR", "AR\n"],
    patterns.FILLED: BLANK,
    patterns.TRIMMED: UNTRIMMED,
    patterns.LINE: [*UNTRIMMED, *CONTROLLED],
    patterns.WRAPPED_LINE: [*UNTRIMMED, *(text for text in CONTROLLED if "\n" not in text), "a\rb", "a\n"],
    patterns.ADDRESS: [
        *UNTRIMMED, "x", "www.a.org", "ftp://a.org", "https://", "https:///a", "http://?a", "javascript:alert(1)",
        "https://a.org/a b", " https://a.org", "https://a.org/\n", "https://a:b@c", "https://a.org/\x1b", "https://a:x",
    ],
}  # fmt: skip


@pytest.mark.parametrize("pattern", TAKEN)
def test_a_pattern_takes_and_refuses_alike_wherever_it_is_read(pattern: str) -> None:
    for texts, taken in ((TAKEN[pattern], True), (REFUSED[pattern], False)):
        assert pl.Series(texts).str.contains(pattern).to_list() == [taken] * len(texts)
        # A pattern of the contract is held against a text's beginning, and says itself where it ends.
        match = re.match if pattern == patterns.FILLED else re.fullmatch
        assert [match(pattern, text) is not None for text in texts] == [taken] * len(texts)


@pytest.mark.parametrize(
    ("pair", "inside"),
    [("ab", True), ("a1", True), ("6s", True), ("e\u0301", True), ("ж́", True), ("한국", True), ("é\u0300", True)]
    + [(pair, False) for pair in ("a’", "’s", "a-", "-b", "a ", "“a", "a", "", "中国", "a中", "เก", "🗽a", "a_")],
)
def test_what_is_inside_a_word(pair: str, inside: bool) -> None:
    assert pl.Series([pair]).str.contains(INSIDE_A_WORD).item() is inside
