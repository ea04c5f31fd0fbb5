"""Makes ``people.parquet`` from the file kept by hand and from a list of terms of office.

    pip install pycountry
    python dataset/reference/make_people.py offices.csv

The same sources give the same bytes. What `people.csv` says comes first; the README beside this file says what the
columns hold, where the sources come from, and how often the two agree.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
import pycountry

from onrecord.files.write import write_file
from onrecord.reference.members import read_people
from onrecord.reference.roster import Member
from onrecord.reference.spelling import folded, slug

HERE = Path(__file__).parent
SAID = tomllib.loads((HERE / "make_people.toml").read_text("utf-8"))
"""What the sources do not say."""

LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ0-9 .,'’`´ʻ‘&/()\"“”–-]+")
Term = dict[str, str | None]
PERSON = tuple("entity_id name country_code gender sector wikidata_id offices aliases sources".split())
"""The columns of the file."""
FIELDS = ("title", "country_code", "body", "start", "end", "until")


@dataclass
class Entry:
    """Somebody or something, as it is put together from the sources."""

    name: str
    country: str | None
    sector: str
    kind: str = "person"
    gender: str | None = None
    wikidata_id: str | None = None
    entity_id: str | None = None
    aliases: list[str] = field(default_factory=list)
    offices: list[Term] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def names(self) -> set[str]:
        """All names, as they are compared."""
        return {folded(name) for name in (self.name, *self.aliases)}

    def add_names(self, names: Iterable[str]) -> None:
        """Adds the names that differ from those it has."""
        known = self.names()
        for name in names:
            if folded(name) not in known:
                known.add(folded(name))
                self.aliases.append(name)


def news_title(position: str, country: str | None) -> str:
    """A position as news writes it: ``foreign minister`` for ``Minister of Foreign Affairs``."""
    title = folded(re.sub(r"\s+(of|in) (the )?([A-Z]\w+ ?)+$", "", position) if country is None else position)
    title = SAID["titles"].get(title, title)
    of = re.fullmatch(r"(minister|secretary|secretary of state) (?:of|for) (?:the |national )?([a-z]+)", title)
    if of is None or title == "secretary of state" or (of[1] == "minister" and of[2] == "state"):
        return str(title)
    return f"{of[2]} {of[1].partition(' ')[0]}"


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two dates of any precision may be the same day, or are so near that both count from the same change."""
    if not one or not other:
        return True
    if one.startswith(other) or other.startswith(one):
        return True
    months = [int(date[:4]) * 12 + int(date[5:7]) for date in (one, other) if len(date) >= 7]
    days = [date for date in (one, other) if len(date) == 10]
    if len(months) < 2:
        return False
    return abs(months[0] - months[1]) <= (0 if len(days) < 2 else 1) and _near(one, other)


def _near(one: str, other: str) -> bool:
    if len(one) < 10 or len(other) < 10:
        return True
    first, second = (int(d[:4]) * 372 + int(d[5:7]) * 31 + int(d[8:]) for d in (one, other))
    return abs(first - second) <= int(SAID["days_apart"])


def joined(terms: Sequence[Term]) -> list[Term]:
    """The terms of one office, those that follow upon each other as one."""
    found: list[Term] = []
    for term in sorted(terms, key=lambda t: (t["start"] or "", t["end"] or "9")):
        last = found[-1] if found else None
        if last and last["end"] and term["start"] and compatible(last["end"], term["start"]):
            last["end"], last["until"] = term["end"], term["until"]
        elif last and (last["start"], last["end"]) == (term["start"], term["end"]):
            continue
        elif last and last["start"] and term["start"] and compatible(last["start"], term["start"]):
            last["start"] = max(last["start"], term["start"], key=len)
            last["end"] = last["end"] or term["end"]
            last["until"] = None if last["end"] else max(last["until"] or "", term["until"] or "") or None
        else:
            found.append(dict(term))
    return found


def people_of(file: Path) -> Iterator[Entry]:
    """The people of `offices.csv`, one an item of Wikidata."""
    rows: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rows[row["wikidata_id"] or row["person"]].append(row)
    for item, listed in sorted(rows.items()):
        names = [name for name in dict.fromkeys(name_form(row["person"]) for row in listed) if LATIN.fullmatch(name)]
        if not names or len(names[0].split()) < 2 or not alike(names):
            continue
        terms = [term_of(row) for row in listed]
        countries = Counter(term["country_code"] for term in terms if term["country_code"])
        entry = Entry(
            names[0],
            min(countries, key=lambda code: (-countries[code], code)) if countries else None,
            sector_of([str(term["title"]) for term in terms]),
            wikidata_id=item if item[:1] == "Q" else None,
        )
        entry.add_names(names[1:])
        by_office: dict[tuple[str | None, ...], list[Term]] = defaultdict(list)
        for term in terms:
            by_office[term["title"], term["country_code"], term["body"]].append(term)
        entry.offices = [term for office in sorted(by_office, key=str) for term in joined(by_office[office])]
        entry.sources = sorted({row["source"].split(" ")[0] for row in listed})
        if any((term["end"] or "9999") >= SAID["since"] for term in entry.offices):
            yield entry


