"""Names: where an article names somebody or something, what sort of thing that is, and who shares a name with whom.

Runs of capitalised words (runs.py) are cut into names (carving.py); cues in and around all places where the article
has a name decide its sort (cues.py); short names are tied to long ones (chains.py). What the reference knows keeps the
reference's ids; the rest is known by name only, with an id of its article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.language.spans import Span
from onrecord.reading.lexicon import words
from onrecord.reading.naming.carving import carve
from onrecord.reading.naming.chains import Chains, join_names
from onrecord.reading.naming.cues import Sort
from onrecord.reading.naming.namewords import is_head
from onrecord.reading.naming.openings import common
from onrecord.reading.naming.parts import Adjective, Carved, Known, Part
from onrecord.reading.naming.runs import Case, Run, evenly_spaced, find_runs
from onrecord.reading.naming.teams import TEAM_RULE, Teams
from onrecord.reading.naming.weighing import Verdict, stands_alone, weigh
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


def find_names(article_id: str, text: str, reference: Reference) -> Names:
    """The names in one article."""
    text = evenly_spaced(text)
    carved = _carved(text, reference)
    verdicts = weigh(text, carved, reference)
    sorts = {name: verdict.sort for name, verdict in verdicts.items()}
    fixed = [name for name in sorts if " " not in name and stands_alone(name, verdicts[name], reference)]
    chains = join_names(sorts, fixed, _brackets(text, carved.parts, verdicts))
    resolver = _Resolver(article_id, reference, verdicts, chains, Teams(text, carved.small))
    for part in carved.parts:
        resolver.add(part)
    found = resolver.found
    found.namings += [Naming(Span(a.start, a.end), (a.country_id,), "country-adjective") for a in carved.adjectives]
    found.namings.sort(key=lambda naming: naming.span)
    return found


_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z][a-zà-ÿ]+(?![\w])")


def _carved(text: str, reference: Reference) -> Carved:
    """The names and adjectives of a text.

    Runs in mid-sentence are carved first: they show which words are names where a sentence begins, and both which are
    in a headline.
    """
    small = frozenset(_SMALL_WORD.findall(text))
    runs = list(find_runs(text))
    names: dict[str, str] = {}
    known = Known(small, _capital_words(runs), names)
    found: list[Part | Adjective] = []
    listed: set[Part] = set()
    middle: frozenset[str] = frozenset()
    for group in (_middle, _beginning, _lined):
        carved: dict[tuple[str, Case], tuple[Part | Adjective, ...]] = {}
        for run in filter(group, runs):
            parts = carved.get((run.text, run.case))
            if parts is None:
                parts = carved[run.text, run.case] = tuple(carve(run, known, reference))
                if run.case is Case.TEXT:
                    for part in parts:
                        names.update(_written(part) if isinstance(part, Part) else ())
            moved = [_moved(part, run.start) for part in parts]
            found += moved
            if run.case is not Case.TEXT:
                listed.update(part for part in moved if isinstance(part, Part))
        if group is _middle:
            middle = frozenset(names)
    found.sort()
    parts_found = [part for part in found if isinstance(part, Part)]
    adjectives = [part for part in found if isinstance(part, Adjective)]
    return Carved(parts_found, adjectives, listed, middle, small)


def _capital_words(runs: Sequence[Run]) -> frozenset[str]:
    """The words that are capitalised where no sentence begins."""
    middle = {run.text for run in runs if run.case is Case.TEXT and not run.begins}
    after = {run.text.partition(" ")[2] for run in runs if run.case is Case.TEXT and run.begins}
    return frozenset(word for text in middle | after for word in text.split())


def _written(part: Part) -> Iterator[tuple[str, str]]:
    """What a headline may write for a name: the name or, of what may be a person, the surname, each with the name that
    it is; and the same in capitals."""
    words_of = part.name.split()
    last = words_of[-1]
    names = [part.name]
    if len(words_of) in (2, 3) and not is_head(last.lower()) and last.lower() not in common():
        names.append(last)
    for name in names:
        yield name, name
        yield name.upper(), name


def _moved(part: Part | Adjective, by: int) -> Part | Adjective:
    if isinstance(part, Adjective):
        return Adjective(part.start + by, part.end + by, part.country_id)
    return Part(part.start + by, part.end + by, *part[2:])


def _middle(run: Run) -> bool:
    return run.case is Case.TEXT and not run.begins


def _beginning(run: Run) -> bool:
    return run.case is Case.TEXT and run.begins


def _lined(run: Run) -> bool:
    return run.case is not Case.TEXT


_IN_BRACKETS = re.compile(r" \([\"“‘']?$")


def _brackets(text: str, parts: Sequence[Part], verdicts: Mapping[str, Verdict]) -> dict[str, str]:
    """Short names in brackets right after long ones: “the Free Traders Union (FTU)”."""
    found: dict[str, str] = {}
    for long, short in pairwise(parts):
        if short.start - long.end <= 3 and _IN_BRACKETS.search(text, long.end, short.start) and " " in long.name:
            closes = text[short.end : short.end + 2].lstrip("\"”’'")[:1] == ")"
            if (
                closes
                and short.name.isupper()
                and verdicts[long.name].sort is not Sort.PERSON
                and long.name[0] == short.name[0]
            ):
                found.setdefault(short.name, long.name)
    return found


_TYPES = {
    Sort.PERSON: EntityType.PERSON,
    Sort.ORGANIZATION: EntityType.ORGANIZATION,
    Sort.PLACE: EntityType.REGION,
}


class _Resolver:
    """Gives each name of an article its entity, in the order of the text."""

    def __init__(
        self,
        article_id: str,
        reference: Reference,
        verdicts: Mapping[str, Verdict],
        chains: Chains,
        teams: Teams,
    ) -> None:
        self.article_id = article_id
        self.teams = teams
        self.reference = reference
        self.verdicts = verdicts
        self.chains = chains
        self.found = Names()
        self.by_name: dict[str, tuple[str, ...]] = {}
        self.last: dict[str, str] = {}
        """By a single name, the full name that was last named with it."""

    def add(self, part: Part) -> None:
        """Adds the naming of a part, and the office that its title gives."""
        verdict = self.verdicts[part.name]
        if verdict.sort is Sort.PLACE and self.teams.plays(part):
            self._add_team(part)
            return
        name = self._whole(part, verdict)
        if name is not None and name != part.name:
            candidates, rule = self._candidates(name), "surname" if part.name in self.chains.namesakes else "short-name"
            if candidates == self.reference.names.get(part.name):
                rule = "reference-name"
            self._note(name)
        elif verdict.sort is Sort.OTHER or verdict.is_word:
            return
        else:
            candidates = self._candidates(part.name)
            rule = "reference-name" if candidates[0] in self.reference.entities else verdict.rule
            if " " in part.name and verdict.sort is Sort.PERSON:
                self._note(part.name)
        self.found.namings.append(Naming(Span(part.start, part.end), candidates, rule))
        if part.title:
            self.found.offices.append(Office(candidates[0], part.title, part.country_id, part.start))

    def _add_team(self, part: Part) -> None:
        entity_id = f"{self.article_id}:{slug(part.name)}-team"
        team = Entity(entity_id, part.name, EntityType.ORGANIZATION, EntityBasis.NAME)
        self.found.entities.setdefault(entity_id, team)
        self.found.namings.append(Naming(Span(part.start, part.end), (entity_id,), TEAM_RULE))

    def _whole(self, part: Part, verdict: Verdict) -> str | None:
        """The longer name that a name stands for here, None where it stands for itself."""
        name = self.chains.whole(part.name)
        if name != part.name:
            return name
        people = self.chains.namesakes.get(part.name)
        if not people:
            return None
        if verdict.sort is Sort.PLACE and not part.title and verdict.is_known:
            return None
        return self.last.get(part.name) or people[0]

    def _note(self, name: str) -> None:
        for word in name.split():
            if name in self.chains.namesakes.get(word, ()):
                self.last[word] = name

    def _candidates(self, name: str) -> tuple[str, ...]:
        """The entities that a name may stand for, a new one of the article where the reference has none that fits."""
        if name not in self.by_name:
            self.by_name[name] = self._new_candidates(name)
        return self.by_name[name]

    def _new_candidates(self, name: str) -> tuple[str, ...]:
        verdict = self.verdicts[name]
        kind = _TYPES.get(verdict.sort, EntityType.ORGANIZATION)
        known = self.reference.names.get(name, ())
        fitting = tuple(c for c in known if _fits(self.reference.entities[c].entity_type, kind))
        if fitting:
            return fitting
        if self._is_group(name):
            kind = EntityType.GROUP
        entity_id = f"{self.article_id}:{slug(name)}"
        entity = self.found.entities.setdefault(entity_id, Entity(entity_id, name, kind, EntityBasis.NAME))
        return (entity.entity_id,)

    def _is_group(self, name: str) -> bool:
        """“Muslims”, “Asian-Americans”, and “the Silvas” where the article names a Silva."""
        lower = name.lower()
        if lower in words("name_cues", "groups") or lower.endswith("-americans"):
            return True
        return lower.endswith("s") and name[:-1] in self.chains.namesakes


def _fits(known: EntityType, kind: EntityType) -> bool:
    places = (EntityType.COUNTRY, EntityType.REGION)
    bodies = (EntityType.ORGANIZATION, EntityType.GROUP)
    return known is kind or (known in places and kind in places) or (known in bodies and kind in bodies)


def slug(name: str) -> str:
    """`name` in lower case with hyphens for all but letters and digits, accents taken off."""
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain).strip("-")
