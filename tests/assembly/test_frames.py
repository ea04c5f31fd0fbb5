"""From readings to tables: the span law, the order of things, and which entities and regions are there."""

import hashlib
import struct
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from onrecord.assembly.frames import READ, build_tables
from onrecord.assembly.rows import article_rows, completed
from onrecord.language.spans import Span
from onrecord.reading.records import Mention, Quote, Reading
from onrecord.reference import Entity, ancestors
from onrecord.schema import TABLE_NAMES
from onrecord.schema.columns import DERIVED
from onrecord.schema.models import MODELS, polars_schema
from onrecord.schema.validation import structure, within
from onrecord.schema.vocabulary import EntityBasis, EntityType, Marks, MentionForm, QuoteType, RegionType
from tests.readings import DAY, MONTH, REFERENCE, article_of, planted

pytestmark = pytest.mark.slow

TEXTS = {
    "mentions": [("text", "start", "end")],
    "quotes": [("speaker_text", "speaker_start", "speaker_end"), ("cue", "cue_start", "cue_end")],
    "events": [("trigger", "trigger_start", "trigger_end")],
    "region_control": [("trigger", "trigger_start", "trigger_end")],
}


@given(planted())
def test_a_row_has_exactly_the_columns_of_its_table(read):
    for table, rows in article_rows(*read).items():
        for row in rows:
            assert row.keys() == set(polars_schema(table))


@settings(deadline=None)
@given(planted())
def test_texts_are_what_the_article_has_at_their_spans(read):
    article, reading = read
    tables = build_tables([article_rows(article, reading)], REFERENCE)
    for table, texts in TEXTS.items():
        for row in tables[table].iter_rows(named=True):
            for text, start, end in texts:
                assert row[text] == (None if row[start] is None else article.text[row[start] : row[end]])
    for row in tables["quotes"].iter_rows(named=True):
        assert row["text"] == " ".join(article.text[piece["start"] : piece["end"]] for piece in row["spans"])
        assert (row["start"], row["end"]) == (row["spans"][0]["start"], row["spans"][-1]["end"])


@given(planted())
def test_every_record_becomes_one_row_with_its_values(read):
    article, reading = read
    rows = article_rows(article, reading)
    assert [(row["start"], row["entity_id"], row["form"]) for row in rows["mentions"]] == [
        (mention.span.start, mention.entity_id, mention.form) for mention in reading.mentions
    ]
    assert [row["quote_id"] for row in rows["quotes"]] == [f"harbour:q{q.span.start}" for q in reading.quotes]
    assert [(row["event_id"], row["date_start"]) for row in rows["events"]] == [
        (f"harbour:e{event.trigger.start}", event.when.start) for event in reading.events
    ]
    assert len(rows["event_arguments"]) == sum(len(event.arguments) for event in reading.events)
    assert [row["control_id"] for row in rows["region_control"]] == [
        f"harbour:c{control.trigger.start}-{control.region_id}" for control in reading.controls
    ]


@settings(deadline=None, max_examples=30)
@given(planted())
def test_tables_of_a_sound_reading_keep_the_contract_of_each_table(read):
    tables = build_tables([article_rows(*read)], REFERENCE)
    assert tuple(tables) == TABLE_NAMES
    for table, frame in tables.items():
        assert [*structure(table, frame), *within(table, MODELS[table], frame.with_row_index("row"), {})] == []


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcde"), unique=True, min_size=2).flatmap(lambda ids: st.tuples(*map(planted, ids))))
def test_the_order_of_the_articles_does_not_matter(reads):
    rows = [article_rows(*read) for read in reads]
    forward, backward = build_tables(rows, REFERENCE), build_tables(rows[::-1], REFERENCE)
    for table in TABLE_NAMES:
        assert_frame_equal(forward[table], backward[table])


@settings(deadline=None)
@given(planted("first"), planted("second"))
def test_another_article_changes_no_row_of_this_one(first, second):
    alone = build_tables([article_rows(*first)], REFERENCE)
    together = build_tables([article_rows(*second), article_rows(*first)], REFERENCE)
    for table in TABLE_NAMES:
        lone, joint = (tables[table] for tables in (alone, together))
        if table == "regions":  # whether a region is named is said of all articles together
            lone, joint = lone.drop("named"), joint.drop("named")
        assert set(map(str, lone.rows())) <= set(map(str, joint.rows()))


@settings(deadline=None)
@given(planted())
def test_entities_are_those_that_are_named_and_the_regions_around_them(read):
    tables = build_tables([article_rows(*read)], REFERENCE)
    naming = {"entity_id", "region_id", "holder_id", "counterpart_id", "speaker_id", "via_id", "attributed_to_id"}
    named = {
        entity_id
        for table in TABLE_NAMES
        if table not in ("entities", "regions")
        for column in naming.intersection(tables[table].columns)
        for entity_id in tables[table][column]
    } - {None}
    around = {
        region.region_id
        for entity_id in named & REFERENCE.regions.keys()
        for region in ancestors(entity_id, REFERENCE.regions)
    }
    assert set(tables["entities"]["entity_id"]) == named | around
    places = tables["entities"].filter(pl.col("entity_type").is_in(["country", "region"]))
    assert set(tables["regions"]["region_id"]) == set(places["entity_id"])
    assert set(tables["regions"]["parent_id"].drop_nulls()) <= set(tables["regions"]["region_id"])