def name_form(name: str) -> str:
    """A name of the list, without the peerage behind it: “Robert Carnwath, Lord Carnwath of Notting Hill”."""
    return re.sub(r"\s*\([^)]*\)", "", name).partition(",")[0].strip()


def alike(names: Sequence[str]) -> bool:
    """Whether all names of an item have a word in common with the first: else a row has the item of somebody else."""
    first = set(folded(names[0]).split())
    return all(first & set(folded(name).split()) for name in names)


def term_of(row: Mapping[str, str]) -> Term:
    """A row of `offices.csv` as a term."""
    place, position, source = row["country"], row["position"], row["source"].split(" ")[0]
    code = country_code(place)
    title = news_title(position, code if source == "everypolitician" else None)
    if source == "world-leaders-2021":
        title = news_title(re.split(r" of (?=[A-Z]|the )|, ", position)[0], code)
    body = None if code and "-" not in place else SAID["bodies"].get(place, None if code else place)
    start, end = row["start"] or None, row["end"] or None
    return {
        "title": title,
        "country_code": code,
        "body": body,
        "start": start,
        "end": end,
        "until": None if end or not start else SAID["until"][source],
    }


def country_code(place: str) -> str | None:
    """The ISO code of a country by its code or its name; None for what is none."""
    if place in SAID["countries"]:
        return SAID["countries"][place] or None
    code = place.partition("-")[0]
    if len(code) == 2 and code.isupper():
        return code if pycountry.countries.get(alpha_2=code) else None
    found = pycountry.countries.get(name=place) or pycountry.countries.get(common_name=place)
    return found.alpha_2 if found else None


def sector_of(titles: Sequence[str]) -> str:
    """The sector that most of the titles are of."""
    found = Counter(
        next((s for s, words in SAID["sectors"].items() if any(w in t for w in words)), "GOV") for t in titles
    )
    return min(found, key=lambda sector: (-found[sector], sector))


class Agreement(Counter[str]):
    """How often the hand-kept dates and those of the list agree, where both have one."""

    def compare(self, which: str, ours: str | None, theirs: str | None) -> str | None:
        """The date to keep: the more precise of two that agree, None where they do not."""
        if not ours or not theirs:
            return ours or theirs
        agree = compatible(ours, theirs)
        self[f"{which} {'agree' if agree else 'differ'}"] += 1
        return max(ours, theirs, key=len) if agree else None


def merge_offices(ours: list[Term], theirs: Sequence[Term], agreement: Agreement) -> list[Term]:
    """The terms of both. Two of one office that overlap are one; of dates that differ, neither is kept."""
    left = list(theirs)
    found = []
    for term in ours:
        match = next((other for other in left if same_office(term, other) and overlap(term, other)), None)
        if match is None:
            found.append(term)
            continue
        left.remove(match)
        merged = dict(term)
        merged["start"] = agreement.compare("start", term["start"], match["start"])
        if term["end"] or match["end"]:
            open_end = not (term["end"] and match["end"]) and term["start"] and match["start"]
            stale = open_end and not match["end"]
            merged["end"] = term["end"] if stale else agreement.compare("end", term["end"], match["end"])
            merged["until"] = None
            if open_end and not term["end"]:  # held to this day, says the hand, and the list has it ended
                agreement["end differ"] += 1
                merged["end"] = None
        else:
            merged["until"] = max(term["until"] or "", match["until"] or "") or None
        found.append(merged)
    return found + left


def same_office(one: Term, other: Term) -> bool:
    """Whether two terms are of one office."""
    return (one["title"], one["country_code"], one["body"]) == (other["title"], other["country_code"], other["body"])


def overlap(one: Term, other: Term) -> bool:
    """Whether two terms may have a day in common, or begin in the same year."""
    if not one["start"] or not other["start"] or one["start"][:4] == other["start"][:4]:
        return True
    return one["start"] < (other["end"] or "9") and other["start"] < (one["end"] or "9")


