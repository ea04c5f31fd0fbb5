"""Reference: the entities and places that can be named, with their identifiers, read from files that people edit."""

from onrecord.reference.entities import Entity, Region, ancestors
from onrecord.reference.localities import Locality
from onrecord.reference.reference import Reference, load_reference
from onrecord.reference.rows import BadReference

__all__ = ["BadReference", "Entity", "Locality", "Reference", "Region", "ancestors", "load_reference"]
