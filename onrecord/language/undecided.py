"""Words whose class depends on their neighbours, and the line in which they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.language.tags import CLOSED
from onrecord.language.words import forms_that_are

UNLIKE_NOUNS = forms_that_are("past", "s") | CLOSED.keys()
"""Words that begin no noun phrase, as a verb or a word of a closed class does not."""


class Line(NamedTuple):
    """A sentence with the classes that its words have so far."""

    words: Sequence[str]
    lowered: Sequence[str]
    starts: Sequence[int]
    tags: list[str]

    def ahead(self, at: int) -> str:
        """The word after the one at `at`, in lower case."""
        return self.lowered[at + 1] if at + 1 < len(self.lowered) else ""


@dataclass(slots=True, eq=False)  # shared as phrases are, and never changed
class Undecided:
    """A word whose class depends on its neighbours: NAME behind any but the tags of `no_name_after`, else what `decide`
    says of the place. `usual` is its class where no neighbour counts; `kinds` are the kinds of verb form that it may
    be, and `settled` its class behind the tags that settle it for those."""

    word: str
    usual: str
    decide: Callable[[Undecided, Line, int], str]
    no_name_after: frozenset[str]
    kinds: frozenset[str]
    settled: dict[str | None, str]


def as_usual(reading: Undecided, _: Line, __: int) -> str:
    """Its usual class, wherever it is not a name."""
    return reading.usual


def is_nounlike(word: str) -> bool:
    """Whether the word may begin a noun phrase."""
    return word[:1].isalpha() and word not in UNLIKE_NOUNS
