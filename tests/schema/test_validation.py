"""What is wrong is reported, all of it at once, and nothing passes by not being looked at."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.config import ValidationDepth, config_context

from onrecord.assembly.frames import Tables
from onrecord.errors import OnrecordError
from onrecord.schema import RULES, SCHEMA_VERSION
from onrecord.schema.earlier import LATER_TABLES
from onrecord.schema.models import MODELS, polars_schema
from onrecord.schema.report import FAILURES, InvalidTables
from onrecord.schema.validation import validate
from tests.schema.strategies import Dataset, valid_tables

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
COLUMNS = [(table, column) for table in MODELS for column in polars_schema(table)]


def empty() -> dict[str, pl.DataFrame]:
    return {table: pl.DataFrame(schema=polars_schema(table)) for table in MODELS}


def one_wrong_region() -> dict[str, pl.DataFrame]:
    region = {"region_id": ["ardia"], "name": [" Ardia"], "region_type": ["country"], "latitude": [91.0]}
    region |= {"claimed_by": [[]], "named": [False]}
    wrong = pl.DataFrame(region, schema_overrides=polars_schema("regions"))
    missing = [
        pl.lit(None, dtype).alias(name) for name, dtype in polars_schema("regions").items() if name not in region
    ]
    return {**empty(), "regions": wrong.with_columns(missing).select(polars_schema("regions").names())}


WRONG = {
    ("in_range", "latitude", "latitude = 91.0"),
    ("str_matches", "name", "name = ' Ardia'"),
    ("coordinates_come_together", "latitude, longitude", "latitude = 91.0, longitude = null"),
    ("region_id_resolves", "region_id", "region_id = 'ardia'"),
}


def found(tables: dict[str, pl.DataFrame] | dict[str, pl.LazyFrame]) -> set[tuple[str, str, str]]:
    return set(validate(tables).failures.select("rule", "column", "found").rows())


def test_empty_tables_are_valid_and_checked() -> None:
    assert validate(empty()).ok
    tables = empty()
    tables["quotes"] = tables["quotes"].cast({"start": pl.Int32}).drop("cue")
    rules = set(validate(tables).failures.filter(pl.col("table") == "quotes")["rule"])
    assert {"column_has_its_type", "column_is_given"} <= rules


def test_all_failures_are_reported_at_once() -> None:
    assert found(one_wrong_region()) == WRONG


def test_a_lazy_frame_is_read() -> None:
    assert found({name: table.lazy() for name, table in one_wrong_region().items()}) == WRONG


@pytest.mark.parametrize("depth", ValidationDepth)
def test_no_setting_of_pandera_switches_rules_off(depth: ValidationDepth) -> None:
    with config_context(validation_enabled=False, validation_depth=depth):
        assert found(one_wrong_region()) == WRONG


@pytest.mark.parametrize(
    "setting",
    [
        {"PANDERA_VALIDATION_ENABLED": "False"},
        {"PANDERA_VALIDATION_DEPTH": "SCHEMA_ONLY"},
        {"PANDERA_VALIDATION_DEPTH": "DATA_ONLY"},
        {"PANDERA_USE_NARWHALS_BACKEND": "True"},
    ],
    ids=str,
)
def test_no_environment_variable_switches_rules_off(setting: dict[str, str]) -> None:
    program = (
        "from tests.schema.test_validation import WRONG, empty, found, one_wrong_region, validate\n"
        "assert found(one_wrong_region()) == WRONG\n"
        "assert validate(empty()).ok\n"
    )
    subprocess.run([sys.executable, "-c", program], env=os.environ | setting, cwd=ROOT, check=True)


def test_a_missing_and_an_unknown_table_are_failures() -> None:
    tables = empty()
    tables["authors"] = tables.pop("quotes")
    failures = validate(tables).failures
    assert {("quotes", "table_is_given"), ("authors", "table_is_known")} <= set(failures.select("table", "rule").rows())
    not_run = failures.filter(pl.col("found").str.starts_with("not run"))
    assert ("events", "quote_id_resolves") in set(not_run.select("table", "rule").rows())


@settings(max_examples=3, deadline=None)
@given(valid_tables())
def test_tables_of_an_earlier_contract_are_not_asked_for_what_came_later(dataset: Dataset) -> None:
    lately = {"mentions": "quote_id", "regions": ("claimed_by", "named")}
    tables = {name: frame for name, frame in dataset.tables.items() if name not in LATER_TABLES}
    old = {name: _renamed(frame.drop(lately.get(name, ()))) for name, frame in tables.items()}
    made_under = dict.fromkeys(old, "1.1.0")
    assert validate(old, dataset.texts, made_under).ok
    failures = validate(old, dataset.texts, {**made_under, "mentions": SCHEMA_VERSION}).failures
    assert {
        ("rules", "table_is_given"),
        ("appearances", "table_is_given"),
        ("mentions", "column_is_given"),
        ("mentions", "str_matches"),
        ("quotes", "rule_resolves"),
    } <= set(failures.select("table", "rule").rows())
    assert not failures.filter(table="regions", rule="column_is_given").height
    with_rules = validate({**old, RULES: dataset.tables[RULES]}, dataset.texts, made_under)
    assert ("mentions", "rule_resolves") in set(with_rules.failures.select("table", "rule").rows())


def test_tables_of_the_contract_before_appearances_are_asked_for_rules(tables: Tables, texts: dict[str, str]) -> None:
    old = {name: frame for name, frame in tables.items() if name != "appearances"}
    made_under = dict.fromkeys(old, "1.2.0")
    assert validate(old, texts, made_under).ok
    without = {name: frame for name, frame in old.items() if name != RULES}
    failures = validate(without, texts, made_under).failures
    assert ("rules", "table_is_given") in set(failures.select("table", "rule").rows())


def _renamed(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows, with a rule named as earlier contracts did."""
    return frame.with_columns(rule=pl.lit("surname")) if "rule" in frame.columns else frame


