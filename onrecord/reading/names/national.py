"""National bodies: those of which each country has one, by a name that others have too.

“Russia’s Defense Ministry”, “the Ukrainian Defence Ministry” and “the Defense Ministry of Ukraine” have the country in
their identity. “The Defense Ministry” alone is that of the one country which the article gives one, else nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.reading.lexicon import lexicon
from onrecord.reading.names.carving import Part
from onrecord.reading.names.full_names import FullNames
from onrecord.reference import Reference
from onrecord.reference.roster import Member
from onrecord.reference.spelling import folded
from onrecord.schema.vocabulary import EntityType

_OWNER = re.compile(r"\b([A-Z][\w.]+(?: [A-Z]\w+)?)[’']s $")
_OWNER_BEHIND = re.compile(r" of (?:the )?([A-Z][\w.]+(?: [A-Z]\w+)?)")
_OF = re.compile(r" of (?:the )?")
_BEFORE = 60
"""Characters before a name in which its owner stands."""
_AMERICAN = {
    british: american
    for american, listed in lexicon("names/full_names")["short_forms"].items()
    for british in listed
    if british.isalpha()
}


class NationalName(NamedTuple):
    """A name that many countries' bodies have, and the country that stands with it, if one does."""

    name: str
    country_code: str | None


def country_before(text: str, part: Part, reference: Reference) -> str | None:
    """The code of the country that stands right before a name: “Russian”, “Russia’s”."""
    if part.country_id:
        return reference.entities[part.country_id].country_code
    before = _OWNER.search(text, max(0, part.start - _BEFORE), part.start)
    return _country(before[1], reference) if before else None


def _country(name: str, reference: Reference) -> str | None:
    owners = [reference.entities[key] for key in reference.names.get(name, ())]
    return next((owner.country_code for owner in owners if owner.entity_type is EntityType.COUNTRY), None)


class NationalBodies:
    """Tells in one article whose the national bodies are that its names name."""

    def __init__(self, text: str, parts: Iterable[Part], reference: Reference, full_names: FullNames) -> None:
        self._text = text
        self._reference = reference
        self._full_names = full_names
        self._parted: dict[str, NationalName | None] = {}
        self._told: dict[str, set[str]] = {}
        for part in parts:
            if (found := self.named(part, part.name)) and found.country_code:
                self._told.setdefault(found.name, set()).add(found.country_code)

    def named(self, part: Part, whole: str) -> NationalName | None:
        """What a part names that stands for `whole`, None where that is no national body's name."""
        if whole not in self._parted:
            self._parted[whole] = self._part(whole)
        found = self._parted[whole]
        if found is None or found.country_code:
            return found
        return NationalName(found.name, country_before(self._text, part, self._reference) or self._behind(part))

    def whose(self, found: NationalName) -> str | None:
        """The country of a national body: the one that stands with it, or the only one that does anywhere."""
        told = self._told.get(found.name, set())
        return found.country_code or (next(iter(told)) if len(told) == 1 else None)

    def member(self, name: str, country_code: str | None) -> str | None:
        """The id of the only body that the reference knows by a name in a country."""
        roster = self._reference.roster
        found = [key for key in roster.names.get(folded(name), ()) if _is_body_in(roster.member(key), country_code)]
        return found[0] if country_code and len(found) == 1 else None

    def _behind(self, part: Part) -> str | None:
        behind = _OWNER_BEHIND.match(self._text, part.end)
        return _country(behind[1], self._reference) if behind else None

    def _part(self, whole: str) -> NationalName | None:
        """A whole name, parted from the country in it."""
        first, _, rest = whole.partition(" ")
        if rest and self._full_names.is_of_state(rest):
            adjective = self._reference.adjectives.get(first)
            code = self._reference.entities[adjective].country_code if adjective else _country(first, self._reference)
            if code:
                return NationalName(_plain(rest), code)
        for of in _OF.finditer(whole):
            head, code = whole[: of.start()], _country(whole[of.end() :], self._reference)
            if code and self._full_names.is_national(head):
                return NationalName(_plain(head), code)
        return NationalName(_plain(whole), None) if self._full_names.is_national(whole) else None


def _is_body_in(member: Member, country_code: str | None) -> bool:
    return member.kind != "person" and member.country_code == country_code


def _plain(name: str) -> str:
    """A national body's name as American news spells it: what it says is what the body is, and no name of its own."""
    words = []
    for word in name.split(" "):
        american = _AMERICAN.get(word.lower().rstrip("."))
        words.append(american.capitalize() if american else word)
    return " ".join(words)
