"""Openings: whether a capitalised word is a name where a sentence begins, by what the rest of the article shows."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language.words import closed_class, verb_forms
from onrecord.reading.lexicon import words
from onrecord.reading.names.parts import Known
from onrecord.reading.names.runs import Piece
from onrecord.reading.names.vocabulary import GIVEN_NAMES, JOINED_HEADS, TITLES, longest_known
from onrecord.reference import Reference

OPENERS = words("names/cues", "openers")
"""Words that begin sentences."""

OPENING_WORDS = frozenset(word.capitalize() for word in OPENERS)
_CLASSES = (
    "determiners possessives pronouns prepositions coordinators subordinators relatives modals be have do adverbs"
)

CLOSED = OPENERS.union(*map(closed_class, _CLASSES.split()))
"""The words of the closed classes."""

COMMON = CLOSED | words("names/cues", "common") | words("names/cues", "person_nouns") | verb_forms().keys()
"""Words that a capital does not make a name where a sentence begins."""

_SHOUTED = frozenset("he she we you him his hers her my your our its they them their".split())
"""Pronouns that in capitals are these still, and no acronyms as IT, US and WHO are."""

_BEGINNINGS = words("names/heads", "place_beginnings") | words("names/heads", "organization_beginnings")


def opens(piece: Piece) -> bool:
    """Whether a word is one of those that begin sentences; a capitalised acronym is not (WHO, IT)."""
    plain = piece.text
    if plain.isalpha():
        opening = piece.lower in OPENERS
    else:
        plain = plain.partition("’")[0].partition("'")[0]
        opening = plain.lower() in OPENERS
    return opening and (len(plain) == 1 or not plain.isupper())


def _is_shouted(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word is a pronoun in capitals, or a common word in capitals behind one: “and HE WON”."""
    piece = pieces[at]
    if not piece.text.isupper():
        return False
    return piece.lower in _SHOUTED or (at > 0 and piece.lower in COMMON and _is_shouted(pieces, at - 1))


def after_determiners(pieces: Sequence[Piece], reference: Reference) -> Sequence[Piece]:
    """`pieces` without the determiners and small words before the first name."""
    at = 0
    while at < len(pieces) and (pieces[at].is_small or is_determiner(pieces, at, reference)):
        at += 1
    return pieces[at:]


def is_determiner(pieces: Sequence[Piece], at: int, reference: Reference) -> bool:
    """A determiner, a word that only describes, or one in capitals for emphasis (“UNLESS he goes”)."""
    piece = pieces[at]
    if _describes(piece):
        return True
    stressed = piece.lower in CLOSED and len(piece.text) > 3 and piece.text.isupper()
    return (stressed or opens(piece) or _is_shouted(pieces, at)) and not longest_known(pieces, at, reference)


def _describes(piece: Piece) -> bool:
    """“Sixty-year-old Ana Silva”, “Father-of-two Marcus Hale”."""
    lower = piece.lower
    return "-" in lower and (lower.endswith("-old") or ("-of-" in lower and piece.text[1:].islower()))


def without_opener(pieces: Sequence[Piece], known: Known, reference: Reference) -> Sequence[Piece]:
    """`pieces` without the words that only begin a sentence."""
    for at, piece in enumerate(pieces):
        if not piece.is_small and stands(pieces, at, known, reference):
            return pieces[at:]
    return ()


def stands(pieces: Sequence[Piece], at: int, known: Known, reference: Reference) -> bool:
    """Whether a word where a sentence begins is (part of) a name."""
    piece = pieces[at]
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    word, lower = piece.text, piece.lower
    if opens(piece) or _is_shouted(pieces, at):
        return longest_known(pieces, at, reference) > 0
    if _describes(piece):
        return False
    if word.isupper() and len(word) > 1 and (len(word) < 5 or lower not in known.written):
        return True
    if lower in TITLES or word in reference.adjectives:
        return True
    capital = following is not None and not following.is_small
    if capital and lower in _BEGINNINGS:
        return True
    if capital and (lower in GIVEN_NAMES or f"{word} {following.text if following else ''}" in known.names):
        return lower not in CLOSED
    if word in known.capital and lower not in CLOSED:
        return lower not in known.written or capital
    if lower in known.written or lower in COMMON:
        if capital and lower in JOINED_HEADS:
            return True
        return lower not in CLOSED and lower not in known.written and longest_known(pieces, at, reference) > 0
    if following is not None and following.text in ("of", "for") and at + 2 < len(pieces):
        return lower in JOINED_HEADS
    return not lower.endswith(("ing", "ly"))
