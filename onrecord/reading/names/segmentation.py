"""Segmentation: the runs of an article cut into the names in them.

Titles, adjectives of countries and days are taken off; small words join or part what stands around them (carving.py).
Runs in mid-sentence are cut first: they show which words are names where a sentence begins, and both which are in a
headline, where capitals say nothing. What a run in mid-sentence holds is nearly always the same in every article, and
kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from onrecord.language.capitals import PLAIN_RUN, Case, Piece, find_runs, pieces_of, text_of
from onrecord.language.date_words import DAYS_AND_MONTHS
from onrecord.language.lazy import Memo
from onrecord.reading.lexicon import words
from onrecord.reading.names.carving import Adjective, Carver, Part, longest_known
from onrecord.reading.word_classes import (
    CLOSED,
    COMMON,
    GIVEN_NAMES,
    HEADS,
    JOINED_HEADS,
    OPENERS,
    OPENING_WORDS,
    SEXED_NAMES,
    TITLE_BEGINNINGS,
    TITLES,
)
from onrecord.reference import Reference

_PERSON_NOUNS = words("names/cues", "person_nouns")
_CAPTIONS = words("names/cues", "captions")
_PARTISANS = words("names/cues", "partisans")
_OPENING_SURNAMES = words("names/cues", "opening_surnames")
_NAMELESS = TITLES | DAYS_AND_MONTHS
_PARTING = CLOSED | TITLE_BEGINNINGS | _PERSON_NOUNS | DAYS_AND_MONTHS | _CAPTIONS | _PARTISANS
_PARTING_LATER = _PARTING | SEXED_NAMES


@dataclass(frozen=True, slots=True)
class Known:
    """What the rest of an article shows: its words as written, and those it capitalises where no sentence begins."""

    written: Set[str]
    capital: frozenset[str]
    names: Mapping[str, str]
    """Names found where capitals count, by what they are written like (in capitals too)."""


@dataclass(frozen=True, slots=True)
class Carved:
    """What the runs of an article give: the names and the adjectives of countries in order. `listed` are the names in
    lines where capitals say nothing, `middle` those that stand in mid-sentence too; `written` are the words as they
    are written."""

    parts: list[Part]
    adjectives: list[Adjective]
    listed: set[Part]
    middle: set[str]
    written: Set[str]


class _Run(NamedTuple):
    """What is in a run; `spellings` are what a headline may write for its names, with the names."""

    parts: Sequence[Part]
    adjectives: Sequence[Adjective]
    spellings: Mapping[str, str]


_start = itemgetter(0)
_new = tuple.__new__  # a third of the time of Part(…)
_KEPT = 1 << 15


class Segmenter:
    """Cuts articles into names, and remembers what the runs of earlier ones held."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._idle_words = OPENING_WORDS - reference.names.keys()
        """The words that are no name by themselves, wherever they stand."""
        self._alike = Memo(partial(_carve_alike, reference=reference), _KEPT)
        """What is in each run in mid-sentence, None where an article has a say in it."""

    def carve(self, text: str, written: Set[str]) -> Carved:
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


def carve_alike(run: str, reference: Reference) -> Sequence[Part | Adjective] | None:
    """The names and the adjectives of countries in a run in mid-sentence, in order, their places counted from its
    start, as they are in every article; None where what else an article shows has a say (`carve_middle`)."""
    if " " not in run:
        return None if run.isupper() else _single(run, {}, reference)
    if PLAIN_RUN.fullmatch(run) is not None:
        parts = run.split()
        first, *rest = run.lower().split()
        is_plain = first not in _PARTING and first.count("-") < 2 and parts[0] not in reference.adjectives
        if is_plain and _PARTING_LATER.isdisjoint(rest):
            return (Part(0, len(run), " ".join(parts)),)
    pieces = pieces_of(run)
    if len(list(_clauses(pieces, False))) > 1:
        return None
    named = after_determiners(pieces, reference)
    return Carver(named, reference).carve() if named else ()


