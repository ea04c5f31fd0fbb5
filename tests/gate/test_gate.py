"""The gate: the rows of our own sentences are those that are frozen, and a difference is shown row by row."""

from __future__ import annotations

import pytest

from onrecord.schema.models import MODELS
from tests.gate.cases import FILES, Case, load
from tests.gate.frozen import difference, frozen, today
from tests.gate.rows import SHOWN

CASES = [case for name in FILES for case in load(name)]


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    return today()


@pytest.mark.parametrize("name", FILES)
def test_the_rows_are_the_frozen_ones(name: str, now: dict[str, str]) -> None:
    changed = difference(frozen(name), now[name])
    assert not changed, f"the reader reads other rows; look at each, then `python -m tests.gate`:\n{changed}"


def test_a_change_is_shown_under_its_case_and_nothing_else_is() -> None:
    before = "1 of 2 hold\n\na\n  holds\n    quotes text=x\n    events trigger=y\n\nb\n  not yet\n  wanted: quotes\n"
    after = before.replace("trigger=y", "trigger=w").replace("1 of", "2 of")
    assert difference(before, after) == (
        "count\n-1 of 2 hold\n+2 of 2 hold\na\n-    events trigger=y\n+    events trigger=w\n"
    )
    assert difference(before, before) == ""


def test_what_begins_to_hold_and_what_is_lost_is_told() -> None:
    case = Case("a", "x", has=({"table": "quotes", "speaker": ["Ana", "Tom"]},), never=({"table": "events"},))
    quote, event = {"table": "quotes", "speaker": "Tom"}, {"table": "events", "trigger": "met"}
    assert case.misses([quote]) == []
    assert case.misses([quote, event]) == ["never: events"]
    assert case.misses([event]) == ["wanted: quotes speaker=Ana|Tom", "never: events"]
    null = Case("a", "x", has=({"table": "quotes", "speaker": ""},))
    assert null.misses([quote])
    assert null.misses([{"table": "quotes"}]) == []
    split = Case("a", "x", sentences=("One.", "Two."))
    assert split.misses([{"table": "sentences", "text": "One. Two."}]) == ["wanted: sentences One. | Two."]


def test_each_case_has_an_id_of_its_own() -> None:
    assert len({case.id for case in CASES}) == len(CASES)


def test_patterns_are_of_tables_that_are_shown() -> None:
    assert {str(pattern["table"]) for case in CASES for pattern in (*case.has, *case.never)} <= {*SHOWN}


def test_what_must_not_be_names_columns_that_there_are() -> None:
    """A pattern with a misspelt column would never fit, and what must not be would be let through."""
    known = {table: {name.removesuffix("_id") for name in MODELS[table].to_schema().columns} for table in SHOWN}
    for case in CASES:
        for pattern in case.never:
            assert pattern.keys() - {"table", "entity_type", "code"} <= known[str(pattern["table"])], (case.id, pattern)
