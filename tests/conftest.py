"""A small dataset of the tests' own: one article, what can be read in it, and the tables of that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import settings

from onrecord.articles import Article, headline_of
from onrecord.assembly.about import About
from onrecord.assembly.frames import build_tables
from onrecord.assembly.publish import publish
from onrecord.assembly.rows import article_rows
from onrecord.language.calendar import Dated
from onrecord.language.spans import Span
from onrecord.reading.records import Argument, Control, Event, Mention, Quote, Reading
from onrecord.reference import Entity, Reference, Region
from onrecord.schema.vocabulary import (
    DateBasis,
    DatePrecision,
    EntityBasis,
    EntityType,
    EventType,
    Extent,
    Marks,
    MentionForm,
    PublishedBasis,
    QuoteType,
    RegionType,
    Relation,
    Role,
    Status,
)

settings.register_profile("any machine", deadline=None)  # a busy one takes its time, and nothing is wrong
settings.load_profile("any machine")

TEXT = (
    "Mayor meets 🚢 captains\n\n"
    "Mayor Ana Silva of Porto Novo met the captains on Monday. “The harbour stays open,” she said.\u00a0\n\n"
    "Porto Novo controls the harbour."
)


def span(words: str, nth: int = 0) -> Span:
    """Where the words stand in the text, for the first time or the nth after that."""
    start = TEXT.index(words)
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


MONDAY = Dated(date(2024, 3, 4), date(2024, 3, 4), DatePrecision.DAY, DateBasis.RESOLVED)
ARTICLE = Article(
    article_id="harbour",
    text=TEXT,
    headline=headline_of(TEXT),
    published_on=date(2024, 3, 5),
    published_basis=PublishedBasis.STATED,
)
READING = Reading(
    article_id="harbour",
    entities=(Entity("harbour:ana-silva", "Ana Silva", EntityType.PERSON, EntityBasis.ARTICLE),),
    mentions=(
        Mention(span("Ana Silva"), "harbour:ana-silva", MentionForm.NAME, "names.two-words"),
        Mention(span("Porto Novo"), "porto-novo", MentionForm.NAME, "places.known-place"),
        Mention(span("she"), "harbour:ana-silva", MentionForm.PRONOUN, "coreference.last-speaker"),
        Mention(span("Porto Novo", 1), "porto-novo", MentionForm.NAME, "places.known-place"),
    ),
    quotes=(
        Quote(
            quote_type=QuoteType.DIRECT,
            pieces=(span("The harbour stays open,"),),
            rule="quotes.cue-after",
            marks=Marks.MATCHED,
            speaker_id="harbour:ana-silva",
            speaker=span("she"),
            cue=span("said"),
        ),
    ),
    events=(
        Event(
            event_type=EventType.CONSULT,
            trigger=span("met"),
            clause=span("Mayor Ana Silva of Porto Novo met the captains on Monday"),
            status=Status.OCCURRED,
            rule="events.consult/meet-by-power",
            when=MONDAY,
            arguments=(
                Argument(Role.ACTOR, "harbour:ana-silva", span("Ana Silva"), "arguments.subject"),
                Argument(Role.LOCATION, "porto-novo", span("Porto Novo"), "arguments.place-complement/in"),
            ),
        ),
    ),
    controls=(
        Control(
            region_id="porto-novo",
            relation=Relation.CONTROLS,
            trigger=span("controls"),
            clause=span("Porto Novo controls the harbour"),
            status=Status.ONGOING,
            extent=Extent.UNKNOWN,
            rule="control.controls/control",
        ),
    ),
)
BENIN = Region(
    "benin", "Benin", RegionType.COUNTRY, iso_code="BJ", country_code="BJ", latitude=9.5, longitude=2.25,
    wikidata_id="Q962",
)  # fmt: skip
PORTO_NOVO = Region(
    "porto-novo", "Porto-Novo", RegionType.CITY, parent_id="benin", country_code="BJ", latitude=6.497, longitude=2.605,
    geonames_id=2392087, wikidata_id="Q3799",
)  # fmt: skip
REFERENCE = Reference(
    entities={
        "benin": Entity("benin", "Benin", EntityType.COUNTRY, EntityBasis.REFERENCE, "Q962", "BJ"),
        "porto-novo": Entity("porto-novo", "Porto-Novo", EntityType.REGION, EntityBasis.REFERENCE, "Q3799", "BJ"),
    },
    regions={"benin": BENIN, "porto-novo": PORTO_NOVO},
    names={"Benin": ("benin",), "Porto Novo": ("porto-novo",)},
    adjectives={},
)
ABOUT = About("Harbours", "A dataset of the tests.", "0.1.0", "CC-BY-4.0", "The tests")

Tables = dict[str, pl.DataFrame]


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The texts of the small dataset's articles by id."""
    return {"harbour": TEXT}


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The small dataset."""
    return build_tables([article_rows(ARTICLE, READING)], REFERENCE)


@pytest.fixture
def published(tmp_path: Path, tables: Tables, texts: dict[str, str]) -> Path:
    """A folder with the small dataset published in it."""
    publish(tables, tmp_path / "tables", ABOUT, texts)
    return tmp_path / "tables"


@pytest.fixture(scope="session")
def contents() -> Callable[[Path], dict[str, bytes]]:
    """What reads the files of a folder, by name."""
    return lambda folder: {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
