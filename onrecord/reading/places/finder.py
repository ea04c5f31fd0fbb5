"""Places: which regions the names of an article mean.

The names that can be places' are found by their capitals and surroundings (recognition.py). Which kind of place a name
means, the sentence may say (kinds.py); which of its namesakes, the other names of the article (resolution.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from operator import attrgetter

from onrecord.language.clauses import Syntax
from onrecord.language.lazy import Memo
from onrecord.language.spans import Span
from onrecord.reading.names.finder import Names, Naming
from onrecord.reading.names.rules import SPORTS_TEAM
from onrecord.reading.places.evidence import is_listable
from onrecord.reading.places.kinds import TYPE_NOUNS, PlaceKinds
from onrecord.reading.places.local import Local, LocalPlaces
from onrecord.reading.places.lookup import PlaceNames
from onrecord.reading.places.recognition import Toponym, find_toponyms
from onrecord.reading.places.resolution import Namesakes
from onrecord.reading.places.rules import (
    ABBREVIATION,
    BARE_NAME,
    BEFORE_ITS_REGION,
    COUNTRY_ADJECTIVE,
    IN_LIST,
    KIND_BEHIND,
    PLACE_NOUN_OF,
    PREPOSITION,
    REFERENCE_NAME,
)
from onrecord.reference import Entity, Reference
from onrecord.reference.by_name import known_by_name
from onrecord.schema.vocabulary import EntityBasis, EntityType

__all__ = ["TYPE_NOUNS", "PlaceFinder"]

_PLACES = (EntityType.COUNTRY, EntityType.REGION)
_SPORTS_TEAM = SPORTS_TEAM.rule_id
_PERSON = EntityType.PERSON


class PlaceFinder:
    """Finds the places of articles, and remembers what is to be known of the names that earlier ones had."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._names = PlaceNames(reference)
        self._local = LocalPlaces(reference)
        self._kinds = PlaceKinds(reference)
        self._namesakes = Namesakes(reference)
        self._rules = Memo(partial(_found_rule, reference=reference), _KEPT)

    def choose(self, text: str, names: Names, syntaxes: Sequence[Syntax]) -> Names:
        """The names of an article with its places: all namings in order, with one candidate each, those of `names` and
        the places among and beside them.

        The rule of a naming says how a place was found, or how it was told from its namesakes.
        """
        people, others, places = _parted(names, self._reference)
        entities = names.entities
        found = _consistent(text, find_toponyms(text, people, self._names))
        if local := self._local.find(text, found, people):
            found = _with_local(found, local)
            others, places, entities = self._unlisted(others, places, entities, local)
        narrowed = self._kinds.choose(found, syntaxes)
        senses = self._namesakes.choose([toponym for toponym, _ in narrowed])
        namings = [self._naming(toponym, senses[toponym.span.start], rule) for toponym, rule in narrowed]
        return replace(names, namings=_merged(namings, others, places), entities=entities)

    def _naming(self, toponym: Toponym, sense: str, kind_rule: str) -> Naming:
        """The naming of the place that a toponym means. A place that the reference lists needs no rule to be found."""
        rule = kind_rule or self._rules[toponym.candidates, sense, toponym.rule]
        return Naming(toponym.span, (sense,), rule)

    def _unlisted(
        self, others: list[Naming], places: list[Naming], entities: Mapping[str, Entity], local: Sequence[Local]
    ) -> tuple[list[Naming], list[Naming], dict[str, Entity]]:
        """The namings, where those of places that no list has are places of their country, and the entities with
        these."""
        unlisted = {one.span: one for one in local if one.place_id is None}
        kept: list[Naming] = []
        moved: list[Naming] = []
        own = dict(entities)
        are_places = {naming.span for naming in places}
        for naming in (*others, *places):
            one, entity = unlisted.get(naming.span), own.get(naming.candidates[0])
            if one is None or entity is None or (entity.entity_type is _PERSON and not one.is_certain):
                (moved if naming.span in are_places else kept).append(naming)
                continue
            place = self._place(entity, one.country_code)
            own[place.entity_id] = place
            moved.append(naming._replace(candidates=(place.entity_id,), rule=one.rule))
        return kept, sorted(moved, key=_SPAN), own

    def _place(self, entity: Entity, country_code: str | None) -> Entity:
        """The place of a country that was taken for something else, with the id of its kind."""
        if entity.basis is EntityBasis.NAME:
            return known_by_name(entity.name, EntityType.REGION, self._reference.entities, country_code)
        return entity._replace(entity_type=EntityType.REGION, country_code=country_code)


