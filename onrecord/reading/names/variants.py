"""Variants: the spellings of one name in one article: accents, initials, nicknames, “Jr.”, legal forms, short forms.

Two names are one person's where they have a surname in common and nothing in them differs; where a name fits two that
differ, it is neither's. A name is joined to the fullest, or to the one that is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.reading.lexicon import lexicon
from onrecord.reading.names.carving import Part
from onrecord.reference.by_name import SUFFIXES, spelled
from onrecord.reference.spelling import folded
from onrecord.schema.vocabulary import EntityType

_NICKNAMES = {given: frozenset(short.split()) for given, short in lexicon("names/nicknames").items()}
_SHORT_FORMS: Mapping[str, str] = {
    short: long for long, listed in lexicon("names/full_names")["short_forms"].items() for short in listed
}
_COMPARED = 40
"""Names with a surname in common that one name is compared with: a bound, so that a long article costs no more."""


@cache
def full_forms(given: str) -> frozenset[str]:
    """The given names that one may be short for, and itself; in lower case, without accents.

    >>> sorted(full_forms("bill"))
    ['bill', 'william']
    """
    return frozenset(long for long, short in _NICKNAMES.items() if given in short) | {given}


class PersonName(NamedTuple):
    """A person's full name, its words as `folded` writes them, without “Jr.” and the like, which is the `suffix`."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str | None


class Joined(NamedTuple):
    """What became of the spellings: `longer` from each to the one that it is joined to, and the names that are `shared`
    because they fit several that differ."""

    longer: dict[str, str]
    shared: set[str]


def person_name(name: str) -> PersonName:
    """The parts of a full name.

    >>> person_name("Ana María Silva Jr.")
    PersonName(given='ana', middle=('maria',), surname='silva', suffix='jr')
    """
    parts = folded(name).split(" ")
    suffix = parts.pop() if len(parts) > 2 and parts[-1] in SUFFIXES else None
    given, *middle, surname = parts if len(parts) > 1 else [parts[0], parts[0]]
    return PersonName(given, tuple(middle), surname, suffix)


def join_people(
    people: Iterable[str], listed: Callable[[str], Collection[str]], apart: Collection[frozenset[str]]
) -> Joined:
    """Joins the spellings of people's full names, in the order of their first mention. `listed` gives the ids that a
    name has elsewhere; names that the article holds `apart` (“Bill Hale and William Hale”) are two people's."""
    joined = Joined({}, set())
    by_surname: dict[str, list[str]] = {}
    for name in people:
        by_surname.setdefault(person_name(name).surname, []).append(name)
    for names in by_surname.values():
        if len(names) > 1:
            _join({name: frozenset(listed(name)) for name in names[:_COMPARED]}, apart, joined)
    return joined


def _join(names: Mapping[str, frozenset[str]], apart: Collection[frozenset[str]], joined: Joined) -> None:
    """Joins each of some names with a surname in common to a fuller one, if there is but one that it fits."""

    def fits(name: str, root: str) -> bool:
        one, two = names[name], names[root]
        are_two = frozenset((name, root)) in apart or (one and two and one.isdisjoint(two))
        return not are_two and _fit(name, root)

    roots: list[str] = []
    for name in sorted(names, key=lambda name: (not names[name], _scarcity(name))):
        fitting = [root for root in roots if fits(name, root)]
        if len(fitting) == 1:
            joined.longer[name] = fitting[0]
            continue
        if fitting:
            joined.shared.add(name)
        roots.append(name)


def _scarcity(name: str) -> tuple[bool, int, bool]:
    """Sorts the fullest name first: one with a given name before one with an initial, the one with more words, and the
    given name before its short form."""
    parts = person_name(name)
    count = 1 + len(parts.middle) + (parts.suffix is not None)
    return len(parts.given) == 1, -count, parts.given not in _NICKNAMES


def _fit(name: str, other: str) -> bool:
    """Whether nothing in two full names with one surname differs."""
    one, two = person_name(name), person_name(other)
    if one.suffix and two.suffix and one.suffix != two.suffix:
        return False
    if not _is_same_given(one.given, two.given):
        given = (one.given, *one.middle)
        return len(given) < 1 + len(two.middle) and two.middle[-len(given) :] == given  # Maria Silva, Ana Maria Silva
    return not (one.middle and two.middle) or _agree(one.middle, two.middle)


def _agree(these: Sequence[str], those: Sequence[str]) -> bool:
    """Whether the fewer of two rows of middle names are among the others, or their initials."""
    few, many = sorted((these, those), key=len)
    rest = iter(many)
    return all(any(_begins(name, other) for other in rest) for name in few)


def _begins(name: str, other: str) -> bool:
    """Whether two names are the same, or one is the initial of the other."""
    return name == other or (1 in (len(name), len(other)) and name[:1] == other[:1])


def _is_same_given(name: str, other: str) -> bool:
    """Whether two given names are the same, or one is short for the other."""
    return _begins(name, other) or name in full_forms(other) or other in full_forms(name)


_COORDINATED = frozenset((" and ", ", ", ", and ", " & ", " or ", " or ", " with ", " to ", " vs. ", "; "))
_AGE_BEHIND = re.compile(r",? \(?(?:aged )?(\d{1,3})[,);]")
_AGE_BEFORE = re.compile(r"(\d{1,3})-year-old (?:[a-z]+ ){0,2}$")
_ANOTHER = re.compile(r"\b(?i:another|different|unrelated|two|second)(?: (?:[a-z]+ ){0,3}(?:named|called))? $")
_BEFORE = 60
"""Characters before a name in which another of that name is spoken of."""


def held_apart(text: str, parts: Sequence[Part]) -> set[frozenset[str]]:
    """The pairs of names that stand beside each other as two people's: “Bill Hale and William Hale”."""
    return {
        frozenset((one.name, two.name))
        for one, two in pairwise(parts)
        if " " in one.name and " " in two.name and text[one.end : two.start] in _COORDINATED
    }


def of_several(text: str, parts: Iterable[Part]) -> set[str]:
    """The full names that the article gives two people: “another man named Hugh Lee”, or with two ages."""
    ages: dict[str, set[int]] = {}
    several: set[str] = set()
    for part in parts:
        if " " in part.name:
            before = text[max(0, part.start - _BEFORE) : part.start]
            if _ANOTHER.search(before):
                several.add(part.name)
            if age := _AGE_BEHIND.match(text, part.end) or _AGE_BEFORE.search(before):
                ages.setdefault(part.name, set()).add(int(age[1]))
    return several | {name for name, told in ages.items() if max(told) - min(told) > 1}


def join_bodies(bodies: Iterable[str]) -> dict[str, str]:
    """Joins the spellings of bodies' names to the first of each: “Acme Co. Ltd.” and “Acme Company”."""
    first: dict[str, str] = {}
    longer: dict[str, str] = {}
    for name in bodies:
        other = first.setdefault(_plain_body(name), name)
        if other != name:
            longer[name] = other
    return longer


def _plain_body(name: str) -> str:
    """A body's name without what its spellings differ in: accents, capitals, legal forms, short and British forms."""
    plain = folded(spelled(name, EntityType.ORGANIZATION)).replace("&", " and ")
    return " ".join(_SHORT_FORMS.get(word, word) for word in plain.split())
