"""Toponyms: the stretches of a text that can name places, found by their capitals.

A run of capitalised words is searched for the longest names that the reference has for places: “Elk Creek” before
“Elk”, “Elkton” in “Elkton-based”. What stands around a name (siting.py) says whether it is a place's here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.language.spans import Span
from onrecord.reading.lexicon import lexicon
from onrecord.reading.placing.siting import Site, judge
from onrecord.reference import Reference
from onrecord.schema.vocabulary import RegionType

_UPPER = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĢĪİĶŁŃŇŌŘŚŞŠŤŪŮŹŻŽȘȚḨḤṢṬ‘ʻ"
_WORD = rf"(?:(?<!\w)(?:[A-Z]\. ?)+(?:[A-Z][a-z]{{0,2}}\.)|(?<!\w)[{_UPPER}]\w*(?:[-‑–’'](?![sS]\b)\w+)*\.?)"
_SMALL = "of the|of|upon|on|de la|de los|de|da|do|del|la|le|el|al|and"
_RUN = re.compile(rf"(?=[{_UPPER}]){_WORD}(?: (?:(?:{_SMALL}) )?{_WORD})*")
_PIECE = re.compile(_WORD)
_BEHIND_COMMA = re.compile(rf",\s({_WORD}(?: {_WORD}){{0,3}})")
_PART = re.compile(rf"(?:^|(?<=[-‑–]))[{_UPPER}][^\W\d_]+(?=[-‑–]|$)")
_LOW = rf"[^\W\d_{_UPPER}]"
_PLAIN = re.compile(rf"(?!Saint |St )\w{_LOW}+(?: \w?{_LOW}+)*")
"""Words that have no other spelling: not in capitals, without hyphens and full stops."""
_LONGEST = 5
_SPELLINGS = (("St. ", "Saint "), ("Saint ", "St. "), ("St ", "St. "), ("Ft. ", "Fort "), ("Mt. ", "Mount "))
_SHORTENED = tuple(short for short, _ in _SPELLINGS)
_NOWHERE = Span(0, 0)
_CODES = {short: code for code, listed in lexicon("places")["abbreviations"].items() for short in listed}
"""The ISO 3166-2 codes of the short forms of subdivisions."""


class Toponym(NamedTuple):
    """A name that can be a place's: its candidates, the likeliest first, and whether it is sure to be one.

    `around` are the candidates of the place behind its comma (“Elkton, Maryland”).
    """

    span: Span
    candidates: tuple[str, ...]
    rule: str
    is_sure: bool
    around: tuple[str, ...] = ()


class _Piece(NamedTuple):
    """A capitalised word; `dotted` has the full stop behind it too."""

    start: int
    end: int
    dotted: str


def find_toponyms(text: str, people: Sequence[Span], reference: Reference) -> Iterator[Toponym]:
    """The toponyms of a text in order, sure and unsure ones; `people` are the spans of people's names, in order: no
    place is inside one, and it takes more to read a whole one as a place."""
    scan = _Scan(text, people, reference)
    for match in _RUN.finditer(text):
        start, end = match.span()
        if scan.may_hold(match.group(), start):
            yield from scan.read(start, end)


class _Scan:
    """The search of one text. `expected` is where a name behind a comma begins, which says where the last one lies."""

    def __init__(self, text: str, people: Sequence[Span], reference: Reference) -> None:
        self.text = text
        self.people = people
        self.ends = [person.end for person in people]
        self.reference = reference
        self.expected = -1
        self.first_words = reference.first_words
        self.beginnings = reference.first_words.keys()
        self.place_names = reference.place_names
        self.adjectives = reference.adjectives

    def may_hold(self, run: str, start: int) -> bool:
        """Whether a run can hold a toponym, the cheap test ahead. In a person's name of plain words, and in a single
        word, it is the whole or nothing; in a run of plain words, one begins with a word that some name begins with."""
        if " " not in run:
            bare = run.removesuffix(".")
            if bare in self.place_names or bare in self.adjectives:
                return True
            if bare.isalpha():
                return (bare.isupper() and bare.title() in self.place_names) or run in _CODES
        elif run in self.place_names or run in self.adjectives:
            return True
        if not _PLAIN.fullmatch(run):
            return True
        return not self.beginnings.isdisjoint(run.split(" ")) and not self._is_in_name(start, start + len(run))

    def _person(self, span: Span) -> Span | None:
        """The first person's name that overlaps a span."""
        at = bisect_right(self.ends, span.start)
        return self.people[at] if at < len(self.people) and self.people[at].start < span.end else None

    def _is_in_name(self, start: int, end: int) -> bool:
        """Whether a stretch of text is in a person's name."""
        person = self._person(Span(start, end))
        return person is not None and person.start <= start and end <= person.end

    def read(self, start: int, end: int) -> Iterator[Toponym]:
        """The toponyms of one run."""
        if self.text[start:end].isalpha():
            pieces = [_Piece(start, end, self.text[start:end])]
        else:
            pieces = [_piece(match) for match in _PIECE.finditer(self.text, start, end)]
        at = 0
        while at < len(pieces):
            length, span, candidates, rule = self._longest(pieces, at)
            if candidates:
                found = self._toponym(pieces, at, length, span, candidates, rule)
                if found is not None:
                    yield found
            elif "-" in pieces[at].dotted or "–" in pieces[at].dotted:
                yield from self._parts(pieces[at])
            at += length

    def _longest(self, pieces: Sequence[_Piece], at: int) -> tuple[int, Span, tuple[str, ...], str]:
        """The longest name that begins at a piece: the number of its pieces, its span, candidates and rule."""
        for length in range(min(self._most(pieces[at]), len(pieces) - at), 0, -1):
            last = pieces[at + length - 1]
            span = Span(pieces[at].start, last.end)
            candidates, rule = self._candidates(span, last)
            if candidates:
                if rule == "place-abbreviation":
                    span = Span(span.start, last.start + len(last.dotted))
                return length, span, candidates, rule
        return 1, _NOWHERE, (), ""

    def _most(self, piece: _Piece) -> int:
        """The most pieces that a name which begins with a word can have, 0 where none does: the cheap test ahead."""
        word = piece.dotted
        most = self.first_words.get(word, 0)
        if word.isalpha() and not word.isupper():
            return most
        bare = word[: piece.end - piece.start]
        most = max(most, self.first_words.get(bare, 0))
        if most:
            return most
        if word[-1] == "." or "’" in word:  # an abbreviation, or another spelling: the lookup tells
            return _LONGEST
        return self.first_words.get(bare.title(), 0) if word.isupper() else 0

    def _candidates(self, span: Span, last: _Piece) -> tuple[tuple[str, ...], str]:
        name = self.text[span.start : span.end]
        country = self.adjectives.get(name)
        if country is not None and name not in self.reference.names:
            return (country,), "place-adjective"
        short = self._shortened(span, last) if last.dotted[-1] == "." else None
        if short is not None and self.text[max(0, span.start - 2) : span.start] in (", ", "D-", "R-"):
            return (short,), "place-abbreviation"
        if found := self.place_names.get(name) or self._spelled(name):
            return found, "place-name"
        return ((short,), "place-abbreviation") if short is not None else ((), "")

    def _shortened(self, span: Span, last: _Piece) -> str | None:
        """The subdivision that a word with its full stop is short for: “Md.”"""
        code = _CODES.get(self.text[span.start : last.start] + last.dotted)
        return self.reference.gazetteer.coded(code) if code else None

    def _spelled(self, name: str) -> tuple[str, ...]:
        """The places of a name that is spelled otherwise in the reference."""
        places = self.reference.places
        if name.isupper() and len(name) > 3:
            return places(name.title())
        if "’" in name:
            return places(name.replace("’", "'"))
        if name.startswith(_SHORTENED):
            short, long = next(spelling for spelling in _SPELLINGS if name.startswith(spelling[0]))
            return places(long + name[len(short) :])
        return ()

    def _toponym(
        self,
        pieces: Sequence[_Piece],
        at: int,
        length: int,
        span: Span,
        candidates: tuple[str, ...],
        rule: str,
    ) -> Toponym | None:
        """The toponym, if what stands around the name lets it be one."""
        person = self._person(span)
        if person is not None and not span.covers(person):
            return None
        if rule != "place-name":
            return Toponym(span, candidates, rule, True)
        is_expected = span.start == self.expected
        around = self._around(span)
        if around:
            return Toponym(span, candidates, "place-comma-region", True, around)
        if is_expected:
            return Toponym(span, candidates, "place-behind-comma", True)
        before = pieces[at - 1] if at else None
        behind = pieces[at + length] if at + length < len(pieces) else None
        joined = before is not None and self.text[before.end : span.start] in (" ", ". ", " and ")
        site = Site(
            text=self.text,
            span=span,
            before=before.dotted if before is not None and joined else "",
            behind=behind.dotted if behind is not None and self.text[span.end : behind.start] == " " else "",
            is_person=person is not None,
            is_listed=candidates[0] not in self.reference.gazetteer,
            is_known=_is_known(candidates, self.reference),
        )
        rule, is_sure = judge(site)
        return Toponym(span, candidates, rule, is_sure) if rule else None

    def _parts(self, piece: _Piece) -> Iterator[Toponym]:
        """The places that a word with hyphens joins: “Elkton-based”, “the Russia-Turkey pipeline”."""
        if self._is_in_name(piece.start, piece.end):
            return
        for match in _PART.finditer(piece.dotted[: piece.end - piece.start]):
            span = Span(piece.start + match.start(), piece.start + match.end())
            part = _Piece(*span, match.group())
            candidates, rule = self._candidates(span, part)
            if rule == "place-adjective" or (candidates and _is_known(candidates, self.reference)):
                yield Toponym(span, candidates, rule if rule == "place-adjective" else "place-known", True)

    def _around(self, span: Span) -> tuple[str, ...]:
        """The candidates of the place behind a comma after the name, if there are such: “Elkton, Md.”"""
        if self.text[span.end : span.end + 1] != ",":
            return ()
        match = _BEHIND_COMMA.match(self.text, span.end)
        if match is None:
            return ()
        pieces = [_piece(piece) for piece in _PIECE.finditer(self.text, *match.span(1))]
        found = self._wide(pieces)
        if found:
            self.expected = pieces[0].start
        return found

    def _wide(self, pieces: Sequence[_Piece]) -> tuple[str, ...]:
        """The regions, larger than a city, that the first of some pieces name."""
        first = pieces[0]
        postal = first.dotted.rstrip(".")
        if len(postal) == 2 and postal.isupper():
            code = self.reference.gazetteer.coded(f"US-{postal}")
            return () if code is None else (code,)
        for length in range(len(pieces), 0, -1):
            last = pieces[length - 1]
            found, rule = self._candidates(Span(first.start, last.end), last)
            wide = tuple(c for c in found if self.reference.regions[c].region_type is not RegionType.CITY)
            if wide and rule != "place-adjective":
                return wide
        return ()


LARGE = 200_000
"""The population of a city that needs no evidence."""


@lru_cache(maxsize=1 << 14)
def _is_known(candidates: tuple[str, ...], reference: Reference) -> bool:
    """Whether a place of that name is known to everybody: listed, a subdivision or county, or a large city."""
    gazetteer = reference.gazetteer
    if candidates[0] not in gazetteer or gazetteer.population(candidates[0]) >= LARGE:
        return True
    return any(gazetteer[c].region_type is RegionType.OTHER and " " in gazetteer[c].name for c in candidates[:3])


def _piece(match: re.Match[str]) -> _Piece:
    dotted = match.group()
    is_word = dotted.endswith(".") and "." not in dotted[:-1]
    return _Piece(match.start(), match.end() - is_word, dotted)
