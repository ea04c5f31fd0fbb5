"""The first article: what a careful reader finds in it, and the golden tables."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from onrecord.assembly.about import read_about
from onrecord.assembly.frames import READ
from onrecord.release.compare import unaided
from onrecord.schema import SCHEMA_VERSION
from onrecord.schema.validation import validate
from tests.golden_tables import ARTICLE, DATASET, FOLDER, Tables, first_article, rendered


@pytest.fixture(scope="module")
def built() -> tuple[Tables, Tables]:
    """The tables of the first article, by the rules alone and with its corrections."""
    return first_article()


@pytest.fixture(scope="module")
def tables(built: tuple[Tables, Tables]) -> Tables:
    return built[1]


@pytest.mark.parametrize("table", READ)
def test_the_tables_are_the_golden_ones(table: str, tables: Tables) -> None:
    assert rendered(tables[table]) == (FOLDER / f"{table}.txt").read_text("utf-8")


def test_the_tables_keep_the_contract_and_the_text_bears_them_out(tables: Tables) -> None:
    text = (DATASET / "articles" / f"{ARTICLE}.txt").read_bytes().decode()
    report = validate(tables, {ARTICLE: text})
    assert report.ok, report.text()


def test_nine_rows_in_ten_come_from_the_rules_unaided(built: tuple[Tables, Tables]) -> None:
    alone, final = built
    shares = unaided(final, alone)
    rows = sum(final[table].height for table in shares)
    assert sum(right for right, _ in shares.values()) >= 0.9 * rows


def rows_of(frame: pl.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return frame.select(columns).rows()


def test_who_said_what(tables: Tables) -> None:
    found = rows_of(tables["quotes"], "quote_type", "speaker_id", "speaker_text", "cue", "said_on", "via_id", "marks")
    tuesday, saturday = date(2025, 8, 12), date(2025, 8, 9)
    zelensky = "volodymyr-zelensky"
    assert found == [
        ("direct", zelensky, "Zelensky", "doubles down", None, None, "matched"),
        ("indirect", zelensky, "Ukrainian President Volodymyr Zelensky", "said", tuesday, None, "none"),
        ("direct", zelensky, "Zelensky", "told", tuesday, "newsnation", "mismatched"),
        ("direct", zelensky, "he", "added", None, None, "matched"),
        ("direct", zelensky, "he", "said", saturday, None, "matched"),
        ("mixed", "donald-trump", "Trump", "signaled", None, None, "matched"),
        ("indirect", "kremlin", "The Kremlin", "expressed a desire", None, None, "none"),
        ("direct", zelensky, "Zelensky", "said", None, None, "mismatched"),
        ("direct", zelensky, "he", "added", None, "politico-europe", "matched"),
        ("indirect", zelensky, "he", "urged", None, None, "none"),
        ("direct", zelensky, "Zelensky", "told", None, None, "mismatched"),
    ]


def test_what_is_said_to_whom_and_what_is_repeated(tables: Tables) -> None:
    quotes = tables["quotes"]
    assert quotes["addressee"].drop_nulls().to_list() == ["reporters", "both Trump and Putin", "reporters"]
    (headline,) = quotes.filter("in_headline").iter_rows(named=True)
    assert headline["repeats_id"] == "donbas:q203"
    (split,) = quotes.filter(pl.col("spans").list.len() > 1).iter_rows(named=True)
    assert (split["quote_id"], split["spans"]) == (
        "donbas:q554",
        [{"start": 554, "end": 666}, {"start": 687, "end": 759}],
    )
    inserted = quotes.filter(pl.col("insertions").list.len() > 0)
    assert rows_of(inserted, "quote_id", "insertions") == [("donbas:q289", [{"start": 333, "end": 341}])]


def test_a_name_of_two_places_is_the_right_one_each_time(tables: Tables) -> None:
    places = tables["mentions"].filter(pl.col("text").str.contains("^(Kherson|Zaporizh)"))
    assert rows_of(places, "start", "entity_id") == [
        (1023, "zaporizhzhia-oblast"),
        (1040, "kherson-oblast"),
        (1451, "zaporizhzhia-oblast"),
        (1556, "kherson"),
        (1676, "kherson"),
        (1688, "zaporizhzhia"),
    ]


def test_pronouns_and_descriptions_stand_for_whom_they_mean(tables: Tables) -> None:
    meant = tables["mentions"].filter(pl.col("form") != "name").select("text", "entity_id").unique(maintain_order=True)
    zelensky = "volodymyr-zelensky"
    assert set(meant.rows()) == {
        *((word, "ukraine") for word in ("We", "us", "we", "our", "the country")),
        *((word, zelensky) for word in ("he", "His", "the Ukrainian leader")),
    }


def test_what_happened_and_what_did_not(tables: Tables) -> None:
    told = rows_of(tables["events"], "trigger", "event_type", "status", "date_start", "date_precision", "date_basis")
    unknown = (None, "unknown", "unknown")
    tuesday = (date(2025, 8, 12), "day", "resolved")
    assert told == [
        ("will never leave", "REJECT", "occurred", *unknown),
        ("would not cede", "REJECT", "occurred", *tuesday),
        ("talks", "CONSULT", "ongoing", *unknown),
        ("will never leave", "REJECT", "occurred", *tuesday),
        ("meet", "CONSULT", "planned", date(2025, 8, 15), "day", "outside"),
        ("dismissed", "REJECT", "occurred", *unknown),
        ("invaded", "ASSAULT", "occurred", date(2022, 2, 1), "month", "stated"),
        ("captured", "COERCE", "occurred", *unknown),
        ("keep", "COERCE", "demanded", *unknown),
        ("committing", "CONCEDE", "hypothetical", *unknown),
        ("strikes", "ASSAULT", "ongoing", *unknown),
        ("offensive", "ASSAULT", "hypothetical", *unknown),
        ("leave", "RETREAT", "hypothetical", *unknown),
        ("offensive", "ASSAULT", "hypothetical", *unknown),
        ("occupied", "COERCE", "occurred", *unknown),
        ("liberated", "COERCE", "occurred", date(2022, 1, 1), "year", "stated"),
        ("nixed", "REJECT", "occurred", *unknown),
        ("urged", "REQUEST", "occurred", *unknown),
    ]


def test_who_holds_which_place(tables: Tables) -> None:
    held = rows_of(tables["region_control"], "region_id", "relation", "holder_id", "counterpart_id", "extent", "status")
    assert held == [
        ("donbas", "left", "ukraine", None, "unknown", "negated"),
        ("donbas", "ceded", "ukraine", "russia", "part", "negated"),
        ("donbas", "left", "ukraine", None, "unknown", "negated"),
        ("donetsk-oblast", "captured", "russia", None, "most", "occurred"),
        ("luhansk-oblast", "captured", "russia", None, "most", "occurred"),
        ("donetsk-oblast", "claims", "kremlin", None, "unknown", "demanded"),
        ("kherson-oblast", "claims", "kremlin", None, "unknown", "demanded"),
        ("luhansk-oblast", "claims", "kremlin", None, "unknown", "demanded"),
        ("zaporizhzhia-oblast", "claims", "kremlin", None, "unknown", "demanded"),
        ("donbas", "left", "ukraine", None, "unknown", "hypothetical"),
        ("kherson", "occupied", "russia", None, "unknown", "occurred"),
        ("kherson", "liberated", "ukraine", None, "unknown", "occurred"),
        ("kherson", "controls", "ukraine", None, "unknown", "ongoing"),
        ("zaporizhzhia", "controls", "ukraine", None, "unknown", "ongoing"),
    ]


def test_the_files_say_which_dataset_and_which_contract_they_are_of() -> None:
    about = read_about(DATASET / "dataset.toml")
    assert about.version
    assert SCHEMA_VERSION
