"""Parts: what runs are carved into, and what the rest of an article shows about its words."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple


class Part(NamedTuple):
    """A name cut from a run. `title` and `country_id` are those that stand right before it."""

    start: int
    end: int
    name: str
    title: str | None = None
    country_id: str | None = None


class Adjective(NamedTuple):
    """The adjective of a country, as ``Ukrainian``."""

    start: int
    end: int
    country_id: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the rest of an article shows: its words as written, and those it capitalises where no sentence begins."""

    written: Set[str]
    capital: frozenset[str]
    names: Mapping[str, str]
    """Names found where capitals count, by what they are written like (in capitals too)."""


@dataclass(frozen=True, slots=True)
class Carved:
    """What the runs of an article give: the names and the adjectives of countries in order. `listed` are the names in
    lines where capitals say nothing, `middle` those that stand in mid-sentence too; `written` are the words as they
    are written."""

    parts: list[Part]
    adjectives: list[Adjective]
    listed: set[Part]
    middle: set[str]
    written: Set[str]
