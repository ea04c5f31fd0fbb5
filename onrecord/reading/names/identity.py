"""Identity: which people and organizations of the roster the names of an article are.

A name of the roster is that person only if nothing in the article contradicts it. A name that many may have needs more:
an office that the article gives, or the country. Of two who share a name it takes what only one of them has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from onrecord.reading.lexicon import lexicon, words
from onrecord.reading.names.aliases import Chains
from onrecord.reading.names.carving import Part
from onrecord.reading.names.classification import Verdict
from onrecord.reading.names.external_evidence import SILENT
from onrecord.reading.names.external_rules import COMPANION, PERSON_VERB, PLACE_PREPOSITION, SAYING
from onrecord.reading.names.rules import LEADER_SURNAME, OFFICE_AND_SURNAME, REFERENCE_NAME, Sort
from onrecord.reading.names.segmentation import Carved
from onrecord.reading.word_classes import COMMON, GIVEN_NAMES, HEADS
from onrecord.reference import Reference
from onrecord.reference.incumbents import Incumbents
from onrecord.reference.roster import Member
from onrecord.reference.spelling import folded, sounded, without_initials
from onrecord.schema.vocabulary import RegionType

_SAID = lexicon("names/identity")
_LEADERS, _MINISTERS = words("names/identity", "leaders"), words("names/identity", "ministers")
_TITLES: Mapping[str, str] = _SAID["titles"]
_SECTORS = {title: sector for sector, titles in _SAID["sectors"].items() for title in titles}
_PRIVATE = words("names/identity", "private")
_MALE, _FEMALE = words("names/names", "male_titles"), words("names/names", "female_titles")
_GENERIC = words("names/identity", "generic")
_NO_SURNAMES = GIVEN_NAMES | HEADS | COMMON
_NEUTRAL = SILENT.union(rule.rule_id for rule in (SAYING, COMPANION, PERSON_VERB, PLACE_PREPOSITION))
"""What says too little of a single name to make it anything but a surname."""
_PERSON, _BODY = Sort.PERSON, Sort.ORGANIZATION
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_STOP = re.compile(r"[.;:!?”“\"](?: |$)")
_AGED = re.compile(r",? \(?(?:aged )?\d\d[,)]")
_OWNER = re.compile(r"\b([A-Z][\w.]+(?: [A-Z]\w+)?)[’']s $")
_SPELLED = re.compile(r" \(((?:[A-Z][\w’'-]+|of|the|for|and|on|in)(?: (?:[A-Z][\w’'-]+|of|the|for|and|on|in))+)\)")
_COURTESIES = words("names/names", "courtesies")
_BEFORE, _AFTER = 60, 90
"""Characters around a name in which an article says who it is."""
_PLACING = words("names/identity", "placing")
_LARGE = 300_000
"""People of a town that tells of its country."""
_FAMOUS, _LISTED = 1500, 150
"""How many people of the roster may be expected to have a name by chance, times their number: more than that, and it
needs support. The first is for those who had an office known the world over."""


class Identity(NamedTuple):
    """Who a name is, and the rule that says so."""

    member: Member
    rule: str


@dataclass(slots=True)
class Said:
    """What an article says of somebody: the titles with their countries, and the words around the names."""

    titles: list[tuple[str, str | None]] = field(default_factory=list)
    around: set[str] = field(default_factory=set)
    near: list[str] = field(default_factory=list)
    denied: bool = False
    aged: bool = False
    placed: bool = False


class Identifier:
    """Finds who the names of articles are, by one reference."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.roster = reference.roster
        self.incumbents = Incumbents(reference.roster, _TITLES, words("names/identity", "leading"))

    @cached_property
    def frequencies(self) -> Mapping[str, int]:
        """How many people on the roster have a word in their name."""
        found: dict[str, int] = {}
        for name in self.roster.people_names:
            for word in name.split():
                found[word] = found.get(word, 0) + 1
        return found

    def namesakes(self, name: str) -> int:
        """How many people have the first word of a name, times how many have the last."""
        first, *_, last = name.split() * 2
        return self.frequencies.get(first, 1) * self.frequencies.get(last, 1)

    def identify(
        self,
        text: str,
        carved: Carved,
        verdicts: Mapping[str, Verdict],
        chains: Chains,
        published_on: date | None,
    ) -> dict[str, Identity]:
        """Who each full or only name is of those that the roster has."""
        if not self.roster:
            return {}
        groups: dict[str, list[Part]] = {}
        for part in carved.parts:
            longer = chains.longer.get(part.name)
            people = chains.namesakes.get(part.name, ()) if longer is None else ()
            whole = longer or (people[0] if len(people) == 1 else part.name)
            groups.setdefault(whole, []).append(part)
        article = _Article(self, text, carved, published_on)
        found: dict[str, Identity] = {}
        for whole, parts in groups.items():
            verdict = verdicts.get(whole)
            if verdict is None or verdict.is_known or len(chains.namesakes.get(whole, ())) > 1:
                continue
            identity = article.identity(whole, verdict, parts)
            if identity is not None:
                found[whole] = identity
        return found


