"""Openings: whether a capitalised word is a name where a sentence begins, by what the rest of the article shows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.language.words import closed_class, verb_forms
from onrecord.reading.lexicon import words
from onrecord.reading.naming.namewords import given_names, longest_known
from onrecord.reading.naming.parts import Known
from onrecord.reading.naming.runs import Piece
from onrecord.reference import Reference


def opens(word: str) -> bool:
    """Whether a word is one of those that begin sentences; a capitalised acronym is not (WHO, IT)."""
    plain = word.partition("’")[0].partition("'")[0]
    return plain.lower() in words("name_cues", "openers") and (len(plain) == 1 or not plain.isupper())


def after_determiners(pieces: Sequence[Piece], reference: Reference) -> Sequence[Piece]:
    """`pieces` without the determiners and small words before the first name."""
    at = 0
    while at < len(pieces) and (pieces[at].is_small or is_determiner(pieces, at, reference)):
        at += 1
    return pieces[at:]


def is_determiner(pieces: Sequence[Piece], at: int, reference: Reference) -> bool:
    """A determiner, or a word in capitals for emphasis (“UNLESS he goes”)."""
    word = pieces[at].text
    stressed = len(word) > 3 and word.isupper() and word.lower() in closed()
    return (opens(word) or stressed) and not longest_known(pieces[at:], reference)


def without_opener(pieces: Sequence[Piece], known: Known, reference: Reference) -> Sequence[Piece]:
    """`pieces` without the words that only begin a sentence."""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if not piece.is_small and stands(pieces[at:], piece.text, following, known, reference):
            break
        at += 1
    return pieces[at:]


def stands(pieces: Sequence[Piece], word: str, following: Piece | None, known: Known, reference: Reference) -> bool:
    """Whether a word where a sentence begins is (part of) a name."""
    lower = word.lower()
    if opens(word):
        return bool(longest_known(pieces, reference))
    if word.isupper() and len(word) > 1 and (len(word) < 5 or lower not in known.small):
        return True
    capital = following is not None and not following.is_small
    if lower in words("names", "titles") or word in reference.adjectives:
        return True
    if capital and (
        lower in words("name_heads", "place_beginnings") or lower in words("name_heads", "organization_beginnings")
    ):
        return True
    if capital and (lower in given_names() or f"{word} {following.text if following else ''}" in known.names):
        return lower not in closed()
    if word in known.capital and lower not in closed():
        return lower not in known.small or capital
    if lower in known.small or lower in common():
        return (capital and lower in words("name_heads", "joined_heads")) or bool(
            longest_known(pieces, reference) and lower not in closed() and lower not in known.small
        )
    if following is not None and following.text in ("of", "for") and len(pieces) > 2:
        return lower in words("name_heads", "joined_heads")
    return not lower.endswith(("ing", "ly"))


@cache
def closed() -> frozenset[str]:
    """The words of the closed classes."""
    kinds = (
        "determiners possessives pronouns prepositions coordinators subordinators relatives modals be have do adverbs"
    )
    return frozenset(word for kind in kinds.split() for word in closed_class(kind)) | words("name_cues", "openers")


@cache
def common() -> frozenset[str]:
    """Words that a capital does not make a name where a sentence begins."""
    return closed() | words("name_cues", "common") | words("name_cues", "person_nouns") | verb_forms().keys()