_KEPT = 1 << 14


def _parted(names: Names, reference: Reference) -> tuple[list[Span], list[Naming], list[Naming]]:
    """The spans of people's names, the namings of people and bodies, and those of places, all in order."""
    people: list[Span] = []
    others: list[Naming] = []
    places: list[Naming] = []
    own, listed = names.entities, reference.entities
    for naming in names.namings:
        key = naming.candidates[0]
        kind = (own.get(key) or listed[key]).entity_type
        (places if kind in _PLACES else others).append(naming)
        if kind is _PERSON or naming.rule == _SPORTS_TEAM:
            people.append(naming.span)
    return people, others, places


def _consistent(text: str, toponyms: Iterable[Toponym]) -> list[Toponym]:
    """The sure toponyms, those that a list joins to a sure one, and the unsure ones that go by the name of such."""
    found = list(toponyms)
    if all(toponym.is_sure for toponym in found):
        return found
    for at, (left, right) in enumerate(pairwise(found)):
        if left.is_sure != right.is_sure and text[left.span.end : right.span.start] in _JOINS:
            unsure = at + left.is_sure
            if is_listable(found[unsure].span.of(text)) and (left.rule in _SHOWN or right.rule in _SHOWN):
                found[unsure] = found[unsure]._replace(rule=_IN_LIST, is_sure=True)
    sure = {toponym.span.of(text).casefold() for toponym in found if toponym.is_sure}
    return [toponym for toponym in found if toponym.is_sure or toponym.span.of(text).casefold() in sure]


_JOINS = frozenset((" and ", " or ", ", and ", " and the "))
"""What joins the names of a list."""
_IN_LIST = IN_LIST.rule_id
_SHOWN = frozenset(rule.rule_id for rule in (PREPOSITION, KIND_BEHIND, BEFORE_ITS_REGION, PLACE_NOUN_OF, IN_LIST))
"""The rules of names that what stands around them shows to be places."""


def _with_local(found: Sequence[Toponym], local: Sequence[Local]) -> list[Toponym]:
    """The toponyms in order, with local places instead of what overlaps them."""
    ends = [one.span.end for one in local]

    def is_free(span: Span) -> bool:
        at = bisect_right(ends, span.start)
        return at == len(local) or local[at].span.start >= span.end

    own = [Toponym(one.span, (one.place_id,), one.rule, True) for one in local if one.place_id is not None]
    return sorted([*(toponym for toponym in found if is_free(toponym.span)), *own], key=_SPAN)


def _found_rule(found: tuple[tuple[str, ...], str, str], reference: Reference) -> str:
    """The rule of a place that was found: by its candidates, the one that it means, and how the name was found."""
    candidates, sense, rule = found
    if sense in reference.gazetteer or sense in reference.localities:
        return rule
    listed = [candidate for candidate in candidates if candidate not in reference.gazetteer]
    return rule if rule in _OF_LISTED else _BARE_NAME if len(listed) > 1 else _REFERENCE_NAME


_ABBREVIATION, _BARE_NAME, _REFERENCE_NAME = ABBREVIATION.rule_id, BARE_NAME.rule_id, REFERENCE_NAME.rule_id
_OF_LISTED = frozenset((_ABBREVIATION, COUNTRY_ADJECTIVE.rule_id))
"""The rules that say more of a place which the reference lists than that it does."""


def _merged(namings: Sequence[Naming], others: Sequence[Naming], places: Sequence[Naming]) -> list[Naming]:
    """All namings in order: a place's naming gives way to a longer one of a place, and replaces what has its span."""
    spans = {naming.span for naming in namings}
    spans |= {Span(n.span.start, n.span.end - 1) for n in namings if n.rule == _ABBREVIATION}  # “Pa” of “Pa.”
    merged = [_first(naming) for naming in others if naming.span not in spans]
    unread = [_first(naming) for naming in places if naming.span not in spans]
    longer = [naming.span for naming in unread]
    merged += unread
    merged += [naming for naming in namings if not _inside(naming.span, longer)] if longer else namings
    return sorted(merged, key=_SPAN)


_SPAN = attrgetter("span")


def _first(naming: Naming) -> Naming:
    """A naming with its first candidate alone."""
    return naming if len(naming.candidates) == 1 else naming._replace(candidates=naming.candidates[:1])


def _inside(span: Span, longer: Sequence[Span]) -> bool:
    """Whether a span lies inside one of others, which are in order and do not overlap."""
    at = bisect_right(longer, span.start, key=lambda other: other.start) - 1
    return at >= 0 and longer[at].covers(span)
