"""Words of names: given names, titles and heads, and names that the reference knows, in the pieces of a run."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.lexicon import words
from onrecord.reading.names.runs import Piece
from onrecord.reference import Reference

_SEXED = words("names/given_names", "male") | words("names/given_names", "female")

GIVEN_NAMES = _SEXED | words("names/given_names", "either")
"""Given names of any gender."""

SEXED_NAMES = _SEXED - words("names/given_names", "doubtful")
"""Given names of a gender that are little else."""

_OFFICES = frozenset(
    f"{department} {holder}"
    for department in words("names/names", "departments")
    for holder in ("minister", "secretary")
)

TITLES = words("names/names", "titles") | _OFFICES
"""Titles in lower case, “labor minister” and its like among them: what the department is called names no body."""

TITLE_BEGINNINGS = frozenset(title.partition(" ")[0] for title in TITLES)

BODY_HEADS = words("names/heads", "organization")
PLACE_HEADS = words("names/heads", "place")
OTHER_HEADS = words("names/heads", "other")

SURNAME_HEADS = words("names/heads", "surnames")
"""Heads that are surnames as well."""

HEADS = BODY_HEADS | PLACE_HEADS | OTHER_HEADS
"""The words in which no person's name ends."""

JOINED_HEADS = words("names/heads", "joined_heads")

JOINED = (BODY_HEADS | PLACE_HEADS | JOINED_HEADS | words("names/heads", "joined_places")) - TITLES
"""The words after which “of” goes on with the name: “Museum of Tides”."""


def longest_known(pieces: Sequence[Piece], at: int, reference: Reference) -> int:
    """How many pieces the longest name of the reference has that begins with the one at `at`; 0 where there is none."""
    most = reference.longest_names.get(pieces[at].text)
    if most is None:
        return 0
    for length in range(min(len(pieces) - at, most), 0, -1):
        if not pieces[at + length - 1].is_small and text_of(pieces[at : at + length]) in reference.names:
            return length
    return 0


def text_of(pieces: Sequence[Piece]) -> str:
    """The pieces as one name, a space between two but before ’s none."""
    if len(pieces) == 1:
        return pieces[0].text
    return " ".join([piece.text for piece in pieces]).replace(" ’s", "’s").replace(" 's", "'s")


def title_length(pieces: Sequence[Piece], at: int) -> int:
    """How many pieces the longest title has that begins at `at`; 0 where there is none."""
    if pieces[at].lower not in TITLE_BEGINNINGS:
        return 0
    for length in (3, 2, 1):
        if at + length <= len(pieces) and " ".join([p.lower for p in pieces[at : at + length]]) in TITLES:
            return length
    return 0
