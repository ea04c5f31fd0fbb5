"""Corrections: what a reviewer decides is what the rows say, and all else is as it was read."""

import copy
import random
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.assembly.corrections import Counts, apply
from onrecord.assembly.frames import build_tables
from onrecord.assembly.rows import article_rows
from onrecord.language.spans import Span
from onrecord.schema.columns import CORRECTED
from onrecord.schema.models import polars_schema
from tests.assembly.entries import (
    ADA,
    AGAIN,
    AND,
    ARTICLE,
    BO,
    ENVOYS,
    IN,
    MEET,
    MEET_AGAIN,
    NEW_EVENT,
    NEW_QUOTE,
    QUAY,
    ROWS,
    corrected,
    entry,
    load,
)
from tests.readings import ENTITY_IDS, REFERENCE, planted

pytestmark = pytest.mark.slow


def unordered(rows):
    return {table: sorted(map(repr, found)) for table, found in rows.items()}


@settings(deadline=None)
@given(planted())
def test_without_corrections_the_rows_are_those_that_were_read(read):
    rows = article_rows(*read)
    count = sum(len(rows[table]) for table in CORRECTED)
    assert apply(read[0], rows, None) == (rows, Counts(read=count))
    assert apply(read[0], rows, load(article=read[0])) == (rows, Counts(read=count))


@settings(deadline=None)
@given(planted(), st.data())
def test_a_value_that_is_set_is_there_afterwards_and_all_else_is_as_before(read, data):
    article, reading = read
    assume(reading.mentions)
    rows = article_rows(article, reading)
    before = copy.deepcopy(rows)
    at = data.draw(st.integers(0, len(rows["mentions"]) - 1))
    row = rows["mentions"][at]
    entity_id = data.draw(st.sampled_from(ENTITY_IDS).filter(lambda other: other != row["entity_id"]))
    span = Span(row["start"], row["end"])
    change = entry(
        "set",
        "mentions",
        span,
        article,
        expect={"entity_id": row["entity_id"], "form": row["form"]},
        value={"entity_id": entity_id},
    )
    after, counts = apply(article, rows, load(change, article=article))
    assert after["mentions"].pop(at) == row | {"entity_id": entity_id, "rule": "names.age+correction"}
    del before["mentions"][at]
    assert after == before
    assert (counts.corrected, counts.added, counts.dropped) == (1, 0, 0)


@settings(deadline=None)
@given(planted(), st.data())
def test_a_mention_that_is_added_is_what_the_reader_would_have_given(read, data):
    article, reading = read
    assume(reading.mentions)
    missed = data.draw(st.sampled_from(reading.mentions))
    whole = article_rows(article, reading)
    mentions = [row for row in whole["mentions"] if row["start"] != missed.span.start]
    rows = whole | {"mentions": mentions}
    value = {"entity_id": missed.entity_id, "form": missed.form}
    after, counts = apply(
        article, rows, load(entry("add", "mentions", missed.span, article, value=value), article=article)
    )
    (expected,) = (row for row in whole["mentions"] if row["start"] == missed.span.start)
    assert after["mentions"] == [*mentions, expected | {"rule": "correction"}]
    assert (counts.corrected, counts.added, counts.dropped) == (0, 1, 0)


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_entries_does_not_matter(order: random.Random):
    entries = [
        entry("set", "mentions", ENVOYS, expect={"entity_id": "kremlin"}, value={"entity_id": "russia"}),
        entry("drop", "events", MEET, expect={"status": "planned"}),
        entry("drop", "region_control", MEET, region_id="kherson", expect={"extent": "unknown"}),
        entry(
            "set",
            "region_control",
            MEET,
            region_id="donetsk",
            expect={"extent": "unknown"},
            value={"extent": "most", "status": "ongoing"},
        ),
        entry("add", "event_arguments", MEET_AGAIN, value={"role": "actor", "entity_id": "kremlin"}),
        entry("add", "events", MEET_AGAIN, value=NEW_EVENT),
    ]
    in_order = corrected(*entries)
    order.shuffle(entries)
    shuffled = corrected(*entries)
    assert unordered(shuffled[0]) == unordered(in_order[0])
    assert shuffled[1] == in_order[1] == Counts(read=7, corrected=2, added=2, dropped=4)


def test_the_rows_that_were_read_are_not_changed():
    before = copy.deepcopy(ROWS)
    corrected(
        entry("set", "quotes", AGAIN, expect={"speaker_id": ""}, value={"speaker_id": "kremlin"}),
        entry("drop", "events", MEET, expect={"status": "planned"}),
        entry("add", "mentions", QUAY, value={"entity_id": "kherson", "form": "name"}),
    )
    assert before == ROWS


