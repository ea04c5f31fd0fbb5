"""Carving: a run of capitalised words cut into the names in it.

Titles, adjectives of countries and days are taken off; small words join or part what stands around them; a word that
may be capitalised only because it begins a sentence is kept or dropped by what the rest of the article shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading.lexicon import words
from onrecord.reading.naming.headlines import listed_names
from onrecord.reading.naming.namewords import (
    given_names,
    is_head,
    is_joined,
    longest_known,
    sexed_names,
    text_of,
    title_length,
)
from onrecord.reading.naming.openings import after_determiners, is_determiner, opens, stands, without_opener
from onrecord.reading.naming.parts import Adjective, Known, Part
from onrecord.reading.naming.runs import Case, Piece, Run, pieces_of
from onrecord.reference import Reference


def carve(run: Run, known: Known, reference: Reference) -> Iterator[Part | Adjective]:
    """The names and the adjectives of countries in one run, in order, their places counted from its start."""
    if run.case is Case.TEXT and " " not in run.text:
        yield from _single(run, known, reference)
        return
    for pieces, begins in _clauses(pieces_of(run.text), run.begins):
        if run.case is not Case.TEXT:
            yield from listed_names(pieces, known, reference, run.case)
            continue
        pieces = without_opener(pieces, known, reference) if begins else after_determiners(pieces, reference)
        if pieces:
            yield from _Carver(pieces, reference).carve()


def _single(run: Run, known: Known, reference: Reference) -> Iterator[Part | Adjective]:
    """The name or adjective that a run of one word is, if it is one."""
    word = run.text
    piece = Piece(0, len(word), word)
    lower = word.lower()
    if run.begins and not stands((piece,), word, None, known, reference):
        return
    if word in reference.adjectives:
        yield Adjective(0, len(word), reference.adjectives[word])
        return
    is_other = lower in words("names", "titles") or lower in words("name_cues", "days")
    if not is_other and not is_determiner((piece,), 0, reference):
        yield Part(0, len(word), known.names.get(word, word))


def _clauses(pieces: Sequence[Piece], begins: bool) -> Iterator[tuple[Sequence[Piece], bool]]:
    """The pieces of a run; an opening word inside it begins another sentence (“in the U.S. The …”)."""
    first = 0
    for at in range(1, len(pieces)):
        before, piece = pieces[at - 1], pieces[at]
        if piece.is_small or before.is_small or not opens(piece.text):
            continue
        if before.text[-1] == "." or piece.text.lower() not in words("name_cues", "opening_surnames"):
            yield pieces[first:at], begins
            first, begins = at, True
    yield pieces[first:], begins


class _Carver:
    """The state of carving one run: the pieces of the name at hand, and the title and country before it."""

    def __init__(self, pieces: Sequence[Piece], reference: Reference) -> None:
        self.pieces = pieces
        self.reference = reference
        self.name: list[Piece] = []
        self.title: str | None = None
        self.country: str | None = None

    def carve(self) -> Iterator[Part | Adjective]:
        at = 0
        while at < len(self.pieces):
            piece = self.pieces[at]
            if piece.is_small:
                if self.name and not self._joins(at):
                    yield from self._end()
                elif self.name:
                    self.name.append(piece)
                else:
                    self.title = None
                at += 1
                continue
            known = 0 if self.name else longest_known(self.pieces[at:], self.reference)
            length = 0 if known > 1 else title_length(self.pieces, at) or self._is_calling(at)
            if length and not (self.name and not self._parts(at, length)) and not self._heads(at + length):
                yield from self._end(leads=True)
                self.title = text_of(self.pieces[at : at + length]).lower()
                at += length
                continue
            if not self.name and known <= 1 and piece.text in self.reference.adjectives:
                self.country = self.reference.adjectives[piece.text]
                if not self._heads(at + 1):
                    yield Adjective(piece.start, piece.end, self.country)
                    at += 1
                    continue
                self.country = None
            if piece.text.lower() in words("name_cues", "days") and not self._is_surname(at):
                yield from self._end()
                at += 1
                continue
            if self.name and self._begins_person(at):
                yield from self._end(leads=True)
            self.name += self.pieces[at : at + max(known, 1)]
            at += max(known, 1)
        yield from self._end()

    def _is_calling(self, at: int) -> int:
        """“NASA Administrator Jane Smith”: 1 where a noun for people stands before a full name, else 0."""
        if self.pieces[at].text.lower() not in words("name_cues", "person_nouns") or at + 2 >= len(self.pieces):
            return 0
        if self.pieces[at + 1].is_small or self.pieces[at + 2].is_small or self._heads(at + 1):
            return 0
        return int(not (len(self.name) == 1 and self.name[0].text.lower() in given_names()))

    def _begins_person(self, at: int) -> bool:
        """“University of Leeds Anna Smith”: a given name with a surname, right after a place or a body."""
        if at + 1 >= len(self.pieces) or self.pieces[at + 1].is_small or self.name[-1].is_small:
            return False
        if self.pieces[at].text.lower() not in sexed_names() or self._heads(at):
            return False
        last = self.name[-1].text
        is_body = last.lower() in words("name_heads", "organization") or (last.isupper() and len(last) > 1)
        is_body = is_body and "." not in last
        return is_body or text_of(self.name) in self.reference.names or any(p.text == "of" for p in self.name)

    def _is_surname(self, at: int) -> bool:
        """“Theresa May”, “Mr. May”: a month that is a person’s name."""
        if self.pieces[at].text not in ("May", "June", "April", "August", "March") or at + 1 < len(self.pieces):
            return False
        return self.title is not None or (len(self.name) > 0 and self.name[0].text.lower() in given_names())

    def _end(self, *, leads: bool = False) -> Iterator[Part]:
        while self.name and self.name[-1].is_small:
            self.name.pop()
        while self.name and self.name[-1].text.lower() in words("name_cues", "captions"):
            self.name.pop()
        self._drop_partisans()
        if leads and all(piece.text.lower() in words("names", "before_titles") for piece in self.name):
            self.name = []
        while self.name and leads and self.name[0].text.lower() in words("name_cues", "former"):
            self.name.pop(0)
        if self.name:
            yield Part(self.name[0].start, self.name[-1].end, text_of(self.name), self.title, self.country, leads)
            self.title = self.country = None
        self.name = []

    def _drop_partisans(self) -> None:
        """“Kentucky Republican” names Kentucky."""
        rest = self.name[:-1]
        if (
            rest
            and self.name[-1].text.lower() in words("name_cues", "partisans")
            and self.reference.places(text_of(rest))
        ):
            self.name = rest

    def _parts(self, at: int, length: int) -> bool:
        """Whether a title inside a run ends the name before it: what follows is a name, or nothing."""
        first = self.pieces[at].text.lower()
        after = at + length
        if after == len(self.pieces):
            return len(self.name) > 1 or first not in words("name_cues", "name_titles")
        return True

    def _heads(self, at: int) -> bool:
        """Whether the words from `at` on, up to a small word, end in a head of an organization's or place's name."""
        last = None
        for piece in self.pieces[at:]:
            if piece.text in ("'s", "’s") and last in words("name_cues", "possessive_names"):
                continue
            if piece.is_small:
                break
            last = piece.text.lower()
        return last is not None and is_head(last)

    def _joins(self, at: int) -> bool:
        """Whether the small word at `at` stands inside one name."""
        small = self.pieces[at].text
        before = self.name[-1].text.lower()
        if at + 1 >= len(self.pieces):
            return False
        start = at - len(self.name)
        if start >= 0 and longest_known(self.pieces[start:], self.reference) > len(self.name):
            return True
        if small[0] in "'’":
            return before in words("name_cues", "possessive_names") and self._heads(at + 1)
        if small == "&":
            return True
        if small in ("of", "of the", "for", "for the"):
            if self.pieces[at + 1].text.lower() in words("name_cues", "days"):
                return False
            if small.startswith("of") and is_joined(before):
                return True
            if small.startswith("of") and any(piece.text.startswith("for") for piece in self.name):
                return True
            return before in words("name_heads", "joined_heads")
        if small in ("and", "and the"):
            return self._joins_and(at)
        if small == "on":
            return before in words("name_cues", "on_heads") and self.pieces[at + 1].text.lower() not in words(
                "name_cues", "days"
            )
        return small not in ("y", "e") or len(self.name) > 1

    def _joins_and(self, at: int) -> bool:
        """“Department of Health and Human Services”, “Food and Drug Administration”."""
        if any(piece.text in ("of", "for", "on") for piece in self.name):
            inside = next(p for p in self.name if not p.is_small).text.lower()
            return inside in words("name_cues", "and_bodies") and not self._is_person(at + 1)
        return (
            len(self.name) <= 2
            and self._follows_head(at + 1)
            and not is_head(self.name[-1].text.lower())
            and not self._is_person(at + 1)
            and self._no_reference()
        )

    def _follows_head(self, at: int) -> bool:
        """Whether the last of the next two or three words is a head of an organization's name."""
        following = [piece.text.lower() for piece in self.pieces[at : at + 3]]
        return len(following) >= 2 and any(word in words("name_cues", "and_heads") for word in following[1:])

    def _is_person(self, at: int) -> bool:
        return self.pieces[at].text.lower() in given_names() or title_length(self.pieces, at) > 0

    def _no_reference(self) -> bool:
        return text_of(self.name) not in self.reference.names and self.name[0].text.lower() not in given_names()
