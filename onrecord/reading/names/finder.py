"""Names: where an article names somebody or something, what sort of thing that is, and who shares a name with whom.

Runs of capitalised words are cut into names (segmentation.py); the evidence inside and around all mentions of a name
decides its sort (classification.py); short names are tied to long ones (aliases.py). What the reference knows keeps the
reference's ids. A full name (full_names.py) has one id in all articles, any other has one in its article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import pairwise
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
from onrecord.reading.names.external_rules import PLACE_NOUN, PLACE_PREPOSITION
from onrecord.reading.names.full_names import FullNames
from onrecord.reading.names.identity import Identifier, Identity
from onrecord.reading.names.national import NationalBodies, NationalName
from onrecord.reading.names.rules import (
    COUNTRY_ADJECTIVE,
    ONE_OF_FULL_NAME,
    REFERENCE_NAME,
    SHORT_NAME,
    SPORTS_TEAM,
    Sort,
)
from onrecord.reading.names.segmentation import Segmenter
from onrecord.reading.names.variants import held_apart, of_several
from onrecord.reading.word_classes import is_site
from onrecord.reference import Entity, Reference
from onrecord.reference.by_name import known_by_name
from onrecord.reference.spelling import folded, slug
from onrecord.schema.vocabulary import EntityBasis, EntityType


class Naming(NamedTuple):
    """A name in the text, and the entities that it may stand for. There are several where places share a name."""

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
    """The names of an article: the namings in order, the offices, and the entities that the reference lacks."""

    namings: list[Naming] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    """The genders that the reference gives people, by id."""


class NameFinder:
    """Finds the names of articles, and remembers the own evidence of names in earlier ones."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._segmenter = Segmenter(reference)
        self._identifier = Identifier(reference)
        self.incumbents = self._identifier.incumbents
        self._own = Memo(partial(own_evidence, reference=reference), _KEPT)
        self._full_names = FullNames(reference)

    def find(self, article_id: str, text: str, syntaxes: Iterable[Syntax], published_on: date | None = None) -> Names:
        """The names in one article; `syntaxes` are all its sentences."""
        text = evenly_spaced(text)
        carved = self._segmenter.carve(text, _written(syntaxes))
        verdicts = weigh(text, carved, self._own)
        sorts = {name: verdict.sort for name, verdict in verdicts.items()}
        fixed = [name for name in sorts if " " not in name and stands_alone(name, verdicts[name], self._reference)]
        brackets = bracketed(text, carved.parts, verdicts)
        apart = held_apart(text, carved.parts)
        chains = join_names(sorts, fixed, brackets, self._listed, apart, self._reference.names)
        chains.shared |= {chains.whole(name) for name in of_several(text, carved.parts)}
        identities = self._identifier.identify(text, carved, verdicts, chains, published_on)
        teams = Teams(text, carved.written)
        bodies = [part for part in carved.parts if sorts[part.name] is Sort.ORGANIZATION]
        national = NationalBodies(text, bodies, self._reference, self._full_names)
        resolver = _Resolver(
            article_id, self._reference, verdicts, chains, teams, identities, self._full_names, national
        )
        for part in carved.parts:
            resolver.add(part)
        found = resolver.found
        found.namings += [Naming(Span(a.start, a.end), (a.country_id,), _COUNTRY_ADJECTIVE) for a in carved.adjectives]
        if carved.adjectives:
            found.namings.sort(key=_span)
        return found

    def _listed(self, name: str) -> tuple[str, ...]:
        """The ids that a name has in the reference."""
        reference = self._reference
        return reference.names.get(name) or reference.roster.names.get(folded(name)) or reference.places(name)


_KEPT = 1 << 15
"""Names whose evidence is remembered."""


def _written(syntaxes: Iterable[Syntax]) -> set[str]:
    """The words of some sentences as they are written; of words with hyphens, the first part (“well-known”)."""
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
_OF_ARTICLE = EntityBasis.ARTICLE
_PLACE_NOUN, _PLACE_PREPOSITION = PLACE_NOUN.rule_id, PLACE_PREPOSITION.rule_id
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
"""An article with so many different words of sports is a report of sports."""
_WORD_BEFORE = re.compile(r"([\w’'-]+)(?: the)? $")
_IN_A_REGION = re.compile(r", [^\W\d_a-z]")


