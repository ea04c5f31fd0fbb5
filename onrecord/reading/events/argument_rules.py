"""The rules for the entities that take part in an event, and for where it happens: places in the clause."""

from __future__ import annotations

from onrecord.reading.lexicon import lexicon
from onrecord.reading.rule import Example, Rule


def _prepositions(key: str) -> dict[str, str]:
    return {preposition: preposition for preposition in lexicon("events/participants")[key].split()}


_PLACE = _prepositions("place")

SUBJECT = Rule(
    "arguments.subject",
    "An entity that the subject of an event's active verb names: the actor.",
    (
        Example("Norway promised to rebuild the clinic.", ("Norway",)),
        Example("Ana Silva and Kofi Boateng met in Accra.", ("Ana Silva", "Kofi Boateng")),
    ),
    (
        "The clinic was praised by Norway.",
        "The queue outside Norway House met a doctor.",
    ),
)
AGENT = Rule(
    "arguments.agent",
    "An entity behind “by”, where the event's verb is passive: the actor.",
    (
        Example("The clinic was praised by Norway.", ("Norway",)),
        Example("Two smugglers were extradited by Kenya in May.", ("Kenya",)),
    ),
    (
        "Two smugglers were extradited by ship to Kenya.",
        "Norway praised the clinic by letter.",
    ),
)
OBJECT = Rule(
    "arguments.object",
    "An entity, no mere place, that is what the event's verb is done to: the recipient, in a meeting an actor.",
    (
        Example("Chad accused Libya of hiding the smugglers.", ("Libya",)),
        Example("Ana Silva met Kofi Boateng in Accra.", ("Kofi Boateng",)),
    ),
    (
        "Gunmen attacked Goma at dawn.",
        "Ana Silva met a friend of the family in Accra.",
    ),
)
OBJECT_PLACE = Rule(
    "arguments.object-place",
    "A place that is what a verb of force, leaving, refusing or meeting is done to: the location.",
    (
        Example("Gunmen attacked Goma at dawn.", ("Goma",)),
        Example("Kassala was shelled on Sunday.", ("Kassala",)),
    ),
    (
        "Gunmen attacked a bus from Goma at dawn.",
        "The poet praised Kassala on Sunday.",
    ),
)
PLACE_COMPLEMENT = Rule(
    "arguments.place-complement",
    "A place behind a preposition of place that belongs to the event's verb: the location.",
    (
        Example("Police arrested a teacher in Kassala.", ("Kassala",)),
        Example("The envoys met near Oran on Sunday.", ("Oran",)),
    ),
    (
        "Police arrested a teacher from Kassala.",
        "The envoys met in May.",
    ),
    frames=_PLACE,
)
PARTNER_COMPLEMENT = Rule(
    "arguments.partner-complement",
    "An entity behind “with”, where the event's verb tells of a meeting: an actor.",
    (
        Example("Kofi Boateng met with Ana Silva in Accra.", ("Ana Silva",)),
        Example("Peru negotiated with Chile.", ("Chile",)),
    ),
    (
        "Kofi Boateng met the press with a smile.",
        "Peru traded with Chile.",
    ),
    frames=_prepositions("partner"),
)
RECIPIENT_COMPLEMENT = Rule(
    "arguments.recipient-complement",
    "An entity, no mere place, behind a preposition of giving or facing that belongs to the event's verb: the "
    "recipient.",
    (
        Example("Germany sent medicine to Haiti.", ("Haiti",)),
        Example("The farmers protested against Ana Silva.", ("Ana Silva",)),
    ),
    (
        "Germany sent medicine to Lagos.",
        "Germany sent medicine through Haiti.",
    ),
    frames=_prepositions("recipient"),
)
NOUN_AGENT = Rule(
    "arguments.noun-agent",
    "An entity behind “by”, right behind a noun that names the event: the actor.",
    (
        Example("An offensive by Ethiopia surprised the town.", ("Ethiopia",)),
        Example("The lawsuit by Ana Silva lasted a year.", ("Ana Silva",)),
    ),
    (
        "An offensive by night surprised Ethiopia.",
        "The lawsuit ended, and a book by Ana Silva came out.",
    ),
    frames=_prepositions("agent"),
)
NOUN_PLACE = Rule(
    "arguments.noun-place",
    "A place behind a preposition of place, right behind a noun that names the event: the location.",
    (
        Example("The talks in Oran ended without a deal.", ("Oran",)),
        Example("The shelling near Kassala went on all night.", ("Kassala",)),
    ),
    (
        "The talks of May ended in Oran.",
        "The bakery in Oran shut for the talks.",
    ),
    frames=_PLACE,
)
NOUN_TARGET = Rule(
    "arguments.noun-target",
    "An entity behind “on” or “against”, right behind a noun that names the event: the recipient, or the location.",
    (
        Example("The attack on Goma lasted an hour.", ("Goma",)),
        Example("The lawsuit against Ana Silva lasted a year.", ("Ana Silva",)),
    ),
    (
        "The attack on Monday shocked Goma.",
        "The lawsuit lasted a year, and a film on Ana Silva came out.",
    ),
    frames=_prepositions("target"),
)
RULES = (
    SUBJECT,
    AGENT,
    OBJECT,
    OBJECT_PLACE,
    PLACE_COMPLEMENT,
    PARTNER_COMPLEMENT,
    RECIPIENT_COMPLEMENT,
    NOUN_AGENT,
    NOUN_PLACE,
    NOUN_TARGET,
)
