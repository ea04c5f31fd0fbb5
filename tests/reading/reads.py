"""Reading sentences of our own with the reference that the project ships."""

from __future__ import annotations

from benchmarks.participants import participants_of
from benchmarks.task import Read
from benchmarks.tellings import scene_of, tellings
from onrecord.articles import Article, headline_of
from onrecord.reading import Reader, Reading
from onrecord.reading.events.events import Telling
from onrecord.reading.events.scene import Scene
from onrecord.reading.records import Event
from onrecord.schema.vocabulary import Role
from tests.shipped import shipped

REFERENCE = shipped()
READER = Reader(REFERENCE)


def reading(text: str) -> Reading:
    """What is read in a text of which nothing else is known."""
    return READER.read(article(text))


def article(text: str) -> Article:
    """A text of which nothing else is known."""
    return Article("story", text, headline_of(text), None)


def scene(text: str) -> Scene:
    """The scene of a text's events."""
    return scene_of(Read(article(text), reading(text), REFERENCE))


def events(text: str) -> list[Event]:
    """The events of a text, the most prominent first."""
    return [telling.event for telling in tellings(scene(text))]


def parties(text: str, event: Event, role: Role) -> list[str]:
    """The words of the text for those who play a role."""
    told, around = telling_of(event, text)
    return [part.span.of(text) for part in participants_of(told, around) if part.role is role]


def telling_of(event: Event, text: str) -> tuple[Telling, Scene]:
    """What tells of an event of a text, and its scene."""
    around = scene(text)
    return next(telling for telling in tellings(around) if telling.event == event), around