class Teams:
    """Finds out where the name of a place means its team, in one article. `written` are the words of the article as
    written."""

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
    """The entities that a name may stand for (none if it is not a name), the rule, the single names that will stand for
    them, and the longest name."""

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
        full_names: FullNames,
        national: NationalBodies,
    ) -> None:
        self.article_id = article_id
        self.teams = teams
        self.identities = identities
        self.full_names = full_names
        self.national = national
        self.reference = reference
        self.verdicts = verdicts
        self.chains = chains
        self.found = Names()
        self.by_name: dict[str, tuple[str, ...]] = {}
        self.resolved: dict[str, _Resolved] = {}
        """The names that mean the same everywhere in the article, with what they mean."""
        self.resolved_here: dict[tuple[str, str], _Resolved] = {}
        """The other names, each with the longer name that it is short for here, with what they mean."""
        self.last: dict[str, str] = {}
        """By a single name, the last full name in the text that has it."""

    def add(self, part: Part) -> None:
        """Adds the naming of a part, and the office that its title gives."""
        start, end, name, title, country_id = part
        if self.teams.is_report and self.verdicts[name].sort is _PLACE and self.teams.plays(part):
            self._add_team(part)
            return
        if (national := self._national(part)) is not None:
            self._add_national(part, national)
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
        single = name.capitalize() if name.isupper() and self.verdicts[name].sort is _PERSON else name  # “LOPEZ:”
        people = self.chains.namesakes.get(single) if longer is None else None
        if not people:
            resolved = self.resolved[name] = self._standing_for(longer or name, name)
            return resolved
        sort, _, is_known, _ = self.verdicts[name]
        whole = name if sort is _PLACE and is_known and not title else self.last.get(single) or people[0]
        key = name, whole
        if key not in self.resolved_here:
            self.resolved_here[key] = self._standing_for(whole, name)
        return self.resolved_here[key]

    def _standing_for(self, whole: str, name: str) -> _Resolved:
        """What a name that stands for `whole` may name."""
        if name != whole:
            candidates = self._candidates(whole)
            is_one = name in self.chains.namesakes or self.verdicts[whole].sort is _PERSON
            rule = _ONE_OF_FULL_NAME if is_one else _SHORT_NAME
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
        team = Entity(entity_id, part.name, EntityType.ORGANIZATION, _OF_ARTICLE)
        self.found.entities.setdefault(entity_id, team)
        self.found.namings.append(Naming(Span(part.start, part.end), (entity_id,), _SPORTS_TEAM))

    def _singles(self, name: str) -> Sequence[str]:
        """The single names that stand for a person, once named in full."""
        if " " not in name:
            return ()
        return [word for word in name.split() if name in self.chains.namesakes.get(word, ())]

    def _candidates(self, name: str) -> tuple[str, ...]:
        """The entities that a name may stand for; a new entity of the article if the reference has none that fits."""
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
        return (self._own(name, self._own_kind(name, kind)).entity_id,)

    def _own_kind(self, name: str, kind: EntityType) -> EntityType:
        """What a name that the reference lacks names. What an article is “in” or “at” is as often a body as a place
        (“in the Senate”, “at Mercy Hospital”): it is a place where its name says so."""
        if self._is_group(name, kind):
            return EntityType.GROUP
        if kind in _PLACES and not _is_geographic(name, self.verdicts[name].rule):
            return EntityType.ORGANIZATION
        return kind

    def _own(self, name: str, kind: EntityType, country_code: str | None = None) -> Entity:
        """A new entity: by its name where that is a full one, or has its country with it, else of the article."""
        if country_code or (name not in self.chains.shared and self.full_names.is_full(name, kind)):
            entity = known_by_name(name, kind, self.reference.entities, country_code)
        else:
            entity = Entity(f"{self.article_id}:{slug(name)}", name, kind, _OF_ARTICLE)
        return self.found.entities.setdefault(entity.entity_id, entity)

    def _national(self, part: Part) -> NationalName | None:
        """The national body that a part names, None where it names anything else."""
        whole = self.chains.whole(part.name)
        if self.verdicts[whole].sort is not Sort.ORGANIZATION or self.verdicts[part.name].is_word:
            return None
        if whole in self.identities or whole in self.reference.names:
            return None
        return self.national.named(part, whole)

    def _add_national(self, part: Part, national: NationalName) -> None:
        country_code = self.national.whose(national)
        member = self.national.member(national.name, country_code)
        entity_id = member or self._own(national.name, EntityType.ORGANIZATION, country_code).entity_id
        own_rule = self.verdicts[part.name].rule if self.chains.whole(part.name) == part.name else _SHORT_NAME
        rule = _REFERENCE_NAME if member else own_rule
        self.found.namings.append(Naming(Span(part.start, part.end), (entity_id,), rule))

    def _is_group(self, name: str, kind: EntityType) -> bool:
        """“Muslims”, “Asian-Americans”, and “the Silvas” where the article names a Silva, but no Mr Silvas."""
        lower = name.lower()
        if lower in _GROUPS or lower.endswith("-americans"):
            return True
        return kind is not EntityType.PERSON and lower[-1:] == "s" and name[:-1] in self.chains.namesakes


def _fits(known: EntityType, kind: EntityType) -> bool:
    return known is kind or (known in _PLACES and kind in _PLACES) or (known in _BODIES and kind in _BODIES)


def _is_geographic(name: str, rule: str) -> bool:
    """Whether the name of a place, found by a rule, says that it is one."""
    parts = name.lower().split()
    if len(parts) == 1 or rule == _PLACE_NOUN:
        return rule != _PLACE_PREPOSITION
    if is_site(parts, next((word for word, later in pairwise(parts) if later in ("of", "for")), parts[-1])):
        return True
    return parts[-1] in words("places/places", "heads") or parts[0] in words("places/places", "beginnings")
