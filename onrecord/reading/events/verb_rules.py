"""The rules for events that verbs tell: one a type of PLOVER, its frames those of the lexicon; and the refusal.

A verb with what stands around it is a frame; the lexicon `plover.toml` lists them by type and its head explains their
signs. The frames of a type share the examples of its rule, those with a condition among them.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.reading.events.entries import names_of
from onrecord.reading.lexicon import lexicon
from onrecord.reading.rule import Example, Rule
from onrecord.schema.vocabulary import EventType

MANUAL = "PLOVER manual, draft 2.0 (2024), Open Event Data Alliance"


def _verbs(event_type: EventType, tells: str, examples: tuple[Example, ...], counter_examples: tuple[str, ...]) -> Rule:
    """The rule of a type; its sentence ends with what the frames tell of."""
    return Rule(
        f"events.{event_type.lower()}",
        f"A verb with the words around it that one of the frames asks for, which tells of {tells}.",
        examples,
        counter_examples,
        MANUAL,
        names_of("verbs", event_type),
    )


VERBS: Mapping[EventType, Rule] = {
    EventType.AGREE: _verbs(
        EventType.AGREE,
        "a promise, an offer or consent",
        (
            Example("Togo and Benin reached an agreement on fishing rights.", ("reached",)),
            Example("Senegal offered to host the fishing talks.", ("offered",)),
        ),
        (
            "The climbers reached the summit of Mount Kenya.",
            "The commander vowed to attack the city.",
        ),
    ),
    EventType.CONSULT: _verbs(
        EventType.CONSULT,
        "a meeting, a visit, a call or talks",
        (
            Example("The foreign ministers of Peru and Chile met in Lima.", ("met",)),
            Example("Envoys held talks in Oran on Sunday.", ("held",)),
        ),
        (
            "The school board met the demands of the teachers.",
            "The goalkeeper held the ball in Oran on Sunday.",
        ),
    ),
    EventType.SUPPORT: _verbs(
        EventType.SUPPORT,
        "praise, recognition or ties",
        (
            Example("Ghana praised the work of the midwives.", ("praised",)),
            Example("Japan and Laos improved their relations.", ("improved",)),
        ),
        (
            "Japan improved the road to Laos.",
            "The council named a square after the poet.",
        ),
    ),
    EventType.CONCEDE: _verbs(
        EventType.CONCEDE,
        "yielding in words or in law",
        (
            Example("The governor apologized to the fishermen.", ("apologized",)),
            Example("Mali lifted the curfew in the north.", ("lifted",)),
        ),
        (
            "A crane lifted the container in the north.",
            "The governor called a taxi.",
        ),
    ),
    EventType.COOPERATE: _verbs(
        EventType.COOPERATE,
        "trade, joint work or the exchange of people or goods",
        (
            Example("Kenya extradited two smugglers to Japan.", ("extradited",)),
            Example("Oman and India exchanged prisoners at the border.", ("exchanged",)),
        ),
        (
            "The two singers exchanged rings at the border.",
            "The pilots shared a meal.",
        ),
    ),
    EventType.AID: _verbs(
        EventType.AID,
        "help in money or in kind",
        (
            Example("A bakery in Quito donated bread to the shelter.", ("donated",)),
            Example("Germany sent medicine to Haiti.", ("sent",)),
        ),
        (
            "Germany sent a letter to Haiti.",
            "The airline cancelled the flight.",
        ),
    ),
    EventType.RETREAT: _verbs(
        EventType.RETREAT,
        "leaving a place, a post or a fight, freeing people, or opening what was shut",
        (
            Example("The marines withdrew from the island.", ("withdrew",)),
            Example("Nepal opened the border to traders.", ("opened",)),
        ),
        (
            "Nepal opened the museum to traders.",
            "The choir left Goma for a concert.",
        ),
    ),
    EventType.REQUEST: _verbs(
        EventType.REQUEST,
        "an appeal, a demand or an order",
        (
            Example("Fiji urged Australia to cut emissions.", ("urged",)),
            Example("Nurses in Leeds called for higher pay.", ("called",)),
        ),
        (
            "A nurse in Leeds called her brother.",
            "The tourist wanted a window seat.",
        ),
    ),
    EventType.ACCUSE: _verbs(
        EventType.ACCUSE,
        "blame, criticism, a charge or an inquiry",
        (
            Example("Chile condemned the raid on the reserve.", ("condemned",)),
            Example("Prosecutors opened an investigation into the bank.", ("opened",)),
        ),
        (
            "The cashier opened the door of the bank.",
            "The envoy expressed hope for the harvest.",
        ),
    ),
    EventType.REJECT: _verbs(
        EventType.REJECT,
        "a refusal, in word or deed",
        (
            Example("The islanders rejected the plan for a new port.", ("rejected",)),
            Example("The firm broke the agreement with the pilots.", ("broke",)),
        ),
        (
            "The skier broke a leg on the first day.",
            "The goalkeeper blocked the shot.",
        ),
    ),
    EventType.THREATEN: _verbs(
        EventType.THREATEN,
        "a threat or a warning",
        (
            Example("The general threatened to shut the strait.", ("threatened",)),
            Example("The union gave the airline an ultimatum.", ("gave",)),
        ),
        (
            "The union gave the airline a list of names.",
            "The bank issued a new coin.",
        ),
    ),
    EventType.PROTEST: _verbs(
        EventType.PROTEST,
        "dissent in the street or at work",
        (
            Example("Students marched through Dakar on Friday.", ("marched",)),
            Example("Taxi drivers took to the streets of Lima.", ("took",)),
        ),
        (
            "The band took to the stage in Lima.",
            "The nurses walked to the station.",
        ),
    ),
    EventType.SANCTION: _verbs(
        EventType.SANCTION,
        "ties, aid or posts ended, sanctions, or a sentence",
        (
            Example("The court sentenced the banker to nine years in prison.", ("sentenced",)),
            Example("Canada imposed sanctions on the mining firm.", ("imposed",)),
        ),
        (
            "The barber cut hair in the yard of the prison.",
            "The mayor imposed a curfew on the old town.",
        ),
    ),
    EventType.MOBILIZE: _verbs(
        EventType.MOBILIZE,
        "troops, police or weapons made ready",
        (
            Example("Ethiopia deployed a brigade to the border.", ("deployed",)),
            Example("The navy held exercises near Busan.", ("held",)),
        ),
        (
            "The school held exams near Busan.",
            "The engineers tested a new phone.",
        ),
    ),
    EventType.COERCE: _verbs(
        EventType.COERCE,
        "arrest, seizure, a ban or another use of power",
        (
            Example("Police arrested a teacher in Kassala.", ("arrested",)),
            Example("The junta closed the border at midnight.", ("closed",)),
        ),
        (
            "The bakery froze the dough at midnight.",
            "A tourist took notes in Kassala.",
        ),
    ),
    EventType.ASSAULT: _verbs(
        EventType.ASSAULT,
        "force against people or things",
        (
            Example("Gunmen killed nine farmers near Jos.", ("killed",)),
            Example("A rocket hit a school in the valley.", ("hit",)),
        ),
        (
            "The singer hit a high note.",
            "The waiter set the table near Jos.",
        ),
    ),
}
"""The rule of each type."""


def refused_noun(noun: str) -> str:
    """The name of the frame of a refusal whose deed a noun names: ``will not hold talks``."""
    return f"{noun}-noun"


_REFUSED = [event_type for event_type in EventType if event_type in lexicon("events/plover")["refused"]]
REFUSAL = Rule(
    "events.refusal",
    "A verb that tells of yielding, help or talks, negated with a modal of refusing, such as “will not”.",
    (
        Example("The admiral said the fleet would never withdraw from the island.", ("would never withdraw",)),
        Example("The clinic will not cooperate with the inspectors.", ("will not cooperate",)),
    ),
    (
        "The admiral said the fleet did not withdraw from the island.",
        "The clinic will cooperate with the inspectors.",
    ),
    MANUAL,
    names_of("verbs", *_REFUSED)
    | {refused_noun(name): noun for part in ("nouns", "light") for name, noun in names_of(part, *_REFUSED).items()},
)
RULES = (*VERBS.values(), REFUSAL)
