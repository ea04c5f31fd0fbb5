"""Headlines: names in lines that capitalise all their words, where capitals say nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading.names.parts import Known, Part
from onrecord.reading.names.runs import Case, Piece
from onrecord.reading.names.sentence_starts import COMMON
from onrecord.reading.names.vocabulary import GIVEN_NAMES, text_of
from onrecord.reference import Reference


def listed_names(pieces: Sequence[Piece], known: Known, reference: Reference, case: Case) -> Iterator[Part]:
    """Where all words are capitalised: the names that the article has elsewhere or the reference knows, and people by
    their given names."""
    at = 0
    while at < len(pieces):
        length = _listed_length(pieces[at:], known, reference, case)
        if length:
            name = text_of(pieces[at : at + length])
            if case is Case.UPPER:
                name = known.names.get(name, name.title())
            yield Part(pieces[at].start, pieces[at + length - 1].end, name)
        at += length or 1


def _listed_length(pieces: Sequence[Piece], known: Known, reference: Reference, case: Case) -> int:
    for length in range(min(len(pieces), 6), 0, -1):
        if pieces[0].is_small or pieces[length - 1].is_small:
            continue
        name = text_of(pieces[:length])
        if name in known.names:
            return length
        if case is Case.UPPER:
            name = name.title()
        if name in reference.names and not (length == 1 and (name.lower() in COMMON or name.lower() in known.written)):
            return length
    first = pieces[0].lower
    if len(pieces) > 1 and first in GIVEN_NAMES and not pieces[1].is_small and first not in COMMON:
        return 2 if pieces[1].lower not in COMMON else 0
    return 0