@settings(max_examples=25, deadline=None)
@given(valid_tables(), st.sampled_from(COLUMNS), st.booleans())
def test_what_cannot_run_for_want_of_a_column_fails(dataset: Dataset, at: tuple[str, str], missing: bool) -> None:
    table, column = at
    frame = dataset.tables[table]
    frame = frame.drop(column) if missing else frame.with_columns(pl.lit(None, pl.Null).alias(column))
    failures = validate({**dataset.tables, table: frame}, dataset.texts).failures
    about = failures.filter(pl.col("rule").is_in(["column_is_given", "column_has_its_type"]))
    assert about.select("table", "column").rows() == [at]
    needing = {
        name
        for name, rule in MODELS[table].rules().items()
        if column in rule.expression(MODELS[table]).meta.root_names()
    }
    reported = failures.filter(pl.col("found").str.starts_with("not run") & (pl.col("table") == table))
    assert needing <= set(reported["rule"])
    others = failures.filter(~pl.col("found").str.starts_with("not run")).height
    assert others == 1, "nothing but the column is wrong"


def test_the_report_says_the_count_then_the_rules_then_examples() -> None:
    tables = empty()
    names = [f"{number}:" for number in range(9)]
    many = pl.DataFrame({"entity_id": names, "name": "Mara", "entity_type": "person", "entity_basis": "article"})
    rest = [pl.lit(None, pl.String).alias(column) for column in ("wikidata_id", "country_code", "description")]
    columns = polars_schema("entities").names()
    tables["entities"] = many.with_columns(rest).select(columns).cast(dict(polars_schema("entities")))
    report = validate(tables)
    lines = report.text().splitlines()
    assert lines[0] == "12 tables, 9 rows: 18 failures of 2 rules."
    assert lines[2] == "entities.str_matches: 9 failures"
    assert lines[3].startswith("  expected: No white space or control character")
    assert lines[4] == "  0: (row 0), entity_id: found entity_id = '0:'"
    assert lines[7] == "  and 6 more"
    assert report.failures.schema == FAILURES
    with pytest.raises(InvalidTables, match="18 failures of 2 rules") as refused:
        report.raise_if_failed()
    assert isinstance(refused.value, OnrecordError)
    assert refused.value.report is report


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(TypeError, match="table 'quotes': expected a polars DataFrame or LazyFrame, found list"):
        validate({**empty(), "quotes": []})  # type: ignore[dict-item]


def test_an_offset_too_large_to_read_is_a_failure_and_no_crash() -> None:
    tables = empty()
    argument = {"event_id": f"a:e{10**30}", "role": "actor", "entity_id": "mara", "rule": "verb"}
    row = {column: [argument.get(column)] for column in polars_schema("event_arguments")}
    tables["event_arguments"] = pl.DataFrame(row, schema=polars_schema("event_arguments"))
    assert not validate(tables).ok


def test_rows_without_their_key_are_reported_all_the_same() -> None:
    tables = one_wrong_region()
    tables["regions"] = tables["regions"].drop("region_id")
    trimmed = validate(tables).failures.filter((pl.col("column") == "name") & (pl.col("rule") == "str_matches"))
    assert trimmed.select("key", "row").rows() == [(None, 0)]
