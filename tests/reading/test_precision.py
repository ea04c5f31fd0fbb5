"""How often rules are right: the interval, and the figures that the package has."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.precision import THIN, Precision, measured, precision_of
from onrecord.reading.register import CORRECTION, REGISTER
from onrecord.schema.vocabulary import RuleStage

FAMILIES = [rule for rule in REGISTER.values() if rule.frames]


@st.composite
def precisions(draw: st.DrawFn) -> Precision:
    n = draw(st.integers(1, 10**6))
    return Precision(draw(st.integers(0, n)), n, ("news",))


@given(precisions())
def test_the_interval_is_around_the_share_and_no_wider_than_one(precision: Precision) -> None:
    assert precision.interval is not None
    assert precision.share is not None
    low, high = precision.interval
    assert 0 <= low <= precision.share <= high <= 1


@given(precisions())
def test_the_ends_of_the_interval_are_where_the_score_test_begins_to_reject(precision: Precision) -> None:
    assert precision.interval is not None
    share = precision.right / precision.n
    for end in precision.interval:
        if 0 < end < 1:
            assert abs(share - end) == pytest.approx(1.96 * sqrt(end * (1 - end) / precision.n), rel=0.01, abs=2e-3)


@given(precisions(), st.integers(2, 20))
def test_more_rows_of_the_same_share_make_it_narrower(precision: Precision, times: int) -> None:
    more = Precision(precision.right * times, precision.n * times)
    assert precision.interval is not None
    assert more.interval is not None
    assert more.interval[1] - more.interval[0] <= precision.interval[1] - precision.interval[0]


def test_of_no_rows_there_is_no_share() -> None:
    assert Precision().share is Precision().interval is None
    assert Precision().thin
    assert not Precision(0, THIN).thin


def test_the_figures_count_rows_and_say_what_they_were_measured_with() -> None:
    figures = measured()
    assert figures.reader.keys() == {"onrecord", "rules_sha256", "reference_sha256"}
    for by_corpus in figures.counts.values():
        assert by_corpus.keys() <= figures.texts.keys()
        assert all(0 <= right <= n > 0 for right, n in by_corpus.values())


@pytest.mark.parametrize("rule", FAMILIES, ids=lambda rule: rule.rule_id)
def test_the_figure_of_a_family_is_that_of_all_its_frames(rule) -> None:
    frames = [precision_of(rule.row_id(frame)) for frame in rule.frames]
    whole = precision_of(rule.rule_id)
    assert (whole.right, whole.n) == (sum(one.right for one in frames), sum(one.n for one in frames))
    assert set(whole.corpora) == {corpus for one in frames for corpus in one.corpora}


def test_some_rules_are_measured_and_a_corrected_or_added_row_is_not() -> None:
    assert precision_of("quotes.cue-after").n > THIN
    assert precision_of("quotes.cue-after+correction").n == precision_of(CORRECTION.rule_id).n == 0


def test_the_stages_of_the_vocabulary_are_those_of_the_register() -> None:
    assert list(RuleStage) == [*dict.fromkeys(rule.stage for rule in REGISTER.values()), CORRECTION.stage]
