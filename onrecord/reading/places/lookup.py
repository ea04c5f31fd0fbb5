"""Place names: the names of places in a run of capitalised words, by its letters alone.

A run is searched for the longest names that the reference has for places: “Elk Creek” before “Elk”, “Elkton” in
“Elkton-based”. News names the same people, days and places over and over: what a run holds is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from onrecord.language.capitals import UPPER
from onrecord.language.lazy import Memo
from onrecord.language.spans import Span
from onrecord.reading.lexicon import lexicon
from onrecord.reading.places.evidence import Site, site_of
from onrecord.reading.places.rules import ABBREVIATION, COUNTRY_ADJECTIVE, KNOWN_PLACE
from onrecord.reference import Reference
from onrecord.schema.vocabulary import RegionType

_CAPITAL = f"{UPPER}‘ʻ"
WORD = (
    rf"[{_CAPITAL}](?<![\w\u0300-\u036f].)"
    r"(?:(?<=[A-Z])\. ?(?:[A-Z]\. ?)*[A-Z][a-z]{0,2}\."  # N.C.   W. Va.
    r"|[\w\u0300-\u036f]*(?:[-‑–’'](?![sS]\b)\w[\w\u0300-\u036f]*)*\.?)"
)
"""A capitalised word, with its full stop. It begins with the set of capitals, which a search skips to."""
_PIECE = re.compile(WORD)
_PART = re.compile(rf"(?:^|(?<=[-‑–]))[{_CAPITAL}][^\W\d_]+(?=[-‑–]|$)")
_LOW = rf"[^\W\d_{_CAPITAL}]"
_PLAIN = re.compile(rf"(?!Saint |St )\w{_LOW}+(?: [\d_{_CAPITAL}]?{_LOW}+)*")
"""Words that have no other spelling: not in capitals, without hyphens and full stops."""
_LONGEST = 5
_ADJECTIVE, _ABBREVIATION, _KNOWN_PLACE = COUNTRY_ADJECTIVE.rule_id, ABBREVIATION.rule_id, KNOWN_PLACE.rule_id
_BY_SITE = ""
"""In place of the rule of a name that is a place's where what stands around it says so."""
_KEPT = 1 << 15
LONGEST_KEPT = 100
"""Longer runs, in characters, are capitals that say nothing, and not seen twice."""
_SPELLINGS = (("St. ", "Saint "), ("Saint ", "St. "), ("St ", "St. "), ("Ft. ", "Fort "), ("Mt. ", "Mount "))
_SHORTENED = tuple(short for short, _ in _SPELLINGS)
_CODES = {short: code for code, listed in lexicon("places/places")["abbreviations"].items() for short in listed}
"""The ISO 3166-2 codes of the short forms of subdivisions."""


_new = tuple.__new__  # a third of the time of PlaceName(…)


class PlaceName(NamedTuple):
    """A name that places have, its places counted from the start of its run.

    `abbreviated` is the subdivision that the name is short for with the full stop behind it, which ends at `dotted`
    (“Wash.”): what stands before tells whether it is. `site` is None where the name needs no evidence. `joined` is the
    word whose part the name is (“Elkton-based”).
    """

    start: int
    end: int
    candidates: tuple[str, ...]
    rule: str
    site: Site | None = None
    abbreviated: str | None = None
    dotted: int = 0
    joined: Span | None = None


class _Piece(NamedTuple):
    """A capitalised word; `dotted` has the full stop behind it too."""

    start: int
    end: int
    dotted: str


class _Found(NamedTuple):
    """What a name can mean, by which rule, and what it is short for."""

    candidates: tuple[str, ...]
    rule: str
    abbreviated: str | None


