"""People: one person under several names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.links.blocks import blocks, sole, star
from onrecord.links.reasons import Pair, Reason, paired
from onrecord.links.seen import Around, Seen
from onrecord.links.spelling import PersonName, alike, fits, full_forms, person_name, plain_words, skeleton

_NOT_SAID = frozenset("a an the this that his her its their our former then late".split())
"""What is left out of what people are called, because it differs from article to article."""


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
            if len(found) == 1 and self._one_middle(one, found[0]):
                yield from paired(one, found[0], Reason.NICKNAME)

    def _ends(self, one: Seen) -> Iterator[tuple[str, str]]:
        """The given name, where it is more than an initial, and the last."""
        name = self._names[one.entity_id]
        if len(name.given) > 1:
            yield name.given, name.last

    def _one_middle(self, one: Seen, other: Seen) -> bool:
        a, b = self._names[one.entity_id].middle, self._names[other.entity_id].middle
        return _left_out(a, b) or _left_out(b, a)


def _left_out(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the middle names are the first of the longer list, or some of them, in full or as initials."""
    if short and long and not _abbreviates(*sorted((short[0], long[0]), key=len)):
        return False  # George W. Bush is not George H. W. Bush
    rest = iter(long)
    return all(any(_abbreviates(one, other) for other in rest) for one in short)


def _abbreviates(short: str, long: str) -> bool:
    return short == long or (len(short) == 1 and long.startswith(short))


def _called_the_same(people: Sequence[Seen], names: dict[str, PersonName]) -> Iterator[Pair]:
    def keys(one: Seen) -> Iterator[tuple[str, str]]:
        words = plain_words(one.name)
        yield from ((words[-1], said) for called in one.called if words and (said := _office(called)))

    for (_, said), some in blocks(people, keys).items():
        givens = [names[one.entity_id].given for one in some if one.entity_id in names]
        longest = max(givens, key=len, default="")
        if all(fits(given, longest) for given in givens):
            yield from star(some, Reason.SURNAME_CALLED, lambda *_, said=said: f"called “{said}”")


def _office(called: str) -> str:
    return " ".join(word for word in plain_words(called) if word not in _NOT_SAID)


def _surnames(
    people: Sequence[Seen], in_full: Sequence[Seen], names: dict[str, PersonName], around: Around
) -> Iterator[Pair]:
    bearers = sole(in_full, lambda one: [names[one.entity_id].last], lambda one: one.entity_id)
    for one in people:
        words = plain_words(one.name)
        other = bearers.get(words[0]) if len(words) == 1 else None
        if other and not set(other.articles) & set(one.articles) and around.shared(one, other):
            yield from paired(one, other, Reason.SURNAME)
