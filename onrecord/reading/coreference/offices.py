"""Offices: whom “the French president” means, by who had the office on the day of publication."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.language.marks import GENITIVES
from onrecord.reading.lexicon import words
from onrecord.reading.records import Mention
from onrecord.reference import Entity
from onrecord.reference.incumbents import Incumbents
from onrecord.schema.vocabulary import EntityType

_OFFICES = words("names/identity", "offices")
NOUNS = frozenset(office.rpartition(" ")[2] for office in _OFFICES)
"""The last words of the offices that one person has at a time."""
_LONGEST = 3
"""Words of an office at most: “foreign ministry spokesman”."""
_YEAR = re.compile(r"(?:19|20)\d\d")


class Described(NamedTuple):
    """An office as a sentence has it: its first token, its title, and the mention of its country."""

    first: int
    title: str
    country: Mention


class Offices:
    """Who had the offices of countries on the day when an article was published."""

    def __init__(self, incumbents: Incumbents, entities: Mapping[str, Entity], published_on: date | None) -> None:
        self._incumbents = incumbents
        self._entities = entities
        self._day = "" if published_on is None else published_on.isoformat()

    def described(self, syntax: Syntax, head: int, by_end: Mapping[int, Mention]) -> Described | None:
        """The office that ends with the token `head`, of a country, and said of one holder: “the French president”,
        “France’s president”. None where it is another, as “the former French president” is, or “the French president of
        the club”."""
        lowered = syntax.lowered
        if lowered[head + 1 : head + 2] == ["of"]:
            return None
        if not self._day or lowered[head] not in NOUNS or not syntax.sentence.words[head][0].islower():
            return None
        if any(_YEAR.fullmatch(word) and word != self._day[:4] for word in syntax.vocabulary):
            return None
        for length in range(min(_LONGEST, head), 0, -1):
            title = " ".join(lowered[head - length + 1 : head + 1])
            if title in _OFFICES:
                return self._of_country(syntax, head - length + 1, title, by_end)
        return None

    def _of_country(self, syntax: Syntax, start: int, title: str, by_end: Mapping[int, Mention]) -> Described | None:
        """The office with the country before it, whose name or adjective ends at the token before `start`."""
        lowered, ends = syntax.lowered, syntax.ends
        is_genitive = lowered[start - 1] in GENITIVES
        last = start - 2 if is_genitive else start - 1
        country = by_end.get(ends[last]) if last >= 0 else None
        if country is None or self._entities[country.entity_id].entity_type is not EntityType.COUNTRY:
            return None  # “the Texas attorney general” is not that of the country in which Texas lies
        first = next((at for at in range(last, -1, -1) if syntax.sentence.starts[at] <= country.span.start), last)
        if is_genitive:
            return Described(first, title, country)
        if first == 0 or lowered[first - 1] != "the":
            return None
        return Described(first - 1, title, country)

    def holder(self, office: Described) -> str | None:
        """The id of who had an office; None where its holder is not known, or there were two."""
        country = self._entities[office.country.entity_id]
        if not self._day or country.country_code is None:
            return None
        member = self._incumbents.on(office.title, country.country_code, self._day)
        return None if member is None else member.entity_id
