"""Names: where an article names somebody or something, what sort of thing that is, and who shares a name with whom.

Runs of capitalised words (runs.py) are cut into names (carving.py); cues in and around all places where the article
has a name decide its sort (weighing.py); short names are tied to long ones (chains.py). What the reference knows keeps
the reference's ids; the rest is known by name only, with an id of its article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from onrecord.language.spans import Span
from onrecord.reading.lexicon import words
from onrecord.reading.naming.chains import Chains, join_names
from onrecord.reading.naming.cues import Sort
from onrecord.reading.naming.gathering import gather
from onrecord.reading.naming.parts import Part
from onrecord.reading.naming.runs import evenly_spaced
from onrecord.reading.naming.teams import TEAM_RULE, Teams
from onrecord.reading.naming.weighing import Verdict, stands_alone, weigh
from onrecord.reference import Entity, Reference
from onrecord.schema.vocabulary import EntityBasis, EntityType


class Naming(NamedTuple):
    """A name in the text and the entities that it may stand for; more than one where a name is two places'."""

    span: Span
    candidates: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Office:
    """A title that the article gives a person, with the country that it gives with it: ``Ukrainian President``."""

    person_id: str
    title: str
    country_id: str | None
    start: int


@dataclass(slots=True)
class Names:
    """What the names of an article tell: namings in order, offices, and the entities that the reference lacks."""

    namings: list[Naming] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)


def find_names(article_id: str, text: str, reference: Reference) -> Names:
    """The names in one article."""
    text = evenly_spaced(text)
    carved = gather(text, reference)
    verdicts = weigh(text, carved, reference)
    sorts = {name: verdict.sort for name, verdict in verdicts.items()}
    fixed = [name for name in sorts if " " not in name and stands_alone(name, verdicts[name], reference)]
    chains = join_names(sorts, fixed, _brackets(text, carved.parts, verdicts))
    resolver = _Resolver(article_id, reference, verdicts, chains, Teams(text, carved.small))
    for part in carved.parts:
        resolver.add(part)
    found = resolver.found
    found.namings += [Naming(Span(a.start, a.end), (a.country_id,), "country-adjective") for a in carved.adjectives]
    found.namings.sort(key=lambda naming: naming.span)
    return found


_IN_BRACKETS = re.compile(r" \([\"“‘']?$")
_CLOSED = re.compile(r"[\"”’']{0,2}\)")
_FEWEST_LETTERS = 3
"""A shorter acronym that does not begin like the name before it is as often a country's or an agency's."""


def _brackets(text: str, parts: Sequence[Part], verdicts: Mapping[str, Verdict]) -> dict[str, str]:
    """Short names in brackets right after long ones: “the Free Traders Union (FTU)”."""
    found: dict[str, str] = {}
    for long, short in pairwise(parts):
        if (
            short.start - long.end <= 3
            and _IN_BRACKETS.search(text, long.end, short.start)
            and _CLOSED.match(text, short.end)
            and _shortens(short.name, long.name, verdicts)
        ):
            found.setdefault(short.name, long.name)
    return found


def _shortens(short: str, long: str, verdicts: Mapping[str, Verdict]) -> bool:
    """Whether an acronym in brackets is short for the name before it, whose initials it need not have: “National Port
    Workers Federation (FENAPO)”."""
    if not short.isupper() or " " not in long or verdicts[long].sort is Sort.PERSON:
        return False
    if long[0] == short[0]:
        return True
    are_bodies = verdicts[long].sort is verdicts[short].sort is Sort.ORGANIZATION
    return are_bodies and short.isalpha() and len(short) >= _FEWEST_LETTERS and not verdicts[short].is_known


_TYPES = {
    Sort.PERSON: EntityType.PERSON,
    Sort.ORGANIZATION: EntityType.ORGANIZATION,
    Sort.PLACE: EntityType.REGION,
}


