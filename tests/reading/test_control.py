"""Control: who holds, takes, leaves or claims a region."""

from __future__ import annotations

import pytest

from tests.reading.reads import reading

CASES = [
    ("Chad controls Crimea.", "chad", "crimea", "controls", "unknown", "ongoing"),
    ("Chad captured most of Crimea.", "chad", "crimea", "captured", "most", "occurred"),
    ("Crimea was occupied by Chad.", "chad", "crimea", "occupied", "unknown", "occurred"),
    ("Chad liberated all of Crimea.", "chad", "crimea", "liberated", "whole", "occurred"),
    ("Chad annexed Crimea.", "chad", "crimea", "annexed", "unknown", "occurred"),
    ("Chad ceded parts of Crimea to Mali.", "chad", "crimea", "ceded", "part", "occurred"),
    ("Chad withdrew from Crimea.", "chad", "crimea", "left", "unknown", "occurred"),
    ("Chad lost Crimea.", "chad", "crimea", "lost", "unknown", "occurred"),
    ("Chad claims Crimea.", "chad", "crimea", "claims", "unknown", "ongoing"),
    ("Chad wants to keep Crimea.", "chad", "crimea", "claims", "unknown", "demanded"),
    ("Chad will not leave Crimea.", "chad", "crimea", "left", "unknown", "negated"),
]


@pytest.mark.parametrize(("text", "holder", "region", "relation", "extent", "status"), CASES)
def test_control(text: str, holder: str, region: str, relation: str, extent: str, status: str) -> None:
    (control,) = reading(text).controls
    told = (control.holder_id, control.region_id, control.relation, control.extent, control.status)
    assert told == (holder, region, relation, extent, status)


def test_one_row_a_region() -> None:
    controls = reading("Chad captured Crimea and Alaska.").controls
    assert [control.region_id for control in controls] == ["alaska", "crimea"]


def test_to_whom_it_is_ceded() -> None:
    (control,) = reading("Chad ceded Crimea to Mali.").controls
    assert control.counterpart_id == "mali"


@pytest.mark.parametrize("text", ["Chad visited Crimea.", "It was captured.", "Chad captured the ship."])
def test_no_control(text: str) -> None:
    assert reading(text).controls == ()
