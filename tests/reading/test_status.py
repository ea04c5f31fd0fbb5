"""Status: what happened told from what is planned, wanted, imagined, denied."""

from __future__ import annotations

import pytest

from benchmarks.dedicated import dedicated_type
from onrecord.schema.vocabulary import EventType, Status
from tests.reading.reads import reading

CASES = [
    ("Chad attacked Mali.", "attacked", "occurred"),
    ("Chad has attacked Mali.", "attacked", "occurred"),
    ("Chad is attacking Mali.", "attacking", "ongoing"),
    ("Chad will attack Mali.", "attack", "planned"),
    ("Chad said it would attack Mali.", "attack", "planned"),
    ("Chad said on Monday that it would attack Mali.", "attack", "planned"),
    ("If Mali moves, Chad would attack Mali.", "attack", "hypothetical"),
    ("Chad plans to attack Mali.", "attack", "planned"),
    ("Chad is to attack Mali.", "attack", "planned"),
    ("Chad is going to attack Mali.", "attack", "planned"),
    ("Chad is ready to attack Mali.", "attack", "planned"),
    ("Chad may attack Mali.", "attack", "hypothetical"),
    ("Chad threatened to attack Mali.", "attack", "hypothetical"),
    ("Chad should attack Mali.", "attack", "demanded"),
    ("Togo urged Chad to attack Mali.", "attack", "demanded"),
    ("Chad voiced a desire to attack Mali.", "attack", "demanded"),
    ("Chad did not attack Mali.", "attack", "negated"),
    ("Chad never attacked Mali.", "attacked", "negated"),
    ("Chad managed to attack Mali.", "attack", "occurred"),
    ("Chad left without attacking Mali.", "attacking", "negated"),
    ("Chad ended the attacks.", "attacks", "ongoing"),
    ("Chad condemned the planned attack.", "attack", "planned"),
    ("Chad fears a possible attack.", "attack", "hypothetical"),
    ("Chad planned attacks against Mali.", "attacks", "planned"),
    ("Chad shelled Oran, killing nine farmers.", "killing", "occurred"),
    ("Chad will shell Oran, killing nine farmers.", "killing", "planned"),
    ("Fighting resumed in Oran on Monday.", "Fighting", "ongoing"),
    ("Chad considered attacking Mali.", "attacking", "hypothetical"),
    ("Chad fled after attacking Mali.", "attacking", "occurred"),
    ("Guards stopped gunmen from attacking Mali.", "attacking", "negated"),
    ("Police prevented a suicide bombing in Oran.", "bombing", "negated"),
    ("No clashes were reported in Oran.", "clashes", "negated"),
    ("There were no protests in Oran.", "protests", "negated"),
    ("No one was killed in Oran.", "killed", "negated"),
    ("The blast killed no civilians.", "killed", "negated"),
    ("Chad is not only attacking Mali.", "attacking", "ongoing"),
    ("Chad has no plans to attack Mali.", "attack", "negated"),
    ("Chad denied that it had attacked Mali.", "attacked", "negated"),
    ("Chad denied attacking Mali.", "attacking", "negated"),
    ("The claim that Chad had attacked Oran on Monday was false.", "attacked", "negated"),
    ("A rumour that Chad had attacked Mali went round.", "attacked", "hypothetical"),
    ("Envoys called for a ceasefire in Oran.", "ceasefire", "demanded"),
    ("A ceasefire remains possible.", "ceasefire", "hypothetical"),
    ("The proposed ceasefire divides Oran.", "ceasefire", "hypothetical"),
    ("Hopes of a ceasefire grew.", "ceasefire", "hypothetical"),
    ("Police told of a foiled attack.", "attack", "negated"),
    ("Chad attacks Mali", "attacks", "occurred"),
    ("Chad attacks Mali.", "attacks", "ongoing"),
    ("Chad to attack Mali", "attack", "planned"),
    ("Togo urged Chad to wait and invade Mali.", "invade", "demanded"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), CASES)
def test_status(text: str, trigger: str, status: str) -> None:
    told = {event.trigger.of(text): event.status for event in reading(text).events}
    assert told.get(trigger) == status


def test_a_purpose_is_no_event() -> None:
    text = "Chad said that a swap may be necessary to end the war."
    assert "end" not in [event.trigger.of(text) for event in reading(text).events]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Chad will meet Mali.", EventType.AGREE),
        ("Chad will withdraw from Oran.", EventType.AGREE),
        ("Chad will attack Mali.", EventType.THREATEN),
        ("Chad should release the nuns.", EventType.REQUEST),
        ("Chad did not help Mali.", EventType.REJECT),
        ("Chad attacked Mali.", EventType.ASSAULT),
    ],
)
def test_dedicated_types(text: str, event_type: EventType) -> None:
    assert [dedicated_type(event) for event in reading(text).events] == [event_type]


def test_the_table_keeps_the_deed_with_its_status() -> None:
    (event,) = reading("Chad will meet Mali.").events
    assert (event.event_type, event.status) == (EventType.CONSULT, Status.PLANNED)
