"""Names: capitalised runs, what they name, and the offices that stand before them.

A run of capitalised words is peeled from the left (a country's adjective, a title) and the rest is looked up in the
reference, longest match first. What the reference does not know is a person if a title or a given name says so, and an
organization if its last word does; otherwise it stays unread.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.language.clauses import Syntax
from onrecord.language.segments import Token
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.reading.lexicon import words
from onrecord.reference import Entity, Reference
from onrecord.schema.vocabulary import EntityBasis, EntityType


@dataclass(frozen=True, slots=True)
class Naming:
    """A name in the text and the entities that it may stand for; more than one where a name is two places'."""

    span: Span
    candidates: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Office:
    """A title that the article gives a person, with the country that it gives with it: ``Ukrainian President``."""

    person_id: str
    title: str
    country_id: str | None
    start: int


@dataclass(slots=True)
class Names:
    """What the names of an article tell: namings in order, offices, and the entities that the reference lacks."""

    namings: list[Naming] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)


def find_names(article_id: str, syntaxes: Sequence[Syntax], reference: Reference) -> Names:
    """The names in all sentences of one article.

    Two passes: full names first, then the single words (a surname) that stand for one of them.
    """
    found = Names()
    unknown: list[Token] = []
    for syntax in syntaxes:
        for first, last in _runs(syntax):
            unknown += _read_run(_Run(article_id, syntax, first, last), reference, found)
    _link_surnames(found, unknown)
    found.namings.sort(key=lambda naming: naming.span)
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised tokens ``first`` to ``last`` (excluded) of a sentence."""

    article_id: str
    syntax: Syntax
    first: int
    last: int

    def tokens(self, start: int) -> Sequence[Token]:
        return self.syntax.tokens[start : self.last]


_SKIPPED = frozenset((Tag.QUOTE, Tag.PRON, Tag.DET, Tag.POSS, Tag.PREP, Tag.SUB, Tag.CONJ, Tag.MODAL, Tag.ADV, Tag.REL))


def _runs(syntax: Syntax) -> Iterator[tuple[int, int]]:
    """The stretches of capitalised words; words of closed classes that merely begin a sentence are left out."""
    at = 0
    while at < len(syntax.tokens):
        if not _is_capital(syntax, at):
            at += 1
            continue
        first = at
        while at < len(syntax.tokens) and _is_capital(syntax, at):
            at += 1
        yield first, at


def _is_capital(syntax: Syntax, at: int) -> bool:
    token = syntax.tokens[at]
    return token.quoted is None and token.text[0].isupper() and syntax.tags[at] not in _SKIPPED


def _read_run(run: _Run, reference: Reference, found: Names) -> list[Token]:
    """Adds what the run names to `found`; returns the words that may be surnames of people named elsewhere."""
    country, title, at = _peel(run, reference, found)
    rest = run.tokens(at)
    if not rest:
        return []
    whole = _lookup(reference, rest, len(rest))
    if whole is None and rest[-1].text.lower() in words("names", "organization_heads") and len(rest) > 1:
        _add_named(run, rest, EntityType.ORGANIZATION, "organization-head", found)
        return []
    if whole is None and (title or _has_given_name(rest)) and not _known_inside(rest, reference):
        if len(rest) > 1:
            entity_id = _add_named(run, rest, EntityType.PERSON, "titled-person" if title else "given-name", found)
            _add_office(found, entity_id, title, country, rest[0].start)
            return []
        return list(rest)
    unknown = []
    index = 0
    while index < len(rest):
        length, candidates = _longest(reference, rest[index:])
        if not length:
            unknown.append(rest[index])
            index += 1
            continue
        span = Span(rest[index].start, rest[index + length - 1].end)
        found.namings.append(Naming(span, candidates, "reference-name"))
        if index == 0:
            _add_office(found, candidates[0], title, country, span.start)
        index += length
    return unknown if len(rest) == 1 else []


def _peel(run: _Run, reference: Reference, found: Names) -> tuple[str | None, str | None, int]:
    """Takes adjectives of countries and titles off the front of a run, and looks for such before it in lower case."""
    country = title = None
    at = run.first
    while at < run.last:
        token = run.syntax.tokens[at]
        if token.text in reference.adjectives and not _longest(reference, run.tokens(at))[0] > 1:
            country = reference.adjectives[token.text]
            found.namings.append(Naming(token.span, (country,), "country-adjective"))
            at += 1
            continue
        length = _title_length(run.syntax.tokens, at, run.last)
        if not length:
            break
        title = " ".join(t.text.lower() for t in run.syntax.tokens[at : at + length])
        at += length
    if title is None and at == run.first:
        title, country = _before(run, reference)
    return country, title, at


def _title_length(sentence: Sequence[Token], at: int, end: int) -> int:
    titles = words("names", "titles")
    for length in (3, 2, 1):
        if at + length <= end and " ".join(t.text.lower() for t in sentence[at : at + length]) in titles:
            return length
    return 0


def _before(run: _Run, reference: Reference) -> tuple[str | None, str | None]:
    """The title in lower case right before a run, and the country's adjective before that."""
    sentence = run.syntax.tokens
    for length in (3, 2, 1):
        start = run.first - length
        if start >= 0 and _title_length(sentence, start, run.first) == length:
            adjective = sentence[start - 1].text if start else ""
            return " ".join(t.text for t in sentence[start : run.first]), reference.adjectives.get(adjective)
    return None, None


