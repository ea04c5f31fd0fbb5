"""Events: how well the type and the parties of an event are read. `benchmarks.metrics.events` defines the figures.

Events are predicted from what a sentence is about to what it says beside, each with the type that PLOVER prefers for
its status (`benchmarks.dedicated`). A party is told by the words of the clause and by the ISO 3166-1
alpha-3 code of the country that they name.
"""

from __future__ import annotations

import pycountry

from benchmarks.dedicated import dedicated_type
from benchmarks.metrics.counting import Row
from benchmarks.metrics.events import figures
from benchmarks.participants import Participant, participants_of
from benchmarks.task import Read, Task, command
from benchmarks.tellings import scene_of, tellings
from onrecord.reading.events.events import Telling
from onrecord.schema.vocabulary import Role

TARGETS = {"micro F1 of the first event": "first.micro.f1", "type and both roles right": "full_event_acc"}


def predict(read: Read) -> Row:
    """The events of an article: {events: [{event_type, actor, recipient}]}, a role being a list of {text, code}."""
    entities = read.entities()
    scene = scene_of(read)

    def told(part: Participant) -> dict[str, str]:
        codes = (entities[mention.entity_id].country_code for mention in scene.mentions.inside(part.span))
        return {"text": part.span.of(read.article.text), "code": alpha_3(next(filter(None, codes), None))}

    def playing(telling: Telling, role: Role) -> list[dict[str, str]]:
        return [told(part) for part in participants_of(telling, scene) if part.role is role]

    return {
        "events": [
            {
                "event_type": dedicated_type(telling.event).value,
                "actor": playing(telling, Role.ACTOR),
                "recipient": playing(telling, Role.RECIPIENT),
            }
            for telling in tellings(scene)
        ]
    }


def alpha_3(country_code: str | None) -> str:
    """The ISO 3166-1 alpha-3 code for an alpha-2 one; empty where there is none."""
    country = pycountry.countries.get(alpha_2=country_code) if country_code else None
    return country.alpha_3 if country else ""


TASK = Task("events", "id", predict, figures, TARGETS)

if __name__ == "__main__":
    command(TASK)()
