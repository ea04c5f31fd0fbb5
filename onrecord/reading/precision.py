"""How often each rule is right, as `python -m benchmarks.rules` measured it and wrote it down beside this module.

The figures are no part of what reads: the same article gives the same rows whatever they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import NamedTuple

from onrecord.reading.register import REGISTER

THIN = 20
"""Rows below which a figure is thin: its interval is some forty points wide or more where half of them are right."""

FILE = "precision.json"
"""The file of the figures: what they were measured with, and by rule and corpus the rows that are right and all."""

_Z = 1.959964
"""The standard normal deviate of 95 %, two-sided."""
_DIGITS = 4


class Precision(NamedTuple):
    """How many of the `n` rows that gold judges are right, and in which corpora they stand; 0 of 0 where none does."""

    right: int = 0
    n: int = 0
    corpora: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        """The share of rows that are right; None of none."""
        return round(self.right / self.n, _DIGITS) if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the share; None of none.

        Wilson's score interval: E. B. Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”,
        Journal of the American Statistical Association 22 (1927), 209–212. It takes rows for independent, which those
        of one article are not quite: the true interval is wider.

        >>> Precision(8, 10).interval
        (0.4902, 0.9433)
        """
        if not self.n:
            return None
        share, squared = self.right / self.n, _Z**2 / self.n
        middle, half = share + squared / 2, _Z * sqrt((share * (1 - share) + squared / 4) / self.n)
        low, high = ((middle - half) / (1 + squared), (middle + half) / (1 + squared))
        return round(max(low, 0.0), _DIGITS), round(min(high, 1.0), _DIGITS)

    @property
    def thin(self) -> bool:
        """Whether so few rows were judged that the share says little."""
        return self.n < THIN


class Measured(NamedTuple):
    """The file of the figures. `reader` has the version of the code, and the SHA-256 of its rules and its reference;
    `texts` how many texts of each corpus were read; `counts` the rows by rule and corpus: right, and judged."""

    reader: Mapping[str, str]
    texts: Mapping[str, int]
    counts: Mapping[str, Mapping[str, tuple[int, int]]]


@cache
def measured() -> Measured:
    """The figures that the package has."""
    record = json.loads(files(__package__).joinpath(FILE).read_text("utf-8"))
    counts = {
        rule: {corpus: (right, n) for corpus, (right, n) in by_corpus.items()}
        for rule, by_corpus in record["counts"].items()
    }
    return Measured(record["reader"], record["texts"], counts)


def precision_of(row_rule: str) -> Precision:
    """How often a rule is right, by what a row says of it (``events.coerce/capture``): the figure of that frame alone.
    Of a whole family (``events.coerce``), the rows of all its frames. Of a row that a reviewer corrected or added there
    is no figure."""
    rule = REGISTER.get(row_rule)
    frames = [row_rule] if rule is None or not rule.frames else map(rule.row_id, rule.frames)
    counts = [(corpus, pair) for frame in frames for corpus, pair in measured().counts.get(frame, {}).items()]
    corpora = {corpus for corpus, _ in counts}
    return Precision(
        sum(right for _, (right, _) in counts),
        sum(n for _, (_, n) in counts),
        tuple(corpus for corpus in measured().texts if corpus in corpora),
    )
