"""One call that checks a set of tables against the whole contract and reports everything that is wrong at once.

The models' checks are run here, on collected frames and by the functions of the polars backend: pandera's own
`validate` follows settings of the environment that skip checks, and does not read the data of a LazyFrame.
"""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl
from pandera.api.checks import Check
from pandera.api.polars.types import PolarsData
from pandera.backends.polars.checks import PolarsCheckBackend

from onrecord.schema import TABLE_NAMES
from onrecord.schema.earlier import VERSIONS, Lacking, lacking
from onrecord.schema.evidence import EVIDENCE, TEXTS, measured
from onrecord.schema.former_terms import in_todays_terms
from onrecord.schema.models import MODELS, polars_schema
from onrecord.schema.patterns import EARLIER, SAID
from onrecord.schema.relations import RELATIONS
from onrecord.schema.relations.relation import Relation, Tables
from onrecord.schema.report import FAILURES, Report, at_large, at_rows
from onrecord.schema.table import Table

Frame = pl.DataFrame | pl.LazyFrame


def validate(
    tables: Mapping[str, Frame],
    texts: Mapping[str, str] | None = None,
    made_under: Mapping[str, str] | None = None,
) -> Report:
    """Check the tables, by name, against every rule of the contract, and with `texts` by article id also against these.

    Without `texts`, the table of this name is used, where it is given. A table or column that is missing, unknown or
    of another type is a failure, and so is every rule that can't run without it.

    `made_under` has the versions of the contract that the tables were made under, by table, where that is not today's:
    where an earlier version asked for another pattern of text, that one counts, and what came later may be missing, a
    table where all are from before it (`onrecord.schema.earlier`); terms of theirs count as today's (`former_terms`).

    The table `texts`, where it is given, stands for `texts`. A table or column that is missing, unknown or of another
    type is a failure, and so is every rule that can't run without it. Raises TypeError for what is no polars frame.
    """
    frames = {name: collected(name, frame) for name, frame in tables.items()}
    earlier = {name: version for name, version in (made_under or {}).items() if version in VERSIONS}
    frames |= {name: in_todays_terms(frames[name], name) for name in earlier if name in frames and name in MODELS}
    lacks = lacking({name: frame.columns for name, frame in frames.items()}, earlier)
    failures = [pl.DataFrame(schema=FAILURES)]
    failures += table_set(frames, [name for name in TABLE_NAMES if name not in lacks.tables])
    sound = {name: frames.get(name, pl.DataFrame()).pipe(sound_columns, name) for name in MODELS}
    for name, model in MODELS.items():
        if name in frames:
            failures += structure(name, frames[name], lacks)
            failures += within(name, model, sound[name], EARLIER.get(earlier.get(name, ""), {}), lacks)
    if texts is None and {"article_id", "text"} <= set(sound[TEXTS].columns):
        texts = dict(sound[TEXTS].select("article_id", "text").drop_nulls().iter_rows())
    if texts is not None:
        sound[TEXTS] = measured(texts).with_row_index("row")
    for relation in RELATIONS if texts is None else (*RELATIONS, *EVIDENCE):
        if not lacks.concerns(relation.table, relation.columns, relation.target):
            failures += between(relation, sound)
    return Report(pl.concat(failures), {name: frame.height for name, frame in frames.items()})


def collected(name: str, frame: Frame) -> pl.DataFrame:
    """The frame with its data; a LazyFrame is collected."""
    if isinstance(frame, pl.LazyFrame):
        return frame.collect()
    if isinstance(frame, pl.DataFrame):
        return frame
    raise TypeError(
        f"table {name!r}: expected a polars DataFrame or LazyFrame, found {type(frame).__name__}. Nothing was "
        "validated. Convert it with polars.from_pandas or polars.from_arrow."
    )


def table_set(frames: Mapping[str, pl.DataFrame], expected_tables: Sequence[str]) -> Iterator[pl.DataFrame]:
    """The failures of the set: tables that are missing, and tables that the contract doesn't know."""
    for name in expected_tables:
        if name not in frames:
            yield at_large(name, "table_is_given", None, "The table is given.", "no such table")
    for name in frames:
        if name not in MODELS:
            expected = f"One of the tables {', '.join(MODELS)}."
            yield at_large(name, "table_is_known", None, expected, "a table that the contract doesn't know")


NOTHING = Lacking(frozenset(), frozenset())
"""What tables of today may lack."""


def structure(name: str, frame: pl.DataFrame, lacks: Lacking = NOTHING) -> Iterator[pl.DataFrame]:
    """The failures of a table's columns: their presence, order and types."""
    schema = polars_schema(name)
    for column, dtype in schema.items():
        if column not in frame.columns and lacks.concerns(name, [column]):
            continue
        if column not in frame.columns:
            yield at_large(name, "column_is_given", column, "The column is given.", "no such column")
        elif frame.schema[column] != dtype:
            yield at_large(name, "column_has_its_type", column, f"Type {dtype}.", f"type {frame.schema[column]}")
    for column in frame.columns:
        if column not in schema:
            expected = f"One of the columns {', '.join(schema)}."
            yield at_large(name, "column_is_known", column, expected, "a column that the contract doesn't know")
    given = [column for column in frame.columns if column in schema]
    expected_order = [column for column in schema if column in frame.columns]
    for column, expected in zip(given, expected_order, strict=True):
        if column != expected:
            yield at_large(name, "columns_are_in_order", column, f"`{expected}` in this place.", f"`{column}`")
            break


