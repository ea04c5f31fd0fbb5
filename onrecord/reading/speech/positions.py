"""Positions: what stands at a position of a sentence, which may lie outside it."""

from __future__ import annotations

from onrecord.language.clauses import Syntax


def is_tagged(syntax: Syntax, at: int, *tags: str) -> bool:
    """Whether the phrase at `at` begins with a word of one of the classes."""
    return 0 <= at < len(syntax.phrases) and syntax.tags[syntax.phrases[at].first] in tags


def is_noun(syntax: Syntax, at: int) -> bool:
    """Whether a noun phrase stands at `at`."""
    return syntax.outline.letters[at] == "N"


def word_at(syntax: Syntax, at: int) -> str:
    """The first word of the phrase at `at` in lower case; "" outside the sentence."""
    return syntax.outline.words[at]


def past_adverbs(syntax: Syntax, at: int) -> int:
    """`at`, or the position behind the adverbs that begin there."""
    letters = syntax.outline.letters
    while letters[at] == "a":
        at += 1
    return at


def before_adverbs(syntax: Syntax, at: int) -> int:
    """`at`, or the position before the adverbs that end there; never before the first."""
    letters = syntax.outline.letters
    while at > 0 and letters[at] == "a":
        at -= 1
    return at
