"""What a rule between tables is."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import polars as pl

Tables = Mapping[str, pl.DataFrame]
"""The tables by name. Beside its own columns each has `row`, the number of the row, from 0."""


class Relation(NamedTuple):
    """A rule between the rows of `table` and other rows. `columns` are the columns of `table` that it is about.

    `broken` gives the rows that break it: their `row`, and columns with what they were compared with. `target` is the
    table that the columns refer to, if that is what the rule is about.
    """

    table: str
    name: str
    columns: tuple[str, ...]
    expected: str
    broken: Callable[[Tables], pl.DataFrame]
    target: str | None = None
