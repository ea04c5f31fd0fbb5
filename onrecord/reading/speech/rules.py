"""The rules for quotations: those for words in quotation marks and in transcripts, then those for reported words."""

from __future__ import annotations

from onrecord.reading.speech import direct_rules, reported_rules

RULES = (*direct_rules.RULES, *reported_rules.RULES)
