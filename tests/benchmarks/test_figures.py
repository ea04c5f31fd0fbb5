"""The figures of the benchmarks: as worked out by hand, and what they are made of."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.events import TASK as EVENTS
from benchmarks.events import alpha_3
from benchmarks.metrics.attribution import quoted_characters
from benchmarks.metrics.counting import pair
from benchmarks.metrics.events import BadPrediction
from benchmarks.metrics.places import EARTH_RADIUS_KM, distance
from tests.benchmarks.worked import BAN_GOLD, WORKED, as_predictions, find


@pytest.mark.parametrize(("task", "gold", "predictions", "expected"), WORKED)
def test_figures_are_those_worked_out_by_hand(task, gold, predictions, expected):
    found = task.figures(gold, predictions)
    assert {path: found[path] for path in expected} == pytest.approx(expected)


@pytest.mark.parametrize(("task", "gold", "predictions", "expected"), WORKED)
def test_the_gold_itself_is_right_and_nothing_is_nothing(task, gold, predictions, expected):
    for path in task.targets.values():
        assert task.figures(gold, as_predictions(task.name, gold))[path] == 1
        assert task.figures(gold, [])[path] == 0


@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), max_size=5))
def test_pairs_are_one_to_one_and_no_pair_left_over_is_likelier_than_both_that_took_its_place(likeness):
    rows, columns = range(len(likeness)), range(3)
    paired = pair(rows, columns, lambda i, j: likeness[i][j])
    assert len(set(paired.values())) == len(paired)
    taken = {j: i for i, j in paired.items()}
    for i in rows:
        for j in columns:
            rivals = [likeness[i][paired[i]]] if i in paired else []
            rivals += [likeness[taken[j]][j]] if j in taken else []
            assert likeness[i][j] <= max(rivals, default=0)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “yes” twice.", ["“yes”"]),
        ("He said “yes\" and ''no'' at once.", ["“yes\"", "''no''"]),
        ("“One starts\nand “another” ends", ["“One starts", "“another”"]),
        ("a pipe of 6\" width", []),
        ("the ‘big’ dogs’ bark, “a ‘small’ one”", ["‘big’", "“a ‘small’ one”"]),
    ],
)  # fmt: skip
def test_quotation_marks_of_every_style_tell_what_is_quoted(text, quoted):
    assert quoted_characters(text) == {i for words in quoted for i in range(*find(text, words))}


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_distances_are_the_same_both_ways_and_at_most_half_round_the_earth(lat_a, lon_a, lat_b, lon_b):
    a, b = {"lat": lat_a, "lon": lon_a}, {"lat": lat_b, "lon": lon_b}
    assert distance(a, b) == pytest.approx(distance(b, a), abs=1e-6)
    assert 0 <= distance(a, b) <= math.pi * EARTH_RADIUS_KM
    assert distance({"lat": 0, "lon": lon_a}, {"lat": 90, "lon": lon_b}) == pytest.approx(math.pi * EARTH_RADIUS_KM / 2)


@pytest.mark.parametrize(
    "bad",
    [
        [{"id": "other", "events": []}],
        [{"id": "ban", "events": []}, {"id": "ban", "events": []}],
        [{"id": "ban", "events": [{"event_type": "DANCE"}]}],
    ],
)
def test_predictions_that_cannot_be_scored_are_refused(bad):
    with pytest.raises(BadPrediction, match="expected"):
        EVENTS.figures([BAN_GOLD], bad)


def test_countries_have_their_three_letters():
    assert [alpha_3(code) for code in ("UA", "GB", None)] == ["UKR", "GBR", ""]
