"""The rules for events that nouns tell: by themselves, one rule a type of PLOVER, or as the object of a light verb."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.reading.events.entries import names_of
from onrecord.reading.events.verb_rules import MANUAL
from onrecord.reading.rule import Example, Rule
from onrecord.schema.vocabulary import EventType


def _nouns(event_type: EventType, names: str, examples: tuple[Example, ...], counter_examples: tuple[str, ...]) -> Rule:
    """The rule of a type; its sentence says what its nouns name."""
    return Rule(
        f"events.{event_type.lower()}-noun",
        f"A noun that names {names}, as the head of its phrase, where no verb of the sentence tells of the same kind.",
        examples,
        counter_examples,
        MANUAL,
        names_of("nouns", event_type),
    )


NOUNS: Mapping[EventType, Rule] = {
    EventType.AGREE: _nouns(
        EventType.AGREE,
        "an agreement",
        (
            Example("The accord between the two ports lasted nine years.", ("accord",)),
            Example("An agreement on fishing rights is near.", ("agreement",)),
        ),
        (
            "The agreement text was lost in Oran.",
            "Togo and Benin reached an agreement on fishing rights.",
        ),
    ),
    EventType.CONSULT: _nouns(
        EventType.CONSULT,
        "a meeting, a visit or talks",
        (
            Example("The talks in Oran ended without a deal.", ("talks",)),
            Example("His visits to the village were short.", ("visits",)),
        ),
        (
            "The meeting room in Oran was locked.",
            "Ministers met for talks in Oran.",
        ),
    ),
    EventType.SUPPORT: _nouns(
        EventType.SUPPORT,
        "an endorsement or a ratification",
        (
            Example("The ratification of the fishing treaty took nine years.", ("ratification",)),
            Example("Her endorsement came a day late.", ("endorsement",)),
        ),
        (
            "The endorsement contract with a shoe maker ran out.",
            "Peru welcomed the ratification of the fishing treaty.",
        ),
    ),
    EventType.CONCEDE: _nouns(
        EventType.CONCEDE,
        "an apology, a pardon or a concession",
        (
            Example("The apology came a day late.", ("apology",)),
            Example("An amnesty for deserters divided Asmara.", ("amnesty",)),
        ),
        (
            "The concession stand at the stadium sold out.",
            "The mayor apologized, and the apology was printed.",
        ),
    ),
    EventType.COOPERATE: _nouns(
        EventType.COOPERATE,
        "joint work or an extradition",
        (
            Example("Cooperation between the two ports is rare.", ("Cooperation",)),
            Example("The extradition of the banker took a year.", ("extradition",)),
        ),
        (
            "The extradition judge fell ill.",
            "The ports cooperate, but their cooperation is slow.",
        ),
    ),
    EventType.AID: _nouns(
        EventType.AID,
        "an airlift or a bailout",
        (
            Example("The airlift of flour took a week.", ("airlift",)),
            Example("A bailout for the airline is near.", ("bailout",)),
        ),
        (
            "The airlift crew slept in Nairobi.",
            "Japan donated flour, and the airlift took a week.",
        ),
    ),
    EventType.RETREAT: _nouns(
        EventType.RETREAT,
        "a withdrawal, a disarmament, a ceasefire or a resignation",
        (
            Example("The ceasefire lasted nine days.", ("ceasefire",)),
            Example("Her resignation surprised the club.", ("resignation",)),
        ),
        (
            "The resignation letter was short.",
            "The marines withdrew, and the pullout surprised the town.",
        ),
    ),
    EventType.REQUEST: _nouns(
        EventType.REQUEST,
        "an appeal or a plea",
        (
            Example("The plea came from a camp in Chad.", ("plea",)),
            Example("An appeal for blood donors filled the radio.", ("appeal",)),
        ),
        (
            "The appeal court sat in Cape Town.",
            "Doctors urged calm, and their plea was heard.",
        ),
    ),
    EventType.ACCUSE: _nouns(
        EventType.ACCUSE,
        "an accusation, criticism, an inquiry or a lawsuit",
        (
            Example("The lawsuit against the mine lasted a year.", ("lawsuit",)),
            Example("Criticism of the dam grew in Laos.", ("Criticism",)),
        ),
        (
            "The investigation unit moved to Laos.",
            "Chile condemned the raid in spite of criticism at home.",
        ),
    ),
    EventType.REJECT: _nouns(
        EventType.REJECT,
        "a veto, a refusal or a rejection",
        (
            Example("The veto surprised the council.", ("veto",)),
            Example("Her refusal cost the club a title.", ("refusal",)),
        ),
        (
            "The veto power of the council is old.",
            "The club rejected the bid, and the refusal hurt.",
        ),
    ),
    EventType.THREATEN: _nouns(
        EventType.THREATEN,
        "a threat, a warning or an ultimatum",
        (
            Example("The ultimatum expires at noon.", ("ultimatum",)),
            Example("Threats against the judge came by post.", ("Threats",)),
        ),
        (
            "The warning lights on the pier failed.",
            "The general threatened the judge, and the threats came by post.",
        ),
    ),
    EventType.PROTEST: _nouns(
        EventType.PROTEST,
        "a demonstration, a riot or a walkout",
        (
            Example("A protest in Dakar drew thousands.", ("protest",)),
            Example("The sit-in at the ministry lasted until dawn.", ("sit-in",)),
        ),
        (
            "The rally driver came from Finland.",
            "Students marched through Dakar, and the march was loud.",
        ),
    ),
    EventType.SANCTION: _nouns(
        EventType.SANCTION,
        "sanctions, an embargo, an expulsion or a conviction",
        (
            Example("The embargo lasted nine years.", ("embargo",)),
            Example("The conviction of the banker came late.", ("conviction",)),
        ),
        (
            "The sanctions committee sat in Lima.",
            "The court sentenced the banker after his conviction.",
        ),
    ),
    EventType.MOBILIZE: _nouns(
        EventType.MOBILIZE,
        "a mobilization or a deployment",
        (
            Example("The deployment of the brigade took a week.", ("deployment",)),
            Example("Mobilization in the north is slow.", ("Mobilization",)),
        ),
        (
            "The deployment order was lost.",
            "Ethiopia deployed a brigade, and the deployment took a week.",
        ),
    ),
    EventType.COERCE: _nouns(
        EventType.COERCE,
        "an arrest, a crackdown, a curfew or a deportation",
        (
            Example("The arrest of the editor angered Tunis.", ("arrest",)),
            Example("The curfew in Jos began at dusk.", ("curfew",)),
        ),
        (
            "The arrest warrant was lost in Tunis.",
            "Police arrested the editor, and the arrest angered Tunis.",
        ),
    ),
    EventType.ASSAULT: _nouns(
        EventType.ASSAULT,
        "an attack, a battle, a bombing, a killing or an abduction",
        (
            Example("The ambush on the convoy lasted an hour.", ("ambush",)),
            Example("The shelling near Kadugli went on all night.", ("shelling",)),
        ),
        (
            "The battle museum in Hanoi is free.",
            "Gunmen killed a guard near Juba, and the killing shocked the town.",
        ),
    ),
}
"""The rule of each type that has such nouns."""

LIGHT_VERB = Rule(
    "events.light-verb",
    "A verb that leaves it to its object to say what happens, and a noun as its object that names an event.",
    (
        Example("Gunmen carried out an ambush near Jos.", ("ambush",)),
        Example("The governor gave a pledge to the fishermen.", ("pledge",)),
    ),
    (
        "The shipyard carried out a repair near Jos.",
        "The governor missed the ambush.",
    ),
    MANUAL,
    names_of("nouns", *EventType) | names_of("light", *EventType),
)
RULES = (*NOUNS.values(), LIGHT_VERB)
