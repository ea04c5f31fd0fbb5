"""Members of the roster as people list them: `people.csv` and `organizations.csv`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from onrecord.reference.iso_codes import COUNTRY_CODES
from onrecord.reference.roster import Member, Term
from onrecord.reference.rows import ReferenceRow, read_rows
from onrecord.reference.spelling import folded
from onrecord.schema.vocabulary import Sector

PERSON_COLUMNS = (
    "entity_id",
    "name",
    "country_code",
    "gender",
    "sector",
    "wikidata_id",
    "offices",
    "aliases",
)
"""The columns of `people.csv`."""

ORGANIZATION_COLUMNS = ("entity_id", "name", "country_code", "kind", "sector", "wikidata_id", "aliases")
"""The columns of `organizations.csv`."""

KINDS = tuple(
    """igo agency ministry court legislature police military armed_group party company media ngo union university
    religious sport bank other""".split()
)
"""What an organization may be."""

SECTORS = tuple(Sector.values())
"""The sectors."""

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_PARTS = 4


def read_people(file: Path, source: str) -> dict[str, Member]:
    """The people whom a CSV file lists, by id; `source` is what they are said to come from.

    Raises:
        BadReference: the file can't be read, has other columns, or holds a cell of another form; an id has two rows.
    """
    return _by_id(file, PERSON_COLUMNS, lambda row: _person(row, source))


def read_organizations(file: Path, source: str) -> dict[str, Member]:
    """The organizations whom a CSV file lists, by id, with the same errors."""
    return _by_id(file, ORGANIZATION_COLUMNS, lambda row: _organization(row, source))


def _by_id(file: Path, columns: tuple[str, ...], make: Callable[[ReferenceRow], Member]) -> dict[str, Member]:
    found: dict[str, Member] = {}
    for row in read_rows(file, columns):
        if row.key in found:
            another = f"{row.key!r}, which a row before it has too"
            raise row.problem("entity_id", "an id of its own", another, _TELL_APART)
        found[row.key] = make(row)
    return found


_TELL_APART = "Join the two rows, or tell their ids apart."


def _person(row: ReferenceRow, source: str) -> Member:
    return Member(
        row.key,
        row.cells["name"],
        row.optional("country_code"),
        "person",
        _choice(row, "gender", ("m", "f")),
        _choice(row, "sector", SECTORS),
        row.optional("wikidata_id"),
        tuple(_term(row, office) for office in row.listed("offices")),
        tuple(row.listed("aliases")),
        (source,),
    )


def _organization(row: ReferenceRow, source: str) -> Member:
    return Member(
        row.key,
        row.cells["name"],
        row.optional("country_code"),
        _choice(row, "kind", KINDS) or "other",
        None,
        _choice(row, "sector", SECTORS),
        row.optional("wikidata_id"),
        (),
        tuple(row.listed("aliases")),
        (source,),
    )


def _choice(row: ReferenceRow, column: str, allowed: tuple[str, ...]) -> str | None:
    """The cell, which is empty or one of those allowed."""
    cell = row.optional(column)
    if cell is not None and cell not in allowed:
        raise row.problem(column, f"one of {', '.join(allowed)}, or nothing", repr(cell), "Write one of them.")
    return cell


def _term(row: ReferenceRow, office: str) -> Term:
    """An office of a cell: ``president|FR|2017-05-14|``."""
    parts = [part.strip() for part in office.split("|")]
    if len(parts) != _PARTS or not parts[0]:
        raise row.problem(
            "offices",
            "offices as title|country or body|from|to",
            repr(office),
            "Write all three bars, and nothing where a date is not known.",
        )
    title, where, start, end = parts
    for day in (start, end):
        if day and not _is_date(day):
            raise row.problem("offices", "a year, a month or a day such as 2017-05-14", repr(day), "Correct the date.")
    if start and end and end < start[: len(end)]:
        raise row.problem("offices", "an end that is not before the start", repr(office), "Correct one of the two.")
    is_code = where in COUNTRY_CODES
    return Term(
        folded(title),
        where if is_code else None,
        None if is_code else where or None,
        start or None,
        end or None,
        KNOWN_UNTIL if start and not end else None,
    )


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "0001-01-01"[len(text) :])
    except ValueError:
        return False
    return True


KNOWN_UNTIL = "2025-12-31"
"""The last day on which an office without an end was held as far as the files kept by hand know."""
