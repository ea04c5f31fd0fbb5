"""Gathering: the names that the runs of one article hold.

Runs in mid-sentence are carved first: they show which words are names where a sentence begins, and both which are in a
headline. What such a run holds is nearly always the same in every article, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from onrecord.language.lazy import Memo
from onrecord.reading.names.parts import Adjective, Carved, Known, Part
from onrecord.reading.names.runs import find_runs
from onrecord.reading.names.segmentation import carve_alike, carve_beginning, carve_listed, carve_middle
from onrecord.reading.names.sentence_starts import COMMON, OPENING_WORDS
from onrecord.reading.names.vocabulary import HEADS
from onrecord.reference import Reference


class _Run(NamedTuple):
    """What is in a run; `spellings` are what a headline may write for its names, with the names."""

    parts: Sequence[Part]
    adjectives: Sequence[Adjective]
    spellings: Mapping[str, str]


_start = itemgetter(0)
_new = tuple.__new__  # a third of the time of Part(…)
_KEPT = 1 << 15


class Gatherer:
    """Gathers the names of articles, and remembers what the runs of earlier ones held."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._idle_words = OPENING_WORDS - reference.names.keys()
        """The words that are no name by themselves, wherever they stand."""
        self._alike = Memo(partial(_carve_alike, reference=reference), _KEPT)
        """What is in each run in mid-sentence, None where an article has a say in it."""

    def gather(self, text: str, written: Set[str]) -> Carved:
        """The names and adjectives of a text; `written` are its words as they are written."""
        middle, beginning, lined = find_runs(text, self._idle_words)
        names: dict[str, str] = {}
        known = Known(written, _capital_words(middle, beginning), names)
        alike, reference = self._alike, self._reference
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


def _carve_alike(run: str, reference: Reference) -> _Run | None:
    found = carve_alike(run, reference)
    return None if found is None else _run(found)


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
