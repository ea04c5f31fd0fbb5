"""Namesakes: which of the places of one name an article means.

Every name of the article votes for the countries and subdivisions that its candidates lie in, divided by how likely
each candidate is by its size. The candidate wins that is large and lies where much else of the article lies: in an
article about Ohio, “Dublin” is the one in Ohio. A region behind the comma decides by itself. One name has one sense in
an article.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from onrecord.language.lazy import Memo
from onrecord.reading.places.recognition import Toponym
from onrecord.reference import Reference
from onrecord.reference.entities import ancestors
from onrecord.schema.vocabulary import RegionType

COUNTRY = 5.0
"""What it counts for, in powers of ten of population, that the rest of the article lies in a candidate's country."""
SUBDIVISION = 10.0
"""The same for its first-level subdivision."""
VICINITY = 8.0
"""The same for each of two squares of a degree, laid half a degree apart, in which it lies."""
LISTED = 8.5
"""The size of what the reference lists itself: that of a large country."""
_PROMINENT = 6.0
"""The size of a city of a million, which no namesake displaces by being near."""
_LOCALITY = 2.0
"""The size of a district or village that its region tells."""
MANY = 30
"""Of a name with more candidates than this, the smallest are left out."""

_BARE = (
    RegionType.COUNTRY,
    RegionType.CITY,
    RegionType.PENINSULA,
    RegionType.HISTORICAL,
    RegionType.FIRST_LEVEL,
    RegionType.MACRO,
    RegionType.OTHER,
)
"""What a bare name of the reference's own means, the likeliest first."""


_LARGE = (RegionType.COUNTRY, RegionType.FIRST_LEVEL, RegionType.MACRO, RegionType.HISTORICAL, RegionType.PENINSULA)


class _Candidate(NamedTuple):
    """A place that a name can mean. `near` are the keys of what it lies in: its country's code and its subdivision;
    `vicinity` those of the squares of a town or district. It votes for all of them with the `weight` that its size
    gives it."""

    region_id: str
    size: float
    weight: float
    near: tuple[tuple[str, float], ...]
    vicinity: tuple[str, ...]


class _Name(NamedTuple):
    """A name of the article with its candidates, how much it says by how often it is named, and its votes."""

    candidates: tuple[_Candidate, ...]
    strength: float
    votes: Mapping[str, float]