class PlaceNames:
    """Looks for the names of places in runs of capitalised words, and remembers what earlier runs held."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._is_known = Memo(partial(_is_known, reference=reference), _KEPT)
        self._in_run = Memo(partial(_names_in, reference=reference, known=self._is_known), _KEPT)
        self._may_be = Memo(partial(_may_be_name, reference=reference), _KEPT)
        self._wider = Memo(partial(_wider, reference=reference), _KEPT)

    def in_run(self, run: str) -> tuple[PlaceName, ...]:
        """The names of places in a run, in order."""
        if len(run) <= LONGEST_KEPT:
            return self._in_run[run]
        return _names_in(run, self._reference, self._is_known)

    def may_be(self, run: str) -> bool:
        """Whether the whole run can be the name of a place, a cheap test where False is sure."""
        return len(run) > LONGEST_KEPT or self._may_be[run]

    def wider(self, behind: str) -> tuple[str, ...]:
        """The regions, larger than a city, that are named behind a comma, with which `behind` begins: “, Md.”"""
        return self._wider[behind] if len(behind) <= LONGEST_KEPT else _wider(behind, self._reference)


_Known = Mapping[tuple[str, ...], bool]
"""Whether a place of some candidates is known to everybody, as `_is_known` says."""


def _may_be_name(run: str, reference: Reference) -> bool:
    return run in reference.place_names or run in reference.adjectives or _PLAIN.fullmatch(run) is None


def _names_in(run: str, reference: Reference, known: _Known) -> tuple[PlaceName, ...]:
    if _PLAIN.fullmatch(run):
        words = run.split(" ")
        if reference.first_words.keys().isdisjoint(words):
            return ()
        pieces = _plain_pieces(words)
    else:
        pieces = [_piece(match) for match in _PIECE.finditer(run)]
    names: list[PlaceName] = []
    at = 0
    while at < len(pieces):
        most = _most(pieces[at], reference)
        length, found = _longest(run, pieces, at, most, reference) if most else (1, None)
        if found is not None:
            name = _place_name(run, pieces, at, length, found, reference, known)
            if name is not None:
                names.append(name)
        elif "-" in pieces[at].dotted or "–" in pieces[at].dotted:
            names += _parts(pieces[at], reference, known)
        at += length
    return tuple(names)


def _longest(run: str, pieces: Sequence[_Piece], at: int, most: int, reference: Reference) -> tuple[int, _Found | None]:
    """The longest name that begins at a piece, of so many pieces at most, and the number of its pieces."""
    first = pieces[at]
    for length in range(min(most, len(pieces) - at), 0, -1):
        found = _look_up(run, first, pieces[at + length - 1], reference)
        if found is not None:
            return length, found
    return 1, None


def _most(piece: _Piece, reference: Reference) -> int:
    """The most pieces that a name which begins with a word can have, 0 where none does: the cheap test ahead."""
    word, first_words = piece.dotted, reference.first_words
    most = first_words.get(word, 0)
    if word.isalpha() and not word.isupper():
        return most
    bare = word[: piece.end - piece.start]
    most = max(most, first_words.get(bare, 0))
    if most:
        return most
    if word[-1] == "." or "’" in word:  # an abbreviation, or another spelling: the lookup tells
        return _LONGEST
    return first_words.get(bare.title(), 0) if word.isupper() else 0


def _look_up(run: str, first: _Piece, last: _Piece, reference: Reference) -> _Found | None:
    name = run[first.start : last.end]
    country = reference.adjectives.get(name)
    if country is not None and name not in reference.names:
        return _Found((country,), _ADJECTIVE, None)
    code = _CODES.get(run[first.start : last.start] + last.dotted) if last.dotted[-1] == "." else None
    abbreviated = reference.gazetteer.coded(code) if code else None
    if found := reference.place_names.get(name) or _spelled(name, reference):
        return _new(_Found, (found, _BY_SITE, abbreviated))
    return None if abbreviated is None else _Found((abbreviated,), _ABBREVIATION, abbreviated)


def _spelled(name: str, reference: Reference) -> tuple[str, ...]:
    """The places of a name that is spelled otherwise in the reference."""
    if name.isupper() and len(name) > 3:
        return reference.places(name.title())
    if "’" in name:
        return reference.places(name.replace("’", "'"))
    if name.startswith(_SHORTENED):
        short, long = next(spelling for spelling in _SPELLINGS if name.startswith(spelling[0]))
        return reference.places(long + name[len(short) :])
    return ()


def _place_name(
    run: str, pieces: Sequence[_Piece], at: int, length: int, found: _Found, reference: Reference, known: _Known
) -> PlaceName | None:
    """The name as it stands in its run, or None where nothing outside can make it a place's: its neighbours bar it, and
    no comma can be beside it."""
    candidates, rule, abbreviated = found
    start, last = pieces[at].start, pieces[at + length - 1]
    dotted = last.start + len(last.dotted)
    if rule == _ABBREVIATION:
        return PlaceName(start, dotted, candidates, rule)
    if rule == _ADJECTIVE:
        return PlaceName(start, last.end, candidates, rule)
    before = pieces[at - 1] if at else None
    behind = pieces[at + length] if at + length < len(pieces) else None
    is_joined = before is not None and run[before.end : start] in (" ", ". ", " and ")
    site = site_of(
        run[start : last.end],
        before=before.dotted if before is not None and is_joined else "",
        behind=behind.dotted if behind is not None and run[last.end : behind.start] == " " else "",
        is_listed=candidates[0] not in reference.gazetteer,
        is_known=known[candidates],
    )
    if site.is_barred and 0 < at < len(pieces) - length:
        return None
    return _new(PlaceName, (start, last.end, candidates, rule, site, abbreviated, dotted, None))


def _parts(piece: _Piece, reference: Reference, known: _Known) -> Iterator[PlaceName]:
    """The places that a word with hyphens joins: “Elkton-based”, “the Russia-Turkey pipeline”."""
    word = piece.dotted[: piece.end - piece.start]
    for match in _PART.finditer(word):
        part = _Piece(match.start(), match.end(), match.group())
        found = _look_up(word, part, part, reference)
        if found is None:
            continue
        is_adjective = found.rule == _ADJECTIVE
        if is_adjective or known[found.candidates]:
            rule = found.rule if is_adjective else _KNOWN_PLACE
            start, end = piece.start + part.start, piece.start + part.end
            yield PlaceName(start, end, found.candidates, rule, joined=Span(piece.start, piece.end))


def _wider(behind: str, reference: Reference) -> tuple[str, ...]:
    pieces = [_piece(match) for match in _PIECE.finditer(behind, 2)]
    first = pieces[0]
    postal = first.dotted.rstrip(".")
    if len(postal) == 2 and postal.isupper():
        code = reference.gazetteer.coded(f"US-{postal}")
        return () if code is None else (code,)
    for last in reversed(pieces):
        found = _look_up(behind, first, last, reference)
        if found is None or found.rule == _ADJECTIVE:
            continue
        candidates = found.candidates
        if found.abbreviated is not None and behind.startswith(", "):
            candidates = (found.abbreviated,)
        wide = tuple(c for c in candidates if reference.regions[c].region_type is not RegionType.CITY)
        if wide:
            return wide
    return ()


LARGE = 200_000
"""The population of a city that needs no evidence."""


def _is_known(candidates: tuple[str, ...], reference: Reference) -> bool:
    """Whether a place of that name is known to everybody: listed, a subdivision or county, or a large city."""
    gazetteer = reference.gazetteer
    if candidates[0] not in gazetteer or gazetteer.population(candidates[0]) >= LARGE:
        return True
    return any(gazetteer[c].region_type is RegionType.OTHER and " " in gazetteer[c].name for c in candidates[:3])


def _plain_pieces(words: Sequence[str]) -> list[_Piece]:
    """The capitalised ones of plain words with a space between each two."""
    pieces = []
    start = 0
    for word in words:
        end = start + len(word)
        if not word[0].islower():
            pieces.append(_new(_Piece, (start, end, word)))
        start = end + 1
    return pieces


def _piece(match: re.Match[str]) -> _Piece:
    dotted = match.group()
    is_word = dotted.endswith(".") and "." not in dotted[:-1]
    start, end = match.span()
    return _new(_Piece, (start, end - is_word, dotted))
