r"""Makes ``organizations.parquet`` from the file kept by hand, a list of parties and lists of bodies and armed groups.

    pip install pycountry
    python dataset/reference/make_organizations.py parties.csv \
        Phoenix.International.actors.txt Phoenix.MilNonState.actors.txt

Run `make_people.py` before. The same sources give the same bytes. What `organizations.csv` says comes first; the README
beside this file says what the columns hold and where the sources come from.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pycountry
from make_people import HERE, LATIN, SAID, Entry, drop_repeated_items, entry_of, give_ids, taken_ids, write

from onrecord.reference.members import read_organizations
from onrecord.reference.spelling import folded

ORGANIZATION = tuple("entity_id name country_code kind sector wikidata_id aliases sources".split())
"""The columns of the file."""


def parties_of(file: Path) -> Iterator[Entry]:
    """The parties that still stand, or stood in this century."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            country = pycountry.countries.get(alpha_3=row["country_iso3"])
            name, native, short = row["name"], row["name_native"], row["name_short"]
            if not country or not LATIN.fullmatch(name) or (row["year_dissolved"] or "9999") < SAID["parties_since"]:
                continue
            entry = Entry(name, country.alpha_2, "PTY", "party", wikidata_id=row["wikidata_id"] or None)
            entry.sources = ["partyfacts"]
            others = [native, short if re.fullmatch(r"[A-Z][A-Za-z-]{1,7}", short) else ""]
            entry.add_names(one for one in others if one and LATIN.fullmatch(one))
            yield entry


def bodies_of(file: Path, codes: Mapping[str, Sequence[str]], heads: frozenset[str]) -> Iterator[Entry]:
    """What a Phoenix list has with one of some codes, of names that say by a word of their own what they are."""
    names: list[str] = []
    for line in file.read_text("utf-8").splitlines():
        line = line.partition(";")[0].partition("#")[0].strip()
        if not line.startswith(("[", "+")) and line:
            names = [line]
        elif line.startswith("+"):
            names.append(line[1:])
        elif line.startswith("[") and names:
            code = line[1:].partition("]")[0].split(" ")[0]
            fitting = (told for part, told in codes.items() if code.startswith(part) or code.endswith(part))
            sector, kind = next(fitting, ("", ""))
            written = [name for one in names if (name := body_name(one, heads))]
            if sector and written and ">" not in line and "<" not in line:
                country = pycountry.countries.get(alpha_3=code[:3])
                entry = Entry(written[0], country.alpha_2 if country else None, sector, kind, sources=["phoenix"])
                entry.add_names(written[1:])
                yield entry
            names = []


def body_name(written: str, heads: frozenset[str]) -> str | None:
    """A name of a Phoenix list as news writes it; None where no word of it says that it names a body."""
    words = re.sub(r"\([^)]*\)", "", written).replace("_", " ").split()
    small = SAID["small"]
    cased = ["-".join(part.capitalize() for part in word.split("-")) for word in words]
    name = " ".join(word.lower() if at and word.lower() in small else word for at, word in enumerate(cased))
    if len(words) < 3 or not re.fullmatch(r"[A-Za-z' -]+", name):
        return None
    plain = [word.lower() for word in words]
    ahead = plain[plain.index("of") - 1] if "of" in plain[1:] else plain[-1]
    return name if ahead in heads or plain[-1] in heads else None


_ACRONYM = 4
"""Letters of an acronym at most."""


def merge_bodies(listed: list[Entry], others: Iterable[Entry]) -> list[Entry]:
    """All organizations. One of a list is one of ours where a long name is the same and the country does not differ."""
    by_name: dict[str, list[Entry]] = defaultdict(list)
    found: list[Entry] = []
    for entry in listed:
        found.append(entry)
        for name in entry.names():
            by_name[name].append(entry)
    for other in others:
        same = {id(e): e for n in other.names() if len(n) > _ACRONYM for e in by_name[n] if e.country == other.country}
        same = same or {id(e): e for e in by_name[folded(other.name)] if other.sources == ["phoenix"]}
        if len(same) == 1:
            entry = next(iter(same.values()))
            entry.wikidata_id = entry.wikidata_id or other.wikidata_id
            entry.sources += [source for source in other.sources if source not in entry.sources]
            if other.sources != ["phoenix"]:
                entry.add_names(other.aliases)
        elif not same:
            found.append(other)
            for name in other.names():
                by_name[name].append(other)
    return found


def main(parties: Path, bodies: Path, armed: Path) -> None:
    """Makes the file."""
    listed = [entry_of(member) for member in read_organizations(HERE / "organizations.csv", "editor").values()]
    phoenix = [
        *bodies_of(bodies, SAID["international"], frozenset(SAID["heads"])),
        *bodies_of(armed, SAID["armed"], frozenset(SAID["armed_heads"])),
    ]
    organizations = merge_bodies(listed, [*parties_of(parties), *phoenix])
    give_ids(organizations, taken_ids("gazetteer.parquet", "people.parquet", "entities.csv", "regions.csv"))
    drop_repeated_items(organizations)
    write("organizations.parquet", organizations, ORGANIZATION)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
