"""What is wrong with a set of tables: as a table, and as text for readers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from onrecord.errors import OnrecordError
from onrecord.plain import plain

FAILURES = pl.Schema(
    {
        "table": pl.String,
        "rule": pl.String,
        "key": pl.String,
        "row": pl.Int64,
        "column": pl.String,
        "expected": pl.String,
        "found": pl.String,
    }
)
"""The columns of a report's failures. `key` and `row` (from 0) are null where the failure is not of a row."""

EXAMPLES = 3
LONGEST = 80


class InvalidTables(OnrecordError):
    """Tables break rules of the contract; `report` says which, where and how."""

    def __init__(self, report: "Report") -> None:
        super().__init__(report.text())
        self.report = report


@dataclass(frozen=True)
class Report:
    """The result of a validation: a row of `failures` for each rule that a row breaks; the `rows` in each table."""

    failures: pl.DataFrame
    rows: Mapping[str, int]

    @property
    def ok(self) -> bool:
        """Whether every rule ran and every row keeps it."""
        return self.failures.is_empty()

    def raise_if_failed(self) -> None:
        """Raise `InvalidTables` unless the report is `ok`."""
        if not self.ok:
            raise InvalidTables(self)

    def text(self) -> str:
        """The report as lines: the count, then each broken rule, each with a few examples."""
        checked = f"{len(self.rows)} tables, {sum(self.rows.values())} rows"
        if self.ok:
            return f"{checked}: every rule of the contract is kept."
        broken = self.failures.group_by("table", "rule", "expected", maintain_order=True).agg(
            pl.len(), pl.col("key", "row", "column", "found").head(EXAMPLES)
        )
        lines = [f"{checked}: {_count(self.failures.height, 'failure')} of {_count(broken.height, 'rule')}."]
        for rule in broken.iter_rows(named=True):
            lines += ["", f"{plain(rule['table'])}.{rule['rule']}: {_count(rule['len'], 'failure')}"]
            lines.append(f"  expected: {plain(rule['expected'])}")
            for key, row, column, found in zip(rule["key"], rule["row"], rule["column"], rule["found"], strict=True):
                where = f"{plain(key)} (row {row})" if row is not None else plain(rule["table"])
                where += f", {plain(column)}" if column else ""
                lines.append(f"  {where}: found {plain(found)}")
            if rule["len"] > EXAMPLES:
                lines.append(f"  and {rule['len'] - EXAMPLES} more")
        return "\n".join(lines)


def at_large(table: str, rule: str, column: str | None, expected: str, found: str) -> pl.DataFrame:
    """The failure of a whole table or column."""
    return pl.DataFrame([(table, rule, None, None, column, expected, found)], schema=FAILURES, orient="row")


def at_rows(
    table: pl.DataFrame,
    broken: pl.DataFrame,
    *,
    name: str,
    rule: str,
    key: Sequence[str],
    about: Sequence[str],
    expected: str,
) -> pl.DataFrame:
    """The failures of the rows of `table` that are numbered in `broken`, whose other columns go into `found`.

    `about` are the columns that the rule is about; `key` those that name a row, as far as the table has them.
    """
    own = [column for column in table.columns if column in (*key, *about)]
    wrong = table.select("row", *own).join(broken, on="row")
    names = [pl.col(column).cast(pl.String).fill_null("null") for column in key if column in own]
    against = [column for column in broken.columns if column != "row"]
    found = [pl.concat_str(pl.lit(f"{column} = "), shown(wrong, column)) for column in (*about, *against)]
    return wrong.sort("row").select(
        pl.lit(name).alias("table"),
        pl.lit(rule).alias("rule"),
        pl.concat_str(names, separator=" ").alias("key") if names else pl.lit(None, pl.String).alias("key"),
        pl.col("row").cast(pl.Int64),
        pl.lit(", ".join(about)).alias("column"),
        pl.lit(expected).alias("expected"),
        pl.concat_str(found, separator=", ").alias("found"),
    )


def shown(table: pl.DataFrame, column: str) -> pl.Expr:
    """The values of a column as text: strings quoted, long ones cut, nulls as `null`."""
    value, dtype = pl.col(column), table.schema[column]
    if dtype == pl.List(pl.String):
        text = pl.format("[{}]", value.list.eval(pl.element().fill_null("null")).list.join(", "))
    elif isinstance(dtype, pl.List):
        ends = [pl.element().struct.field(end).cast(pl.String).fill_null("null") for end in ("start", "end")]
        text = pl.format("[{}]", value.list.eval(pl.format("{}–{}", *ends)).list.join(", "))
    elif dtype == pl.Binary:
        text = value.bin.encode("hex")
    else:
        text = value.cast(pl.String)
    text = pl.when(text.str.len_chars() > LONGEST).then(text.str.head(LONGEST) + "…").otherwise(text)
    if dtype == pl.String:
        text = pl.format("'{}'", text)
    return text.fill_null("null")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
