"""Gathering: the names that the runs of one article hold.

Runs in mid-sentence are carved first: they show which words are names where a sentence begins, and both which are in a
headline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from operator import itemgetter

from onrecord.reading.naming.carving import carve_beginning, carve_listed, carve_middle
from onrecord.reading.naming.namewords import HEADS
from onrecord.reading.naming.openings import COMMON, OPENING_WORDS
from onrecord.reading.naming.parts import Adjective, Carved, Known, Part
from onrecord.reading.naming.runs import find_runs
from onrecord.reference import Reference

_start = itemgetter(0)
_SMALL_WORD = re.compile(r"[a-z](?<![\w'’-].)[a-zà-ÿ]+(?!\w)")


def gather(text: str, reference: Reference) -> Carved:
    """The names and adjectives of a text."""
    small = frozenset(_SMALL_WORD.findall(text))
    middle, beginning, lined = find_runs(text, _idle_words(reference))
    names: dict[str, str] = {}
    known = Known(small, _capital_words(middle, beginning), names)
    found = _carve_all(middle, partial(carve_middle, known=known, reference=reference), names)
    in_middle = frozenset(names)
    found += _carve_all(beginning, partial(carve_beginning, known=known, reference=reference), names)
    listed: list[Part | Adjective] = []
    for case, runs in lined.items():
        listed += _carve_all(runs, partial(carve_listed, known=known, reference=reference, case=case), {})
    found += listed
    found.sort(key=_start)
    return Carved(
        parts=[part for part in found if type(part) is Part],
        adjectives=[part for part in found if type(part) is Adjective],
        listed=frozenset(part for part in listed if type(part) is Part),
        middle=in_middle,
        small=small,
    )


@lru_cache(maxsize=64)
def _idle_words(reference: Reference) -> frozenset[str]:
    """The words that are no name by themselves, wherever they stand."""
    return OPENING_WORDS - reference.names.keys()


def _capital_words(middle: Iterable[tuple[int, str]], beginning: Iterable[tuple[int, str]]) -> frozenset[str]:
    """The words that are capitalised where no sentence begins."""
    after = [run.partition(" ")[2] for _, run in beginning]
    return frozenset(" ".join([*(run for _, run in middle), *after]).split())


def _carve_all(
    runs: Iterable[tuple[int, str]], carve: Callable[[str], Sequence[Part | Adjective]], names: dict[str, str]
) -> list[Part | Adjective]:
    """What is in some runs, each text carved once; the names found are entered in `names`."""
    found: list[Part | Adjective] = []
    carved: dict[str, Sequence[Part | Adjective]] = {}
    for start, text in runs:
        parts = carved.get(text)
        if parts is None:
            parts = carved[text] = carve(text)
            for part in parts:
                if type(part) is Part:
                    _enter(part.name, names)
        found += [part.moved(start) for part in parts]
    return found


def _enter(name: str, names: dict[str, str]) -> None:
    """Enters what a headline may write for a name: the name or, of what may be a person, the surname; and the same in
    capitals."""
    names[name] = names[name.upper()] = name
    if 0 < name.count(" ") < 3:
        last = name.rpartition(" ")[2]
        lower = last.lower()
        if lower not in HEADS and lower not in COMMON:
            names[last] = names[last.upper()] = last
