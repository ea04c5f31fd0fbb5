"""Roles: which phrases say what a person is."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.date_words import DAYS_AND_MONTHS
from onrecord.language.patterns import JOINED_NOUN, NOUN_PHRASE, OBLIQUE
from onrecord.language.phrases import Phrase
from onrecord.language.tags import Tag
from onrecord.reading.lexicon import words
from onrecord.reading.word_classes import TITLES as ALL_TITLES

_LISTS = "appearances/appearances"
COURTESIES = words(_LISTS, "courtesies")
TITLES = frozenset(title.split()[-1] for title in ALL_TITLES) - COURTESIES - {"state"}
"""The last words of the titles that stand before names."""
ROLES = (TITLES | words("names/cues", "person_nouns") | words(_LISTS, "roles")) - COURTESIES - words(_LISTS, "relative")
"""The nouns that say what a person is."""
_INSIDE = words(_LISTS, "inside")


def is_role(word: str) -> bool:
    """Whether a noun, in lower case, says what a person is: “lawmaker”, “vice-president”."""
    return word in ROLES or word.rpartition("-")[2] in ROLES


def is_role_phrase(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at a position is a noun phrase that says what somebody is, and not whose they are (“his
    lawyer”)."""
    if not syntax.outline.has(at, NOUN_PHRASE):
        return False
    phrase = syntax.phrases[at]
    return is_role(syntax.lowered[phrase.head]) and syntax.tags[phrase.first] != Tag.POSS


def is_definite(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase begins with a determiner, or with a genitive of somebody or something named."""
    return syntax.tags[phrase.first] == Tag.DET or Tag.GEN in syntax.tags[phrase.first : phrase.last + 1]


def role_end(syntax: Syntax, at: int) -> int:
    """The position of the last phrase of the description that begins at a position: with what a preposition adds, and
    with a second noun without a determiner (“president and chief executive of the bank”)."""
    outline, tags, phrases, lowered = syntax.outline, syntax.tags, syntax.phrases, syntax.lowered
    while True:
        head = lowered[phrases[at + 2].head] if at + 2 < len(phrases) else ""
        adds = outline.has(at + 1, OBLIQUE) and outline.words[at + 1] in _INSIDE and head not in DAYS_AND_MONTHS
        joins = outline.has(at + 1, JOINED_NOUN) and tags[phrases[at + 2].first] not in (Tag.DET, Tag.POSS)
        if not adds and not joins:
            return at
        at += 2


def title_start(syntax: Syntax, phrase: Phrase, last: int) -> int | None:
    """The first token of the title that ends with the token `last` of a phrase; None where it belongs to somebody
    (“her lawyer”)."""
    sentence, lowered, tags = syntax.sentence, syntax.lowered, syntax.tags
    at = last
    while at > phrase.first:
        before = at - 1
        if tags[before] == Tag.POSS:
            return None
        if lowered[before] in DAYS_AND_MONTHS or tags[before] == Tag.NUMBER or _is_of_another(sentence.words, before):
            return at
        at = before
    if at >= 2 and lowered[at] == "state" and lowered[at - 2 : at] == ["secretary", "of"]:
        return at - 2
    return at


def _is_of_another(words: Sequence[str], at: int) -> bool:
    """Whether a word in small letters before a title in capitals is no part of it: “told reporters Prime Minister”,
    “Ohio Democrats re-elected Governor”."""
    title, word, before = words[at + 1], words[at], words[at - 1] if at else ""
    is_apart = word.islower() and any(map(str.isalpha, word)) and not word.startswith(("’", "'"))
    return is_apart and title[0].isupper() and (word.endswith("s") or before[:1].isupper())
