"""Gathering: the names that the runs of one article hold.

Runs in mid-sentence are carved first: they show which words are names where a sentence begins, and both which are in a
headline. What such a run holds is nearly always the same in every article, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import lru_cache, partial
from operator import itemgetter
from typing import NamedTuple

from onrecord.language.memo import Memo
from onrecord.reading.naming.carving import carve_alike, carve_beginning, carve_listed, carve_middle
from onrecord.reading.naming.namewords import HEADS
from onrecord.reading.naming.openings import COMMON, OPENING_WORDS
from onrecord.reading.naming.parts import Adjective, Carved, Known, Part
from onrecord.reading.naming.runs import find_runs
from onrecord.reference import Reference


class _Run(NamedTuple):
    """What is in a run; `spellings` are what a headline may write for its names, with the names."""

    parts: Sequence[Part]
    adjectives: Sequence[Adjective]
    spellings: Mapping[str, str]


_start = itemgetter(0)
_new = tuple.__new__  # a third of the time of Part(…)
_KEPT = 1 << 15


def gather(text: str, written: Set[str], reference: Reference) -> Carved:
    """The names and adjectives of a text; `written` are its words as they are written."""
    middle, beginning, lined = find_runs(text, _idle_words(reference))
    names: dict[str, str] = {}
    known = Known(written, _capital_words(middle, beginning), names)
    alike = _alike(reference)
    carved = Carved([], [], set(), set(), written)
    carve = _carver(partial(carve_middle, known=known, reference=reference))
    _carve_all(middle, lambda run: alike[run] or carve(run), names, carved)
    carved.middle.update(names)
    _carve_all(beginning, _carver(partial(carve_beginning, known=known, reference=reference)), names, carved)
    for case, runs in lined.items():
        ahead = len(carved.parts)
        carve = _carver(partial(carve_listed, known=known, reference=reference, case=case))
        _carve_all(runs, carve, {}, carved)
        carved.listed.update(carved.parts[ahead:])
    carved.parts.sort(key=_start)
    carved.adjectives.sort(key=_start)
    return carved


@lru_cache(maxsize=8)
def _alike(reference: Reference) -> Memo[str, _Run | None]:
    """What is in each run in mid-sentence, None where an article has a say in it."""

    def compute(run: str) -> _Run | None:
        found = carve_alike(run, reference)
        return None if found is None else _run(found)

    return Memo(compute, _KEPT)


@lru_cache(maxsize=64)
def _idle_words(reference: Reference) -> frozenset[str]:
    """The words that are no name by themselves, wherever they stand."""
    return OPENING_WORDS - reference.names.keys()


def _capital_words(middle: Iterable[tuple[int, str]], beginning: Iterable[tuple[int, str]]) -> frozenset[str]:
    """The words that are capitalised where no sentence begins."""
    after = [run.partition(" ")[2] for _, run in beginning]
    return frozenset(" ".join([*(run for _, run in middle), *after]).split())


def _carve_all(
    runs: Iterable[tuple[int, str]], carve: Callable[[str], _Run], names: dict[str, str], carved: Carved
) -> None:
    """Enters what is in some runs, each text carved once, in `carved`, and what may be written for it in `names`."""
    done: dict[str, _Run] = {}
    for by, text in runs:
        run = done.get(text)
        if run is None:
            run = done[text] = carve(text)
            names.update(run.spellings)
        parts, adjectives, _ = run
        for start, end, name, title, country_id in parts:
            carved.parts.append(_new(Part, (start + by, end + by, name, title, country_id)))
        for start, end, country_id in adjectives:
            carved.adjectives.append(_new(Adjective, (start + by, end + by, country_id)))


def _carver(carve: Callable[[str], Sequence[Part | Adjective]]) -> Callable[[str], _Run]:
    return lambda run: _run(carve(run))


def _run(found: Sequence[Part | Adjective]) -> _Run:
    parts = [part for part in found if type(part) is Part]
    adjectives = [part for part in found if type(part) is Adjective]
    spellings: dict[str, str] = {}
    for part in parts:
        _enter(part.name, spellings)
    return _Run(parts, adjectives, spellings)


def _enter(name: str, names: dict[str, str]) -> None:
    """Enters what a headline may write for a name: the name or, of what may be a person, the surname; and the same in
    capitals."""
    names[name] = names[name.upper()] = name
    if 0 < name.count(" ") < 3:
        last = name.rpartition(" ")[2]
        lower = last.lower()
        if lower not in HEADS and lower not in COMMON:
            names[last] = names[last.upper()] = last
