"""Dedicated types: what PLOVER calls an event that is not done but promised, threatened, asked for or refused.

The tables keep the deed with its status (a meeting planned is CONSULT, planned); PLOVER's own records prefer a type
made for it (AGREE). One gives the other.
"""

from __future__ import annotations

from onrecord.reading.lexicon import lexicon
from onrecord.reading.records import Event
from onrecord.schema.vocabulary import EventType, Status


def dedicated_type(event: Event) -> EventType:
    """The type that PLOVER's manual prefers for an event of this type and status."""
    by_type: dict[str, str] = lexicon("events/plover")["dedicated"].get(event.status.value, {})
    return EventType(by_type.get(event.event_type.value, event.event_type.value))


def prominence(event: Event) -> tuple[bool, int, int]:
    """A key that sorts the events of a sentence from what it is about to what it says beside."""
    return (
        event.status is Status.NEGATED and dedicated_type(event) is event.event_type,
        event.depth,
        event.trigger.start,
    )
