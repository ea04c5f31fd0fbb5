"""A difference names what changed, and applied to the old tables it gives the new ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.release.diff import Difference, NotComparable, difference, level_of, reasons
from onrecord.release.patch import BadDifference, NotApplicable, apply, difference_from_json, difference_to_json
from onrecord.release.render import as_markdown, as_text, change_lines, summary
from onrecord.release.shapes import ColumnType, Shape
from onrecord.release.snapshot import Snapshot
from onrecord.release.versions import BadVersion, Level, Version

pytestmark = pytest.mark.slow

WORDS = st.sampled_from(["a", "b", "c", "~"])
TYPES: dict[str, pl.DataType] = {
    "text": pl.String(),
    "term": pl.Enum(["a", "b"]),
    "wider": pl.Enum(["a", "b", "c"]),
    "number": pl.Int64(),
    "share": pl.Float64(),
    "bytes": pl.Binary(),
    "list": pl.List(pl.Struct({"start": pl.Int64})),
}
CELLS: dict[str, st.SearchStrategy[Any]] = {
    "text": WORDS,
    "term": st.sampled_from(["a", "b"]),
    "wider": st.sampled_from(["a", "b", "c"]),
    "number": st.integers(-3, 3),
    "share": st.floats(allow_nan=True, width=16),
    "bytes": st.binary(max_size=2),
    "list": st.lists(st.fixed_dictionaries({"start": st.none() | st.integers(0, 2)}), max_size=2),
}
KINDS = st.sampled_from(sorted(TYPES))


@st.composite
def tables(draw: st.DrawFn) -> tuple[pl.DataFrame, Shape]:
    """A table with a key and a few columns of drawn kinds, its rows in any order."""
    keys = draw(st.lists(st.integers(0, 6), unique=True, max_size=5))
    kinds = draw(st.dictionaries(st.sampled_from(["p", "q", "r"]), KINDS, max_size=3))
    columns = {"id": pl.Series("id", [f"k{key}" for key in keys], dtype=pl.String)}
    for name, kind in kinds.items():
        cells = draw(st.lists(st.none() | CELLS[kind], min_size=len(keys), max_size=len(keys)))
        columns[name] = pl.Series(name, cells, dtype=TYPES[kind])
    order = draw(st.permutations(sorted(columns)))
    frame = pl.DataFrame([columns[name] for name in order])
    shape = Shape({name: ColumnType(dtype, draw(st.booleans())) for name, dtype in frame.schema.items()}, ("id",), {})
    return frame, shape


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """A state of up to two tables."""
    drawn = {name: draw(tables()) for name in draw(st.sets(st.sampled_from(["one", "two"])))}
    return Snapshot(
        draw(WORDS),
        {name: frame for name, (frame, _) in drawn.items()},
        {name: shape for name, (_, shape) in drawn.items()},
    )


@given(snapshots())
def test_nothing_lies_between_a_state_and_itself(state: Snapshot) -> None:
    found = difference(state, state)
    assert found.empty
    assert as_text(found) == ""
    assert level_of(found) is Level.PATCH


@settings(max_examples=150, deadline=None)
@given(snapshots(), snapshots())
def test_applied_to_the_old_tables_it_gives_the_new_ones(old: Snapshot, new: Snapshot) -> None:
    found = difference(old, new)
    again = difference_from_json(difference_to_json(found))
    assert again == found
    made = apply(again, old.tables)
    assert made.keys() == new.tables.keys()
    for name, frame in new.tables.items():
        assert made[name].schema == frame.schema
        assert made[name].equals(frame, null_equal=True)
    assert found.empty == (old.shapes == new.shapes and all(old.tables[n].equals(new.tables[n]) for n in old.tables))
    assert bool(as_text(found)) != found.empty
    assert as_markdown(found)


@settings(max_examples=100, deadline=None)
@given(snapshots(), snapshots(), snapshots())
def test_a_longer_way_never_asks_for_less(first: Snapshot, second: Snapshot, third: Snapshot) -> None:
    steps = max(level_of(difference(first, second)), level_of(difference(second, third)))
    assert level_of(difference(first, third)) <= steps


def state(frame: pl.DataFrame, name: str = "s", nullable: bool = True, table: str = "people") -> Snapshot:
    columns = {column: ColumnType(dtype, nullable) for column, dtype in frame.schema.items()}
    return Snapshot(name, {table: frame}, {table: Shape(columns, ("id",), {})})


PEOPLE = pl.DataFrame({"id": ["mara", "olin"], "age": [40, 50], "kind": ["a", "b"]}).with_columns(
    pl.col("kind").cast(pl.Enum(["a", "b"]))
)
MORE = pl.concat([PEOPLE, pl.DataFrame({"id": ["senn"], "age": [60], "kind": ["a"]}, schema=PEOPLE.schema)])

CHANGES: list[tuple[Callable[[], Snapshot], Level, str]] = [
    (lambda: state(MORE), Level.MINOR, "people: rows added: 1\n  senn"),
    (lambda: state(PEOPLE.with_columns(town=pl.lit("Aro"))), Level.MINOR, "people: column added: town (String)"),
    (lambda: state(PEOPLE.head(1)), Level.MAJOR, "people: rows removed: 1\n  olin"),
    (
        lambda: state(PEOPLE.with_columns(age=pl.Series([41, 50]))),
        Level.MAJOR,
        "people: cells changed: 1\n  people mara: age was 40, is 41",
    ),
    (lambda: state(PEOPLE.drop("age")), Level.MAJOR, "people: column removed: age (Int64)"),
    (lambda: state(PEOPLE.cast({"age": pl.String})), Level.MAJOR, "people: type changed: age was Int64, is String"),
    (
        lambda: state(PEOPLE.with_columns(pl.col("kind").cast(pl.Enum(["a", "b", "c"])))),
        Level.MAJOR,
        "people: type changed: kind was one of a, b, is one of a, b, c",
    ),
    (lambda: state(PEOPLE, nullable=False), Level.MAJOR, "people: nullability changed: id was True, is False"),
    (lambda: state(PEOPLE.select("age", "id", "kind")), Level.MAJOR, "order of columns changed"),
    (lambda: state(PEOPLE.reverse()), Level.MAJOR, "people: the rows that stayed are in another order"),
    (lambda: state(PEOPLE, table="folk"), Level.MAJOR, "people: table removed"),
]


@pytest.mark.parametrize(("new", "level", "said"), CHANGES)
def test_each_kind_of_change_is_named_and_has_its_level(new: Callable[[], Snapshot], level: Level, said: str) -> None:
    found = difference(state(PEOPLE), new())
    assert level_of(found) is level
    assert said in as_text(found)
    assert f"a {level.name.lower()} change" in as_text(found)
    assert f"{level.name.lower()} change" in as_markdown(found)
    assert json.loads(difference_to_json(found))["requires"] == level.name.lower()
    assert summary(found)


def test_a_table_that_came_is_a_minor_change() -> None:
    both = Snapshot(
        "n", {"people": PEOPLE, "folk": PEOPLE}, {**state(PEOPLE).shapes, **state(PEOPLE, table="folk").shapes}
    )
    assert level_of(difference(state(PEOPLE), both)) is Level.MINOR


def test_the_cells_of_a_new_column_change_no_row() -> None:
    found = difference(state(PEOPLE), state(PEOPLE.with_columns(town=pl.lit("Aro"))))
    assert [row.now for row in found.tables["people"].changed] == [{"town": "Aro"}, {"town": "Aro"}]
    assert [reason.level for reason in reasons(found)] == [Level.MINOR]


def test_another_key_replaces_every_row() -> None:
    other = state(PEOPLE)
    shape = other.shapes["people"]
    rekeyed = Snapshot("n", other.tables, {"people": Shape(shape.columns, ("id", "age"), {})})
    found = difference(state(PEOPLE), rekeyed)
    assert len(found.tables["people"].added) == len(found.tables["people"].removed) == 2
    assert apply(found, other.tables)["people"].equals(PEOPLE)


def test_a_key_of_two_rows_cannot_be_compared() -> None:
    twice = pl.concat([PEOPLE, PEOPLE.head(1).with_columns(age=pl.lit(1, pl.Int64))])
    with pytest.raises(NotComparable, match="mara"):
        difference(state(PEOPLE), state(twice))


def test_a_difference_is_applied_to_its_own_tables_alone() -> None:
    found = difference(state(PEOPLE, "1.0.0"), state(MORE, "1.1.0"))
    with pytest.raises(NotApplicable, match=r"expected the tables of 1\.0\.0"):
        apply(found, {"people": MORE})
    row = found.tables["people"].added[0]
    changed = replace(found.tables["people"], added=(row._replace(cells={**row.cells, "age": 61}),))
    with pytest.raises(NotApplicable, match="the difference was changed"):
        apply(replace(found, tables={"people": changed}), {"people": PEOPLE})


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "other 1"}', '{"format": "onrecord difference 1"}'])
def test_what_is_no_difference_is_refused(text: str) -> None:
    with pytest.raises(BadDifference):
        difference_from_json(text)


def test_many_changes_are_counted_and_a_few_shown() -> None:
    many = pl.DataFrame({"id": [f"e{number:02}" for number in range(40)]})
    lines = change_lines(difference(state(many.clear()), state(many)), most=10)
    assert lines[:2] == ["people: rows added: 40", "  e00"]
    assert lines[-1] == "  … and 30 more"


def test_a_table_of_cells_holds_in_markdown() -> None:
    new = PEOPLE.with_columns(id=pl.Series(["mara", "o|l`\nin"])), PEOPLE.with_columns(age=pl.Series([None, 50]))
    assert "- `o\\|l'\\nin`" in as_markdown(difference(state(PEOPLE), state(new[0])))
    assert "| `mara` | `age` | `40` | `null` |" in as_markdown(difference(state(PEOPLE), state(new[1])))


@given(st.tuples(*[st.integers(0, 30)] * 3), st.sampled_from(Level))
def test_the_version_after_is_above_and_larger_steps_go_further(numbers: tuple[int, int, int], level: Level) -> None:
    version = Version(*numbers)
    assert Version.parse(str(version)) == version
    assert version < version.after(level) <= version.after(Level.MAJOR)
    assert version.after(Level.PATCH) <= version.after(level)


@pytest.mark.parametrize(
    "text", ["1", "1.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "1.0.0.0", "1.0.٣", "", "../1.0.0", "1.0.0\n"]
)
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(BadVersion):
        Version.parse(text)


def test_an_empty_difference_says_so(tmp_path: Path) -> None:
    assert "Nothing changed." in as_markdown(Difference("1.0.0", "1.0.1", "0", "0"))
