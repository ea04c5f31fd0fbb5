"""Carving: a run of capitalised words cut into the names in it.

Titles, adjectives of countries and days are taken off; small words join or part what stands around them; a word that
may be capitalised only because it begins a sentence is kept or dropped by what the rest of the article shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.reading.lexicon import words
from onrecord.reading.names.carver import Carver
from onrecord.reading.names.headlines import listed_names
from onrecord.reading.names.parts import Adjective, Known, Part
from onrecord.reading.names.runs import UPPER, Case, Piece, pieces_of
from onrecord.reading.names.sentence_starts import (
    CLOSED,
    after_determiners,
    is_determiner,
    opens,
    stands,
    without_opener,
)
from onrecord.reading.names.vocabulary import SEXED_NAMES, TITLE_BEGINNINGS, TITLES, text_of
from onrecord.reference import Reference

_DAYS = words("names/cues", "days")
_PERSON_NOUNS = words("names/cues", "person_nouns")
_CAPTIONS = words("names/cues", "captions")
_PARTISANS = words("names/cues", "partisans")
_OPENING_SURNAMES = words("names/cues", "opening_surnames")
_NAMELESS = TITLES | _DAYS
_PLAIN_WORD = rf"[{UPPER}](?:(?:\.[{UPPER}])*\.|[^\W\d_]*(?:-[^\W\d_]+)*)"
_PLAIN = re.compile(rf"{_PLAIN_WORD}(?: +{_PLAIN_WORD})+")
"""A run of nothing but words with capitals and initials: one name, unless a word in it parts it from another, or the
first is none."""
_PARTING = CLOSED | TITLE_BEGINNINGS | _PERSON_NOUNS | _DAYS | _CAPTIONS | _PARTISANS
_PARTING_LATER = _PARTING | SEXED_NAMES


def carve_alike(run: str, reference: Reference) -> Sequence[Part | Adjective] | None:
    """The names and the adjectives of countries in a run in mid-sentence, in order, their places counted from its
    start, as they are in every article; None where what else an article shows has a say (`carve_middle`)."""
    if " " not in run:
        return None if run.isupper() else _single(run, {}, reference)
    if _PLAIN.fullmatch(run) is not None:
        parts = run.split()
        first, *rest = run.lower().split()
        is_plain = first not in _PARTING and first.count("-") < 2 and parts[0] not in reference.adjectives
        if is_plain and _PARTING_LATER.isdisjoint(rest):
            return (Part(0, len(run), " ".join(parts)),)
    pieces = pieces_of(run)
    if len(list(_clauses(pieces, False))) > 1:
        return None
    named = after_determiners(pieces, reference)
    return Carver(named, reference).carve() if named else ()


def carve_middle(run: str, known: Known, reference: Reference) -> Sequence[Part | Adjective]:
    """The same in one article."""
    if " " not in run:
        return _single(run, known.names, reference)
    return _carved(pieces_of(run), False, known, reference)


def carve_beginning(run: str, known: Known, reference: Reference) -> Sequence[Part | Adjective]:
    """The same of a run where a sentence may begin."""
    if " " not in run:
        pieces: Sequence[Piece] = (Piece(0, len(run), run, run.lower()),)
        return _single(run, known.names, reference) if stands(pieces, 0, known, reference) else ()
    pieces = pieces_of(run)
    if _PLAIN.fullmatch(run) is not None and _PARTING_LATER.isdisjoint([piece.lower for piece in pieces[1:]]):
        pieces = without_opener(pieces, known, reference)
        if not pieces:
            return ()
        first = pieces[0]
        if first.lower not in _PARTING and first.text not in reference.adjectives:
            return (Part(first.start, len(run), text_of(pieces)),)
        return Carver(pieces, reference).carve()
    return _carved(pieces, True, known, reference)


def carve_listed(run: str, known: Known, reference: Reference, case: Case) -> list[Part | Adjective]:
    """The same of a run in a line that capitalises all its words."""
    found: list[Part | Adjective] = []
    for pieces, _ in _clauses(pieces_of(run), False):
        found += listed_names(pieces, known, reference, case)
    return found


def _single(word: str, names: Mapping[str, str], reference: Reference) -> Sequence[Part | Adjective]:
    """The name or adjective that a run of one word is, if it is one; `names` are what it may be written for."""
    country_id = reference.adjectives.get(word)
    if country_id is not None:
        return (Adjective(0, len(word), country_id),)
    lower = word.lower()
    if lower in _NAMELESS:
        return ()
    may_determine = lower in CLOSED or not word.isalpha()
    if may_determine and is_determiner((Piece(0, len(word), word, lower),), 0, reference):
        return ()
    return (Part(0, len(word), names.get(word, word)),)


def _carved(pieces: Sequence[Piece], begins: bool, known: Known, reference: Reference) -> list[Part | Adjective]:
    """What is in the pieces of a run."""
    found: list[Part | Adjective] = []
    for clause, opened in _clauses(pieces, begins):
        named = without_opener(clause, known, reference) if opened else after_determiners(clause, reference)
        if named:
            found += Carver(named, reference).carve()
    return found


def _clauses(pieces: Sequence[Piece], begins: bool) -> Iterator[tuple[Sequence[Piece], bool]]:
    """The pieces of a run; an opening word inside it begins another sentence (“in the U.S. The …”)."""
    first = 0
    for at in range(1, len(pieces)):
        piece = pieces[at]
        if piece.is_small or not opens(piece):
            continue
        before = pieces[at - 1]
        if before.is_small:
            continue
        if before.text[-1] == "." or piece.lower not in _OPENING_SURNAMES:
            yield pieces[first:at], begins
            first, begins = at, True
    yield pieces[first:] if first else pieces, begins