def sound_columns(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """The columns that are as the contract says, and `row`. A rule that needs another column can't run."""
    schema = polars_schema(name)
    return frame.select(
        column for column in frame.columns if frame.schema[column] == schema.get(column)
    ).with_row_index("row")


def within(
    name: str, model: type[Table], frame: pl.DataFrame, earlier: Mapping[str, str], lacks: Lacking = NOTHING
) -> Iterator[pl.DataFrame]:
    """The failures of the rules that need no other table; `earlier` patterns stand in place of those of today."""
    schema, rules = model.to_schema(), model.rules()
    columns = frame.drop("row").columns
    for column in columns:
        if not schema.columns[column].nullable and frame[column].null_count():
            broken = frame.filter(pl.col(column).is_null()).select("row")
            yield from row_failures(name, "not_null", [column], "A value: the column is never null.", frame, broken)
    checks: list[tuple[str | None, Check]] = [
        (column, _as_earlier(check, earlier)) for column in columns for check in schema.columns[column].checks
    ]
    needed = {rule: rules[rule].expression(model).meta.root_names() for rule in rules}
    checks += [(None, check) for check in schema.checks if not lacks.concerns(name, needed[str(check.name)])]
    for (of, check), kept in zip(checks, kept_rows(checks, frame), strict=True):
        if of is not None:
            about, expected = [of], column_rule(check)
        else:
            about, expected = list(dict.fromkeys(needed[str(check.name)])), rules[str(check.name)].expected
        if isinstance(kept, pl.exceptions.PolarsError):
            yield not_run(name, str(check.name), about, expected, kept)
        elif not kept.all():
            broken = frame.select("row").filter(~kept)
            yield from row_failures(name, str(check.name), about, expected, frame, broken)


def _as_earlier(check: Check, earlier: Mapping[str, str]) -> Check:
    pattern = (check.statistics or {}).get("pattern", "")
    return Check.str_matches(earlier[pattern]) if pattern in earlier else check


def between(relation: Relation, sound: Tables) -> Iterator[pl.DataFrame]:
    """The failures of a rule between tables."""
    table, name, about, expected = relation[:4]
    try:
        rows = relation.broken(sound)
    except pl.exceptions.PolarsError as error:
        yield not_run(table, name, about, expected, error)
    else:
        yield from row_failures(table, name, about, expected, sound[table], rows)


def kept_rows(
    checks: Sequence[tuple[str | None, Check]], frame: pl.DataFrame
) -> list[pl.Series | pl.exceptions.PolarsError]:
    """For each check, of a column or of the table, whether each row keeps it; or the error where it can't run.

    All are collected at once, which is much faster than one by one; one by one only if any of them can't run.
    """
    outputs = [
        PolarsCheckBackend(check)
        .check_fn(PolarsData(frame.lazy(), column or "*"))
        .select(pl.first().fill_null(bool(check.ignore_na)))
        for column, check in checks
    ]
    try:
        return [output.to_series() for output in pl.collect_all(outputs)]
    except pl.exceptions.PolarsError:
        return [_kept(output) for output in outputs]


def _kept(output: pl.LazyFrame) -> pl.Series | pl.exceptions.PolarsError:
    try:
        return output.collect().to_series()
    except pl.exceptions.PolarsError as error:
        return error


def row_failures(
    name: str, rule: str, about: Sequence[str], expected: str, frame: pl.DataFrame, broken: pl.DataFrame
) -> Iterator[pl.DataFrame]:
    """The failures of the rows that break a rule, if any do."""
    if not broken.is_empty():
        yield at_rows(frame, broken, name=name, rule=rule, key=MODELS[name].key(), about=about, expected=expected)


def not_run(
    name: str, rule: str, about: Sequence[str], expected: str, error: pl.exceptions.PolarsError
) -> pl.DataFrame:
    """The failure of a rule that can't run, usually because a column is missing. It counts as broken."""
    why = "a column that it needs is missing or of another type" if isinstance(error, NO_COLUMN) else "it failed"
    return at_large(name, rule, ", ".join(about), expected, f"not run: {why} ({str(error).splitlines()[0]})")


def column_rule(check: Check) -> str:
    """What a check of one column expects, in a sentence."""
    statistics = check.statistics or {}
    return SAID.get(statistics.get("pattern", "")) or SENTENCES[str(check.name)].format(**statistics)


NO_COLUMN = pl.exceptions.ColumnNotFoundError

SENTENCES = {
    "greater_than": "More than {min_value}.",
    "greater_than_or_equal_to": "At least {min_value}.",
    "in_range": "From {min_value} to {max_value}.",
    "str_matches": "Text of the pattern `{pattern}`.",
}
"""What pandera's checks of columns expect, by their names."""
