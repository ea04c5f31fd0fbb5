"""Places: which regions the names of an article mean.

The names that can be places' are found by their capitals and surroundings (recognition.py). Which kind of place a name
means, the sentence may say (kinds.py); which of its namesakes, the other names of the article (resolution.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter

from onrecord.language.clauses import Syntax
from onrecord.language.lazy import Memo
from onrecord.language.spans import Span
from onrecord.reading.names.finder import Names, Naming
from onrecord.reading.names.rules import SPORTS_TEAM
from onrecord.reading.places.kinds import TYPE_NOUNS, PlaceKinds
from onrecord.reading.places.lookup import PlaceNames
from onrecord.reading.places.recognition import Toponym, find_toponyms
from onrecord.reading.places.resolution import Namesakes
from onrecord.reading.places.rules import ABBREVIATION, BARE_NAME, COUNTRY_ADJECTIVE, REFERENCE_NAME
from onrecord.reference import Reference
from onrecord.schema.vocabulary import EntityType

__all__ = ["TYPE_NOUNS", "PlaceFinder"]

_PLACES = (EntityType.COUNTRY, EntityType.REGION)
_SPORTS_TEAM = SPORTS_TEAM.rule_id
_PERSON = EntityType.PERSON


class PlaceFinder:
    """Finds the places of articles, and remembers what is to be known of the names that earlier ones had."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._names = PlaceNames(reference)
        self._kinds = PlaceKinds(reference)
        self._namesakes = Namesakes(reference)
        self._rules = Memo(partial(_found_rule, reference=reference), _KEPT)

    def choose(self, text: str, names: Names, syntaxes: Sequence[Syntax]) -> Names:
        """The names of an article with its places: all namings in order, with one candidate each, those of `names` and
        the places among and beside them.

        The rule of a naming says how a place was found, or how it was told from its namesakes.
        """
        people, others, places = _parted(names, self._reference)
        found = _consistent(text, find_toponyms(text, people, self._names))
        narrowed = self._kinds.choose(found, syntaxes)
        senses = self._namesakes.choose([toponym for toponym, _ in narrowed])
        namings = [self._naming(toponym, senses[toponym.span.start], rule) for toponym, rule in narrowed]
        return replace(names, namings=_merged(namings, others, places))

    def _naming(self, toponym: Toponym, sense: str, kind_rule: str) -> Naming:
        """The naming of the place that a toponym means. A place that the reference lists needs no rule to be found."""
        rule = kind_rule or self._rules[toponym.candidates, sense, toponym.rule]
        return Naming(toponym.span, (sense,), rule)


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
    return people, others, places, own


def _consistent(text: str, toponyms: Iterable[Toponym]) -> list[Toponym]:
    """The sure toponyms, and the unsure ones that go by the name of a sure one."""
    found = list(toponyms)
    if all(toponym.is_sure for toponym in found):
        return found
    sure = {toponym.span.of(text).casefold() for toponym in found if toponym.is_sure}
    return [toponym for toponym in found if toponym.is_sure or toponym.span.of(text).casefold() in sure]


def _found_rule(found: tuple[tuple[str, ...], str, str], reference: Reference) -> str:
    """The rule of a place that was found: by its candidates, the one that it means, and how the name was found."""
    candidates, sense, rule = found
    if sense in reference.gazetteer:
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