class Namesakes:
    """Chooses among places of one name, and remembers the names and places that earlier articles had."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        candidates = Memo(partial(_candidate, reference=reference), _KEPT)
        self._names = Memo(partial(_name, candidates=candidates, reference=reference), _KEPT)

    def choose(self, toponyms: Sequence[Toponym]) -> dict[int, str]:
        """The region that each toponym means, by where it starts."""
        groups: dict[tuple[str, ...], list[Toponym]] = defaultdict(list)
        for toponym in toponyms:
            groups[toponym.candidates].append(toponym)
        usual = [_usual(group) for group in groups.values()]
        names = [
            self._names[candidates, around, len(group)]
            for (candidates, group), around in zip(groups.items(), usual, strict=True)
        ]
        chosen: dict[int, str] = {}
        for group, around, sense in zip(groups.values(), usual, _senses(names), strict=True):
            for toponym in group:
                differs = toponym.around and toponym.around != around
                inside = _inside(toponym.candidates, toponym.around, self._reference) if differs else ()
                chosen[toponym.span.start] = inside[0] if inside else sense
        return chosen


_KEPT = 1 << 14
_Named = tuple[tuple[str, ...], tuple[str, ...], int]
"""The candidates of a name, what it has behind its comma, and how often it is named."""


def _name(named: _Named, candidates: Mapping[str, _Candidate], reference: Reference) -> _Name:
    keys, around, count = named
    choice = _inside(keys, around, reference) or keys
    places = tuple([candidates[key] for key in choice[:MANY]])
    strength = 1 + math.log(count)
    return _Name(places, strength, _votes(places, strength))


def _usual(group: Sequence[Toponym]) -> tuple[str, ...]:
    """The region behind the comma of the first mention that has one."""
    for toponym in group:
        if toponym.around:
            return toponym.around
    return ()


def _inside(candidates: Sequence[str], around: Sequence[str], reference: Reference) -> tuple[str, ...]:
    """The candidates that lie in one of some regions."""
    if not around:
        return ()
    regions = reference.regions
    return tuple(c for c in candidates if any(region.region_id in around for region in ancestors(c, regions)))


def _candidate(region_id: str, reference: Reference) -> _Candidate:
    region = reference.regions[region_id]
    near = [(region.country_code, COUNTRY)] if region.country_code else []
    outwards = (region, *ancestors(region_id, reference.regions))
    near += [(outer.region_id, SUBDIVISION) for outer in outwards if outer.region_type is RegionType.FIRST_LEVEL]
    vicinity: tuple[str, ...] = ()
    if region.latitude is not None and region.longitude is not None and region.region_type not in _LARGE:
        vicinity = tuple([_cell(region.latitude, region.longitude, shift) for shift in (0.0, 0.5)])
    if region_id not in reference.gazetteer and region_id in reference.localities:
        size = _LOCALITY
    elif region_id not in reference.gazetteer:
        size = LISTED - 0.1 * _BARE.index(region.region_type)
    else:
        size = math.log10(reference.gazetteer.population(region_id) + 100)
        # A subdivision's people are its cities' people: named like one of them, it is the smaller of the two in news.
        size -= 0.5 * (region.region_type is RegionType.FIRST_LEVEL)
    return _Candidate(region_id, size, 10 ** (size / 2), tuple(near), vicinity)


def _cell(latitude: float, longitude: float, shift: float) -> str:
    """The square of a degree in which a point lies, in a grid that is shifted by so many degrees."""
    return f"{math.floor(latitude + shift)} {math.floor(longitude + shift)} {shift}"


def _senses(names: Sequence[_Name]) -> list[str]:
    """The likeliest candidate of each name."""
    everything: dict[str, float] = defaultdict(float)
    for name in names:
        for key, weight in name.votes.items():
            everything[key] += weight
    total = 1 + sum([name.strength for name in names])
    return [_likeliest(name, everything, total - name.strength) for name in names]


def _likeliest(name: _Name, votes: Mapping[str, float], total: float) -> str:
    """The candidate that is large and lies in what much else lies in; of its country's namesakes, where it is a town or
    a district itself, the one that much else is near."""
    candidates, _, own = name
    if len(candidates) == 1:
        return candidates[0].region_id
    scores = {candidate: _score(candidate, votes, own, total) for candidate in candidates}
    best = max(candidates, key=lambda candidate: (scores[candidate], candidate.region_id))
    if not best.vicinity or best.size >= _PROMINENT:
        return best.region_id
    compatriots = [one for one in candidates if one.vicinity and one.near[:1] == best.near[:1]]
    return max(compatriots, key=lambda one: (scores[one] + _nearness(one, votes, own) / total, one.region_id)).region_id


def _nearness(candidate: _Candidate, votes: Mapping[str, float], own: Mapping[str, float]) -> float:
    return VICINITY * sum([votes[key] - own[key] for key in candidate.vicinity])


def _votes(candidates: Sequence[_Candidate], strength: float) -> dict[str, float]:
    """A name's votes for what its candidates lie in: large ones have more, by the square root of their population."""
    unit = strength / sum([candidate.weight for candidate in candidates])
    votes: dict[str, float] = {}
    for candidate in candidates:
        for key in (*[key for key, _ in candidate.near], *candidate.vicinity):
            votes[key] = votes.get(key, 0.0) + candidate.weight * unit
    return votes


def _score(candidate: _Candidate, votes: Mapping[str, float], own: Mapping[str, float], total: float) -> float:
    """A candidate's size, and how much of what the other names vote for is near it."""
    near = sum([weight * (votes[key] - own[key]) for key, weight in candidate.near])
    return candidate.size + near / total
