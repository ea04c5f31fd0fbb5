"""Carving: the pieces of a run gathered into names from left to right, with the title and the country before each.

Small words join or part what stands around them; where another person's name begins, the one at hand ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.language.capitals import Piece, text_of
from onrecord.language.date_words import DAYS_AND_MONTHS
from onrecord.reading.lexicon import words
from onrecord.reading.word_classes import (
    BODY_HEADS,
    GIVEN_NAMES,
    HEADS,
    JOINED,
    JOINED_HEADS,
    OTHER_HEADS,
    SEXED_NAMES,
    SURNAME_HEADS,
    TITLE_BEGINNINGS,
    TITLES,
)
from onrecord.reference import Reference

_PERSON_NOUNS = words("names/cues", "person_nouns")
_CAPTIONS = words("names/cues", "captions")
_PARTISANS = words("names/cues", "partisans")
_FORMER = words("names/cues", "former")
_BEFORE_TITLES = words("names/names", "before_titles")
_POSSESSIVE_NAMES = words("names/cues", "possessive_names")
_HONORIFICS = words("names/names", "honorifics")
_CALLING = TITLE_BEGINNINGS | _PERSON_NOUNS


class Part(NamedTuple):
    """A name cut from a run. `title` and `country_id` are those that stand right before it."""

    start: int
    end: int
    name: str
    title: str | None = None
    country_id: str | None = None


class Adjective(NamedTuple):
    """The adjective of a country, as ``Ukrainian``."""

    start: int
    end: int
    country_id: str


def longest_known(pieces: Sequence[Piece], at: int, reference: Reference) -> int:
    """How many pieces the longest name of the reference has that begins with the one at `at`; 0 where there is none."""
    most = reference.longest_names.get(pieces[at].text)
    if most is None:
        return 0
    for length in range(min(len(pieces) - at, most), 0, -1):
        if not pieces[at + length - 1].is_small and text_of(pieces[at : at + length]) in reference.names:
            return length
    return 0


def title_length(pieces: Sequence[Piece], at: int) -> int:
    """How many pieces the longest title has that begins at `at`; 0 where there is none."""
    if pieces[at].lower not in TITLE_BEGINNINGS:
        return 0
    for length in (3, 2, 1):
        if at + length <= len(pieces) and " ".join([p.lower for p in pieces[at : at + length]]) in TITLES:
            return length
    return 0


class Carver:
    """The state of carving one run: the pieces of the name at hand, and the title and country before it."""

    def __init__(self, pieces: Sequence[Piece], reference: Reference) -> None:
        self.pieces = pieces
        self.reference = reference
        self.found: list[Part | Adjective] = []
        self.name: list[Piece] = []
        self.title: str | None = None
        self.country: str | None = None

    def carve(self) -> list[Part | Adjective]:
        """The names and adjectives, in order."""
        at = 0
        while at < len(self.pieces):
            at += self._small(at) if self.pieces[at].is_small else self._word(at)
        self._end()
        return self.found

    def _small(self, at: int) -> int:
        """Takes the small word at `at`: how many pieces that are."""
        if not self.name:
            self.title = None
        elif self._joins(at):
            self.name.append(self.pieces[at])
        else:
            self._end()
        return 1

    def _word(self, at: int) -> int:
        """Takes the capitalised words from `at` on that belong together: how many pieces they are."""
        piece = self.pieces[at]
        lower = piece.lower
        known = 0 if self.name else longest_known(self.pieces, at, self.reference)
        length = 0
        if known <= 1 and lower in _CALLING:
            length = title_length(self.pieces, at) or self._is_calling(at)
        if length and not (self.name and not self._parts(at, length)) and not self._in_heading(at, length):
            self._end(leads=True)
            self.title = text_of(self.pieces[at : at + length]).lower()
            return length
        if not self.name and known <= 1 and piece.text in self.reference.adjectives:
            self.country = self.reference.adjectives[piece.text]
            if not self._heads(at + 1):
                self.found.append(Adjective(piece.start, piece.end, self.country))
                return 1
            self.country = None
        if lower in DAYS_AND_MONTHS and not self._is_surname(at):
            self._end()
            return 1
        if self.name and lower in SEXED_NAMES:
            self._end_before_person(at)
        known = max(known, 1)
        self.name += self.pieces[at : at + known]
        return known

    def _is_calling(self, at: int) -> int:
        """“NASA Administrator Jane Smith”: 1 where a noun for people stands before a full name, else 0."""
        if self.pieces[at].lower not in _PERSON_NOUNS or at + 2 >= len(self.pieces):
            return 0
        if self.pieces[at + 1].is_small or self.pieces[at + 2].is_small or self._heads(at + 1):
            return 0
        return int(not (len(self.name) == 1 and self.name[0].lower in GIVEN_NAMES))

    def _end_before_person(self, at: int) -> None:
        """Ends the name at hand where the given name at `at` begins somebody's: “University of Leeds Anna Smith”. What
        else stands before a full name is as a rule none: “Harbour Pilots Contact Anna Smith”."""
        if self.name[-1].is_small:
            return
        if at + 1 >= len(self.pieces) or self.pieces[at + 1].is_small or self._heads(at):
            return
        if self._is_whole():
            self._end(leads=True)
        elif self._is_last_person(at):
            self.name = []

    def _is_whole(self) -> bool:
        """Whether the name at hand is a place's or body's to which no given name belongs."""
        last, name = self.name[-1].text, text_of(self.name)
        if "." not in last and (last.lower() in BODY_HEADS or (last.isupper() and len(last) > 1)):
            return True
        return name in self.reference.names or any(piece.text == "of" for piece in self.name)

    def _is_last_person(self, at: int) -> bool:
        """Whether two or three words end a run as a full name, behind others of which none is a person's name."""
        if len(self.name) < 2 and self.name[0].lower not in OTHER_HEADS:
            return False
        if len(self.pieces) - at > 3 or any(piece.is_small for piece in self.pieces[at:]):
            return False
        return not any(piece.is_small or piece.lower in GIVEN_NAMES or piece.text[-1] == "." for piece in self.name)

    def _is_surname(self, at: int) -> bool:
        """“Theresa May”, “Mr. May”: a month that is a person’s name."""
        if self.pieces[at].text not in words("names/cues", "months_as_names") or at + 1 < len(self.pieces):
            return False
        return self.title is not None or (len(self.name) > 0 and self.name[0].lower in GIVEN_NAMES)

    def _end(self, *, leads: bool = False) -> None:
        """Ends the name at hand, if there is one; `leads` where another name or a title follows it at once."""
        name = self.name
        while name and name[-1].is_small:
            name.pop()
        while name and name[-1].lower in _CAPTIONS:
            name.pop()
        self._drop_partisan(name)
        if leads:
            if all(piece.lower in _BEFORE_TITLES for piece in name):
                name.clear()
            while name and name[0].lower in _FORMER:
                name.pop(0)
        if name:
            self.found.append(Part(name[0].start, name[-1].end, text_of(name), self.title, self.country))
            self.title = self.country = None
        self.name = []

    def _drop_partisan(self, name: list[Piece]) -> None:
        """“Kentucky Republican” names Kentucky."""
        if len(name) > 1 and name[-1].lower in _PARTISANS and self.reference.places(text_of(name[:-1])):
            name.pop()

    def _parts(self, at: int, length: int) -> bool:
        """Whether a title inside a run ends the name before it: what follows is a name, or nothing."""
        if at + length == len(self.pieces):
            return len(self.name) > 1 or self.pieces[at].lower not in words("names/cues", "name_titles")
        return True

    def _in_heading(self, at: int, length: int) -> bool:
        """“Judge Advocates Board”: whether a title only begins the name of what is no person; “Mr Wood” is one."""
        return self.pieces[at].lower not in _HONORIFICS and self._heads(at + length)

    def _heads(self, at: int) -> bool:
        """Whether the words from `at` on, up to a small word, end in a head of an organization's or place's name, and
        are not somebody with such a surname: “Marcus Hill”."""
        last, end = None, at
        for piece in self.pieces[at:]:
            if piece.text in ("'s", "’s") and last in _POSSESSIVE_NAMES:
                continue
            if piece.is_small:
                break
            last = piece.lower
            end += 1
        if last not in HEADS:
            return False
        return not (last in SURNAME_HEADS and end - at in (2, 3) and self.pieces[at].lower in SEXED_NAMES)

    def _joins(self, at: int) -> bool:
        """Whether the small word at `at` stands inside one name."""
        if at + 1 >= len(self.pieces):
            return False
        small, before, following = self.pieces[at].text, self.name[-1].lower, self.pieces[at + 1].lower
        start = at - len(self.name)
        if start >= 0 and longest_known(self.pieces, start, self.reference) > len(self.name):
            return True
        if small[0] in "'’":
            return before in _POSSESSIVE_NAMES and self._heads(at + 1)
        if small == "&":
            return following != "i"  # “Ann & I”
        if small in ("of", "of the", "for", "for the"):
            if following in DAYS_AND_MONTHS:
                return False
            if small.startswith("of") and (before in JOINED or any(p.text.startswith("for") for p in self.name)):
                return True
            return before in JOINED_HEADS
        if small in ("and", "and the"):
            return self._joins_and(at)
        if small == "on":
            return before in words("names/cues", "on_heads") and following not in DAYS_AND_MONTHS
        return small not in ("y", "e") or len(self.name) > 1

    def _joins_and(self, at: int) -> bool:
        """“Department of Health and Human Services”, “Food and Drug Administration”."""
        if any(piece.text in ("of", "for", "on") for piece in self.name):
            inside = next(p for p in self.name if not p.is_small).lower
            return inside in words("names/cues", "and_bodies") and not self._is_person(at + 1)
        return (
            len(self.name) <= 2
            and self._follows_head(at + 1)
            and self.name[-1].lower not in HEADS
            and not self._is_person(at + 1)
            and self._no_reference()
        )

    def _follows_head(self, at: int) -> bool:
        """Whether the last of the next two or three words is a head of an organization's name."""
        following = [piece.lower for piece in self.pieces[at : at + 3]]
        return len(following) >= 2 and any(word in words("names/cues", "and_heads") for word in following[1:])

    def _is_person(self, at: int) -> bool:
        return self.pieces[at].lower in GIVEN_NAMES or title_length(self.pieces, at) > 0

    def _no_reference(self) -> bool:
        return text_of(self.name) not in self.reference.names and self.name[0].lower not in GIVEN_NAMES
