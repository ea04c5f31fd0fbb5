"""Spellings: what two ways of writing one name have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from onrecord.reading.names.variants import full_forms
from onrecord.reference.spelling import folded, sounded

_SUFFIXES = frozenset("jr sr ii iii iv".split())
_SMALL = frozenset("a an and at by de del der di du for from in la of on the to van von y".split())
_PARTICLES = frozenset("al bin da de del della den der di dos el ibn la le van von".split())
_STATES = frozenset(("un", "uk", "us"))
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,6}")
_VOWELS = re.compile("[aeiouyjh]")
_DOUBLED = re.compile(r"(.)\1+")
ALIKE = 0.88
"""How alike (Jaro and Winkler, 0 to 1) two spellings of one name must be whose consonants are the same."""


class PersonName(NamedTuple):
    """The parts of a person's name: the given name, what stands between, and the last name, in lower case."""

    given: str
    middle: tuple[str, ...]
    last: str


def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name as `folded` writes them, without “the”.

    >>> plain_words("The Johnson & Ødegård Group")
    ('johnson', 'and', 'odegard', 'group')
    """
    words = re.findall(r"[^\W_]+", folded(name.replace("&", " and ")))
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def compact(words: Sequence[str]) -> str:
    """The letters of the words alone: the same with a space, a hyphen or none."""
    return "".join(words)


def person_name(words: Sequence[str]) -> PersonName | None:
    """The parts of a full name; None for a name of one word."""
    kept = words[:-1] if len(words) > 2 and words[-1] in _SUFFIXES else words
    if len(kept) < 2:
        return None
    return PersonName(kept[0], tuple(word for word in kept[1:-1] if word not in _PARTICLES), kept[-1])


def skeleton(word: str) -> str:
    """The consonants of a word as they sound, by which transliterations of it agree; a vowel at its head counts.

    >>> skeleton("zelenskyy") == skeleton("zelensky"), skeleton("mohammed") == skeleton("muhamad")
    (True, True)
    """
    sound = sounded(word.replace("x", "ks"))
    head = "a" if _VOWELS.match(sound) else ""
    return _DOUBLED.sub(r"\1", head + _VOWELS.sub("", sound))


def alike(one: str, other: str) -> bool:
    """Whether two spellings look like those of one name."""
    return JaroWinkler.similarity(one, other) >= ALIKE


def is_acronym(name: str) -> bool:
    """Whether the name is written as an acronym is, with or without stops."""
    return _ACRONYM.fullmatch(name.replace(".", "")) is not None


def acronyms_of(name: str) -> set[str]:
    """The acronyms that the first letters of a name make: of all words, and without the small ones.

    >>> sorted(acronyms_of("Bank of England")), acronyms_of("United States Soccer Federation")
    (['BE', 'BOE'], {'USSF'})
    """
    words = plain_words(name)
    great = [word for word in words if word not in _SMALL]
    return {"".join(map(_letters, some)).upper() for some in (words, great) if len(some) > 1}


def _letters(word: str) -> str:
    return word if word in _STATES else word[0]


def abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of the acronym stand in the name in their order, the first at the head of a word.

    >>> abbreviates("NASDAQ", "National Association of Securities Dealers Automated Quotations")
    True
    """
    words = plain_words(name)
    initials = acronym.replace(".", "").casefold()
    return any(
        _in_order(initials, "".join(words[at:])) for at, word in enumerate(words) if word.startswith(initials[0])
    )


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def fits(one: str, other: str) -> bool:
    """Whether two words may be one given name: alike, one the initial of the other, or a nickname and its full form."""
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    return bool(full_forms(one) & full_forms(other)) or (skeleton(one) == skeleton(other) and alike(one, other))
