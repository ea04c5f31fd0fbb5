"""Tellings: the events of an article that has been read, each with the words that tell of it."""

from __future__ import annotations

from benchmarks.dedicated import dedicated_type
from benchmarks.depth import depth
from benchmarks.task import Read
from onrecord.reading.coreference.mentions import MentionIndex
from onrecord.reading.events.events import Telling, find_tellings
from onrecord.reading.events.scene import Scene
from onrecord.reading.known import Entities
from onrecord.reading.quotes.nesting import QuoteIndex
from onrecord.reading.reader import read_sentences
from onrecord.schema.vocabulary import Status


def scene_of(read: Read) -> Scene:
    """The scene in which the events of an article were read."""
    article, reading, reference = read.article, read.reading, read.reference
    text, syntaxes = read_sentences(article.text)
    own = {entity.entity_id: entity for entity in reading.entities}
    return Scene(
        text,
        syntaxes,
        MentionIndex(reading.mentions),
        QuoteIndex(reading.quotes),
        Entities(own, reference.entities),
        reference.regions,
        article.published_on,
    )


def tellings(scene: Scene) -> list[Telling]:
    """The events of a scene, each with the words that tell of it: first what the text is about, last what it adds."""
    return sorted(find_tellings(scene), key=_prominence)


def _prominence(telling: Telling) -> tuple[bool, int, int]:
    event = telling.event
    is_denied = event.status is Status.NEGATED and dedicated_type(event) is event.event_type
    return is_denied, depth(telling), event.trigger.start
