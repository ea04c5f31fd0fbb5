"""How often rules are right: rows are judged as the metrics of their gold count, and counted by rule and corpus."""

import json

import pytest

from benchmarks.files import BadRows, write_rows
from benchmarks.metrics.attribution import Document, judged_direct
from benchmarks.metrics.entities import judged_links, judged_names
from benchmarks.metrics.news import is_control, is_party, judged_events, judged_quotes, worded_alike
from benchmarks.metrics.places import judged_toponyms
from benchmarks.rules import GOLDS, measure, record_text
from onrecord.reading.precision import measured
from onrecord.reading.register import REGISTER
from tests.benchmarks.test_commands import GOLD
from tests.benchmarks.worked import (
    HARBOUR_GOLD,
    HARBOUR_READ,
    JOURNEY_FIGURES,
    JOURNEY_GOLD,
    JOURNEY_READ,
    SPEECH,
    SPEECH_GOLD,
    SPEECH_READ,
    TASKS,
)
from tests.shipped import shipped

TEXT = "“We won,” said Ann Lee. Rebels killed two guards in Goma. “No,” she said. Rebels hold Goma."


def at(words):
    return [TEXT.index(words), TEXT.index(words) + len(words)]


NEWS = {
    "doc": "goma",
    "text": TEXT,
    "published_on": "2025-07-02",
    "optional": [at("“No,” she said.")],
    "quotes": [{"kind": "direct", "content": [at("We won,")], "speaker": at("Ann Lee"), "nested": False}],
    "events": [
        {"types": ["ASSAULT"], "trigger": at("killed"), "evidence": at("Rebels killed two guards in Goma")}
        | {"places": ["Goma"], "actors": ["the rebels"], "recipients": ["two guards"]}
    ],
    "control": [{"region": "Goma", "holder": "rebels", "relation": "controls", "status": "ongoing"}],
}


def share(verdicts):
    told = [right for _, right in verdicts]
    return sum(told) / len(told)


def test_the_share_of_right_rows_is_the_precision_of_the_metric():
    figures = TASKS["entities"].figures([HARBOUR_GOLD], [HARBOUR_READ])
    assert share(judged_names(HARBOUR_GOLD, HARBOUR_READ["mentions"])) == figures["names.exact_type.p"]
    assert share(judged_toponyms(JOURNEY_GOLD["toponyms"], JOURNEY_READ["toponyms"])) == JOURNEY_FIGURES["e2e.p"]


def test_a_direct_quotation_is_right_segment_by_segment():
    document, gold, told = Document(SPEECH), SPEECH_GOLD["attributions"], SPEECH_READ["attributions"]
    # “Rain is coming,” has the mayor and “Bring boats.” the farmers; the gold has “will hold” inside mixed content.
    assert dict(judged_direct(document, gold, told)) == {0: True, 1: False}
    (both,) = [told[0] | {"content": [*told[0]["content"], *told[1]["content"]]}]
    assert dict(judged_direct(document, gold, [both])) == {0: True}


def test_a_pronoun_is_right_whose_entity_has_the_names_of_its_chain():
    people = GOLD["entities"]
    told = [mention | {"entity_id": "silva"} for mention in people["mentions"]]
    assert [right for _, right in judged_links(people, told)] == [True]
    (named, _, again), other = people["mentions"], {"chain": "other", "form": "pronoun"}
    wrong = people | {"mentions": [named, people["mentions"][1] | other, again]}
    assert [right for _, right in judged_links(wrong, told)] == [False]


def quote(*pieces, speaker):
    return {"content": [at(piece) for piece in pieces], "speaker": at(speaker) if speaker else None}


@pytest.mark.parametrize(
    ("told", "right"),
    [
        (quote("We won,", speaker="Ann Lee"), True),
        (quote("“We won,”", speaker="Lee"), True),  # its marks are no letters
        (quote("We won,", speaker=None), False),
        (quote("We won,", speaker="she"), False),
        (quote("“We won,” said", speaker="Ann Lee"), False),
        (quote("We won,", "killed", speaker="Ann Lee"), False),
    ],
)
def test_a_quotation_is_right_in_its_bounds_and_by_its_speaker(told, right):
    assert list(judged_quotes(NEWS, [told])) == [(0, right)]


