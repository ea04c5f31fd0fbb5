"""Aliases: the names of an article that name the same person or organization.

A surname or a given name alone stands for the person whose full name has it; if there are several, for the one named
last. An acronym stands for the name that it abbreviates, and an organization's short name for its long one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.reading.lexicon import words
from onrecord.reading.names.carving import Part
from onrecord.reading.names.classification import Verdict
from onrecord.reading.names.rules import Sort
from onrecord.reading.names.variants import join_bodies, join_people
from onrecord.reading.word_classes import BODY_HEADS
from onrecord.reference.spelling import folded

_SUFFIXES = words("names/spelling", "suffixes")
_NO_INITIALS = words("names/spelling", "no_initials")
_PERSON, _BODY = Sort.PERSON, Sort.ORGANIZATION
_NAMED = (Sort.ORGANIZATION, Sort.PLACE)
_LEFT_OUT = words("names/heads", "left_out")
_GOING_ON = words("names/heads", "going_on")
_COMPARED = 40
"""The most names with a common word that one name is compared with. The limit keeps long articles from taking longer
for each name."""


@dataclass(slots=True)
class Chains:
    """The names that stand for others: `longer` from a name to the one it is short for, `namesakes` from a single word
    to the full names of the people that it may stand for; `shared` are full names that several people may have."""

    longer: dict[str, str] = field(default_factory=dict)
    namesakes: dict[str, list[str]] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)

    def whole(self, name: str) -> str:
        """The name that `name` is short for, or `name` itself."""
        return self.longer.get(name, name)

    def last(self, name: str) -> str:
        """The name at the end of the chain that begins with `name`."""
        seen = {name}
        while (longer := self.longer.get(name)) is not None and longer not in seen:
            seen.add(name := longer)
        return name


def join_names(
    sorts: Mapping[str, Sort],
    fixed: Iterable[str],
    brackets: Mapping[str, str],
    listed: Callable[[str], Collection[str]],
    apart: Collection[frozenset[str]],
    known: Container[str],
) -> Chains:
    """The chains of the names of an article, in the order of their first mention.

    `fixed` names stand for themselves (a country is nobody's surname); `brackets` are short names that follow their
    long ones in brackets; `listed` gives the ids of a name that is known elsewhere; pairs that stand `apart` are two.
    A single `known` name is no acronym of another (“U.N.” of “Upper Nile”).
    """
    people = [name for name, sort in sorts.items() if sort is _PERSON and " " in name]
    longer, shared = join_people(people, listed, apart)
    chains = Chains(longer, shared=shared)
    for name in people:
        if name in longer:
            continue
        first, *_, last = _bare(name)
        for word in (last, first):
            known = chains.namesakes.setdefault(word, [])
            if name not in known:
                known.append(name)
    _join_marks(sorts, chains)
    for word in set(fixed) & chains.namesakes.keys():
        del chains.namesakes[word]
    bodies = [name for name, sort in sorts.items() if sort in _NAMED and " " in name]
    longer.update(join_bodies(name for name in bodies if not listed(name)))
    _join_acronyms({name: sort for name, sort in sorts.items() if " " in name or name not in known}, chains)
    _join_shortened(sorts, chains)
    for short, long in brackets.items():
        chains.longer.setdefault(short, chains.whole(long))
    for name in longer:
        longer[name] = chains.last(name)
    return chains


def _join_marks(sorts: Iterable[str], chains: Chains) -> None:
    """“Garcia” for the García whom the article names in full, and the other way round."""
    plain: dict[str, list[str]] = {}
    for word, names in chains.namesakes.items():
        plain.setdefault(folded(word), names)
    for name in sorts:
        if " " not in name and name not in chains.namesakes:
            names = plain.get(folded(name), [])
            if not all(one.isascii() for one in (name, *names)):
                chains.namesakes[name] = names


def _bare(name: str) -> list[str]:
    """The words of a person's name without “Jr.” and the like."""
    parts = name.split()
    while len(parts) > 2 and parts[-1].lower() in _SUFFIXES:
        parts.pop()
    return parts


def _initials(name: str) -> Iterable[str]:
    parts = name.replace("-", " ").split()
    sounded = "".join([part[0] for part in parts if part.lower() not in _NO_INITIALS])
    return sounded, "".join([part[0] for part in parts]).upper()


def _join_acronyms(sorts: Mapping[str, Sort], chains: Chains) -> None:
    short = [
        (name, plain)
        for name, sort in sorts.items()
        if sort is _BODY and " " not in name and 2 <= len(plain := name.replace(".", "")) <= 8 and plain.isupper()
    ]
    if not short:
        return
    long: dict[str, str] = {}
    for name, sort in sorts.items():
        if sort is not _PERSON and " " in name:
            for initials in _initials(name):
                long.setdefault(initials, name)
    for name, plain in short:
        if plain in long:
            chains.longer[name] = long[plain]


def _join_shortened(sorts: Mapping[str, Sort], chains: Chains) -> None:
    """“Acme” and “Acme Corp.”, “River Ministry” and “US River Ministry”, “Umbra” and “Church of Umbra”; “River Council”
    and “River Council for the North”; “the Church”, where one alone is named."""
    bodies = [(name, name.split()) for name, sort in sorts.items() if sort is _BODY]
    by_word: dict[str, list[str]] = {}
    for name, parts in bodies:
        found = {parts[0]} if len(parts) == 1 else {parts[0], parts[-1], *_after_small(parts)}
        for word in found:
            by_word.setdefault(word, []).append(name)
    for name, parts in bodies:
        for other in by_word[parts[0]][:_COMPARED]:
            if len(other) > len(name) and _is_shortened(parts, other.split()) and name not in chains.longer:
                chains.longer[name] = chains.whole(other)
    for name, parts in bodies:
        if len(parts) == 1 and name[-1] != "s" and name.lower() in BODY_HEADS and name not in chains.longer:
            headed = {chains.whole(other) for other in by_word[name] if other != name}
            if len(headed) == 1:
                chains.longer[name] = headed.pop()


def _after_small(parts: Sequence[str]) -> Iterable[str]:
    return [parts[at + 1] for at in range(len(parts) - 1) if parts[at].lower() in _NO_INITIALS or at == 0]


def _is_shortened(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether `short` stands in `long` and what is left out says only what kind of body it is, or whose."""
    for at in range(len(long) - len(short) + 1):
        if list(long[at : at + len(short)]) == list(short):
            left = [*long[:at], *long[at + len(short) :]]
            is_head = at == 0 and len(short) > 1 and short[-1].lower() in BODY_HEADS
            if is_head and left[0].lower() in _GOING_ON:
                return True
            return all(word.lower() in _LEFT_OUT for word in left)
    return False


_IN_BRACKETS = re.compile(r" \([\"“‘']?$")
_CLOSED = re.compile(r"[\"”’']{0,2}\)")
_FEWEST_LETTERS = 3
"""A shorter acronym that does not begin like the name before it is as often a country's or an agency's."""


def bracketed(text: str, parts: Sequence[Part], verdicts: Mapping[str, Verdict]) -> dict[str, str]:
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
