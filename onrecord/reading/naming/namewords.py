"""Words of names: given names, titles and heads, and names that the reference knows, in the pieces of a run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.reading.lexicon import words
from onrecord.reading.naming.runs import Piece
from onrecord.reference import Reference


@cache
def given_names() -> frozenset[str]:
    """Given names of any gender."""
    return words("given_names", "male") | words("given_names", "female") | words("given_names", "either")


@cache
def sexed_names() -> frozenset[str]:
    """Given names of a gender that are little else."""
    return (words("given_names", "male") | words("given_names", "female")) - words("given_names", "doubtful")


def longest_known(pieces: Sequence[Piece], reference: Reference) -> int:
    """How many pieces the longest name of the reference has that begins here; 0 where there is none."""
    for length in range(min(len(pieces), 6), 0, -1):
        if not pieces[length - 1].is_small and text_of(pieces[:length]) in reference.names:
            return length
    return 0


def text_of(pieces: Sequence[Piece]) -> str:
    """The pieces as one name, a space between two but before ’s none."""
    return " ".join(piece.text for piece in pieces).replace(" ’s", "’s").replace(" 's", "'s")


def title_length(pieces: Sequence[Piece], at: int) -> int:
    """How many pieces the longest title has that begins at `at`; 0 where there is none."""
    titles = words("names", "titles")
    first = pieces[at].text.lower()
    if first not in _title_beginnings():
        return 0
    for length in (3, 2, 1):
        if at + length <= len(pieces) and " ".join(p.text.lower() for p in pieces[at : at + length]) in titles:
            return length
    return 0


@cache
def _title_beginnings() -> frozenset[str]:
    return frozenset(title.split()[0] for title in words("names", "titles"))


@cache
def _joined() -> frozenset[str]:
    lists = ("organization", "place", "joined_heads", "joined_places")
    return frozenset(word for name in lists for word in words("name_heads", name)) - words("names", "titles")


def is_joined(word: str) -> bool:
    """Whether “of” after this word goes on with the name: “Museum of Tides”."""
    return word in _joined()


@cache
def _heads() -> frozenset[str]:
    return words("name_heads", "organization") | words("name_heads", "place") | words("name_heads", "other")


def is_head(word: str) -> bool:
    """Whether a name that ends in this word is no person's."""
    return word in _heads()
