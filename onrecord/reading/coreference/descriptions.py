"""Descriptions: whom “the Malian leader” or “the country” stands for, by the titles that the article gives."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.lexicon import words
from onrecord.reading.names.finder import Office

COUNTRY_NOUNS = words("coreference/coreference", "country_nouns")
_TITLES, _LEADERS = words("names/names", "titles"), words("names/names", "leaders")


def described_by(offices: Sequence[Office]) -> frozenset[str]:
    """The nouns that may describe somebody: those for countries, and the titles that the article gives."""
    return COUNTRY_NOUNS.union(_TITLES.intersection(office.title for office in offices), _TITLES & {"leader"})


def holder(offices: Sequence[Office], noun: str, country: str | None) -> str | None:
    """The one person whose office `noun` describes, of `country` where one is named; None for none or several."""
    people = dict.fromkeys(office.person_id for office in offices if _fits(office, noun, country))
    return next(iter(people)) if len(people) == 1 else None


def gives(offices: Sequence[Office], title: str, country_id: str) -> bool:
    """Whether the article gives an office of a country, or of none that it names, to somebody."""
    return any(office.title == title and office.country_id in (None, country_id) for office in offices)


def led_country(offices: Sequence[Office], person_id: str) -> str | None:
    """The country that a person speaks for with “we”: that of an office that leads one."""
    return next((o.country_id for o in offices if o.person_id == person_id and o.country_id and _leads(o)), None)


def _leads(office: Office) -> bool:
    return office.title in _LEADERS


def _fits(office: Office, noun: str, country: str | None) -> bool:
    """Whether an office can be described by `noun`, of `country` where one is named; every leader is “the leader”."""
    same_title = office.title == noun or (noun == "leader" and _leads(office))
    return same_title and (country is None or office.country_id == country)
