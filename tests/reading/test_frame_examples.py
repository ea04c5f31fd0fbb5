"""Frames with a condition: each is proved by a text of its own, and one with its verb that it leaves alone."""

from __future__ import annotations

import pytest

from onrecord.language.words import closed_class, verb_forms
from onrecord.reading.events.entries import entries, frame_name, is_conditional, listed_frames, verbs_of
from onrecord.reading.events.examples import Proof, proofs, proofs_of
from onrecord.reading.events.verb_rules import VERBS
from onrecord.reading.lexicon import lexicon
from tests.reading.rule_rows import rows

WRITTEN = {
    VERBS[entry.event_type].row_id(frame_name(entry.written)): entry.written
    for entry in entries("verbs")
    if is_conditional(entry.written)
}
PROOFS = pytest.mark.parametrize(("row", "proof"), proofs().items(), ids=proofs())


def told_by_verbs(text: str) -> list[str]:
    """The rules of the events that verbs of a text tell."""
    found = [row.rule for row in rows(text) if row.rule.startswith("events.")]
    return [rule for rule in found if not rule.partition("/")[0].endswith("-noun")]


def lemmas(text: str) -> set[str]:
    """The base forms of all that may be a verb in a text."""
    words = text.lower().rstrip(".").split()
    auxiliaries = {verb for verb in ("be", "have", "do") for word in words if word in closed_class(verb)}
    return {reading.lemma for word in words for reading in verb_forms().get(word, ())} | auxiliaries


def test_every_frame_with_a_condition_has_its_own_example_and_nothing_else_has() -> None:
    assert proofs().keys() == WRITTEN.keys()
    assert [f"{rule.rule_id}/{name}" for rule in VERBS.values() for name in proofs_of(rule)] == list(WRITTEN)


@PROOFS
def test_an_example_is_read_by_its_frame_and_no_other(row: str, proof: Proof) -> None:
    assert told_by_verbs(proof.example) == [row]


@PROOFS
def test_a_counter_example_has_the_verb_and_is_not_read_by_the_frame(row: str, proof: Proof) -> None:
    verbs = {verb.split()[0] for verb in verbs_of(WRITTEN[row])}
    assert verbs & lemmas(proof.counter_example)
    assert row not in told_by_verbs(proof.counter_example)


def test_no_text_serves_two_frames() -> None:
    texts = [text for proof in proofs().values() for text in proof]
    assert len(set(texts)) == len(texts)


PHRASES = {
    "meet/hit/miss +standards": "The governor met the target.",
    "release/shoot/launch/deliver/offer/sign/hail +works": "The army released a statement.",
    "plead guilty": "The minister pleaded guilty.",
    "come under fire": "The minister came under fire from voters.",
    "charge +fees": "The ministry charged the doctors a fee.",
    "sign up": "The senator signed up for the newsletter.",
    "sign off": "The governor signed off at midnight.",
    "storm out": "The minister stormed out.",
    "storm off": "The minister stormed off.",
    "speak_to/talk_to/brief +press": "The minister briefed government reporters.",
    "kill/attack/scrap/shoot_down/sink +ideas": "The senate killed the bill.",
    "fight/battle/attack +ills": "The troops battled the blaze.",
    "strike +balance": "The government struck a balance.",
    "meet with +hardship": "The government met with resistance.",
    "bombard with": "Reporters bombarded the minister with questions.",
    "invade +privacy": "The police invaded her privacy.",
    "raise +funds": "The party raised money for troops.",
    "hold/host/attend/give/schedule/have +press": "The minister held a press briefing.",
    "fire +questions": "The officer fired questions at the guards.",
    "withdraw +cash": "The minister withdrew money from the bank.",
    "annul +marriage": "The court annulled the marriage.",
}


def test_each_phrase_that_tells_of_nothing_has_a_text() -> None:
    assert listed_frames(lexicon("events/plover")["nothing"]) == list(PHRASES)


@pytest.mark.parametrize("text", PHRASES.values())
def test_a_phrase_that_tells_of_nothing_gives_no_event(text: str) -> None:
    assert told_by_verbs(text) == []
