"""Gathering: the names that the runs of one article hold.

Runs in mid-sentence are carved first: they show which words are names where a sentence begins, and both which are in a
headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from onrecord.reading.naming.carving import carve
from onrecord.reading.naming.namewords import HEADS
from onrecord.reading.naming.openings import COMMON, OPENING_WORDS
from onrecord.reading.naming.parts import Adjective, Carved, Known, Part
from onrecord.reading.naming.runs import Case, Run, find_runs
from onrecord.reference import Reference

_SMALL_WORD = re.compile(r"[a-z](?<![\w'’-].)[a-zà-ÿ]+(?!\w)")


def gather(text: str, reference: Reference) -> Carved:
    """The names and adjectives of a text."""
    small = frozenset(_SMALL_WORD.findall(text))
    middle: list[Run] = []
    beginning: list[Run] = []
    lined: list[Run] = []
    for run in find_runs(text, _idle_words(reference)):
        if run.case is not Case.TEXT:
            lined.append(run)
        elif not run.begins:
            middle.append(run)
        else:
            beginning.append(run)
    names: dict[str, str] = {}
    known = Known(small, _capital_words(middle, beginning), names)
    found = _carve_all(middle, known, reference, names)
    in_middle = frozenset(names)
    found += _carve_all(beginning, known, reference, names)
    listed = _carve_all(lined, known, reference, {})
    found += listed
    found.sort()
    return Carved(
        parts=[part for part in found if isinstance(part, Part)],
        adjectives=[part for part in found if isinstance(part, Adjective)],
        listed=frozenset(part for part in listed if isinstance(part, Part)),
        middle=in_middle,
        small=small,
    )


@lru_cache(maxsize=64)
def _idle_words(reference: Reference) -> frozenset[str]:
    """The words that are no name by themselves, wherever they stand."""
    return OPENING_WORDS - reference.names.keys()


def _capital_words(middle: Iterable[Run], beginning: Iterable[Run]) -> frozenset[str]:
    """The words that are capitalised where no sentence begins."""
    after = [run.text.partition(" ")[2] for run in beginning]
    return frozenset(" ".join([*(run.text for run in middle), *after]).split())


def _carve_all(
    runs: Sequence[Run], known: Known, reference: Reference, names: dict[str, str]
) -> list[Part | Adjective]:
    """What is in some runs, each text carved once; the names found are entered in `names`."""
    found: list[Part | Adjective] = []
    carved: dict[tuple[str, Case], list[Part | Adjective]] = {}
    for start, text, begins, case in runs:
        parts = carved.get((text, case))
        if parts is None:
            parts = carved[text, case] = carve(Run(start, text, begins, case), known, reference)
            for part in parts:
                if isinstance(part, Part):
                    _enter(part.name, names)
        found += [part.moved(start) for part in parts]
    return found


def _enter(name: str, names: dict[str, str]) -> None:
    """Enters what a headline may write for a name: the name or, of what may be a person, the surname; and the same in
    capitals."""
    names[name] = names[name.upper()] = name
    words = name.split()
    if len(words) in (2, 3):
        last = words[-1]
        lower = last.lower()
        if lower not in HEADS and lower not in COMMON:
            names[last] = names[last.upper()] = last
