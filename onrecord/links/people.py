"""People: one person under several names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.links.blocks import blocks, star
from onrecord.links.reasons import Pair, Reason, paired, preferred
from onrecord.links.seen import Around, Seen
from onrecord.links.spelling import (
    PersonName,
    alike,
    fits,
    full_forms,
    person_name,
    plain_words,
    skeleton,
)

_Named = tuple[Seen, PersonName]
_NOT_SAID = frozenset("a an the this that his her its their our former then late".split())


def pairs_of_people(people: Sequence[Seen], around: Around) -> Iterator[Pair]:
    """The pairs of people that may be one, for every reason that is about people."""
    in_full = [(one, name) for one in people if (name := person_name(plain_words(one.name)))]
    alone = [one for one in people if len(plain_words(one.name)) == 1]
    names = {one.entity_id: name for one, name in in_full}
    yield from _transliterations(names, people)
    yield from _middle_names(names, people)
    yield from _initials(in_full)
    yield from _nicknames(in_full)
    yield from _called_the_same(names, people)
    yield from _surnames(in_full, alone, around)


def _transliterations(names: dict[str, PersonName], people: Sequence[Seen]) -> Iterator[Pair]:
    def keys(one: Seen) -> Iterator[tuple[str, ...]]:
        name = names.get(one.entity_id)
        if name and len(name.given) > 1:
            yield (skeleton(name.given), *map(skeleton, name.middle), skeleton(name.last))

    def evidence(one: Seen, other: Seen) -> str | None:
        a, b = names[one.entity_id], names[other.entity_id]
        if (a.given, a.last) == (b.given, b.last) or a.given.endswith("a") != b.given.endswith("a"):
            return None
        return "" if alike(a.given, b.given) and alike(a.last, b.last) else None

    for some in blocks(people, keys).values():
        yield from star(some, Reason.TRANSLITERATION, evidence)


def _middle_names(names: dict[str, PersonName], people: Sequence[Seen]) -> Iterator[Pair]:
    def keys(one: Seen) -> Iterator[tuple[str, str]]:
        name = names.get(one.entity_id)
        if name and len(name.given) > 1:
            yield name.given, name.last

    for some in blocks(people, keys).values():
        longest = max((names[one.entity_id].middle for one in some), key=lambda middle: (len("".join(middle)), middle))
        if not all(_left_out(names[one.entity_id].middle, longest) for one in some):
            continue
        yield from star(some, Reason.MIDDLE_NAME, lambda one, other: _unlike(one, other, names))


def _unlike(one: Seen, other: Seen, names: dict[str, PersonName]) -> str | None:
    """Evidence where one name has more in its middle than the other."""
    return "" if names[one.entity_id].middle != names[other.entity_id].middle else None


def _left_out(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the middle names are the first of the longer list, or some of them, in full or as initials."""
    if short and long and not _abbreviates(*sorted((short[0], long[0]), key=len)):
        return False  # George W. Bush is not George H. W. Bush
    rest = iter(long)
    return all(any(_abbreviates(one, other) for other in rest) for one in short)


def _abbreviates(short: str, long: str) -> bool:
    return short == long or (len(short) == 1 and long.startswith(short))


def _initials(in_full: Sequence[_Named]) -> Iterator[Pair]:
    fuller: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for one, name in in_full:
        if len(name.given) > 1:
            fuller[name.given[0], name.last].append((one, name))
    for one, name in in_full:
        found = fuller.get((name.given, name.last), [])
        if len({other.given for _, other in found}) == 1:
            other = min((entity for entity, _ in found), key=preferred)
            yield from paired(one, other, Reason.INITIAL)


def _nicknames(in_full: Sequence[_Named]) -> Iterator[Pair]:
    by_name: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for one, name in in_full:
        by_name[name.given, name.last].append((one, name))
    for one, name in in_full:
        found = [
            other
            for form in sorted(full_forms(name.given) - {name.given})
            for other in by_name.get((form, name.last), [])
            if _left_out(other[1].middle, name.middle) or _left_out(name.middle, other[1].middle)
        ]
        if len({other.given for _, other in found}) == 1:
            other = min((entity for entity, _ in found), key=preferred)
            yield from paired(one, other, Reason.NICKNAME)


def _called_the_same(names: dict[str, PersonName], people: Sequence[Seen]) -> Iterator[Pair]:
    def keys(one: Seen) -> Iterator[tuple[str, str]]:
        words = plain_words(one.name)
        for called in one.called:
            if said := _office(called):
                yield words[-1] if words else "", said

    for (_, said), some in blocks(people, keys).items():
        givens = {names[one.entity_id].given for one in some if one.entity_id in names}
        if all(fits(one, other) for one in givens for other in [max(givens, key=len)]):
            yield from star(some, Reason.SURNAME_CALLED, lambda *_, said=said: f"called “{said}”")


def _office(called: str) -> str:
    """What somebody is called, without what differs from article to article."""
    return " ".join(word for word in plain_words(called) if word not in _NOT_SAID)


def _surnames(in_full: Sequence[_Named], alone: Sequence[Seen], around: Around) -> Iterator[Pair]:
    bearers: dict[str, list[Seen]] = defaultdict(list)
    for one, name in in_full:
        bearers[name.last].append(one)
    for one in alone:
        found = bearers.get(plain_words(one.name)[0], [])
        if len(found) == 1 and not set(found[0].articles) & set(one.articles) and around.shared(one, found[0]):
            yield from paired(one, found[0], Reason.SURNAME)