@given(planted())
def test_derived_columns_are_filled_in_whatever_stood_there(read):
    article, reading = read
    for table, derived in DERIVED.items():
        for row in article_rows(article, reading)[table]:
            assert completed(article, table, row | dict.fromkeys(derived, "wrong")) == row


def test_the_article_row_measures_the_text_and_not_its_bytes():
    article, _ = article_of(["Über", "die", "Brücke", "ging\u00a0😀", "wer?"])
    (row,) = article_rows(article, Reading("harbour"))["articles"]
    assert row["headline"] == "Über die Brücke"
    assert row["char_count"] == 28
    assert row["word_count"] == 6
    assert row["text_sha256"] == hashlib.sha256(article.text.encode("utf-8")).hexdigest()


def test_a_mention_in_the_headline_says_so():
    article, spans = article_of("Harbour strike ends Harbour reopens today".split())
    reading = Reading(
        "harbour",
        mentions=tuple(Mention(span, "alaska", MentionForm.NAME, "names.age") for span in (spans[0], spans[3])),
    )
    assert [row["in_headline"] for row in article_rows(article, reading)["mentions"]] == [True, False]


@pytest.mark.parametrize(("dated", "said_on"), [(DAY, DAY.start), (MONTH, None), (replace(DAY, end=None), None)])
def test_said_on_is_given_only_where_the_day_is_known(dated, said_on):
    article, spans = article_of(["a"] * 6)
    quote = Quote(QuoteType.INDIRECT, (spans[4],), "names.age", Marks.NONE, said_on=dated)
    (row,) = article_rows(article, Reading("harbour", quotes=(quote,)))["quotes"]
    assert row["said_on"] == said_on
    assert (row["said_on_basis"] is None) == (said_on is None)


def test_quotations_refer_to_each_other_by_id():
    article, spans = article_of(["a"] * 6)
    quote = Quote(
        QuoteType.INDIRECT, (spans[4],), "names.age", Marks.NONE, repeats=spans[5].start, within=spans[0].start
    )
    (row,) = article_rows(article, Reading("harbour", quotes=(quote,)))["quotes"]
    assert (row["repeats_id"], row["within_id"]) == (f"harbour:q{spans[5].start}", "harbour:q0")


def test_a_place_known_by_name_only_is_a_region_of_which_nothing_else_is_known():
    article, spans = article_of(["a"] * 6)
    known = Entity("harbour:saltmarsh", "Saltmarsh", EntityType.REGION, EntityBasis.ARTICLE)
    unnamed = known._replace(entity_id="harbour:elsewhere")
    mention = Mention(spans[0], known.entity_id, MentionForm.NAME, "names.age")
    reading = Reading("harbour", entities=(known, unnamed), mentions=(mention,))
    (row,) = build_tables([article_rows(article, reading)], REFERENCE)["regions"].to_dicts()
    assert (row["region_id"], row["name"], row["region_type"]) == ("harbour:saltmarsh", "Saltmarsh", RegionType.OTHER)
    assert (row["claimed_by"], row["named"]) == ([], True)
    others = row.keys() - {"region_id", "name", "region_type", "claimed_by", "named"}
    assert not any(row[name] is not None for name in others)


def test_geometry_is_the_point_of_the_coordinates():
    article, spans = article_of(["a"] * 6)
    reading = Reading("harbour", mentions=(Mention(spans[0], "kherson", MentionForm.NAME, "names.age"),))
    regions = build_tables([article_rows(article, reading)], REFERENCE)["regions"]
    assert regions["region_id"].to_list() == ["eastern-europe", "europe", "kherson", "kherson-oblast", "ukraine"]
    for row in regions.iter_rows(named=True):
        point = None if row["geometry"] is None else struct.unpack("<BIdd", row["geometry"])
        assert point == (None if row["latitude"] is None else (1, 1, row["longitude"], row["latitude"]))


@pytest.mark.parametrize(("column", "value"), [("form", "nickname"), ("start", 1.5), ("rule", 7)])
def test_a_value_of_another_type_is_refused_and_not_made_null(column, value):
    article, _ = article_of(["a"] * 6)
    reading = Reading("harbour", mentions=(Mention(Span(0, 1), "alaska", MentionForm.NAME, "names.age"),))
    rows = article_rows(article, reading)
    rows["mentions"][0][column] = value
    with pytest.raises((TypeError, pl.exceptions.PolarsError)):
        build_tables([rows], REFERENCE)


def test_no_articles_give_empty_tables_with_all_columns():
    for table, frame in build_tables([], REFERENCE).items():
        assert frame.is_empty() == (table in READ)
        assert frame.schema == polars_schema(table)
