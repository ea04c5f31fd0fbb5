"""How much of what is in the news the reference knows: the shares that are reached, below which nothing may fall."""

from pathlib import Path

import pytest

import onrecord
from onrecord.reading import Reader
from onrecord.reference import load_reference
from tests.reference.known_names import listed, measure

REACHED = {"person": 96, "organization": 90}
"""Percent of each kind."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_reference(Path(onrecord.__file__).parent / "dataset" / "reference"))


@pytest.mark.parametrize("kind", REACHED)
def test_as_many_names_in_the_news_are_known_as_before(kind: str, reader: Reader) -> None:
    measured = measure(kind, reader)
    assert measured.percent >= REACHED[kind], measured.missed


def test_the_list_names_nobody_twice() -> None:
    names = [(row.kind, row.name, row.country) for row in listed()]
    assert len(set(names)) == len(names)
