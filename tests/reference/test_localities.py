"""The localities: what the file promises, and that a place is found inside its region alone."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reference import load_reference
from onrecord.reference.localities import COLUMNS, FILE
from onrecord.reference.spelling import place_sound

FOLDER = Path(__file__).parents[2] / "dataset" / "reference"
FRAME = pl.read_parquet(FOLDER / FILE)
REFERENCE = load_reference(FOLDER)
OWN = FRAME.filter(pl.col("region_type").is_not_null())
ROWS = st.integers(0, FRAME.height - 1)


def test_the_file_is_sorted_by_sound_and_has_its_columns() -> None:
    assert tuple(FRAME.columns) == COLUMNS
    assert FRAME["sound"].is_sorted()


def test_coordinates_come_together_and_every_region_around_is_known() -> None:
    assert FRAME.filter(pl.col("latitude").is_null() != pl.col("longitude").is_null()).is_empty()
    assert all(REFERENCE.gazetteer.coded(code) is not None for code in OWN["around"].unique())


@given(ROWS)
def test_a_place_is_found_by_each_of_its_names_inside_its_region(row: int) -> None:
    cells = FRAME.row(row, named=True)
    assert cells["sound"] == place_sound(cells["name"])
    if cells["region_type"] is None and cells["region_id"] not in REFERENCE.gazetteer:
        return
    found = REFERENCE.localities.named(cells["name"], cells["around"])
    assert cells["region_id"] in {one.region.region_id for one in found if one.is_spelled}
    assert cells["region_id"] in REFERENCE.regions


@pytest.mark.parametrize("name", ["Rajouri", "Shopian"])
def test_a_district_of_one_subdivision_is_not_found_in_another(name: str) -> None:
    assert REFERENCE.localities.named(name, "IN-JK")
    assert not REFERENCE.localities.named(name, "SD-DN")