class _Article:
    """What one article says that tells of people."""

    def __init__(self, by: Identifier, text: str, carved: Carved, published_on: date | None) -> None:
        self.by = by
        self.text = text
        self.carved = carved
        self.day = published_on.isoformat() if published_on else None

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries that the article names, by themselves, a people, or a large town of theirs."""
        reference, found = self.by.reference, set[str | None]()
        for adjective in self.carved.adjectives:
            found.add(reference.entities[adjective.country_id].country_code)
        for name in {part.name for part in self.carved.parts}:
            if name in reference.names:
                found.update(reference.entities[key].country_code for key in reference.names[name])
            elif (places := reference.places(name)) and reference.gazetteer.population(places[0]) >= _LARGE:
                found.add(reference.regions[places[0]].country_code)
        for part in self.carved.parts:
            if part.country_id is not None:
                found.add(reference.entities[part.country_id].country_code)
        return frozenset(code for code in found if code)

    def identity(self, name: str, verdict: Verdict, parts: Sequence[Part]) -> Identity | None:
        """Who a name is."""
        identity = None
        if verdict.sort is _PERSON and not verdict.is_word:
            identity = self._person(name, parts)
        elif verdict.sort is _BODY and not (verdict.is_word and name.lower() in self.carved.written):
            identity = self._body(name, parts)
        if identity is None and " " not in name and (verdict.sort is _PERSON or verdict.rule in _NEUTRAL):
            identity = self._by_office(name, parts)
        return identity

    def _person(self, name: str, parts: Sequence[Part]) -> Identity | None:
        members = [member for member in self._named(name, parts) if member.kind == "person"]
        if not members:
            return None
        said = self._said(parts)
        fitting = [member for member in members if not self._contradicted(member, said)]
        member = self._chosen(fitting, folded(name), said) if fitting and not said.denied else None
        return Identity(member, REFERENCE_NAME.rule_id) if member else None

    def _named(self, name: str, parts: Sequence[Part]) -> list[Member]:
        """The members who go by a name, or by a title and the name: “Pope Francis”."""
        plain, roster = folded(name), self.by.roster
        keys = roster.names.get(plain) or roster.names.get(without_initials(plain)) or ()
        for title in {part.title: None for part in parts if part.title}:
            keys += roster.names.get(f"{folded(title)} {plain}", ())
        if not keys and " " in plain:
            keys = roster.sounds.get(sounded(plain), ())
        return [roster.member(key) for key in dict.fromkeys(keys)]

    def _titles(self, parts: Sequence[Part]) -> list[tuple[str, str | None]]:
        """The titles that parts have before them, with the codes of their countries."""
        found = []
        for part in parts:
            if part.title:
                title = folded(part.title)
                country = self.by.reference.entities[part.country_id].country_code if part.country_id else None
                found.append((_TITLES.get(title, title), country))
        return found

    def _said(self, parts: Sequence[Part]) -> Said:
        said = Said(self._titles(parts))
        for part in parts:
            before = self.text[max(0, part.start - _BEFORE) : part.start].rpartition("\n")[2]
            before = _STOP.split(before)[-1]
            after = self.text[part.end : part.end + _AFTER].partition("\n")[0]
            after = _STOP.split(after)[0]
            said.denied = said.denied or "no relation" in after
            said.aged = said.aged or _AGED.match(after) is not None
            said.near.append(folded(f"{before} | {after}"))
            told = after[1:] if after.startswith(",") else ""
            said.around.update(word.lower() for word in _WORD.findall(told.partition(",")[0])[:6])
            last = [word for word in _WORD.findall(before)[-1:] if word[0].islower()]
            said.around.update(last)
            said.placed = said.placed or not _PLACING.isdisjoint(last)
        return said

    def _contradicted(self, member: Member, said: Said) -> bool:
        """Whether the article says something of a person that is not so."""
        countries = {member.country_code, *(term.country_code for term in member.offices)} - {None}
        offices = {term.title for term in member.offices}
        for title, country in said.titles:
            if country and countries and country not in countries:
                return True
            gender = "m" if title in _MALE else "f" if title in _FEMALE else None
            if gender and member.gender and gender != member.gender:
                return True
            sector = _SECTORS.get(title)
            if sector and sector != member.sector and not any(title in office for office in offices):
                return True
        return not said.around.isdisjoint(_PRIVATE) and not any(said.around & set(o.split()) for o in offices)

    def _chosen(self, members: Sequence[Member], name: str, said: Said) -> Member | None:
        """The one of some namesakes whom the article means."""
        supported = [member for member in members if self._is_supported(member, said)]
        if len(supported) == 1:
            return supported[0]
        if supported:
            return None
        if len(members) > 1:
            listed = [member for member in members if member.is_trusted]
            at_home = [member for member in members if member.country_code in self.countries]
            members = at_home if len(at_home) == 1 else listed
        if len(members) != 1 or said.aged:
            return None
        return members[0] if self._is_rare_enough(members[0], name) else None

    def _is_supported(self, member: Member, said: Said) -> bool:
        """Whether the article gives an office of the person, or says beside the name what he or she is and where."""
        offices = {term.title for term in member.offices}
        if any(title in offices or any(o.endswith(f" {title}") for o in offices) for title, _ in said.titles):
            return True
        at_home = member.country_code is None or member.country_code in self.countries
        bodies = {folded(term.body) for term in member.offices if term.body}
        for near in said.near:
            if any(body in near for body in bodies):
                return True
            if at_home and any(f" {office.rpartition(' ')[2]} " in f" {near} " for office in offices):
                return True
        return False

    def _is_rare_enough(self, member: Member, name: str) -> bool:
        """Whether few others can be expected to have the name; of those who led a country there is but one."""
        titles = {term.title for term in member.offices if term.country_code}
        if member.is_trusted and not titles.isdisjoint(_LEADERS):
            return True
        if " " not in name:
            return member.is_trusted and self.by.frequencies.get(name, 0) <= 1 and self._is_unusual(name)
        expected = max(map(self.by.namesakes, (name, folded(member.name))))
        if not member.is_trusted:
            return member.country_code in self.countries and expected <= _LISTED
        famous = not {term.title for term in member.offices}.isdisjoint(_MINISTERS)
        return expected <= (_FAMOUS if famous else _LISTED)

    def _is_unusual(self, word: str) -> bool:
        """Whether a single name is hardly anything else."""
        reference = self.by.reference
        places = reference.places(word[:1].upper() + word[1:])
        return not places or (
            places[0] in reference.gazetteer
            and reference.regions[places[0]].region_type is RegionType.CITY
            and reference.gazetteer.population(places[0]) < _LARGE
        )

    def _by_office(self, name: str, parts: Sequence[Part]) -> Identity | None:
        """“President Macron”, and “Macron” alone: who of that name had the office on the day of publication."""
        word, lower = folded(name), name.lower()
        if self.day is None or lower in self.carved.written or lower in _NO_SURNAMES:
            return None
        titles = self._titles(parts)
        found = (self.by.incumbents.named(word, title, country, self.day) for title, country in titles)
        member, rule = next(filter(None, found), None), OFFICE_AND_SURNAME.rule_id
        if member is None and all(title in _COURTESIES for title, _ in titles):
            member, rule = self.by.incumbents.leader(word, self.day), LEADER_SURNAME.rule_id
            if not self._is_unusual(name) or self.by.frequencies.get(word, 0) > _NAMESAKES:
                return None
            if member is not None and not self._leads_here(member, word):
                return None
        if member is None:
            return None
        said = self._said(parts)
        fits = not (said.denied or said.placed or self._contradicted(member, said))
        return Identity(member, rule) if fits else None

    def _leads_here(self, member: Member, word: str) -> bool:
        """Whether a word is the surname of a leader, and the article names the country, or none."""
        is_surname = word in (folded(member.name).split()[-1], *map(folded, member.aliases))
        return is_surname and (not self.countries or member.country_code in self.countries)

    def _body(self, name: str, parts: Sequence[Part]) -> Identity | None:
        """Which organization a name is."""
        roster = self.by.roster
        keys = self._prefixed(name, parts) or roster.names.get(folded(name), ())
        members = [member for key in keys if (member := roster.member(key)).kind != "person"]
        told = {self._country_before(part) for part in parts} - {None}
        if told:
            members = [member for member in members if member.country_code in told]
        elif len(members) > 1:
            members = [member for member in members if member.is_trusted] or members
            if len(members) > 1:
                members = [member for member in members if member.country_code in self.countries]
        if len(members) != 1:
            return None
        member = members[0]
        if " " not in name and len(name) <= _ACRONYM and not self._is_acronym_of(member, name, parts):
            return None
        if not (told or self._is_body_plain(member, name)):
            return None
        return Identity(member, REFERENCE_NAME.rule_id)

    def _country_before(self, part: Part) -> str | None:
        """The code of the country that stands right before a name: “Russian”, “Russia’s”."""
        reference = self.by.reference
        if part.country_id:
            return reference.entities[part.country_id].country_code
        before = _OWNER.search(self.text, max(0, part.start - _BEFORE), part.start)
        owners = reference.names.get(before[1], ()) if before else ()
        return reference.entities[owners[0]].country_code if owners else None

    def _is_acronym_of(self, member: Member, name: str, parts: Sequence[Part]) -> bool:
        """Whether a short name can be an organization's: it is written like an acronym of it and is no word of the
        article, and where it stands in brackets, the name before it is one of the organization's."""
        if name.isupper() and name.lower() in self.carved.written:
            return False
        if len(name) == 2 and member.country_code and member.kind != "media":
            return False
        if len(name) <= 3 and name not in (member.name, *member.aliases):
            return False
        if member.kind == "media":
            return True
        long = [folded(one) for one in (member.name, *member.aliases) if " " in one]
        for part in parts:
            if self.text[part.start - 1 : part.start] == "(" and self.text[part.end : part.end + 1] == ")":
                before = folded(self.text[max(0, part.start - _BEFORE - len(name)) : part.start])
                if not any(before.endswith(one) for one in long):
                    return False
            spelled = _SPELLED.match(self.text, part.end)
            if spelled and folded(spelled[1]) not in long:
                return False
        return True

    def _prefixed(self, name: str, parts: Sequence[Part]) -> tuple[str, ...]:
        """The ids of the longer name that a name has together with the word before it: “Pakistani Taliban”."""
        for part in parts:
            before = self.text[max(0, part.start - _BEFORE) : part.start].rstrip(" -").rpartition(" ")[2]
            if before and (part.country_id or before.lower() == "al"):
                keys = self.by.roster.names.get(folded(f"{before} {name}"))
                if keys:
                    return keys
        return ()

    def _is_body_plain(self, member: Member, name: str) -> bool:
        """Whether a name needs no more to be an organization's than that the article has it."""
        at_home = member.country_code is None or member.country_code in self.countries
        generic = all(word in _GENERIC for word in folded(name).split())
        if generic or (not member.is_trusted and (name.isupper() or member.country_code)):
            return member.country_code in self.countries
        return at_home or not self.countries or (" " in name and member.is_trusted)


_ACRONYM = 6
"""Letters of an acronym at most."""
_NAMESAKES = 6
"""People on the roster who may have a surname that is a leader's when it stands alone."""
