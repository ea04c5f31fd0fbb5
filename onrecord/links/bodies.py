"""Organizations, places and groups: one of them under several names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.links.blocks import blocks, sole, star
from onrecord.links.reasons import Pair, Reason, paired
from onrecord.links.seen import Around, Seen
from onrecord.links.spelling import acronyms_of, is_acronym, plain_words

_LEFT_OUT = frozenset("bros co company corp corporation group holdings inc incorporated limited llc ltd plc".split())
"""What a company's short name leaves out at the end of its long one."""
_JOINING = frozenset(("of", "for", "and"))


def pairs_of_bodies(bodies: Sequence[Seen], around: Around) -> Iterator[Pair]:
    """The pairs of bodies that may be one, for every reason that is about names of several words."""
    yield from _stated_acronyms(bodies, around)
    yield from _acronyms(bodies, around)
    yield from _shortened(bodies, around)
    yield from _turned(bodies, around)


def _stated_acronyms(bodies: Sequence[Seen], around: Around) -> Iterator[Pair]:
    long = sole(bodies, lambda one: ((one.entity_type, acronym) for acronym in one.acronyms), _words)
    for one, acronym in _short(bodies):
        other = long.get((one.entity_type, acronym))
        if other and len(around.shared(one, other)) >= (1 if len(acronym) > 2 else 2):
            said = f"“{acronym}” behind “{other.name}” in {other.acronyms[acronym]}"
            yield from paired(one, other, Reason.STATED_ACRONYM, said)


def _acronyms(bodies: Sequence[Seen], around: Around) -> Iterator[Pair]:
    long = sole(bodies, lambda one: ((one.entity_type, acronym) for acronym in acronyms_of(one.name)), _words)
    for one, acronym in _short(bodies):
        other = long.get((one.entity_type, acronym))
        if other and len(acronym) > 2 and around.shared(one, other):
            yield from paired(one, other, Reason.ACRONYM)


def _short(bodies: Sequence[Seen]) -> Iterator[tuple[Seen, str]]:
    yield from ((one, one.name.replace(".", "")) for one in bodies if is_acronym(one.name))


def _shortened(bodies: Sequence[Seen], around: Around) -> Iterator[Pair]:
    def shorter(one: Seen) -> Iterator[tuple[str, ...]]:
        words = _words(one)
        if len(words) > 1 and words[-1] in _LEFT_OUT:
            yield (one.entity_type, *words[:-1])

    long = sole(bodies, shorter, _words)
    for one in bodies:
        other = long.get((one.entity_type, *_words(one)))
        if other and (len(_words(one)) > 1 or around.shared(one, other)):
            yield from paired(one, other, Reason.SHORTENED)


def _turned(bodies: Sequence[Seen], around: Around) -> Iterator[Pair]:
    def keys(one: Seen) -> Iterator[tuple[str, ...]]:
        words = sorted(word for word in _words(one) if word not in _JOINING)
        if len(words) > 1:
            yield (one.entity_type, *words)

    def evidence(one: Seen, other: Seen) -> str | None:
        return "" if _words(one) != _words(other) and around.backs(one, other) else None

    for some in blocks(bodies, keys).values():
        yield from star(some, Reason.WORD_ORDER, evidence)


def _words(one: Seen) -> tuple[str, ...]:
    return plain_words(one.name)
