"""Places: how well names of places are found and located. `benchmarks.metrics.places` defines the figures.

Every naming of a region predicts a toponym, at the coordinates that the reference gives for it. So does the name of a
people that is its country's adjective (“Ukrainians”), at the country.
"""

from __future__ import annotations

from benchmarks.metrics.counting import Row
from benchmarks.metrics.places import figures
from benchmarks.task import Read, Task, command
from onrecord.reading import Mention
from onrecord.reference import Entity
from onrecord.schema.vocabulary import EntityType, MentionForm

TARGETS = {"exact": "exact.f1", "end to end": "e2e.f1"}

_PLACES = (EntityType.COUNTRY, EntityType.REGION)


def predict(read: Read) -> Row:
    """The toponyms of an article: {toponyms: [{start, end, lat, lon}]}, in degrees, null where they are not known."""
    entities = read.entities()
    toponyms = []
    for mention in read.reading.mentions:
        region_id = _place(read, mention, entities[mention.entity_id])
        if region_id is not None:
            region = read.reference.regions.get(region_id)
            lat, lon = (region.latitude, region.longitude) if region else (None, None)
            toponyms.append({"start": mention.span.start, "end": mention.span.end, "lat": lat, "lon": lon})
    return {"toponyms": toponyms}


def _place(read: Read, mention: Mention, entity: Entity) -> str | None:
    """The id of the place that a mention names."""
    if mention.form is not MentionForm.NAME:
        return None
    if entity.entity_type in _PLACES:
        return entity.entity_id
    if entity.entity_type is EntityType.GROUP:
        return read.reference.adjectives.get(mention.span.of(read.article.text).removesuffix("s"))
    return None


TASK = Task("places", "doc", predict, figures, TARGETS)

if __name__ == "__main__":
    command(TASK)()
