"""Corrections: what a reviewer decides is what the rows say, and a decision that no longer fits stops the build."""

import copy
import json
import random
import tempfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.assembling import build_tables
from onrecord.corrections import BadCorrection, Counts, StaleCorrection, apply, load_corrections
from onrecord.language.calendar import Dated
from onrecord.language.spans import Span
from onrecord.reading.records import Argument, Control, Event, Mention, Quote, Reading
from onrecord.rows import DERIVED, article_rows, text_sha256
from onrecord.schema.models import polars_schema
from onrecord.schema.vocabulary import (
    EventType,
    Extent,
    Marks,
    MentionForm,
    QuoteType,
    Relation,
    Role,
    Status,
)
from tests.readings import ENTITY_IDS, REFERENCE, article_of, planted

ARTICLE, SPANS = article_of("Envoys meet again Ada and Bo meet in Quay".split())
ENVOYS, MEET, AGAIN, ADA, AND, BO, MEET_AGAIN, IN, QUAY = SPANS
READING = Reading(
    "harbour",
    mentions=(Mention(ENVOYS, "kremlin", MentionForm.NOMINAL, "planted"),),
    quotes=(Quote(QuoteType.INDIRECT, (AGAIN,), "planted", Marks.NONE, speaker=MEET),),
    events=(
        Event(
            EventType.CONSULT,
            MEET,
            Span(0, 17),
            Status.PLANNED,
            "planted",
            arguments=(
                Argument(Role.ACTOR, "kremlin", ENVOYS, "planted"),
                Argument(Role.LOCATION, "alaska", None, "planted"),
            ),
        ),
    ),
    controls=tuple(
        Control(
            region_id, Relation.CAPTURED, MEET, Span(0, 17), Status.OCCURRED, Extent.UNKNOWN, "planted", when=Dated()
        )
        for region_id in ("kherson", "donetsk")
    ),
)
ROWS = article_rows(ARTICLE, READING)


