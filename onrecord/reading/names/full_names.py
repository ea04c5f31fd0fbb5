"""Full names: which names tell by themselves who or what is meant, in whatever article they stand.

A person's has a given name and a surname, a body's and a place's a word that its likes lack. A surname alone, “the
ministry” and “Main Street” are somebody or something else in another article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from onrecord.reading.lexicon import lexicon, words
from onrecord.reading.word_classes import COMMON, GIVEN_NAMES, HEADS, SURNAME_HEADS, TITLES
from onrecord.reference import Reference, ancestors
from onrecord.reference.by_name import LEGAL_FORMS, SUFFIXES, spelled
from onrecord.schema.vocabulary import EntityType, RegionType

_LISTS = "names/full_names"
_SHORT = 3
"""Letters of a word that is as often an acronym or initials, at most."""
_GENERIC = HEADS | COMMON | words(_LISTS, "generic") | words("names/identity", "generic")
_GENERIC |= words("names/heads", "left_out")
_LOCAL, _ABROAD = words(_LISTS, "local"), words(_LISTS, "abroad")
_STATE, _NATIONAL, _NATIONAL_ALONE = (words(_LISTS, key) for key in ("state", "national", "national_alone"))
_PLACE_HEADS, _PLACE_BEGINNINGS = words(_LISTS, "place_heads"), words(_LISTS, "place_beginnings")
_ENDINGS = tuple(lexicon(_LISTS)["endings"])
_NOT_NATIONAL = ((_LOCAL | _ABROAD) - _STATE - _NATIONAL - {"court"}) | {"high", "district", "superior"}
_NO_SURNAMES = frozenset(head for head in HEADS - SURNAME_HEADS if len(head) > _SHORT)
_PARTICLES = words("names/spelling", "particles") | words(_LISTS, "particles")
_PERSON, _BODY, _REGION = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.REGION
_INNER_CAPITAL = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van)[A-Z][a-z]+[A-Z][a-z]")
_JOINED_WORD = re.compile(r"-[a-z]+(?:ed|ing|based|style)$")
_ADDRESS = re.compile(r"\w\.[a-z]")
_MOST_WORDS = {_PERSON: 5, _BODY: 9, _REGION: 5}
_LARGER = 10
"""How many times as many people the best known of places with one name has, at least."""


class FullNames:
    """Tells full names by one reference."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference

    def is_full(self, name: str, kind: EntityType) -> bool:
        """Whether a name alone tells who or what of that type it names."""
        if kind is EntityType.GROUP:
            return name.lower() in words(_LISTS, "groups") or name.lower().endswith("-americans")
        parts = spelled(name, kind).split(" ")
        if len(parts) > _MOST_WORDS.get(kind, 0) or _ADDRESS.search(name) or any(map(_JOINED_WORD.search, parts)):
            return False
        if kind is _PERSON:
            return _is_persons([part.rstrip(".") for part in parts])
        return self._is_bodys(name, parts) if kind is _BODY else self._is_places(parts)

    def is_national(self, name: str) -> bool:
        """Whether a name is one that many countries have a body of, and each but one: “Security Council”."""
        return self._has_head(name, _STATE | _NATIONAL)

    def is_of_state(self, name: str) -> bool:
        """Whether a name is one that a country's name makes that of a part of its state: “Defense Ministry”."""
        return self._has_head(name, _STATE)

    def _has_head(self, name: str, heads: Set[str]) -> bool:
        lower = spelled(name, _BODY).lower().split(" ")
        if not all(word in _GENERIC for word in lower) or not _NOT_NATIONAL.isdisjoint(lower):
            return False
        if len(lower) == 1:
            return lower[0] in _NATIONAL_ALONE & heads
        head = next((before for before, word in pairwise(lower) if word in ("of", "for", "on")), lower[-1])
        return head in heads or (lower[-1] == "court" and lower[0] in ("supreme", "constitutional"))

    def _is_bodys(self, name: str, parts: Sequence[str]) -> bool:
        if len(parts) == 1:
            last = name.lower().replace(".", "").split()[-1]
            return not parts[0].isupper() and (
                (last in LEGAL_FORMS and not self._is_generic(parts[0])) or _INNER_CAPITAL.match(parts[0]) is not None
            )
        lower = [part.lower() for part in parts]
        if not _ABROAD.isdisjoint(lower):
            return False
        own = [part for part in parts if not self._is_generic(part)]
        if all(len(part) < _SHORT for part in own):
            return False
        if _LOCAL.isdisjoint(lower):
            return True
        if len(own) == 1 or self._reference.places(" ".join(own)):
            return self._is_one_place(" ".join(own))
        return any(part.lower().removesuffix("'s") not in GIVEN_NAMES for part in own)

    def _is_places(self, parts: Sequence[str]) -> bool:
        """Whether a place's name says what it is, and has a word that its likes lack."""
        lower = [part.lower() for part in parts]
        if len(parts) == 1 or not (lower[-1] in _PLACE_HEADS or lower[0] in _PLACE_BEGINNINGS):
            return False
        own = [part for part in parts if not self._is_generic(part) and part.lower() not in GIVEN_NAMES]
        return any(len(part) > _SHORT for part in own)

    def _is_generic(self, word: str) -> bool:
        """Whether a word of a name is one that its likes have too."""
        lower = word.lower()
        if lower in _GENERIC or not any(map(str.isalpha, lower)):
            return True
        is_name = lower in GIVEN_NAMES or word in self._reference.adjectives or bool(self._reference.places(word))
        return lower.endswith(_ENDINGS) and not is_name

    def _is_one_place(self, name: str) -> bool:
        """Whether a name is a place's of which there is one, or one that is far better known than the others."""
        places = self._reference.places(name)
        if not places:
            return False
        if len(places) == 1 or any(self._reference.regions[one].region_type is RegionType.COUNTRY for one in places):
            return True
        around = {region.region_id for region in ancestors(places[0], self._reference.regions)}
        most, *others = [self._reference.gazetteer.population(one) for one in places if one not in around]
        return most > _LARGER * max(others, default=0)


def _is_persons(parts: Sequence[str]) -> bool:
    """Whether a person's name has a given name and a surname, and no word that names no person."""
    if any(character.isdigit() for part in parts for character in part):
        return False
    while len(parts) > 2 and parts[-1].lower() in SUFFIXES:
        parts = parts[:-1]
    while parts and parts[0].lower() in _PARTICLES:
        parts = parts[1:]
    if len(parts) < 2 or not _is_word(parts[-1]) or not any(map(_is_word, parts[:-1])):
        return False
    lower = [part.lower() for part in parts]
    if lower[0] in GIVEN_NAMES:
        return _NO_SURNAMES.isdisjoint(lower[1:])
    return _GENERIC.isdisjoint(lower) and TITLES.isdisjoint(lower) and not any(w.endswith(_ENDINGS) for w in lower)


def _is_word(part: str) -> bool:
    """Whether a part of a person's name is more than initials."""
    return len(part) > 1 and not (part.isupper() and len(part) <= _SHORT)
