"""Entities: how well names, and what stands for them, are read. `benchmarks.metrics.entities` defines the figures.

Countries and regions are both places. A group (“Ukrainians”) is none of the three types that are scored.
"""

from __future__ import annotations

from benchmarks.metrics.counting import Row
from benchmarks.metrics.entities import figures
from benchmarks.task import Read, Task, command
from onrecord.schema.vocabulary import EntityType

TARGETS = {
    "names, exact": "names.exact.f1",
    "names, exact and type": "names.exact_type.f1",
    "same-entity name pairs, end to end, macro": "links.name_pairs_end_to_end_macro_f1.r",
    "person pronouns, strict": "links.pronoun_person.strict",
}

_TYPES = {
    EntityType.PERSON: "person",
    EntityType.ORGANIZATION: "organization",
    EntityType.COUNTRY: "place",
    EntityType.REGION: "place",
    EntityType.GROUP: "other",
}


def predict(read: Read) -> Row:
    """The mentions of an article: {mentions: [{start, end, entity_id, name, type, form}]}."""
    known = read.entities()
    return {
        "mentions": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "entity_id": mention.entity_id,
                "name": known[mention.entity_id].name,
                "type": _TYPES[known[mention.entity_id].entity_type],
                "form": mention.form.value,
            }
            for mention in read.reading.mentions
        ]
    }


TASK = Task("entities", "doc", predict, figures, TARGETS)

if __name__ == "__main__":
    command(TASK)()
