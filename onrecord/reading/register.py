"""The register: every rule that can stand in a row, by its id."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.reading.appearances import rules as appearances
from onrecord.reading.coreference import rules as coreference
from onrecord.reading.events import rules as plover
from onrecord.reading.names import rules as names
from onrecord.reading.places import rules as places
from onrecord.reading.rule import Rule
from onrecord.reading.speech import rules as speech

_STAGES = (
    names.RULES,
    places.RULES,
    coreference.RULES,
    appearances.RULES,
    speech.RULES,
    plover.RULES,
)
_CORRECTED = "+correction"

REGISTER: Mapping[str, Rule] = {rule.rule_id: rule for stage in _STAGES for rule in stage}
"""All rules of reading, in the order of the stages and, within a stage, in that of its list."""

CORRECTION = Rule("correction", "A reviewer's correction added the row, which no rule read.", (), ())
"""What stands in place of a rule in a row that nothing read; it reads no text, and is not in the register."""


def rule_of(row_rule: str) -> Rule:
    """The rule that the column `rule` of a row names, also with a frame of the rule (``events.coerce/capture``) or
    where the row was set right (``names.age+correction``).

    Raises KeyError where the register has no such rule, or the rule no such frame.
    """
    rule_id, slash, frame = row_rule.removesuffix(_CORRECTED).partition("/")
    if row_rule == CORRECTION.rule_id:
        return CORRECTION
    rule = REGISTER[rule_id]
    if frame not in rule.frames if slash else rule.frames:
        raise KeyError(row_rule)
    return rule
