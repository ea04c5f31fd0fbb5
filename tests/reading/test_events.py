"""Events: their types, parties, arguments and order, in sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.dedicated import dedicated_type
from benchmarks.participants import participants_of
from benchmarks.tellings import tellings
from onrecord.language.words import closed_class, forms_of, verb_forms
from onrecord.reading.events.frames import (
    KINDS,
    alternatives,
    class_words,
    event_nouns,
    event_verbs,
    frames,
    light_verbs,
    read_frames,
    triggers,
)
from onrecord.schema.vocabulary import MODES, EventType, Role, Status
from tests.reading.event_sentences import SENTENCES
from tests.reading.reads import events, parties, reading, scene

ALL = [(event_type, *sentence) for event_type, sentences in SENTENCES.items() for sentence in sentences]
MUTUAL = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE")


def is_among(wanted: str, told: list[str]) -> bool:
    return any(wanted in words for words in told)


@pytest.mark.parametrize(("event_type", "text", "actor", "recipient"), ALL)
def test_what_a_sentence_is_about(event_type: str, text: str, actor: str | None, recipient: str | None) -> None:
    event = events(text)[0]
    assert dedicated_type(event) == event_type
    actors, recipients = parties(text, event, Role.ACTOR), parties(text, event, Role.RECIPIENT)
    if event_type in MUTUAL:
        actors = recipients = actors + recipients
    assert actor is None or is_among(actor, actors)
    assert recipient is None or is_among(recipient, recipients)


@pytest.mark.parametrize("event_type", EventType)
def test_every_type_has_ten_sentences(event_type: EventType) -> None:
    assert len(SENTENCES[event_type]) >= 10


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("Peru's envoy visited Chile.", "CONSULT", "visit"),
        ("The president telephoned King Harald.", "CONSULT", "phone"),
        ("Rebels shelled the port of Oran.", "ASSAULT", "heavy-weapons"),
        ("Bandits kidnapped two nurses.", "ASSAULT", "abduct"),
        ("The junta imposed a curfew in Oran.", "COERCE", "curfew"),
        ("The junta declared martial law.", "COERCE", "martial-law"),
        ("Chad expelled the Libyan ambassador.", "SANCTION", "expel"),
        ("Police are investigating the bank.", "ACCUSE", "investigate"),
        ("Miners went on strike.", "PROTEST", "strike"),
        ("Chad will not cede Oran to Mali.", "REJECT", "yield"),
        ("The minister resigned.", "RETREAT", "resign"),
        ("Chad refused to withdraw from Oran.", "REJECT", "yield"),
    ],
)
def test_modes(text: str, event_type: str, mode: str) -> None:
    assert (events(text)[0].event_type, events(text)[0].mode) == (event_type, mode)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The union strikes a deal with the firm.", ["AGREE"]),
        ("The weather improved in Oran.", []),
        ("Chad said Mali had attacked the port.", ["ASSAULT"]),
        ("After rebels attacked Oran, Chad closed its border with Mali.", ["COERCE", "ASSAULT"]),
        ("Chad, which attacked Mali in May, praised Togo.", ["SUPPORT", "ASSAULT"]),
        ("The attack on Oran angered Mali.", ["ASSAULT"]),
        ("Chad refused to meet the rebels.", ["REJECT"]),
        ("Chad dismissed the talks.", ["REJECT"]),
    ],
)
def test_the_verb_that_matters_comes_first(text: str, types: list[str]) -> None:
    assert [event.event_type for event in events(text)] == types


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad invaded Mali.", {("actor", "chad"), ("recipient", "mali"), ("location", "mali")}),
        ("Chadian troops attacked Mali.", {("actor", "chad"), ("recipient", "mali"), ("location", "mali")}),
        ("Mali was invaded by Chad.", {("actor", "chad"), ("recipient", "mali"), ("location", "mali")}),
        ("Chad met with Mali in Norway.", {("actor", "chad"), ("actor", "mali"), ("location", "norway")}),
        ("Norway gave 3 million dollars to Mali.", {("actor", "norway"), ("recipient", "mali")}),
        ("The rebels praised the villagers.", set()),
    ],
)
def test_arguments_are_the_known_among_the_parties(text: str, told: set[tuple[str, str]]) -> None:
    (event,) = events(text)
    assert {(argument.role.value, argument.entity_id) for argument in event.arguments} == told


def test_an_unnamed_actor_is_a_party_without_an_argument() -> None:
    text = "Two gunmen killed a judge."
    (event,) = events(text)
    assert parties(text, event, Role.ACTOR) == ["Two gunmen"]
    assert event.arguments == ()


def test_a_pronoun_gives_way_to_the_subject_before_it() -> None:
    text = "Togo said it had released the sailors."
    assert parties(text, events(text)[0], Role.ACTOR) == ["Togo"]


def test_a_refusal_has_occurred() -> None:
    event = events("Chad will never leave Mali.")[0]
    assert (event.event_type, event.status) == (EventType.REJECT, Status.OCCURRED)


LISTED = [frame for listed in frames().values() for frame in listed]
LEMMAS = {reading.lemma for readings in verb_forms().values() for reading in readings} | {"be", "have", "do"}


def test_the_lexicon_names_verbs_that_are_known() -> None:
    assert not ({frame.lemma for frame in LISTED} | set(light_verbs())) - LEMMAS


def test_the_lexicon_names_classes_and_modes_that_exist() -> None:
    for frame in LISTED:
        for name in (frame.object, frame.subject):
            assert name is None or all(one in KINDS or class_words(one) for one in alternatives(name))
    for entry in (*LISTED, *event_nouns().values()):
        assert entry.mode is None or (entry.event_type and entry.mode in MODES[entry.event_type])


PARTS = st.lists(st.sampled_from(["of", "on", "+aid", "<troops", ">to", "~wanted"]), max_size=5, unique=True)


@given(PARTS, PARTS)
def test_a_frame_that_adds_a_condition_demands_more(some: list[str], more: list[str]) -> None:
    longer = [*some, *(part for part in more if part not in some)]
    plain, fuller = (
        frame for parts in (some, longer) for frame in read_frames(EventType.RETREAT, None, " ".join(["leave", *parts]))
    )
    assert plain.demands < fuller.demands or len(longer) == len(some)


FRAGMENTS = st.sampled_from(
    "Chad Mali rebels said that it would attack , refused to meet talks with of the after by and who troops . “ ” will"
    " killing fighting denied stop no"
    " not not withdraw from imposed sanctions on accused urged to".split()
)


@given(st.lists(FRAGMENTS, min_size=1, max_size=25).map(" ".join))
def test_spans_lie_where_they_say(text: str) -> None:
    around = scene(text)
    told = tellings(around)
    assert sorted((telling.event for telling in told), key=lambda event: event.trigger) == [*reading(text).events]
    for telling in told:
        event = telling.event
        assert event.clause.covers(event.trigger)
        assert 0 <= event.clause.start < event.clause.end <= len(text)
        for part in participants_of(telling, around):
            assert part.span.of(text).strip() == part.span.of(text) != ""
        keys = [(argument.role, argument.entity_id) for argument in event.arguments]
        assert len(keys) == len(set(keys))


def test_a_sentence_with_all_that_a_frame_needs_may_tell_of_its_event() -> None:
    for frame in LISTED:
        if frame.event_type is None:
            continue
        beside = frozenset(min(words) for words in frame.needs)
        forms = {*forms_of(frame.lemma).values()} if frame.lemma not in AUXILIARIES else AUXILIARIES[frame.lemma]
        for form in forms:
            assert form in triggers(beside | {form})
            assert beside <= event_verbs()[frame.lemma].clues


AUXILIARIES = {verb: closed_class(verb) for verb in ("be", "have", "do")}


def test_a_sentence_without_a_word_for_an_event_tells_of_none() -> None:
    assert not triggers(frozenset("the mayor was here and has the keys to it".split()))


@pytest.mark.parametrize(
    "text",
    [
        "Attack by Smith after attack by Smith",
        "The killing by Abc of Def by Abc.",
        "An attack by the Oil and Gas Union (OGU) and OGU.",
        "A march from Kherson to a hall in Lviv in Lviv.",
    ],
)
def test_who_is_named_twice_has_a_role_once(text: str) -> None:
    for event in events(text):
        roles = [(argument.role, argument.entity_id) for argument in event.arguments]
        assert len(roles) == len(set(roles))
    assert any(event.arguments for event in events(text))
