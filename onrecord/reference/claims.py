"""Claims: which countries say that a disputed territory is theirs, from `claims.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from onrecord.reference.iso_codes import COUNTRY_CODES
from onrecord.reference.rows import ReferenceRow, read_rows

FILE = "claims.csv"
"""The file's name in the reference's folder."""

COLUMNS = ("region_id", "claimed_by", "source", "note")
"""The columns of the file; the README beside it says what they hold."""


def read_claims(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The codes of the countries that claim each disputed region of a reference's folder, in order; none where it has
    no such file.

    Raises:
        BadReference: the file can't be read, has other columns, or holds a cell of another form; a region has two rows.
    """
    file = folder / FILE
    found: dict[str, tuple[str, ...]] = {}
    for row in read_rows(file, COLUMNS) if file.is_file() else ():
        if row.key in found:
            remedy = "Join the two rows."
            raise row.problem("region_id", "one row a region", f"{row.key!r}, which a row before it has too", remedy)
        found[row.key] = _claimants(row)
    return found


def _claimants(row: ReferenceRow) -> tuple[str, ...]:
    codes = row.listed("claimed_by")
    if not codes or codes != sorted(set(codes)) or not set(codes) <= COUNTRY_CODES:
        expected = "codes of countries in ISO 3166-1, in alphabetical order, each once"
        raise row.problem("claimed_by", expected, repr(row.cells["claimed_by"]), "Write them so, or remove the row.")
    return tuple(codes)
