"""The table of rules: the register, and whatever else rows name, so that every row can be joined to its rule."""

from __future__ import annotations

import polars as pl
import pytest

from onrecord.assembly.frames import build_tables
from onrecord.assembly.rows import article_rows
from onrecord.assembly.rule_rows import rule_rows
from onrecord.reading.precision import precision_of
from onrecord.reading.register import REGISTER
from onrecord.schema.columns import CORRECTED
from onrecord.schema.validation import validate
from tests.conftest import ARTICLE, READING, REFERENCE


def built(change=lambda rows: None):
    rows = article_rows(ARTICLE, READING)
    change(rows)
    return build_tables([rows], REFERENCE)


def test_every_row_finds_its_rule_and_every_frame_its_family():
    tables = built()
    rules = tables["rules"]
    assert set(rules["rule"]) >= REGISTER.keys()
    for table in CORRECTED:
        assert tables[table].join(rules, on="rule").height == tables[table].height > 0
    frames = rules.filter(pl.col("family").is_not_null())
    assert frames["family"].to_list() == ["arguments.place-complement", "control.controls", "events.consult"]
    assert frames.join(rules, left_on="family", right_on="rule").height == frames.height


def test_the_figures_are_those_that_were_measured():
    for row in rule_rows(["events.consult/meet-by-power"]):
        found = precision_of(row["rule"])
        assert (row["n"], row["precision"]) == (found.n, found.share)
        assert (row["low"], row["high"]) == (found.interval or (None, None))


def test_rows_that_a_reviewer_decided_on_have_rules_without_a_figure():
    corrected = "events.consult/meet-by-power+correction"
    rows = {row["rule"]: row for row in rule_rows([corrected, "correction", "names.age+correction"])}
    assert rows[corrected]["sentence"] == (
        f"{REGISTER['events.consult'].sentence} The frame: meet <POWER|PERSON. A reviewer corrected the row."
    )
    assert (rows[corrected]["family"], rows[corrected]["stage"]) == ("events.consult", "events")
    assert rows["names.age+correction"]["sentence"].endswith(" A reviewer corrected the row.")
    assert rows["correction"]["stage"] == "correction"
    assert {rows[rule]["n"] for rule in (corrected, "correction", "names.age+correction")} == {0}


@pytest.mark.parametrize("unknown", ["names.nothing", "events.consult/nothing", "events.nothing/meet", "events/meet"])
def test_a_rule_that_the_register_lacks_gets_no_row_and_its_rows_are_refused(unknown):
    def rename(rows):
        rows["events"][0]["rule"] = unknown

    tables = built(rename)
    assert unknown not in tables["rules"]["rule"]
    failures = validate(tables).failures.filter(pl.col("rule") == "rule_resolves")
    assert failures.select("table", "column").rows() == [("events", "rule")]
    assert unknown in failures["found"].item()
