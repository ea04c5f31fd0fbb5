"""The rows of the table `rules`: the register, and those of its frames that rows name, with how often each is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.reading.precision import Precision, precision_of
from onrecord.reading.register import CORRECTION, REGISTER, rule_of

_CORRECTED = "+correction"


def rule_rows(named: Iterable[str]) -> Iterator[dict[str, Any]]:
    """A row for every rule of the register, and for everything else that rows name in their column `rule`: a frame of
    a rule, a rule whose row was corrected, a row that was added. What the register does not know gets none."""
    for row_rule in sorted({*REGISTER, *named}):
        try:
            sentence = _sentence(row_rule)
        except KeyError:
            continue
        yield {
            "rule": row_rule,
            "family": row_rule.partition("/")[0] if "/" in row_rule else None,
            "stage": row_rule.partition(".")[0],
            "sentence": sentence,
            **_figures(precision_of(row_rule)),
        }


def _sentence(row_rule: str) -> str:
    """What a rule reads, which frame it is, and that a reviewer corrected the row. Raises KeyError for no rule."""
    if row_rule in REGISTER:
        return REGISTER[row_rule].sentence
    rule = rule_of(row_rule)
    if rule is CORRECTION:
        return rule.sentence
    as_read, _, _ = row_rule.partition(_CORRECTED)
    frame = as_read.partition("/")[2]
    parts = [rule.sentence]
    if frame:
        parts.append(f"The frame: {rule.frames[frame]}.")
    if as_read != row_rule:
        parts.append("A reviewer corrected the row.")
    return " ".join(parts)


def _figures(precision: Precision) -> dict[str, Any]:
    low, high = precision.interval or (None, None)
    return {
        "precision": precision.share,
        "low": low,
        "high": high,
        "n": precision.n,
        "corpus": ", ".join(precision.corpora) or None,
    }