def _has_given_name(rest: Sequence[Token]) -> bool:
    first = rest[0].text.lower()
    return len(rest) > 1 and (first in words("names", "male_names") or first in words("names", "female_names"))


def _known_inside(rest: Sequence[Token], reference: Reference) -> bool:
    """Whether the reference knows the last word as a person's name: ``Donald J. Trump`` in a spelling it lacks."""
    _, candidates = _longest(reference, rest[-1:])
    return any(reference.entities[c].entity_type is EntityType.PERSON for c in candidates)


def _lookup(reference: Reference, rest: Sequence[Token], length: int) -> tuple[str, ...] | None:
    return reference.names.get(" ".join(token.text for token in rest[:length]))


def _longest(reference: Reference, rest: Sequence[Token]) -> tuple[int, tuple[str, ...]]:
    """The length of the longest name that begins `rest`, with what it may stand for; 0 and none where there is none."""
    for length in range(min(len(rest), 6), 0, -1):
        candidates = _lookup(reference, rest, length)
        if candidates is not None:
            return length, candidates
    return 0, ()


def slug(name: str) -> str:
    """`name` in lower case with hyphens for all but letters and digits, accents taken off."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def _add_named(run: _Run, rest: Sequence[Token], kind: EntityType, rule: str, found: Names) -> str:
    name = " ".join(token.text for token in rest)
    entity_id = f"{run.article_id}:{slug(name)}"
    found.entities.setdefault(entity_id, Entity(entity_id, name, kind, EntityBasis.NAME))
    found.namings.append(Naming(Span(rest[0].start, rest[-1].end), (entity_id,), rule))
    return entity_id


def _add_office(found: Names, person_id: str, title: str | None, country: str | None, start: int) -> None:
    if title:
        found.offices.append(Office(person_id, title, country, start))


def _link_surnames(found: Names, unknown: Sequence[Token]) -> None:
    """Single words that are the last word of exactly one person named in full in the article."""
    surnames: dict[str, set[str]] = {}
    for entity in found.entities.values():
        if entity.entity_type is EntityType.PERSON:
            surnames.setdefault(entity.name.split()[-1], set()).add(entity.entity_id)
    for token in unknown:
        people = surnames.get(token.text, set())
        if len(people) == 1:
            found.namings.append(Naming(token.span, tuple(people), "surname"))
