"""Who claims which territory."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.reference import BadReference
from onrecord.reference.claims import read_claims
from tests.shipped import shipped

HEADER = "region_id,claimed_by,source,note\n"


def test_every_claim_is_on_a_region_of_the_reference() -> None:
    reference = shipped()
    assert reference.claims
    assert set(reference.claims) <= reference.regions.keys()


def test_the_territories_of_which_news_speaks_as_disputed_say_who_claims_them() -> None:
    claims = shipped().claims
    assert claims["taiwan"] == ("CN", "TW")
    assert claims["crimea"] == claims["sevastopol-ua"] == claims["luhansk-oblast"] == ("RU", "UA")
    assert {"IN", "PK"} < set(claims["kashmir"])
    assert claims["kosovo"] == ("RS", "XK")
    assert claims["western-sahara"] == ("EH", "MA")


def test_a_folder_without_the_file_has_no_claims(tmp_path: Path) -> None:
    assert read_claims(tmp_path) == {}


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ("crimea,UA; RU,editor,\n", "claimed_by"),
        ("crimea,RU; RU,editor,\n", "claimed_by"),
        ("crimea,,editor,\n", "claimed_by"),
        ("crimea,UK,editor,\n", "claimed_by"),
        ("crimea,RU,editor,\ncrimea,UA,editor,\n", "region_id"),
    ],
)
def test_a_row_that_says_nothing_certain_is_refused(rows: str, column: str, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(HEADER + rows, "utf-8")
    with pytest.raises(BadReference, match=f"claims.csv, line .*{column}"):
        read_claims(tmp_path)
