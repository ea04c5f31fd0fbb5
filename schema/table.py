"""What every table has in common: strict columns in a fixed order, a unique key, rows in order."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, ClassVar

import pandera.backends.polars.builtin_checks  # noqa: F401  (a check that is made before this import can't run)
import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from onrecord.schema.roles import Roles, roles_in

Spans = Annotated[pl.List, pl.Struct({"start": pl.Int64, "end": pl.Int64})]
"""The type of a column that holds a list of spans."""

Codes = Annotated[pl.List, pl.String]
"""The type of a column that holds a list of codes."""


class Rule:
    """A rule of a table, assigned to a name in the body of its model, which makes it one of the model's checks.

    `holds` is true where a row keeps the rule (or a function from the model to such an expression); a row breaks the
    rule where it is false **or null**: what can't be decided counts as broken. `expected` is the rule in one sentence.
    """

    def __init__(self, holds: "pl.Expr | Callable[[type[Table]], pl.Expr]", expected: str) -> None:
        self.holds = holds
        self.expected = expected

    def expression(self, model: "type[Table]") -> pl.Expr:
        """The expression that is true where a row of `model` keeps the rule."""
        return self.holds if isinstance(self.holds, pl.Expr) else self.holds(model)

    def __set_name__(self, owner: type, name: str) -> None:
        def check(model: "type[Table]", data: PolarsData) -> pl.LazyFrame:
            return data.lazyframe.select(self.expression(model).alias("holds"))

        # pandera loses a name that it is given when a rule is inherited, but keeps the name of the function
        check.__name__ = name
        check.rule = self  # type: ignore[attr-defined]
        setattr(owner, name, pa.dataframe_check(check, description=self.expected, ignore_na=False))


def unique_key(model: "type[Table]") -> pl.Expr:
    """No two rows have the same key."""
    return pl.struct(model.key()).is_unique()


def sorted_rows(model: "type[Table]") -> pl.Expr:
    """Each row sorts after the row above it, or equal to it."""
    in_order = pl.lit(True)
    for by in reversed(model.order()):
        above = by.shift(1)
        in_order = (above < by) | ((above == by) & in_order)
    return (pl.int_range(pl.len()) == 0) | in_order


class Table(pa.DataFrameModel):
    """A table of the dataset. A subclass gives its `key`, and the `order` of its rows as names or expressions."""

    class Config:
        """Only the columns of the contract, in their order, with exactly their types."""

        strict = True
        ordered = True
        coerce = False

    _key: ClassVar[tuple[str, ...]]
    _order: ClassVar[tuple[str | pl.Expr, ...]]

    key_is_unique = Rule(unique_key, "No other row has the same key.")
    rows_are_sorted = Rule(sorted_rows, "The row does not sort before the row above it.")

    def __init_subclass__(cls, key: Sequence[str] = (), order: Sequence[str | pl.Expr] = (), **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)  # type: ignore[no-untyped-call]
        cls._key = tuple(key)
        cls._order = tuple(order)

    @classmethod
    def key(cls) -> tuple[str, ...]:
        """The columns whose values, together, name one row."""
        return cls._key

    @classmethod
    def order(cls) -> list[pl.Expr]:
        """The expressions by which the rows are sorted, ascending; text sorts by code point."""
        return [pl.col(by) if isinstance(by, str) else by for by in cls._order]

    @classmethod
    def roles(cls) -> dict[str, Roles]:
        """What each column is for, in the order of the columns."""
        return {name: roles_in(column.metadata) for name, column in cls.to_schema().columns.items()}

    @classmethod
    def rules(cls) -> dict[str, Rule]:
        """The rules within the table, by name."""
        return {check.name: getattr(cls, check.name).__func__.rule for check in cls.to_schema().checks}