def test_texts_and_ids_follow_from_the_spans_that_are_set():
    pieces = [[*ADA], [*BO]]
    after, _ = corrected(
        entry(
            "set",
            "quotes",
            AGAIN,
            expect={"text": "again", "in_headline": True},
            value={"spans": pieces, "speaker_start": QUAY.start, "speaker_end": QUAY.end, "cue_start": AND.start}
            | {"cue_end": AND.end},
        )
    )
    (row,) = after["quotes"]
    assert (row["quote_id"], row["text"], row["start"], row["end"]) == (
        f"harbour:q{ADA.start}",
        "Ada Bo",
        *(ADA.start, BO.end),
    )
    assert (row["speaker_text"], row["cue"], row["in_headline"]) == ("Quay", "and", False)


def test_an_empty_text_sets_null():
    after, _ = corrected(
        entry("set", "quotes", AGAIN, expect={"speaker_text": "meet"}, value={"speaker_start": "", "speaker_end": ""})
    )
    assert [row["speaker_text"] for row in after["quotes"]] == [None]


def test_dates_are_set_as_dates():
    day = date(2031, 5, 2)
    value = {"date_start": day, "date_end": day, "date_precision": "day", "date_basis": "outside"}
    after, _ = corrected(entry("set", "events", MEET, expect={"date_start": "", "date_basis": "unknown"}, value=value))
    (event,) = build_tables([after], REFERENCE)["events"].to_dicts()
    assert {column: event[column] for column in value} == value
    assert event["rule"] == "names.age+correction"


@pytest.mark.parametrize(
    ("table", "span", "value", "derived"),
    [
        ("mentions", QUAY, {"entity_id": "kherson", "form": "name"}, {"mention_id": "harbour:m38-42", "text": "Quay"}),
        ("quotes", BO, NEW_QUOTE, {"quote_id": "harbour:q27", "text": "Bo", "spans": [{"start": 27, "end": 29}]}),
        (
            "quotes",
            Span(ADA.start, BO.end),
            NEW_QUOTE | {"spans": [[*ADA], [*BO]]},
            {"text": "Ada Bo", "start": ADA.start, "end": BO.end, "in_headline": False},
        ),
        ("events", MEET_AGAIN, NEW_EVENT, {"event_id": "harbour:e30", "trigger": "meet", "quote_id": None}),
        (
            "event_arguments",
            MEET,
            {"role": "actor", "entity_id": "alaska"},
            {"event_id": "harbour:e7", "start": None, "end": None},
        ),
        (
            "region_control",
            IN,
            {column: value for column, value in NEW_EVENT.items() if column != "event_type"}
            | {"region_id": "kherson", "relation": "controls", "extent": "whole"},
            {"control_id": "harbour:c35-kherson", "trigger": "in", "article_id": "harbour"},
        ),
    ],
)
def test_a_row_that_is_added_has_all_columns_filled(table, span, value, derived):
    after, counts = corrected(entry("add", table, span, value=value))
    *others, row = after[table]
    assert others == ROWS[table]
    assert row.keys() == set(polars_schema(table))
    assert derived.items() <= row.items()
    assert row["rule"] == "correction"
    assert counts.added == 1
    build_tables([after], REFERENCE)


def test_a_dropped_event_takes_its_arguments_with_it():
    after, counts = corrected(entry("drop", "events", MEET, expect={"event_type": "CONSULT"}))
    assert (after["events"], after["event_arguments"]) == ([], [])
    assert counts == Counts(read=7, dropped=3)


def test_an_entity_that_only_a_dropped_row_named_leaves_the_tables():
    after, _ = corrected(
        entry("drop", "event_arguments", MEET, role="location", expect={"entity_id": "alaska"}),
    )
    assert "alaska" in build_tables([ROWS], REFERENCE)["entities"]["entity_id"]
    assert "alaska" not in build_tables([after], REFERENCE)["entities"]["entity_id"]


def test_a_quotation_can_be_dropped_and_added_anew_at_the_same_start():
    longer = Span(MEET.start, AGAIN.end)
    rows, _ = corrected(entry("add", "quotes", MEET, value=NEW_QUOTE))
    after, _ = apply(
        ARTICLE,
        rows,
        load(
            entry("drop", "quotes", MEET, expect={"quote_type": "direct"}),
            entry("add", "quotes", longer, value=NEW_QUOTE),
        ),
    )
    assert [row["text"] for row in after["quotes"]] == ["again", "meet again"]


def test_counts_add_up():
    assert sum([Counts(1, 2, 3, 4), Counts(10, 20, 30, 40)], Counts()) == Counts(11, 22, 33, 44)
