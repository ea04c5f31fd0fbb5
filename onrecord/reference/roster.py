"""The roster: people and organizations in the news, with their offices, read from two Parquet files when first asked.

It holds some twenty thousand, of whom an article names a few. What it takes to read a name as one of them is for the
reading to say: many people share a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from onrecord.reference.entities import Entity
from onrecord.reference.spelling import folded, sounded
from onrecord.schema.vocabulary import EntityBasis, EntityType

if TYPE_CHECKING:
    import polars as pl

PEOPLE, ORGANIZATIONS = "people.parquet", "organizations.parquet"
"""The files' names in the reference's folder."""

TRUSTED = frozenset(("editor", "user"))
"""Sources that list who is in the news, by hand. Others list everybody who had an office."""

_LONG = 10
"""Letters from which on names that sound alike are the same name."""


class Term(NamedTuple):
    """A term of office, of a country or of a body. Dates are ISO 8601, as far as they are known: ``2017-05``. Of a term
    without an end, `until` is the last day on which its source knew of it."""

    title: str
    country_code: str | None
    body: str | None
    start: str | None
    end: str | None
    until: str | None

    def covers(self, day: str) -> bool:
        """Whether the term surely had begun and not ended on a day."""
        if self.start is None or day[: len(self.start)] < self.start or (day[: len(self.start)] == self.start != day):
            return False
        if self.end is not None:
            return day[: len(self.end)] < self.end
        return self.until is not None and day <= self.until

    def may_cover(self, day: str) -> bool:
        """Whether nothing that is known says that the term had not begun, or was over, on a day."""
        begun = self.start is None or self.start <= day
        return begun and (self.end is None or day <= self.end.ljust(10, "~"))


class Member(NamedTuple):
    """Somebody or something on the roster. `kind` is person, or what an organization is."""

    entity_id: str
    name: str
    country_code: str | None
    kind: str
    gender: str | None
    sector: str | None
    wikidata_id: str | None
    offices: tuple[Term, ...]
    aliases: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def is_trusted(self) -> bool:
        """Whether somebody chose the member as one who is in the news."""
        return not TRUSTED.isdisjoint(self.sources)

    def entity(self) -> Entity:
        """The member as an entity."""
        return Entity(
            self.entity_id,
            self.name,
            EntityType.PERSON if self.kind == "person" else EntityType.ORGANIZATION,
            EntityBasis.REFERENCE,
            self.wikidata_id,
            self.country_code,
        )


@dataclass(frozen=True, eq=False)
class Roster(Mapping[str, Entity]):
    """The entities of the members by id. `files` are read when somebody is first asked for; of `own` members, who are
    laid over them, one with the same id takes the place of the files'."""

    files: Sequence[Path] = ()
    own: Mapping[str, Member] = field(default_factory=dict)

    @cached_property
    def _tables(self) -> list[dict[str, Sequence[Any]]]:
        return [
            {name: cast(Sequence[Any], column) if name == "offices" else column.to_list() for name, column in columns}
            for columns in (frame.to_dict().items() for frame in self._frames)
        ]

    @cached_property
    def _frames(self) -> Sequence[pl.DataFrame]:
        import polars as pl

        return [pl.read_parquet(file) for file in self.files]

    @cached_property
    def _rows(self) -> dict[str, tuple[int, int]]:
        """The file and the row of each id that `own` leaves to the files."""
        return {
            key: (number, row)
            for number, table in enumerate(self._tables)
            for row, key in enumerate(table["entity_id"])
            if key not in self.own
        }

    @cached_property
    def _members(self) -> dict[str, Member]:
        return dict(self.own)

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """The ids of each name, as `folded` writes it; all of them in order."""
        found: dict[str, tuple[str, ...]] = {}
        for key, names in self._named():
            for name in dict.fromkeys(map(folded, names)):
                found[name] = (*found[name], key) if name in found else (key,)
        return {name: tuple(sorted(keys)) for name, keys in found.items()}

    def _named(self) -> Iterator[tuple[str, Sequence[str]]]:
        """The names of each member."""
        for key, member in self.own.items():
            yield key, (member.name, *member.aliases)
        for key, (number, row) in self._rows.items():
            table = self._tables[number]
            yield key, (table["name"][row], *table["aliases"][row])

    @cached_property
    def sounds(self) -> dict[str, tuple[str, ...]]:
        """The ids of people by what their long names sound like, of those who are listed by hand."""
        found: dict[str, dict[str, None]] = {}
        chosen = self._chosen
        for name, keys in self.names.items():
            if " " in name and len(name) >= _LONG:
                people = dict.fromkeys(key for key in keys if key in chosen)
                if people:
                    found.setdefault(sounded(name), {}).update(people)
        return {sound: tuple(sorted(keys)) for sound, keys in found.items()}

    @cached_property
    def _chosen(self) -> frozenset[str]:
        """The people whom somebody chose as being in the news, from the columns: members are made when asked for."""
        found = {key for key, member in self.own.items() if member.kind == "person" and member.is_trusted}
        for key, (number, row) in self._rows.items():
            table = self._tables[number]
            if "kind" not in table and not TRUSTED.isdisjoint(table["sources"][row]):
                found.add(key)
        return frozenset(found)

    @cached_property
    def people_names(self) -> list[str]:
        """The name of each person, as `folded` writes it."""
        own = [member.name for member in self.own.values() if member.kind == "person"]
        tables = [table for table in self._tables if "gender" in table]
        return [folded(name) for name in own + [name for table in tables for name in table["name"]]]

    @cached_property
    def holders(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Who ever had an office, by its title and country."""
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for key, title, country in self._offices():
            if country is not None and key not in (before := found.get((title, country), ())):
                found[title, country] = (*before, key)
        return found

    def _offices(self) -> Iterator[tuple[str, str, str | None]]:
        """Every office with its holder's id: the id, the title, the country."""
        for key, member in self.own.items():
            yield from ((key, term.title, term.country_code) for term in member.offices)
        for frame in self._frames:
            if "offices" in frame.columns:
                terms = frame.select("entity_id", "offices").explode("offices").drop_nulls().unnest("offices")
                for key, title, country in terms.select("entity_id", "title", "country_code").iter_rows():
                    if key not in self.own:
                        yield key, title, country

    def __getitem__(self, entity_id: str) -> Entity:
        return self.member(entity_id).entity()

    def member(self, entity_id: str) -> Member:
        """All that is known of somebody. Raises KeyError where the roster does not have the id."""
        member = self._members.get(entity_id)
        if member is None:
            number, row = self._rows[entity_id]
            member = self._members[entity_id] = _member(self._tables[number], row)
        return member

    def __contains__(self, entity_id: object) -> bool:
        return entity_id in self.own or entity_id in self._rows

    def __iter__(self) -> Iterator[str]:
        yield from self.own
        yield from self._rows

    def __len__(self) -> int:
        return len(self.own) + len(self._rows)


def _member(table: Mapping[str, Sequence[Any]], row: int) -> Member:
    offices = table["offices"][row] if "offices" in table else ()
    return Member(
        table["entity_id"][row],
        table["name"][row],
        table["country_code"][row],
        table["kind"][row] if "kind" in table else "person",
        table["gender"][row] if "gender" in table else None,
        table["sector"][row],
        table["wikidata_id"][row],
        tuple([Term(*term.values()) for term in offices]),
        tuple(table["aliases"][row]),
        tuple(table["sources"][row]),
    )