def merge_people(listed: list[Entry], others: Iterable[Entry], agreement: Agreement) -> list[Entry]:
    """All people. One of the list is one of ours where a name is the same, and the country or that of an office."""
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for ours in listed:
        for name in ours.names():
            by_name[name].append(ours)
    found = list(listed)
    for other in others:
        same = {id(e): e for name in other.names() for e in by_name[name] if " " in name and share_country(e, other)}
        match = next(iter(same.values())) if len(same) == 1 else None
        if match is None or None not in (match.wikidata_id, other.wikidata_id):
            found.append(other)
            continue
        entry = match
        agreement["people in both"] += 1
        entry.wikidata_id = entry.wikidata_id or other.wikidata_id
        entry.add_names([other.name, *other.aliases])
        entry.offices = merge_offices(entry.offices, other.offices, agreement)
        entry.sources += other.sources
    return found


def share_country(one: Entry, other: Entry) -> bool:
    """Whether two have a country in common, by their own or by an office."""

    def countries(entry: Entry) -> set[str | None]:
        codes = {entry.country, *(term["country_code"] for term in entry.offices)} - {None}
        return {SAID["shared_countries"].get(code, code) for code in codes}

    return not countries(other) or bool(countries(one) & countries(other))


def give_ids(entries: list[Entry], taken: set[str]) -> None:
    """An id for each that has none: the name and, where others have it, the country, the Wikidata item or a number."""
    times = Counter(slug(entry.name) for entry in entries)
    taken |= {entry.entity_id for entry in entries if entry.entity_id}
    for entry in entries:
        if entry.entity_id is None:
            plain = slug(entry.name)
            tails = [entry.country or "", entry.wikidata_id or "", entry.kind, *map(str, range(2, 99))]
            ids = [plain] * (times[plain] == 1) + [f"{plain}-{tail.lower()}" for tail in tails if tail]
            entry.entity_id = next(one for one in ids if one not in taken)
            taken.add(entry.entity_id)


def drop_repeated_items(entries: Iterable[Entry]) -> None:
    """An item of Wikidata that two entries have is neither's."""
    times = Counter(entry.wikidata_id for entry in entries)
    for entry in entries:
        if times[entry.wikidata_id] > 1:
            entry.wikidata_id = None


SCHEMA: dict[str, Any] = {
    "offices": pl.List(pl.Struct(dict.fromkeys(FIELDS, pl.String))),
    "aliases": pl.List(pl.String),
    "sources": pl.List(pl.String),
}


def write(name: str, entries: Sequence[Entry], columns: Sequence[str]) -> None:
    """Writes a file, sorted by id."""
    rows = [
        {
            "entity_id": e.entity_id,
            "name": e.name,
            "country_code": e.country,
            "kind": e.kind,
            "gender": e.gender,
            "sector": e.sector,
            "wikidata_id": e.wikidata_id,
            "offices": [{key: term[key] for key in FIELDS} for term in e.offices],
            "aliases": e.aliases,
            "sources": list(dict.fromkeys(e.sources)),
        }
        for e in sorted(entries, key=lambda e: e.entity_id or "")
    ]
    schema = {key: SCHEMA.get(key, pl.String) for key in columns}
    frame = pl.DataFrame({key: [row[key] for row in rows] for key in columns}, schema=schema)
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd", compression_level=19, statistics=False)
    write_file(HERE / name, buffer.getvalue())
    sys.stdout.write(
        f"{name}: {len(rows):,} rows, {sum(e.wikidata_id is not None for e in entries):,} with an item of Wikidata\n"
    )


def taken_ids(*files: str) -> set[str]:
    """The ids that files of this folder have."""
    found: set[str] = set()
    for name in files:
        file = HERE / name
        frame = pl.read_parquet(file) if file.suffix == ".parquet" else pl.read_csv(file, infer_schema_length=0)
        found |= set(frame[frame.columns[0]])
    return found


def entry_of(member: Member) -> Entry:
    """Somebody or something that the files kept by hand list."""
    return Entry(
        member.name,
        member.country_code,
        member.sector or "",
        member.kind,
        member.gender,
        member.wikidata_id,
        member.entity_id,
        list(member.aliases),
        [dict(zip(FIELDS, term, strict=True)) for term in member.offices],
        list(member.sources),
    )


def main(offices: Path) -> None:
    """Makes the file."""
    agreement = Agreement()
    listed = [entry_of(member) for member in read_people(HERE / "people.csv", "editor").values()]
    for entry in listed:
        for term in entry.offices:
            term["title"] = news_title(str(term["title"]), term["country_code"])
    people = merge_people(listed, people_of(offices), agreement)
    give_ids(people, taken_ids("gazetteer.parquet", "entities.csv", "regions.csv"))
    drop_repeated_items(people)
    write("people.parquet", people, PERSON)
    sys.stdout.write(", ".join(f"{key}: {count:,}" for key, count in sorted(agreement.items())) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
