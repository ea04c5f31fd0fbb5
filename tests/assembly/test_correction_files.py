"""A file of corrections that is written wrong is refused, with the entry that is to be mended."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.assembly.corrections import BadCorrection, load_corrections
from onrecord.language.spans import Span
from tests.assembly.entries import ADA, AGAIN, ARTICLE, BO, ENVOYS, MEET, NEW_QUOTE, QUAY, SET, entry, load, toml

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
    dataset = Path(__file__).parents[2] / "dataset"
    load_corrections(dataset / "corrections", {file.stem for file in (dataset / "articles").glob("*.toml")})


ODD = [
    None,
    True,
    0,
    -1,
    1.5,
    10**30,
    "",
    "x",
    "\x1b[2J\n::error::x",
    [],
    [True, 5],
    [[0, 3]],
    [0, 10**30],
    {},
    {"x": 1},
]
ENTRIES = [
    ("set", "mentions", ENVOYS, SET),
    ("add", "quotes", QUAY, {"value": NEW_QUOTE | {"spans": [[*QUAY]], "said_on": date(2025, 1, 1)}}),
    ("drop", "event_arguments", MEET, {"expect": {"start": 0}, "role": "actor", "entity_id": "kremlin"}),
]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(ENTRIES), st.data())
def test_an_entry_with_any_value_changed_is_loaded_or_refused(written, data):
    action, table, span, keys = written
    whole = {"table": table, "span": [*span], "text": span.of(ARTICLE.text), "reason": "It says so."} | keys
    key = data.draw(st.sampled_from(sorted(whole)))
    inner = whole[key]
    if isinstance(inner, dict) and data.draw(st.booleans()):
        whole[key] = inner | {data.draw(st.sampled_from([*sorted(inner), "x"])): data.draw(st.sampled_from(ODD))}
    else:
        whole[key] = data.draw(st.sampled_from(ODD))
    try:
        load(f"[[{action}]]\n" + "".join(f"{name} = {toml(value)}\n" for name, value in whole.items()))
    except BadCorrection as error:
        check_message(error)


def check_message(error):
    assert str(error).isprintable()
    assert len(str(error)) < 1500


@pytest.mark.parametrize("content", ["a = " + "[" * 100_000, "a = " + "9" * 5000, 'a = "\\ud800"'])
def test_what_python_cannot_read_of_toml_is_refused(tmp_path, content):
    (tmp_path / "harbour.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BadCorrection):
        load_corrections(tmp_path, {"harbour"})
