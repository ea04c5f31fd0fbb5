"""The rules for events, their arguments and control over regions."""

from __future__ import annotations

from onrecord.reading.events import argument_rules, control_rules, noun_rules, verb_rules

RULES = (*verb_rules.RULES, *noun_rules.RULES, *argument_rules.RULES, *control_rules.RULES)
