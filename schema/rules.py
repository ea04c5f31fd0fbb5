"""The rules that several tables share, as expressions that are true where a row keeps the rule.

Every expression is true or false, never null, on a row whose required columns are filled.
"""

from typing import Any

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import FIRST_DAY, LAST_DAY, RULE
from onrecord.schema.roles import Roles
from onrecord.schema.table import Rule, Table
from onrecord.schema.vocabulary import DateBasis, DatePrecision

DAYS = {"min_value": FIRST_DAY, "max_value": LAST_DAY}
"""The limits of a column of days."""


def rule_name() -> Any:
    """The column that says which rule made the row."""
    return pa.Field(
        title="Rule",
        description="The rule that made the row, as its stage and its name, then the frame of a rule that has "
        "several; `correction` for an added row, and `+correction` after the rule of a row that was corrected.",
        str_matches=RULE,
        metadata=Roles(names_rule=True, refers_to="rules").metadata(),
    )


def null_together(*columns: str) -> pl.Expr:
    """Either all of the columns are null or none is."""
    nulls = [pl.col(column).is_null() for column in columns]
    return pl.all_horizontal(nulls) | ~pl.any_horizontal(nulls)


def fills(text: str, start: str, end: str) -> pl.Expr:
    """The text has as many characters (Unicode code points) as its span; all three may be null together."""
    characters = pl.col(text).str.len_chars().cast(pl.Int64)
    return null_together(text, start, end) & (pl.col(text).is_null() | (pl.col(end) - pl.col(start) == characters))


def covers(outer_start: str, outer_end: str, start: str, end: str) -> pl.Expr:
    """The inner span lies inside the outer one."""
    return (pl.col(outer_start) <= pl.col(start)) & (pl.col(end) <= pl.col(outer_end))


def starts(spans: str) -> pl.Expr:
    """The starts of a list of spans, as a list of offsets."""
    return pl.col(spans).list.eval(pl.element().struct.field("start"))


def ends(spans: str) -> pl.Expr:
    """The ends of a list of spans, as a list of offsets."""
    return pl.col(spans).list.eval(pl.element().struct.field("end"))


def spans_filled(spans: str) -> pl.Expr:
    """Every span of the list is there, with a start of at least 0 before its end."""
    span = pl.element().struct
    sound = (span.field("start") >= 0) & (span.field("start") < span.field("end"))
    return pl.col(spans).list.eval(sound.fill_null(False)).list.all()


def spans_in_order(spans: str) -> pl.Expr:
    """No span of the list starts before the previous one ends."""
    span = pl.element().struct
    return pl.col(spans).list.eval(span.field("start") >= span.field("end").shift(1)).list.all()


def outside(spans: str, start: str, end: str) -> pl.Expr:
    """The span `start`..`end`, where there is one, shares no character with the spans of the list.

    Where no span of an ordered list is touched, as many begin before `end` as have ended by `start`.
    """
    begun = (starts(spans) - pl.col(end)).list.eval(pl.element() < 0).list.sum()
    over = (ends(spans) - pl.col(start)).list.eval(pl.element() <= 0).list.sum()
    return pl.col(start).is_null() | pl.col(end).is_null() | (begun == over)


def dates_fit_basis() -> pl.Expr:
    """No date, unknown precision and unknown basis come together."""
    undated = pl.col("date_start").is_null() & pl.col("date_end").is_null()
    return (undated == (pl.col("date_precision") == DatePrecision.UNKNOWN)) & (
        undated == (pl.col("date_basis") == DateBasis.UNKNOWN)
    )


def dates_fit_precision() -> pl.Expr:
    """Where the precision is a month or a year, the ends that are given are ends of a month or a year."""
    start, end, precision = pl.col("date_start"), pl.col("date_end"), pl.col("date_precision")
    whole_months = (start.is_null() | (start.dt.day() == 1)) & (end.is_null() | (end == end.dt.month_end()))
    whole_years = (start.is_null() | (start.dt.month() == 1)) & (end.is_null() | (end.dt.month() == 12))
    return (
        pl.when(precision == DatePrecision.MONTH)
        .then(whole_months)
        .when(precision == DatePrecision.YEAR)
        .then(whole_months & whole_years)
        .otherwise(True)
    )


class TriggeredInTime(Table):
    """The rules of tables whose rows have a trigger inside a clause and an interval of days."""

    trigger_fills_its_span = Rule(
        fills("trigger", "trigger_start", "trigger_end"), "`trigger` has `trigger_end - trigger_start` characters."
    )
    trigger_inside_clause = Rule(
        covers("start", "end", "trigger_start", "trigger_end"),
        "The trigger lies inside the clause: `start <= trigger_start` and `trigger_end <= end`.",
    )
    dates_fit_basis = Rule(
        dates_fit_basis(),
        "Both dates are null exactly where `date_precision` is `unknown`, and exactly where `date_basis` is `unknown`.",
    )
    dates_in_order = Rule(
        pl.any_horizontal(pl.col("date_start", "date_end").is_null()) | (pl.col("date_start") <= pl.col("date_end")),
        "`date_start` is not after `date_end`.",
    )
    dates_fit_precision = Rule(
        dates_fit_precision(),
        "Precision `month`: from the first to the last day of a month; `year`: from 1 January to 31 December. "
        "An open end is null.",
    )
