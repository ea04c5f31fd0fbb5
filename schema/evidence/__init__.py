"""The rules between the tables and the articles' texts: every row is what the text says at its span."""

from onrecord.schema.evidence.edges import edges
from onrecord.schema.evidence.measuring import TEXTS, measured
from onrecord.schema.evidence.quoted import quoted
from onrecord.schema.evidence.sentences import sentences
from onrecord.schema.relations.relation import Relation

EVIDENCE: tuple[Relation, ...] = (*quoted(), *edges(), *sentences())
"""Every rule between the tables and the texts."""

__all__ = ["EVIDENCE", "TEXTS", "measured"]
