"""How often a rule is right, in words."""

from __future__ import annotations

from onrecord.reading.precision import THIN, Precision, precision_of
from onrecord.reading.register import CORRECTION


def told(row_rule: str) -> list[str]:
    """How often the rule that a row names is right, in sentences: where its own figure is thin or missing, that of its
    whole family too. None of a row that a reviewer added."""
    as_read = row_rule.removesuffix("+correction")
    if as_read == CORRECTION.rule_id:
        return []
    own = precision_of(as_read)
    family, slash, _ = as_read.partition("/")
    said = [sentence(own)]
    if own.n and own.thin:
        said.append(f"Fewer than {THIN} rows: that is thin.")
    if slash and own.thin:
        said.append(f"All frames of {family}: {sentence(precision_of(family))}")
    return said


def sentence(precision: Precision) -> str:
    """The figure in a sentence."""
    if precision.interval is None:
        return "Not measured: the gold has no row of it."
    low, high = precision.interval
    return (
        f"Right in {precision.right:,} of {precision.n:,} rows, {percent(precision.share)} % (95 % interval "
        f"{percent(low)} to {percent(high)} %), in {', '.join(precision.corpora)}; development data."
    )


def percent(share: float | None) -> str:
    """A share as a number of per cent, with one decimal."""
    return "" if share is None else f"{100 * share:.1f}"
