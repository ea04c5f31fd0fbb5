"""Dedicated types: what PLOVER calls an event that is not done but promised, threatened, asked for or refused.

The tables keep the deed with its status (a planned meeting is CONSULT, planned). PLOVER's own records prefer a special
type (AGREE), which follows from these two.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from onrecord.reading.records import Event
from onrecord.schema.vocabulary import EventType

_TYPES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def dedicated_type(event: Event) -> EventType:
    """The type that PLOVER's manual prefers for an event of this type and status."""
    by_type: dict[str, str] = _TYPES.get(event.status.value, {})
    return EventType(by_type.get(event.event_type.value, event.event_type.value))
