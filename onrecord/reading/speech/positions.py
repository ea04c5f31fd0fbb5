"""Positions: what stands at a position of a sentence, which may lie outside it."""

from __future__ import annotations

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind


def is_tagged(syntax: Syntax, at: int, *tags: str) -> bool:
    """Whether the phrase at `at` begins with a word of one of the classes."""
    return 0 <= at < len(syntax.phrases) and syntax.tags[syntax.phrases[at].first] in tags


def is_noun(syntax: Syntax, at: int) -> bool:
    """Whether a noun phrase stands at `at`."""
    return 0 <= at < len(syntax.phrases) and syntax.phrases[at].kind == Kind.NOUN


def word_at(syntax: Syntax, at: int) -> str:
    """The first word of the phrase at `at` in lower case; "" outside the sentence."""
    return syntax.lowered[syntax.phrases[at].first] if 0 <= at < len(syntax.phrases) else ""


def past_adverbs(syntax: Syntax, at: int) -> int:
    """`at`, or the position behind the adverbs that begin there."""
    phrases = syntax.phrases
    while at < len(phrases) and phrases[at].kind == Kind.ADVERB:
        at += 1
    return at


def before_adverbs(syntax: Syntax, at: int) -> int:
    """`at`, or the position before the adverbs that end there; never before the first."""
    phrases = syntax.phrases
    while at > 0 and phrases[at].kind == Kind.ADVERB:
        at -= 1
    return at
