"""Reading sentences of our own with the reference that the project ships."""

from __future__ import annotations

from benchmarks.dedicated import prominence
from onrecord.articles import Article, headline_of
from onrecord.reading import Reader, Reading
from onrecord.reading.records import Event
from onrecord.schema.vocabulary import Role
from tests.shipped import shipped

REFERENCE = shipped()
READER = Reader(REFERENCE)


def reading(text: str) -> Reading:
    """What is read in a text of which nothing else is known."""
    return READER.read(Article("story", text, headline_of(text), None))


def events(text: str) -> list[Event]:
    """The events of a text, the most prominent first."""
    return sorted(reading(text).events, key=prominence)


def parties(text: str, event: Event, role: Role) -> list[str]:
    """The words of the text for those who play a role."""
    return [party.span.of(text) for party in event.parties if party.role is role]