def toml(value):
    """The value as TOML writes it."""
    match value:
        case None:
            return '""'
        case date():
            return value.isoformat()
        case dict():
            return "{ " + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(map(toml, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def entry(action, table, span, article=ARTICLE, **keys):
    """An entry as a reviewer writes it; `keys` override what every entry has."""
    whole = {"table": table, "span": [*span], "text": span.of(article.text), "reason": "The envoy says so."} | keys
    return f"[[{action}]]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in whole.items() if value is not ...)


def load(*entries, article=ARTICLE, sha256=None):
    with tempfile.TemporaryDirectory() as folder:
        content = f'text_sha256 = "{sha256 or text_sha256(article)}"\n' + "".join(entries)
        (Path(folder) / f"{article.article_id}.toml").write_text(content, encoding="utf-8")
        return load_corrections(Path(folder), {article.article_id})[article.article_id]


def corrected(*entries):
    return apply(ARTICLE, ROWS, load(*entries))


def unordered(rows):
    return {table: sorted(map(repr, found)) for table, found in rows.items()}


@settings(deadline=None)
@given(planted())
def test_without_corrections_the_rows_are_those_that_were_read(read):
    rows = article_rows(*read)
    count = sum(len(rows[table]) for table in DERIVED)
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
    assert after["mentions"].pop(at) == row | {"entity_id": entity_id, "rule": "planted+correction"}
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


NEW_EVENT = {
    "event_type": "CONSULT",
    "start": 19,
    "end": 42,
    "status": "occurred",
    "date_precision": "unknown",
    "date_basis": "unknown",
}
NEW_QUOTE = {"quote_type": "direct", "marks": "matched", "insertions": []}


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
    assert event["rule"] == "planted+correction"


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


SET = {"expect": {"entity_id": "kremlin"}, "value": {"entity_id": "russia"}}
STALE = {
    "text that is not at the span": (
        entry("set", "mentions", ENVOYS, text="Envoy", **SET),
        "'Envoy' at [0, 6]",
        "'Envoys'",
    ),
    "a span behind the text": (
        entry("set", "mentions", Span(900, 906), text="Envoys", **SET),
        "'Envoys' at [900, 906]",
        "found ''",
    ),
    "a row that is not there": (entry("set", "mentions", AGAIN, **SET), "one row of mentions", "overlap it: none"),
    "a row beside one that is there": (
        entry("set", "mentions", Span(0, 5), **SET),
        "one row of mentions at [0, 5] 'Envoy'",
        "overlap it: harbour:m0-6",
    ),
    "the arguments of no event": (
        entry("drop", "event_arguments", Span(7, 9), expect={"role": "actor"}),
        "one row of event_arguments at [7, 9] 'me'",
        "none there",
    ),
    "two rows of region_control": (
        entry("drop", "region_control", MEET, expect={"extent": "unknown"}),
        "found 2: harbour:c7-kherson; harbour:c7-donetsk",
        "Choose by region_id.",
    ),
    "two arguments of an event": (
        entry("drop", "event_arguments", MEET, expect={"rule": "planted"}),
        "found 2: harbour:e7, actor, kremlin; harbour:e7, location, alaska",
        "Choose by role and entity_id.",
    ),
    "an expectation that does not hold": (
        entry("drop", "mentions", ENVOYS, expect={"entity_id": "kremlin", "form": "name"}),
        "expected form = 'name'",
        "found form = 'nominal' in harbour:m0-6",
    ),
    "a null that is not there": (
        entry("drop", "quotes", AGAIN, expect={"speaker_text": ""}),
        "expected speaker_text = ''",
        "found speaker_text = 'meet'",
    ),
    "a value that is there already": (
        entry("set", "mentions", ENVOYS, expect={"form": "nominal"}, value={"entity_id": "kremlin"}),
        "values that are not there yet",
        "entity_id = 'kremlin' in harbour:m0-6",
    ),
    "an added row that is there already": (
        entry("add", "mentions", ENVOYS, value={"entity_id": "russia", "form": "name"}),
        "no other row of mentions with the key harbour:m0-6",
        "one that was read or added",
    ),
    "an argument for an event that is not there": (
        entry("add", "event_arguments", MEET_AGAIN, value={"role": "actor", "entity_id": "kremlin"}),
        "an event whose trigger is [30, 34] 'meet'",
        "none among the rows",
    ),
}


@pytest.mark.parametrize(("written", "expected", "found"), STALE.values(), ids=STALE.keys())
def test_a_stale_correction_stops_the_build(written, expected, found):
    with pytest.raises(StaleCorrection) as stale:
        corrected(written)
    for part in ("harbour.toml, [[", "]] 1", expected, found, "Nothing was built."):
        assert part in str(stale.value)


def test_a_correction_of_a_text_that_has_changed_is_stale():
    with pytest.raises(StaleCorrection, match=r"harbour\.toml, text_sha256: expected the text of 'harbour'"):
        apply(ARTICLE, ROWS, load(sha256="0" * 64))


@pytest.mark.parametrize(
    "pair",
    [
        [entry("set", "mentions", ENVOYS, **SET), entry("drop", "mentions", ENVOYS, expect={"entity_id": "kremlin"})],
        [
            entry("set", "mentions", ENVOYS, **SET),
            entry("set", "mentions", ENVOYS, **SET | {"value": {"form": "name"}}),
        ],
        [
            entry("drop", "events", MEET, expect={"status": "planned"}),
            entry("drop", "event_arguments", MEET, role="actor", expect={"entity_id": "kremlin"}),
        ],
    ],
)
def test_two_entries_about_one_row_are_refused(pair):
    with pytest.raises(BadCorrection, match="a row that no other entry names"):
        corrected(*pair)


BAD = {
    "an unknown table": (entry("set", "sayings", ENVOYS, **SET), "[[set]] 1", "'sayings'"),
    "a table that has no spans of its own": (entry("set", "entities", ENVOYS, **SET), "[[set]] 1", "'entities'"),
    "no table": (entry("set", ..., ENVOYS, **SET), "[[set]] 1", "found None"),
    "a missing key": (entry("set", "mentions", ENVOYS, value={"form": "name"}), "[[set]] 1", "missing: ['expect']"),
    "an unknown key": (entry("set", "mentions", ENVOYS, note="?", **SET), "[[set]] 1", "unknown: ['note']"),
    "a key of another action": (
        entry("drop", "mentions", ENVOYS, **SET),
        "[[drop]] 1",
        "unknown: ['value']",
    ),
    "a key of another table": (
        entry("set", "mentions", ENVOYS, region_id="kherson", **SET),
        "[[set]] 1",
        "unknown: ['region_id']",
    ),
    "an empty reason": (entry("set", "mentions", ENVOYS, reason=" ", **SET), "[[set]] 1", "`reason` that is not empty"),
    "a text that is none": (entry("set", "mentions", ENVOYS, text=7, **SET), "[[set]] 1", "`text` that is not empty"),
    "a span that runs backwards": (
        entry("set", "mentions", Span(6, 0), text="Envoys", **SET),
        "[[set]] 1, span",
        "found [6, 0]",
    ),
    "an unknown column": (
        entry("set", "mentions", ENVOYS, expect={"speaker": "x"}, value={"form": "name"}),
        "[[set]] 1, expect",
        "['speaker']",
    ),
    "an empty value": (entry("set", "mentions", ENVOYS, **SET | {"value": {}}), "[[set]] 1, value", "found none"),
    "an empty expectation": (entry("drop", "mentions", ENVOYS, expect={}), "[[drop]] 1, expect", "found none"),
    "an expectation that is no table": (entry("drop", "mentions", ENVOYS, expect=7), "[[drop]] 1, expect", "found 7"),
    "a value outside the vocabulary": (
        entry("set", "mentions", ENVOYS, **SET | {"value": {"form": "nickname"}}),
        "[[set]] 1, value, form",
        "one of name, nominal, pronoun, found 'nickname'",
    ),
    "a value of another type": (
        entry("set", "events", MEET, expect={"status": "planned"}, value={"date_start": "2031-05-02"}),
        "[[set]] 1, value, date_start",
        "of the type Date, found '2031-05-02'",
    ),
    "a time for a date": (
        entry("set", "events", MEET, expect={"status": "planned"}, value={"date_start": datetime(2031, 5, 2)}),
        "[[set]] 1, value, date_start",
        "of the type Date, found datetime",
    ),
    "truth for a number": (
        entry("set", "events", MEET, expect={"status": "planned"}, value={"start": True}),
        "[[set]] 1, value, start",
        "of the type Int64, found True",
    ),
    "null where there must be a value": (
        entry("set", "mentions", ENVOYS, **SET | {"value": {"entity_id": ""}}),
        "[[set]] 1, value",
        "null for ['entity_id']",
    ),
    "a column that follows from others": (
        entry("set", "mentions", ENVOYS, **SET | {"value": {"text": "Envoy", "end": 5}}),
        "[[set]] 1, value",
        "['end', 'text']",
    ),
    "the rule": (entry("set", "mentions", ENVOYS, **SET | {"value": {"rule": "mine"}}), "[[set]] 1, value", "['rule']"),
    "an added row that lacks a column": (
        entry("add", "mentions", QUAY, value={"form": "name"}),
        "[[add]] 1, value",
        "no ['entity_id']",
    ),
    "a quotation without pieces": (
        entry("set", "quotes", AGAIN, expect={"marks": "none"}, value={"spans": []}),
        "[[set]] 1, value, spans",
        "found []",
    ),
    "pieces that do not fill the span": (
        entry("add", "quotes", ADA, value=NEW_QUOTE | {"spans": [[*BO]]}),
        "[[add]] 1, value, spans",
        "27",
    ),
    "an entry between single brackets": ("[set]\ntable = 'mentions'\n", "harbour.toml", "double brackets"),
    "an unknown action": ("[[move]]\ntable = 'mentions'\n", "harbour.toml", "unknown: ['move']"),
    "what is not TOML": ("[[set]]\ntable = \n", "harbour.toml", "(at line 3"),
}


@pytest.mark.parametrize(("written", "where", "found"), BAD.values(), ids=BAD.keys())
def test_a_correction_that_is_written_wrong_is_refused_on_loading(written, where, found):
    with pytest.raises(BadCorrection) as bad:
        load(written)
    for part in ("harbour.toml", where, found, "Nothing was built."):
        assert part in str(bad.value)


def test_corrections_of_no_article_are_refused(tmp_path):
    (tmp_path / "elsewhere.toml").write_text(f'text_sha256 = "{"0" * 64}"\n', encoding="utf-8")
    with pytest.raises(BadCorrection, match=r"elsewhere\.toml: expected an article 'elsewhere', found none"):
        load_corrections(tmp_path, {"harbour"})


@pytest.mark.parametrize(
    ("content", "found"), [(b"", "missing: ['text_sha256']"), (b"text_sha256 = 7", "found 7"), (b"\xff", "utf-8")]
)
def test_a_file_of_corrections_that_cannot_be_read_is_refused(tmp_path, content, found):
    (tmp_path / "harbour.toml").write_bytes(content)
    with pytest.raises(BadCorrection) as bad:
        load_corrections(tmp_path, {"harbour"})
    assert found in str(bad.value)


def test_a_folder_that_is_not_there_is_refused_and_an_empty_one_holds_no_corrections(tmp_path):
    assert load_corrections(tmp_path, {"harbour"}) == {}
    with pytest.raises(BadCorrection, match="expected the folder of the corrections, found none"):
        load_corrections(tmp_path / "missing", {"harbour"})


def test_the_corrections_that_come_with_the_project_are_about_its_articles():
    dataset = Path(__file__).parents[1] / "dataset"
    load_corrections(dataset / "corrections", {file.stem for file in (dataset / "articles").glob("*.toml")})