class _Resolver:
    """Gives each name of an article its entity, in the order of the text."""

    def __init__(
        self,
        article_id: str,
        reference: Reference,
        verdicts: Mapping[str, Verdict],
        chains: Chains,
        teams: Teams,
    ) -> None:
        self.article_id = article_id
        self.teams = teams
        self.reference = reference
        self.verdicts = verdicts
        self.chains = chains
        self.found = Names()
        self.by_name: dict[str, tuple[str, ...]] = {}
        self.last: dict[str, str] = {}
        """By a single name, the full name that was last named with it."""

    def add(self, part: Part) -> None:
        """Adds the naming of a part, and the office that its title gives."""
        verdict = self.verdicts[part.name]
        if verdict.sort is Sort.PLACE and self.teams.is_report and self.teams.plays(part):
            self._add_team(part)
            return
        name = self._whole(part, verdict)
        if name != part.name:
            candidates, rule = self._candidates(name), "surname" if part.name in self.chains.namesakes else "short-name"
            if candidates == self.reference.names.get(part.name):
                rule = "reference-name"
            self._note(name)
        elif verdict.sort is Sort.OTHER or verdict.is_word:
            return
        else:
            candidates = self._candidates(name)
            rule = verdict.rule if candidates[0] in self.found.entities else "reference-name"
            if verdict.sort is Sort.PERSON:
                self._note(name)
        self.found.namings.append(Naming(Span(part.start, part.end), candidates, rule))
        if part.title:
            self.found.offices.append(Office(candidates[0], part.title, part.country_id, part.start))

    def _add_team(self, part: Part) -> None:
        entity_id = f"{self.article_id}:{slug(part.name)}-team"
        team = Entity(entity_id, part.name, EntityType.ORGANIZATION, EntityBasis.NAME)
        self.found.entities.setdefault(entity_id, team)
        self.found.namings.append(Naming(Span(part.start, part.end), (entity_id,), TEAM_RULE))

    def _whole(self, part: Part, verdict: Verdict) -> str:
        """The longer name that a name stands for here, itself where there is none."""
        name = part.name
        longer = self.chains.longer.get(name)
        if longer is not None:
            return longer
        people = self.chains.namesakes.get(name)
        if not people or (verdict.sort is Sort.PLACE and verdict.is_known and not part.title):
            return name
        return self.last.get(name) or people[0]

    def _note(self, name: str) -> None:
        """Keeps that a person was named in full, for the single names that stand for the one last named."""
        if " " in name:
            for word in name.split():
                if name in self.chains.namesakes.get(word, ()):
                    self.last[word] = name

    def _candidates(self, name: str) -> tuple[str, ...]:
        """The entities that a name may stand for, a new one of the article where the reference has none that fits."""
        found = self.by_name.get(name)
        if found is None:
            found = self.by_name[name] = self._new_candidates(name)
        return found

    def _new_candidates(self, name: str) -> tuple[str, ...]:
        verdict = self.verdicts[name]
        kind = _TYPES.get(verdict.sort, EntityType.ORGANIZATION)
        known = self.reference.names.get(name, ())
        fitting = tuple(c for c in known if _fits(self.reference.entities[c].entity_type, kind))
        if fitting:
            return fitting
        if self._is_group(name):
            kind = EntityType.GROUP
        entity_id = f"{self.article_id}:{slug(name)}"
        entity = self.found.entities.setdefault(entity_id, Entity(entity_id, name, kind, EntityBasis.NAME))
        return (entity.entity_id,)

    def _is_group(self, name: str) -> bool:
        """“Muslims”, “Asian-Americans”, and “the Silvas” where the article names a Silva."""
        lower = name.lower()
        if lower in words("name_cues", "groups") or lower.endswith("-americans"):
            return True
        return lower.endswith("s") and name[:-1] in self.chains.namesakes


def _fits(known: EntityType, kind: EntityType) -> bool:
    places = (EntityType.COUNTRY, EntityType.REGION)
    bodies = (EntityType.ORGANIZATION, EntityType.GROUP)
    return known is kind or (known in places and kind in places) or (known in bodies and kind in bodies)


_UNSLUGGED = re.compile(r"[\W_]+")


def slug(name: str) -> str:
    """`name` in lower case with hyphens for all but letters and digits, accents taken off."""
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _UNSLUGGED.sub("-", plain).strip("-")
