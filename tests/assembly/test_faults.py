"""A fault of our own costs the least it can: a stage, a row, an article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import onrecord
from onrecord.articles import Article, Draft, Found
from onrecord.articles.drafted import article_of
from onrecord.assembly.build import Shelf, publish_shelf, shelve
from onrecord.language.spans import Span
from onrecord.reading import Reader, Reading, reader
from onrecord.reading.names.finder import NameFinder
from onrecord.reference import Reference
from onrecord.schema.columns import NAMING
from onrecord.schema.relations.links import article_of as article_of_row
from tests.assembly.building import run

pytestmark = pytest.mark.slow


def found_texts(**texts: str) -> list[Found]:
    return [Found(article_of(Draft(text, article_id=key)), "news.jsonl", None) for key, text in texts.items()]


def faults(tables: Mapping[str, pl.DataFrame]) -> list[tuple[Any, ...]]:
    return tables["rejected"].select("article_id", "reason", "stage", "table", "row_id").rows()


def stumble(*_: Any) -> Any:
    raise RecursionError("too deep \x1b" + "!" * 1000)


TOLD = "Ana Silva left.\n\nAna Silva said she left: “Russia attacked Kherson.” Ukraine holds Lviv."
STAGES = {  # what each stage calls, and the tables in which an article has no rows without it
    "sentences": ("read_document", {"entities", "mentions", "quotes", "events", "event_arguments", "region_control"}),
    "names": ("NameFinder.find", {"entities", "mentions", "events", "event_arguments", "region_control"}),
    "speech": ("make_quotes", {"quotes", "events", "event_arguments", "region_control"}),
    "coreference": ("link", set()),
    "events": ("find_events", {"events", "event_arguments"}),
    "control": ("find_control", {"region_control"}),
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_that_fails_costs_its_rows_and_what_needs_them(
    stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    function, lost = STAGES[stage]
    monkeypatch.setattr(f"{reader.__name__}.{function}", stumble)
    (tmp_path / "news.txt").write_text(TOLD)
    result = run(tmp_path / "news.txt", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "1 built" in result.stdout
    assert "0 rejected, 1 stages or rows" in result.stdout
    assert (
        f"rejected (stage_failed): expected the stage {stage}, found RecursionError (too deep \\x1b!!!" in result.stderr
    )
    tables = onrecord.tables(tmp_path / "out")
    assert {table for table in ("entities", *NAMING) if tables[table].is_empty()} == lost
    assert faults(tables) == [("news", "stage_failed", stage, None, None)]
    with pytest.raises(RecursionError):
        Reader(reference).read(article_of(Draft(TOLD, article_id="news")))


def test_a_fault_in_one_article_costs_no_other(monkeypatch: pytest.MonkeyPatch, reference: Reference) -> None:
    find = NameFinder.find

    def sometimes(finder: NameFinder, article_id: str, *given: Any) -> Any:
        return stumble() if article_id == "wrong" else find(finder, article_id, *given)

    monkeypatch.setattr(NameFinder, "find", sometimes)
    found = found_texts(right=TOLD, wrong=TOLD)
    alone, both = shelve(found[:1], reference).tables(reference), shelve(found, reference).tables(reference)
    for table in NAMING:
        assert_frame_equal(both[table].filter(article_of_row(table) == "right"), alone[table])


def test_an_article_that_is_set_aside_leaves_no_faults(monkeypatch: pytest.MonkeyPatch, reference: Reference) -> None:
    monkeypatch.setattr(reader, "find_control", stumble)
    shelf = shelve([*found_texts(same=TOLD), *found_texts(same="Another text."), *found_texts(other=TOLD)], reference)
    assert [fault.article_id for fault in shelf.faults] == ["other"]
    assert {one.article_id for one in shelf.told() if one.reason == "id_shared"} == {"same"}


def misreading(monkeypatch: pytest.MonkeyPatch, alter: Callable[[Reading], Reading]) -> None:
    """Alters what is read in the article “wrong”."""
    read = Reader.read

    def misread(reader: Reader, article: Article, *given: Any) -> Reading:
        reading = read(reader, article, *given)
        return alter(reading) if article.article_id == "wrong" else reading

    monkeypatch.setattr(Reader, "read", misread)


def built(tmp_path: Path, reference: Reference, **texts: str) -> tuple[Shelf, Mapping[str, pl.DataFrame]]:
    shelf = shelve(found_texts(**texts), reference)
    return shelf, publish_shelf(shelf, tmp_path / "out", reference)


def test_a_row_that_breaks_the_contract_costs_that_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    def alter(reading: Reading) -> Reading:
        first, *others = reading.mentions
        return replace(reading, mentions=(first._replace(span=Span(first.span.start, 10_000)), *others))

    whole = shelve(found_texts(right=TOLD, wrong=TOLD), reference).tables(reference)
    misreading(monkeypatch, alter)
    shelf, tables = built(tmp_path, reference, right=TOLD, wrong=TOLD)
    assert faults(tables) == [("wrong", "row_broken", None, "mentions", "wrong:m0-10000")]
    assert "mentions.text_fills_its_span" in shelf.faults[0].message
    for table in NAMING:
        assert tables[table].height == whole[table].height - (table == "mentions")


def test_what_is_told_in_a_quotation_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    def alter(reading: Reading) -> Reading:
        return replace(reading, quotes=tuple(quote._replace(rule="Not a rule") for quote in reading.quotes))

    misreading(monkeypatch, alter)
    _, tables = built(tmp_path, reference, right=TOLD, wrong=TOLD)
    told = tables["events"].filter(pl.col("quote_id").is_not_null())
    assert told["article_id"].to_list() == ["right"]
    reasons = [(table, reason) for _, reason, _, table, _ in faults(tables)]
    assert ("quotes", "row_broken") in reasons
    assert ("events", "row_dependent") in reasons
    assert ("event_arguments", "row_dependent") in reasons
    assert {reason for table, reason in reasons if table != "quotes"} == {"row_dependent"}


def test_each_fault_is_told_of_its_own_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    read = Reader.read

    def misread(reader: Reader, article: Article, *given: Any) -> Reading:
        reading = read(reader, article, *given)
        if article.article_id == "one":
            return replace(reading, mentions=tuple(m._replace(rule="Not a rule") for m in reading.mentions))
        return replace(reading, events=tuple(replace(event, mode="visit") for event in reading.events))

    monkeypatch.setattr(Reader, "read", misread)
    shelf, tables = built(tmp_path, reference, one=TOLD, two=TOLD)
    assert tables["articles"].height == 2
    broken = [fault for fault in shelf.faults if fault.reason == "row_broken"]
    assert {fault.article_id for fault in broken} == {"one", "two"}
    assert all(("mode_fits_type" in fault.message) == (fault.article_id == "two") for fault in broken)


def test_a_value_of_another_type_costs_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    def alter(reading: Reading) -> Reading:
        first, *others = reading.mentions
        form: Any = "nickname"
        return replace(reading, mentions=(first._replace(form=form), *others))

    misreading(monkeypatch, alter)
    _, tables = built(tmp_path, reference, right=TOLD, wrong=TOLD)
    assert tables["articles"].height == tables["texts"].height == 2
    assert tables["mentions"].filter(pl.col("article_id") == "wrong").height + 1 == (
        tables["mentions"].filter(pl.col("article_id") == "right").height
    )
    assert faults(tables) == [("wrong", "row_broken", None, "mentions", "wrong:m0-9")]


def test_an_article_whose_own_row_breaks_the_contract_is_set_aside(tmp_path: Path, reference: Reference) -> None:
    right, wrong = found_texts(right=TOLD, wrong=TOLD)
    wrong = wrong._replace(article=replace(wrong.article, language="English"))
    shelf = shelve([right, wrong], reference)
    tables = publish_shelf(shelf, tmp_path / "out", reference)
    assert tables["articles"]["article_id"].to_list() == tables["texts"]["article_id"].to_list() == ["right"]
    assert [(one.article_id, one.reason) for one in shelf.rejected] == [("wrong", "reader_failed")]
    assert shelf.faults == []


def test_a_row_of_the_reference_that_breaks_the_contract_costs_the_rows_that_name_it(
    tmp_path: Path, reference: Reference
) -> None:
    kherson = next(key for key in reference.places("Kherson") if key in reference.regions)
    around = reference.regions[kherson].parent_id
    assert around is not None
    wrong = reference.entities[around]._replace(country_code="Nowhere")
    reference = replace(reference, entities={**reference.entities, around: wrong})
    there, elsewhere = "They met Ana Silva in Kherson on Monday.", "They met in Lima on Monday."
    _, tables = built(tmp_path, reference, there=there, elsewhere=elsewhere)
    assert tables["articles"]["article_id"].to_list() == ["elsewhere", "there"]
    assert "Ana Silva" in tables["mentions"]["text"].to_list()
    assert "Kherson" not in tables["mentions"]["text"].to_list()
    assert {reason for _, reason, *_ in faults(tables)} == {"row_dependent"}
    assert around not in tables["regions"]["region_id"]