def carve_middle(run: str, known: Known, reference: Reference) -> Sequence[Part | Adjective]:
    """The same in one article."""
    if " " not in run:
        return _single(run, known.names, reference)
    return _carved(pieces_of(run), False, known, reference)


def carve_beginning(run: str, known: Known, reference: Reference) -> Sequence[Part | Adjective]:
    """The same of a run where a sentence may begin."""
    if " " not in run:
        pieces: Sequence[Piece] = (Piece(0, len(run), run, run.lower()),)
        return _single(run, known.names, reference) if stands(pieces, 0, known, reference) else ()
    pieces = pieces_of(run)
    if PLAIN_RUN.fullmatch(run) is not None and _PARTING_LATER.isdisjoint([piece.lower for piece in pieces[1:]]):
        pieces = without_opener(pieces, known, reference)
        if not pieces:
            return ()
        first = pieces[0]
        if first.lower not in _PARTING and first.text not in reference.adjectives:
            return (Part(first.start, len(run), text_of(pieces)),)
        return Carver(pieces, reference).carve()
    return _carved(pieces, True, known, reference)


def carve_listed(run: str, known: Known, reference: Reference, case: Case) -> list[Part | Adjective]:
    """The same of a run in a line that capitalises all its words."""
    found: list[Part | Adjective] = []
    for pieces, _ in _clauses(pieces_of(run), False):
        found += listed_names(pieces, known, reference, case)
    return found


def _single(word: str, names: Mapping[str, str], reference: Reference) -> Sequence[Part | Adjective]:
    """The name or adjective that a run of one word is, if it is one; `names` are what it may be written for."""
    country_id = reference.adjectives.get(word)
    if country_id is not None:
        return (Adjective(0, len(word), country_id),)
    lower = word.lower()
    if lower in _NAMELESS:
        return ()
    may_determine = lower in CLOSED or not word.isalpha()
    if may_determine and is_determiner((Piece(0, len(word), word, lower),), 0, reference):
        return ()
    return (Part(0, len(word), names.get(word, word)),)


def _carved(pieces: Sequence[Piece], begins: bool, known: Known, reference: Reference) -> list[Part | Adjective]:
    """What is in the pieces of a run."""
    found: list[Part | Adjective] = []
    for clause, opened in _clauses(pieces, begins):
        named = without_opener(clause, known, reference) if opened else after_determiners(clause, reference)
        if named:
            found += Carver(named, reference).carve()
    return found


def _clauses(pieces: Sequence[Piece], begins: bool) -> Iterator[tuple[Sequence[Piece], bool]]:
    """The pieces of a run; an opening word inside it begins another sentence (“in the U.S. The …”)."""
    first = 0
    for at in range(1, len(pieces)):
        piece = pieces[at]
        if piece.is_small or not opens(piece):
            continue
        before = pieces[at - 1]
        if before.is_small:
            continue
        if before.text[-1] == "." or piece.lower not in _OPENING_SURNAMES:
            yield pieces[first:at], begins
            first, begins = at, True
    yield pieces[first:] if first else pieces, begins


_SHOUTED = words("names/cues", "shouted")
"""Pronouns that in capitals are these still, and no acronyms as IT, US and WHO are."""

_BEGINNINGS = words("names/heads", "place_beginnings") | words("names/heads", "organization_beginnings")


def opens(piece: Piece) -> bool:
    """Whether a word is one of those that begin sentences; a capitalised acronym is not (WHO, IT)."""
    plain = piece.text
    if plain.isalpha():
        opening = piece.lower in OPENERS
    else:
        plain = plain.partition("’")[0].partition("'")[0]
        opening = plain.lower() in OPENERS
    return opening and (len(plain) == 1 or not plain.isupper())


