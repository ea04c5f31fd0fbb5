"""People: one person under several names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from onrecord.links.blocks import blocks, sole, star
from onrecord.links.reasons import Pair, Reason, paired
from onrecord.links.seen import Around, Seen
from onrecord.links.spelling import PersonName, alike, fits, person_name, plain_words, skeleton
from onrecord.reading.names.variants import full_forms

_OTHER_OFFICES = frozenset("assistant associate deputy vice".split())
"""What makes another office of an office."""
_NO_OFFICES = _OTHER_OFFICES | frozenset(
    """a acting an and at chief for former general head her his in its late national new of on our senior state the
    their then this to uk un us with""".split()
)
"""Words that do not say which office somebody has."""


def pairs_of_people(people: Sequence[Seen], around: Around) -> Iterator[Pair]:
    """The pairs of people that may be one, for every reason that is about people."""
    names = {one.entity_id: name for one in people if (name := person_name(plain_words(one.name)))}
    in_full = _InFull([one for one in people if one.entity_id in names], names)
    yield from in_full.transliterations()
    yield from in_full.middle_names()
    yield from in_full.initials()
    yield from in_full.nicknames()
    yield from _called_the_same(people, names)
    yield from _surnames(people, in_full.people, names, around)


class _InFull:
    """The people whose names have several words, and the parts of these."""

    def __init__(self, people: Sequence[Seen], names: dict[str, PersonName]) -> None:
        self.people, self._names = people, names

    def transliterations(self) -> Iterator[Pair]:
        def key(one: Seen) -> Iterator[tuple[str, ...]]:
            name = self._names[one.entity_id]
            if len(name.given) > 1:
                yield (skeleton(name.given), *map(skeleton, name.middle), skeleton(name.last))

        def evidence(one: Seen, other: Seen) -> str | None:
            a, b = self._names[one.entity_id], self._names[other.entity_id]
            differ = (a.given, a.last) != (b.given, b.last)
            same_ending = a.given.endswith("a") == b.given.endswith("a")  # Paul is not Paula
            return "" if differ and same_ending and alike(a.given, b.given) and alike(a.last, b.last) else None

        for some in blocks(self.people, key).values():
            yield from star(some, Reason.TRANSLITERATION, evidence)

    def middle_names(self) -> Iterator[Pair]:
        def middle(one: Seen) -> tuple[str, ...]:
            return self._names[one.entity_id].middle

        def evidence(one: Seen, other: Seen) -> str | None:
            return "" if middle(one) != middle(other) else None

        for some in blocks(self.people, self._ends).values():
            longest = max(map(middle, some), key=lambda words: (len("".join(words)), words))
            if all(_left_out(middle(one), longest) for one in some):
                yield from star(some, Reason.MIDDLE_NAME, evidence)

    def initials(self) -> Iterator[Pair]:
        def key(one: Seen) -> Iterator[tuple[str, str]]:
            yield from ((given[0], last) for given, last in self._ends(one))

        fuller = sole(self.people, key, lambda one: self._names[one.entity_id].given)
        for one in self.people:
            name = self._names[one.entity_id]
            if other := fuller.get((name.given, name.last)):
                yield from paired(one, other, Reason.INITIAL)

    def nicknames(self) -> Iterator[Pair]:
        fuller = sole(self.people, self._ends, lambda one: self._names[one.entity_id].middle)
        for one in self.people:
            name = self._names[one.entity_id]
            forms = full_forms(name.given) - {name.given}
            found = [other for form in sorted(forms) if (other := fuller.get((form, name.last)))]
            if len(found) == 1 and _may_be(name, self._names[found[0].entity_id]):
                yield from paired(one, found[0], Reason.NICKNAME)

    def _ends(self, one: Seen) -> Iterator[tuple[str, str]]:
        """The given name, where it is more than an initial, and the last."""
        name = self._names[one.entity_id]
        if len(name.given) > 1:
            yield name.given, name.last


def _left_out(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the middle names are the first of the longer list, or some of them, in full or as initials."""
    if short and long and not _abbreviates(*sorted((short[0], long[0]), key=len)):
        return False  # George W. Bush is not George H. W. Bush
    rest = iter(long)
    return all(any(_abbreviates(one, other) for other in rest) for one in short)


def _abbreviates(short: str, long: str) -> bool:
    return short == long or (len(short) == 1 and long.startswith(short))


def _called_the_same(people: Sequence[Seen], names: dict[str, PersonName]) -> Iterator[Pair]:
    def keys(one: Seen) -> Iterator[tuple[str, ...]]:
        for last in plain_words(one.name)[-1:]:
            yield from ((last, *office) for called in one.called for office in _offices(called))

    def evidence(one: Seen, other: Seen, office: tuple[str, ...]) -> str:
        said = (next(called for called in who.called if office in _offices(called)) for who in (one, other))
        return "called " + " and ".join(f"“{' '.join(called.split())}”" for called in said)

    for (_, *office), some in blocks(people, keys).items():
        in_full = [names[one.entity_id] for one in some if one.entity_id in names]
        longest = max(in_full, key=lambda name: (len(name.middle), name), default=None)
        if all(_may_be(name, longest) for name in in_full if longest):
            yield from star(some, Reason.SURNAME_CALLED, partial(evidence, office=tuple(office)))


def _offices(called: str) -> set[tuple[str, ...]]:
    """The words that may say an office, each with what makes another of it: a deputy mayor is no mayor."""
    said = plain_words(called)
    kind = sorted(_OTHER_OFFICES.intersection(said))
    return {(word, *kind) for word in said if word not in _NO_OFFICES}


def _may_be(one: PersonName, other: PersonName) -> bool:
    """Whether two full names of one surname may be one person's: D. John Sauer is John Sauer."""
    if fits(one.given, other.given):
        return _left_out(one.middle, other.middle) or _left_out(other.middle, one.middle)
    return one.given in other.middle or other.given in one.middle


def _surnames(
    people: Sequence[Seen], in_full: Sequence[Seen], names: dict[str, PersonName], around: Around
) -> Iterator[Pair]:
    bearers = sole(in_full, lambda one: [names[one.entity_id].last], lambda one: one.entity_id)
    for one in people:
        words = plain_words(one.name)
        other = bearers.get(words[0]) if len(words) == 1 else None
        if other and not set(other.articles) & set(one.articles) and around.shared(one, other):
            yield from paired(one, other, Reason.SURNAME)
