"""Organizations, places and groups: one of them under several names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.links.blocks import blocks, star
from onrecord.links.reasons import Pair, Reason, paired, preferred
from onrecord.links.seen import Around, Seen
from onrecord.links.spelling import acronyms_of, is_acronym, plain_words

_LEFT_OUT = frozenset("bros co company corp corporation group holdings inc incorporated limited llc ltd plc".split())
"""What a company's short name leaves out at the end of its long one."""


def pairs_of_bodies(bodies: Sequence[Seen], around: Around) -> Iterator[Pair]:
    """The pairs of bodies that may be one, for every reason that is about names of several words."""
    yield from _stated_acronyms(bodies, around)
    yield from _acronyms(bodies, around)
    yield from _shortened(bodies, around)
    yield from _turned(bodies)


def _stated_acronyms(bodies: Sequence[Seen], around: Around) -> Iterator[Pair]:
    long: dict[str, list[Seen]] = defaultdict(list)
    for one in bodies:
        for acronym in one.acronyms:
            long[acronym].append(one)
    for one, acronym in _short(bodies):
        other = _only(one, long.get(acronym, ()))
        if other and (len(acronym) > 2 or around.shared(one, other)):
            said = f"“{other.name} ({acronym})” in {other.acronyms[acronym]}"
            yield from paired(one, other, Reason.STATED_ACRONYM, said)


def _acronyms(bodies: Sequence[Seen], around: Around) -> Iterator[Pair]:
    long: dict[str, list[Seen]] = defaultdict(list)
    for one in bodies:
        for acronym in acronyms_of(one.name):
            long[acronym].append(one)
    for one, acronym in _short(bodies):
        other = _only(one, long.get(acronym, ()))
        if other and len(acronym) > 2 and around.shared(one, other):
            yield from paired(one, other, Reason.ACRONYM)


def _short(bodies: Sequence[Seen]) -> Iterator[tuple[Seen, str]]:
    yield from ((one, one.name.replace(".", "")) for one in bodies if is_acronym(one.name))


def _only(one: Seen, others: Sequence[Seen]) -> Seen | None:
    """The one that would stay of others that have one name; none where there are several names."""
    fitting = [other for other in others if other.entity_type is one.entity_type]
    return min(fitting, key=preferred) if len({plain_words(other.name) for other in fitting}) == 1 else None


def _shortened(bodies: Sequence[Seen], around: Around) -> Iterator[Pair]:
    longer: dict[tuple[str, ...], list[Seen]] = defaultdict(list)
    for one in bodies:
        words = plain_words(one.name)
        if len(words) > 1 and words[-1] in _LEFT_OUT:
            longer[words[:-1]].append(one)
    for one in bodies:
        words = plain_words(one.name)
        other = _only(one, longer.get(words, ()))
        if other and (len(words) > 1 or around.shared(one, other)):
            yield from paired(one, other, Reason.SHORTENED)


def _turned(bodies: Sequence[Seen]) -> Iterator[Pair]:
    def keys(one: Seen) -> Iterator[tuple[str, ...]]:
        words = tuple(sorted(word for word in plain_words(one.name) if word not in ("of", "for", "and")))
        if len(words) > 1:
            yield (one.entity_type, *words)

    for some in blocks(bodies, keys).values():
        yield from star(
            some, Reason.WORD_ORDER, lambda a, b: None if plain_words(a.name) == plain_words(b.name) else ""
        )