def test_what_is_optional_or_nested_counts_neither_way():
    assert list(judged_quotes(NEWS, [quote("No,", speaker="she")])) == []
    nested = NEWS | {"quotes": [{**NEWS["quotes"][0], "nested": True}]}
    assert list(judged_quotes(nested, [quote("We won,", speaker="Ann Lee")])) == []
    assert list(judged_events(NEWS, [{"type": "REJECT", "trigger": at("she")}])) == []


def test_an_event_of_the_gold_makes_one_row_right():
    event = {"type": "ASSAULT", "trigger": at("guards")}
    exact = {"type": "ASSAULT", "trigger": at("killed")}
    told = [event, exact, {"type": "COERCE", "trigger": at("killed")}]
    assert [meant is not None for _, meant in judged_events(NEWS, told)] == [False, True, False]
    assert [meant is not None for _, meant in judged_events(NEWS, [event])] == [True]


@pytest.mark.parametrize(
    ("role", "words", "right"),
    [("actor", "soldiers", False), ("actor", "rebels", True), ("location", "goma", True), ("recipient", "Goma", False)],
)
def test_a_party_is_right_in_its_role(role, words, right):
    assert is_party(NEWS["events"][0], role, [words]) == right


def test_wordings_are_alike_by_a_word_of_their_own():
    assert worded_alike("The Rebels", "rebels of the north")
    assert worded_alike("two police officers", "Officer")
    assert worded_alike("government forces", "the forces")
    assert not worded_alike("government forces", "Sudanese forces")
    assert not worded_alike("the army", "the police")


def test_control_is_right_of_region_holder_and_kind():
    told = {"region": ["Goma"], "holder": ["Rebels"], "relation": "captured", "status": "occurred"}
    assert is_control(NEWS, told)
    for wrong in ({"region": ["Bukavu"]}, {"holder": []}, {"relation": "left"}, {"status": "planned"}):
        assert not is_control(NEWS, told | wrong)


@pytest.fixture
def bench(tmp_path):
    rows = {"news": NEWS, "PolNeAR": GOLD["attribution"], "PLOVER": GOLD["events"], "GUM": GOLD["entities"]}
    for gold in GOLDS:
        (tmp_path / gold.path).parent.mkdir(exist_ok=True)
        write_rows(tmp_path / gold.path, [rows.get(gold.corpus, GOLD["places"])])
    return tmp_path


def test_every_row_that_a_gold_judges_is_counted_by_its_rule(bench):
    tally = measure(bench, shipped())
    record = json.loads(record_text(tally))
    assert record["texts"] == {"news": 2, "PolNeAR": 2, "PLOVER": 1, "TR-News": 1, "LGL": 1, "GUM": 1}
    assert record.keys() == measured()._asdict().keys()
    assert record["reader"].keys() == measured().reader.keys()
    counts = record["counts"]
    assert list(counts) == sorted(counts)
    assert {rule.partition("/")[0] for rule in counts} <= REGISTER.keys()
    assert counts["quotes.inverted-cue"] == {"news": [2, 2], "PolNeAR": [2, 2]}
    assert counts["events.assault/kill"] == {"news": [2, 2]}
    assert [by["TR-News"] for by in counts.values() if "TR-News" in by] == [[1, 1]]
    assert {corpus for by in counts.values() for corpus in by} == set(record["texts"])


def test_a_row_that_is_wrong_is_kept_with_the_words_around_it(bench):
    write_rows(bench / GOLDS[0].path, [NEWS | {"events": []}])
    tally = measure(bench, shipped())
    assert tally.counts()["events.assault/kill"] == {"news": (1, 2)}
    assert "Rebels [killed] two guards" in tally.wrong["events.assault/kill"]


def test_a_folder_without_all_gold_is_refused(bench):
    (bench / GOLDS[-1].path).write_text("{}\n")
    with pytest.raises(BadRows, match="gum_news"):
        measure(bench, shipped())