def _is_shouted(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word is a pronoun in capitals, or a common word in capitals behind one: “and HE WON”."""
    piece = pieces[at]
    if not piece.text.isupper():
        return False
    return piece.lower in _SHOUTED or (at > 0 and piece.lower in COMMON and _is_shouted(pieces, at - 1))


def after_determiners(pieces: Sequence[Piece], reference: Reference) -> Sequence[Piece]:
    """`pieces` without the determiners and small words before the first name."""
    at = 0
    while at < len(pieces) and (pieces[at].is_small or is_determiner(pieces, at, reference)):
        at += 1
    return pieces[at:]


def is_determiner(pieces: Sequence[Piece], at: int, reference: Reference) -> bool:
    """A determiner, a word that only describes, or one in capitals for emphasis (“UNLESS he goes”)."""
    piece = pieces[at]
    if _describes(piece):
        return True
    stressed = piece.lower in CLOSED and len(piece.text) > 3 and piece.text.isupper()
    return (stressed or opens(piece) or _is_shouted(pieces, at)) and not longest_known(pieces, at, reference)


def _describes(piece: Piece) -> bool:
    """“Sixty-year-old Ana Silva”, “Father-of-two Marcus Hale”."""
    lower = piece.lower
    return "-" in lower and (lower.endswith("-old") or ("-of-" in lower and piece.text[1:].islower()))


def without_opener(pieces: Sequence[Piece], known: Known, reference: Reference) -> Sequence[Piece]:
    """`pieces` without the words that only begin a sentence."""
    for at, piece in enumerate(pieces):
        if not piece.is_small and stands(pieces, at, known, reference):
            return pieces[at:]
    return ()


def stands(pieces: Sequence[Piece], at: int, known: Known, reference: Reference) -> bool:
    """Whether a word where a sentence begins is (part of) a name."""
    piece = pieces[at]
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    word, lower = piece.text, piece.lower
    if opens(piece) or _is_shouted(pieces, at):
        return longest_known(pieces, at, reference) > 0
    if _describes(piece):
        return False
    if word.isupper() and len(word) > 1 and (len(word) < 5 or lower not in known.written):
        return True
    if lower in TITLES or word in reference.adjectives:
        return True
    capital = following is not None and not following.is_small
    if capital and lower in _BEGINNINGS:
        return True
    if capital and (lower in GIVEN_NAMES or f"{word} {following.text if following else ''}" in known.names):
        return lower not in CLOSED
    if word in known.capital and lower not in CLOSED:
        return lower not in known.written or capital
    if lower in known.written or lower in COMMON:
        if capital and lower in JOINED_HEADS:
            return True
        return lower not in CLOSED and lower not in known.written and longest_known(pieces, at, reference) > 0
    if following is not None and following.text in ("of", "for") and at + 2 < len(pieces):
        return lower in JOINED_HEADS
    return not lower.endswith(("ing", "ly"))


def listed_names(pieces: Sequence[Piece], known: Known, reference: Reference, case: Case) -> Iterator[Part]:
    """Where all words are capitalised: the names that the article has elsewhere or the reference knows, and people by
    their given names."""
    at = 0
    while at < len(pieces):
        length = _listed_length(pieces[at:], known, reference, case)
        if length:
            name = text_of(pieces[at : at + length])
            if case is Case.UPPER:
                name = known.names.get(name, name.title())
            yield Part(pieces[at].start, pieces[at + length - 1].end, name)
        at += length or 1


def _listed_length(pieces: Sequence[Piece], known: Known, reference: Reference, case: Case) -> int:
    for length in range(min(len(pieces), 6), 0, -1):
        if pieces[0].is_small or pieces[length - 1].is_small:
            continue
        name = text_of(pieces[:length])
        if name in known.names:
            return length
        if case is Case.UPPER:
            name = name.title()
        if name in reference.names and not (length == 1 and (name.lower() in COMMON or name.lower() in known.written)):
            return length
    first = pieces[0].lower
    if len(pieces) > 1 and first in GIVEN_NAMES and not pieces[1].is_small and first not in COMMON:
        return 2 if pieces[1].lower not in COMMON else 0
    return 0
