"""Names: where an article names somebody or something, what sort of thing that is, and who shares a name with whom.

Runs of capitalised words are cut into names (segmentation.py); cues in and around all places where the
article has a name decide its sort (classification.py); short names are tied to long ones (aliases.py). What the
reference knows keeps the reference's ids; the rest is known by name only, with an id of its article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from onrecord.language.capitals import evenly_spaced
from onrecord.language.clauses import Syntax
from onrecord.language.lazy import Memo
from onrecord.language.spans import Span
from onrecord.reading.lexicon import words
from onrecord.reading.names.aliases import Chains, bracketed, join_names
from onrecord.reading.names.carving import Part
from onrecord.reading.names.classification import Verdict, own_evidence, stands_alone, weigh
from onrecord.reading.names.identity import Identifier, Identity
from onrecord.reading.names.rules import (
    COUNTRY_ADJECTIVE,
    ONE_OF_FULL_NAME,
    REFERENCE_NAME,
    SHORT_NAME,
    SPORTS_TEAM,
    Sort,
)
from onrecord.reading.names.segmentation import Segmenter
from onrecord.reference import Entity, Reference
from onrecord.reference.spelling import slug
from onrecord.schema.vocabulary import EntityBasis, EntityType


class Naming(NamedTuple):
    """A name in the text and the entities that it may stand for; more than one where a name is two places'."""

    span: Span
    candidates: tuple[str, ...]
    rule: str


class Office(NamedTuple):
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
    genders: dict[str, str] = field(default_factory=dict)
    """Those that the reference gives people, by id."""


