"""Nouns that name events by themselves: ``the strikes``, ``talks in Oran``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.date_words import MONTHS
from onrecord.language.phrases import Kind, Phrase
from onrecord.language.spans import hull
from onrecord.reading.events.arguments import noun_arguments
from onrecord.reading.events.frames import event_nouns
from onrecord.reading.events.noun_rules import NOUNS
from onrecord.reading.events.noun_status import noun_status
from onrecord.reading.events.scene import Scene
from onrecord.reading.records import Event
from onrecord.schema.vocabulary import EventType

_ABOUT_OTHERS = frozenset((EventType.REJECT, EventType.REQUEST))
"""Types whose object is not an event told, but what somebody refuses or asks for."""


def noun_events(scene: Scene, syntax: Syntax, told: Sequence[Event]) -> Iterator[tuple[int, Event]]:
    """The events that nouns name, unless a verb of the sentence tells the same kind or is about them; each with the
    place of its noun's phrase."""
    types = {event.event_type for event in told}
    refused = _objects(syntax, [event for event in told if event.event_type in _ABOUT_OTHERS])
    settled = _objects(syntax, told)
    nouns, lowered = event_nouns(), syntax.lowered
    for at, phrase in enumerate(syntax.phrases):
        noun = nouns.get(lowered[phrase.head])
        if noun is None or noun.is_light or phrase.kind != Kind.NOUN or _is_name(scene, syntax, phrase):
            continue
        if noun.event_type in types or phrase in (settled if noun.event_type is EventType.AGREE else refused):
            continue  # What is done to an agreement is told by its verb: “signed the accord”.
        trigger = syntax.head(phrase).span
        quote = scene.quote_around(trigger)
        arguments = noun_arguments(scene, syntax, at)
        clause = hull([syntax.span(phrase), *[argument.span for argument in arguments if argument.span]])
        yield (
            at,
            Event(
                event_type=noun.event_type,
                mode=noun.mode,
                trigger=trigger,
                clause=scene.within(quote, trigger, clause),
                status=noun_status(syntax, at),
                rule=NOUNS[noun.event_type].row_id(lowered[phrase.head]),
                quote=quote.span.start if quote else None,
                attributed_to_id=quote.speaker_id if quote else None,
                arguments=arguments,
            ),
        )


def _is_name(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    """Whether the noun is part of a name (``Amnesty``) or a month (``in March``)."""
    token = syntax.head(phrase)
    return token.text in MONTHS or any(mention.span.covers(token.span) for mention in scene.named(syntax, phrase))


def _objects(syntax: Syntax, told: Sequence[Event]) -> list[Phrase]:
    """The phrases for what verbs that tell of an event are done to."""
    spans = {event.trigger for event in told}
    verbs = [at for at in syntax.verbs if syntax.head(syntax.phrases[at]).span in spans]
    return [phrase for at in verbs for phrase in syntax.objects(at)]
