"""The rules between the tables, each with its name, its sentence and the rows that break it."""

from onrecord.schema.relations.appearing import appearing
from onrecord.schema.relations.links import references, spans
from onrecord.schema.relations.naming import naming
from onrecord.schema.relations.places import places
from onrecord.schema.relations.quotations import quotations
from onrecord.schema.relations.relation import Relation
from onrecord.schema.relations.times import times

RELATIONS: tuple[Relation, ...] = (
    *references(),
    *spans(),
    *places(),
    *quotations(),
    *naming(),
    *times(),
    *appearing(),
)
"""Every rule between tables."""
