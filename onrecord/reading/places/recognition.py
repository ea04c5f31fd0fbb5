"""Toponyms: the stretches of a text that can name places, found by their capitals.

A run of capitalised words can hold the names of places (lookup.py). What stands around a name (evidence.py) says
whether it is a place's here.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.language.spans import Span
from onrecord.reading.lexicon import pattern
from onrecord.reading.places.evidence import judge
from onrecord.reading.places.lookup import WORD, PlaceName, PlaceNames
from onrecord.reading.places.rules import ABBREVIATION, BEFORE_ITS_REGION, REGION_BEHIND_COMMA

_SMALL, _ARTICLES = pattern("places/places", "small"), pattern("places/places", "linked_articles")
_RUN = re.compile(rf"{WORD}(?: (?:(?:{_SMALL}) |(?:{_ARTICLES})-)?{WORD})*")
_BEHIND_COMMA = re.compile(rf",\s{WORD}(?: {WORD}){{0,3}}| \({WORD}(?: {WORD}){{0,3}}(?=[),;])")
"""What stands behind a name's comma, or alone in the brackets behind it: the region in which a place lies."""
_BEFORE_ABBREVIATION = (", ", "D-", "R-")


class Toponym(NamedTuple):
    """A name that can be a place's: its candidates, the likeliest first, and whether it is sure to be one.

    `around` are the candidates of the place behind its comma (“Elkton, Maryland”).
    """

    span: Span
    candidates: tuple[str, ...]
    rule: str
    is_sure: bool
    around: tuple[str, ...] = ()


_new = tuple.__new__
_ABBREVIATION, _BEFORE_ITS_REGION = ABBREVIATION.rule_id, BEFORE_ITS_REGION.rule_id
_REGION_BEHIND_COMMA = REGION_BEHIND_COMMA.rule_id


def _toponym(start: int, end: int, candidates: tuple[str, ...], rule: str, is_sure: bool = True) -> Toponym:
    """``Toponym(Span(start, end), candidates, rule, is_sure)``, in a third of the time."""
    return _new(Toponym, (_new(Span, (start, end)), candidates, rule, is_sure, ()))


def find_toponyms(text: str, people: Sequence[Span], names: PlaceNames) -> list[Toponym]:
    """The toponyms of a text in order, sure and unsure ones; `people` are the spans of people's names, in order: no
    place is inside one, and it takes more to read a whole one as a place."""
    scan = _Scan(text, people, names)
    found: list[Toponym] = []
    ahead = iter(people)
    person = next(ahead, _NOBODY)
    for match in _RUN.finditer(text):
        start, end = match.span()
        while person.end <= start:
            person = next(ahead, _NOBODY)
        run = match[0]
        if person.start <= start and end <= person.end and not names.may_be(run):
            continue
        for name in names.in_run(run):
            toponym = scan.toponym(name, start)
            if toponym is not None:
                found.append(toponym)
    return found


_NOBODY = Span(sys.maxsize, sys.maxsize)


class _Scan:
    """The search of one text. `expected` is where a name behind a comma begins, which says where the last one lies."""

    def __init__(self, text: str, people: Sequence[Span], names: PlaceNames) -> None:
        self.text = text
        self.people = people
        self.ends = [person.end for person in people]
        self.names = names
        self.expected = -1

    def toponym(self, name: PlaceName, run: int) -> Toponym | None:
        """The toponym that a name in the run which starts at `run` is, if what stands around it lets it be one."""
        start, end, candidates, rule, site, abbreviated, dotted, joined = name
        start += run
        end += run
        if joined is not None:
            is_in_name = self._is_in_name(run + joined.start, run + joined.end)
            return None if is_in_name else _toponym(start, end, candidates, rule)
        if abbreviated is not None and self.text[max(0, start - 2) : start] in _BEFORE_ABBREVIATION:
            end, candidates, rule, site = run + dotted, (abbreviated,), _ABBREVIATION, None
        is_expected = start == self.expected
        is_before_comma = self.text[end : end + 1] == ","
        is_before_comma = is_before_comma or (self.text[end : end + 2] == " (" and not (site and site.is_barred))
        if site is not None and site.is_barred and not is_expected and not is_before_comma:
            return None
        person = self._person(start, end)
        if person is not None and not (start <= person.start and person.end <= end):
            return None
        if site is None:
            return _toponym(start, end, candidates, rule)
        if is_before_comma and (around := self._around(end)):
            return Toponym(Span(start, end), candidates, _BEFORE_ITS_REGION, True, around)
        if is_expected:
            return _toponym(start, end, candidates, _REGION_BEHIND_COMMA)
        rule, is_sure = judge(site, self.text, start, end, person is not None)
        return _toponym(start, end, candidates, rule, is_sure) if rule else None

    def _person(self, start: int, end: int) -> Span | None:
        """The first person's name that overlaps a stretch of text."""
        at = bisect_right(self.ends, start)
        return self.people[at] if at < len(self.ends) and self.people[at].start < end else None

    def _is_in_name(self, start: int, end: int) -> bool:
        """Whether a stretch of text is in a person's name."""
        person = self._person(start, end)
        return person is not None and person.start <= start and end <= person.end

    def _around(self, comma: int) -> tuple[str, ...]:
        """The candidates of the place behind a comma after a name, if there are such: “Elkton, Md.”"""
        match = _BEHIND_COMMA.match(self.text, comma)
        found = self.names.wider(match.group()) if match is not None else ()
        if found:
            self.expected = comma + 2
        return found