class NameFinder:
    """Finds the names of articles, and remembers what the names of earlier ones said by themselves."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._segmenter = Segmenter(reference)
        self._identifier = Identifier(reference)
        self.incumbents = self._identifier.incumbents
        self._own = Memo(partial(own_evidence, reference=reference), _KEPT)

    def find(self, article_id: str, text: str, syntaxes: Iterable[Syntax], published_on: date | None = None) -> Names:
        """The names in one article; `syntaxes` are all its sentences."""
        text = evenly_spaced(text)
        carved = self._segmenter.carve(text, _written(syntaxes))
        verdicts = weigh(text, carved, self._own)
        sorts = {name: verdict.sort for name, verdict in verdicts.items()}
        fixed = [name for name in sorts if " " not in name and stands_alone(name, verdicts[name], self._reference)]
        chains = join_names(sorts, fixed, bracketed(text, carved.parts, verdicts))
        identities = self._identifier.identify(text, carved, verdicts, chains, published_on)
        teams = Teams(text, carved.written)
        resolver = _Resolver(article_id, self._reference, verdicts, chains, teams, identities)
        for part in carved.parts:
            resolver.add(part)
        found = resolver.found
        found.namings += [Naming(Span(a.start, a.end), (a.country_id,), _COUNTRY_ADJECTIVE) for a in carved.adjectives]
        if carved.adjectives:
            found.namings.sort(key=_span)
        return found


_KEPT = 1 << 15
"""Names whose evidence is remembered."""


def _written(syntaxes: Iterable[Syntax]) -> set[str]:
    """The words of some sentences as they are written, of those with hyphens the first part (“well-known”)."""
    words = set[str]().union(*[syntax.sentence.words for syntax in syntaxes])
    joined = [word for word in words if "-" in word]
    words.difference_update(joined)
    words.update([word.partition("-")[0] for word in joined])
    return words


_span = itemgetter(0)


_new = tuple.__new__  # a third of the time of Naming(…)
_PERSON, _PLACE, _OTHER = Sort.PERSON, Sort.PLACE, Sort.OTHER
_BODY = EntityType.ORGANIZATION
_REFERENCE_NAME, _SHORT_NAME = REFERENCE_NAME.rule_id, SHORT_NAME.rule_id
_ONE_OF_FULL_NAME, _SPORTS_TEAM = ONE_OF_FULL_NAME.rule_id, SPORTS_TEAM.rule_id
_COUNTRY_ADJECTIVE = COUNTRY_ADJECTIVE.rule_id
_BY_NAME = EntityBasis.NAME
_TYPES = {
    Sort.PERSON: EntityType.PERSON,
    Sort.ORGANIZATION: EntityType.ORGANIZATION,
    Sort.PLACE: EntityType.REGION,
}
_PLACES = (EntityType.COUNTRY, EntityType.REGION)
_BODIES = (EntityType.ORGANIZATION, EntityType.GROUP)
_GENDERS = {"m": "male", "f": "female"}
_GROUPS = words("names/cues", "groups")


_FEWEST_WORDS = 6
"""So many different words of sports make an article a report of it."""
_WORD_BEFORE = re.compile(r"([\w’'-]+)(?: the)? $")
_IN_A_REGION = re.compile(r", [^\W\d_a-z]")


class Teams:
    """Tells in one article where a place's name is its team's; `written` are its words as it writes them."""

    def __init__(self, text: str, written: Set[str]) -> None:
        self.text = text
        self.is_report = len(written & words("names/cues", "sports")) >= _FEWEST_WORDS

    def plays(self, part: Part) -> bool:
        """Whether the name of a place names its team: in a report of sports, and not where something happens."""
        if not self.is_report or _IN_A_REGION.match(self.text, part.end):
            return False
        before = _WORD_BEFORE.search(self.text, max(0, part.start - 24), part.start)
        return before is None or before[1].lower() not in words("names/cues", "locating")


class _Resolved(NamedTuple):
    """The entities that a name may stand for, none where it is no name, and by what rule; the single names that they
    will be named with, and the longest."""

    candidates: tuple[str, ...]
    rule: str
    singles: Sequence[str]
    whole: str


_NOTHING = _Resolved((), "", (), "")


class _Resolver:
    """Gives each name of an article its entity, in the order of the text."""

    def __init__(
        self,
        article_id: str,
        reference: Reference,
        verdicts: Mapping[str, Verdict],
        chains: Chains,
        teams: Teams,
        identities: Mapping[str, Identity],
    ) -> None:
        self.article_id = article_id
        self.teams = teams
        self.identities = identities
        self.reference = reference
        self.verdicts = verdicts
        self.chains = chains
        self.found = Names()
        self.by_name: dict[str, tuple[str, ...]] = {}
        self.resolved: dict[str, _Resolved] = {}
        """What names stand for that stand for the same everywhere."""
        self.resolved_here: dict[tuple[str, str], _Resolved] = {}
        """What others stand for, with the longer name that they are short for here."""
        self.last: dict[str, str] = {}
        """By a single name, the full name that was last named with it."""

    def add(self, part: Part) -> None:
        """Adds the naming of a part, and the office that its title gives."""
        start, end, name, title, country_id = part
        if self.teams.is_report and self.verdicts[name].sort is _PLACE and self.teams.plays(part):
            self._add_team(part)
            return
        resolved = self.resolved.get(name)
        if resolved is None:
            resolved = self._resolve(name, title)
        candidates, rule, singles, whole = resolved
        if not candidates:
            return
        for word in singles:
            self.last[word] = whole
        self.found.namings.append(_new(Naming, (_new(Span, (start, end)), candidates, rule)))
        if title:
            self.found.offices.append(_new(Office, (candidates[0], title, country_id, start)))

    def _resolve(self, name: str, title: str | None) -> _Resolved:
        """What a name may name here."""
        longer = self.chains.longer.get(name)
        people = self.chains.namesakes.get(name) if longer is None else None
        if not people:
            resolved = self.resolved[name] = self._standing_for(longer or name, name)
            return resolved
        sort, _, is_known, _ = self.verdicts[name]
        whole = name if sort is _PLACE and is_known and not title else self.last.get(name) or people[0]
        key = name, whole
        if key not in self.resolved_here:
            self.resolved_here[key] = self._standing_for(whole, name)
        return self.resolved_here[key]

    def _standing_for(self, whole: str, name: str) -> _Resolved:
        """What a name that stands for `whole` may name."""
        if name != whole:
            candidates = self._candidates(whole)
            rule = _ONE_OF_FULL_NAME if name in self.chains.namesakes else _SHORT_NAME
            if candidates == self.reference.names.get(name):
                rule = _REFERENCE_NAME
            return _Resolved(candidates, rule, self._singles(whole), whole)
        verdict = self.verdicts[name]
        if name not in self.identities and (verdict.sort is _OTHER or verdict.is_word):
            return _NOTHING
        candidates = self._candidates(name)
        identity = self.identities.get(name)
        rule = verdict.rule if candidates[0] in self.found.entities else identity.rule if identity else _REFERENCE_NAME
        return _Resolved(candidates, rule, self._singles(name) if verdict.sort is _PERSON else (), name)

    def _add_team(self, part: Part) -> None:
        entity_id = f"{self.article_id}:{slug(part.name)}-team"
        team = Entity(entity_id, part.name, EntityType.ORGANIZATION, EntityBasis.NAME)
        self.found.entities.setdefault(entity_id, team)
        self.found.namings.append(Naming(Span(part.start, part.end), (entity_id,), _SPORTS_TEAM))

    def _singles(self, name: str) -> Sequence[str]:
        """The single names that stand for a person, once named in full."""
        if " " not in name:
            return ()
        return [word for word in name.split() if name in self.chains.namesakes.get(word, ())]

    def _candidates(self, name: str) -> tuple[str, ...]:
        """The entities that a name may stand for, a new one of the article where the reference has none that fits."""
        found = self.by_name.get(name)
        if found is None:
            found = self.by_name[name] = self._new_candidates(name)
        return found

    def _new_candidates(self, name: str) -> tuple[str, ...]:
        kind = _TYPES.get(self.verdicts[name].sort, _BODY)
        known = self.reference.names.get(name)
        if known is not None:
            fitting = tuple([c for c in known if _fits(self.reference.entities[c].entity_type, kind)])
            if fitting:
                return fitting
        if name in self.identities:
            member = self.identities[name].member
            if member.gender is not None:
                self.found.genders[member.entity_id] = _GENDERS[member.gender]
            return (member.entity_id,)
        if self._is_group(name):
            kind = EntityType.GROUP
        entity_id = f"{self.article_id}:{slug(name)}"
        if entity_id not in self.found.entities:
            self.found.entities[entity_id] = _new(Entity, (entity_id, name, kind, _BY_NAME, None, None, None))
        return (entity_id,)

    def _is_group(self, name: str) -> bool:
        """“Muslims”, “Asian-Americans”, and “the Silvas” where the article names a Silva."""
        lower = name.lower()
        if lower in _GROUPS or lower.endswith("-americans"):
            return True
        return lower[-1:] == "s" and name[:-1] in self.chains.namesakes


def _fits(known: EntityType, kind: EntityType) -> bool:
    return known is kind or (known in _PLACES and kind in _PLACES) or (known in _BODIES and kind in _BODIES)
