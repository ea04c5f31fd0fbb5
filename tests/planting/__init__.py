"""Articles with facts planted in them, the oracle of the reader's tests."""

from tests.planting.page import Fact, Planted
from tests.planting.paragraphs import articles, collections
from tests.planting.reference import READER, REFERENCE, entity_lines, region_lines, write_reference

__all__ = [
    "READER",
    "REFERENCE",
    "Fact",
    "Planted",
    "articles",
    "collections",
    "entity_lines",
    "region_lines",
    "write_reference",
]
