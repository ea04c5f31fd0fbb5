"""Parts: what runs are carved into, and what the rest of an article shows about its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple


class Part(NamedTuple):
    """A name cut from a run. `title` and `country_id` are those that stand right before it; `leads` tells that another
    name or a title follows it at once (``Texas Governor …``)."""

    start: int
    end: int
    name: str
    title: str | None = None
    country_id: str | None = None
    leads: bool = False

    def moved(self, by: int) -> Part:
        """The part where its run stands."""
        start, end, name, title, country_id, leads = self
        return _part(Part, (start + by, end + by, name, title, country_id, leads))


_part = tuple.__new__  # a third of the time of Part(…)


class Adjective(NamedTuple):
    """The adjective of a country, as ``Ukrainian``."""

    start: int
    end: int
    country_id: str

    def moved(self, by: int) -> Adjective:
        """The adjective where its run stands."""
        return Adjective(self.start + by, self.end + by, self.country_id)


@dataclass(frozen=True, slots=True)
class Known:
    """What the rest of an article shows: words it writes small, and those it capitalises where no sentence begins."""

    small: frozenset[str]
    capital: frozenset[str]
    names: Mapping[str, str]
    """Names found where capitals count, by what they are written like (in capitals too)."""


@dataclass(frozen=True, slots=True)
class Carved:
    """What the runs of an article give: the names and the adjectives of countries in order. `listed` are the names in
    lines where capitals say nothing, `middle` those that stand in mid-sentence too; `small` are the words that are
    written small."""

    parts: Sequence[Part]
    adjectives: Sequence[Adjective]
    listed: Set[Part]
    middle: Set[str]
    small: Set[str]
