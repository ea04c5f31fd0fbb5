"""Candidates: two ids of one entity are found, with the reason, and what is certainly two is left alone."""

from __future__ import annotations

import random
from graphlib import TopologicalSorter
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from onrecord.links.candidates import candidates
from onrecord.links.reasons import Reason
from onrecord.links.spelling import fits, person_name, plain_words
from onrecord.release.load import MissingTable
from tests.links.planting import TABLES, Planted, beside, plant

BODY = "organization"
ONE = {
    "stated_acronym": [
        Planted("harbour-safety-board", "Harbour Safety Board", "one", BODY, acronym="HSB"),
        Planted("two:hsb", "HSB", "two", BODY),
        *beside("one", "two"),
    ],
    "spelling": [
        Planted("jpmorgan-chase", "JPMorgan Chase", "one", BODY),
        Planted("jpmorganchase", "JPMorganChase", "two", BODY),
    ],
    "transliteration": [
        Planted("oleksandr-zelensky", "Oleksandr Zelensky", "one"),
        Planted("oleksander-zelenskiy", "Oleksander Zelenskiy", "two"),
    ],
    "middle_name": [Planted("ana-silva", "Ana Silva", "one"), Planted("ana-m-silva", "Ana M. Silva", "two")],
    "initial": [Planted("two:a-silva", "A. Silva", "two"), Planted("ana-silva", "Ana Silva", "one")],
    "nickname": [Planted("bill-larsen", "Bill Larsen", "two"), Planted("william-larsen", "William Larsen", "one")],
    "surname_called": [
        Planted("two:silva", "Silva", "two", called="the former mayor"),
        Planted("ana-silva", "Ana Silva", "one", called="Kherson’s mayor"),
    ],
    "acronym": [
        Planted("two:hsb", "HSB", "two", BODY),
        Planted("harbour-safety-board", "Harbour Safety Board", "one", BODY),
        *beside("one", "two"),
    ],
    "shortened": [
        Planted("acme-ferries", "Acme Ferries", "one", BODY),
        Planted("acme-ferries-group", "Acme Ferries Group", "two", BODY),
    ],
    "word_order": [
        Planted("ministry-of-justice", "Ministry of Justice", "one", BODY),
        Planted("justice-ministry", "Justice Ministry", "two", BODY),
    ],
    "same_name": [
        Planted("one:silva", "Silva", "one"),
        Planted("two:silva", "Silva", "two"),
        *beside("one", "two"),
    ],
    "surname": [
        Planted("two:silva", "Silva", "two"),
        Planted("ana-silva", "Ana Silva", "one"),
        *beside("one", "two"),
    ],
}
"""For each reason two ids of one entity, and what stands beside them."""


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_finds_its_pair(tmp_path: Path, reason: Reason) -> None:
    found = candidates(plant(tmp_path, ONE[reason])).row(0, named=True)
    assert {found["from_id"], found["to_id"]} == {one.entity_id for one in ONE[reason][:2]}
    assert found["reasons"][0] == reason
    assert (len(found["from_articles"]), len(found["to_articles"])) == (1, 1)


TWO = {
    "two countries": [
        Planted("defense-ministry-ru", "Defense Ministry", "one", BODY, country_code="RU"),
        Planted("ministry-of-defense-ua", "Ministry of Defense", "two", BODY, country_code="UA"),
    ],
    "she and he": [
        Planted("chris-lee", "Chris Lee", "one", pronoun="she"),
        Planted("christopher-lee", "Christopher Lee", "two", pronoun="he"),
    ],
    "two types": [Planted("ana-silva", "Ana-Silva", "one"), Planted("ana-silva-2", "Ana Silva", "two", BODY)],
    "two ministries of nobody knows where": [
        Planted("one:defense-ministry", "Defense Ministry", "one", BODY),
        Planted("defense-ministry-ir", "Ministry of Defense", "two", BODY, country_code="IR"),
    ],
    "two of the reference": [
        Planted("ana-silva", "Ana Silva", "one", basis="reference"),
        Planted("ana-m-silva", "Ana M. Silva", "two", basis="reference"),
    ],
    "two middle names": [
        Planted("george-w-marsh", "George W. Marsh", "one"),
        Planted("george-h-w-marsh", "George H.W. Marsh", "two"),
    ],
    "Paul and Paula": [Planted("paul-marsh", "Paul Marsh", "one"), Planted("paula-marsh", "Paula Marsh", "two")],
    "an initial of two": [
        Planted("two:a-silva", "A. Silva", "two"),
        Planted("ana-silva", "Ana Silva", "one"),
        Planted("abel-silva", "Abel Silva", "one"),
    ],
    "a surname of two": [
        Planted("two:silva", "Silva", "two"),
        Planted("ana-silva", "Ana Silva", "one"),
        Planted("abel-silva", "Abel Silva", "one"),
        *beside("one", "two"),
    ],
    "a surname with nothing in common": [Planted("two:silva", "Silva", "two"), Planted("ana-silva", "Ana Silva")],
    "a surname beside the full name": [Planted("one:silva", "Silva", "one"), Planted("ana-silva", "Ana Silva", "one")],
    "one office of two": [
        Planted("ana-silva", "Ana Silva", "one", called="mayor of Kherson"),
        Planted("bo-silva", "Bo Silva", "two", called="mayor of Kherson"),
    ],
    "the deputy of an office": [
        Planted("two:silva", "Silva", "two", called="the deputy mayor"),
        Planted("ana-silva", "Ana Silva", "one", called="mayor of Kherson"),
    ],
    "an acronym of two": [
        Planted("three:hsb", "HSB", "three", BODY),
        Planted("harbour-safety-board", "Harbour Safety Board", "one", BODY, acronym="HSB"),
        Planted("home-savings-bank", "Home Savings Bank", "two", BODY, acronym="HSB"),
        *beside("one", "two", "three"),
    ],
    "an acronym with nothing in common": [
        Planted("three:hsb", "HSB", "three", BODY),
        Planted("harbour-safety-board", "Harbour Safety Board", "one", BODY, acronym="HSB"),
    ],
    "letters that make no acronym": [
        Planted("big-bang", "Big Bang", "one", BODY, acronym="TNG"),
        Planted("two:tng", "TNG", "two", BODY),
        *beside("one", "two"),
    ],
}


@pytest.mark.parametrize("name", TWO)
def test_what_is_two_or_cannot_be_told_is_no_candidate(tmp_path: Path, name: str) -> None:
    assert candidates(plant(tmp_path, TWO[name])).rows() == []


GIVEN = st.sampled_from(["Ana", "Bo", "William", "Bill", "Jean-Pierre", "A.", "Aleksandr", "Alexander", "Zoë"])
LAST = st.sampled_from(["Silva", "Larsen", "Zelensky", "Zelenskyy", "O’Dowd", "ODowd", "Ødegård"])
PEOPLE = st.lists(
    st.tuples(
        st.one_of(st.builds("{} {}".format, GIVEN, LAST), LAST, st.builds("{} M. {}".format, GIVEN, LAST)),
        st.sampled_from(["one", "two", "three"]),
        st.sampled_from([None, "mayor of Kherson"]),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=50)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_candidates_are_the_same_whatever_the_order_of_the_rows(
    tmp_path_factory: pytest.TempPathFactory, people: list[tuple[str, str, str | None, bool]], chance: random.Random
) -> None:
    planted = [
        Planted(f"{article}:{name}" if scoped else f"x-{name}", name, article, called=called)
        for name, article, called, scoped in people
    ]
    folder = plant(tmp_path_factory.mktemp("links"), planted)
    found = candidates(folder)
    for table in TABLES:
        rows = pl.read_parquet(folder / f"{table}.parquet")
        order = chance.sample(range(rows.height), rows.height)
        rows[order].write_parquet(folder / f"{table}.parquet")
    assert_frame_equal(candidates(folder), found)
    pairs = list(zip(found["from_id"], found["to_id"], strict=True))
    assert len(set(pairs)) == len(pairs)
    TopologicalSorter({one: {other for start, other in pairs if start == one} for one, _ in pairs}).prepare()
    surest = [[*Reason].index(Reason(reasons[0])) for reasons in found["reasons"]]
    assert surest == sorted(surest)


def test_names_are_compared_by_blocks(tmp_path: Path) -> None:
    """Of many with one key each is compared with one."""
    many = [Planted(f"a{number}:silva", "Silva", f"a{number}", called="the mayor") for number in range(200)]
    assert candidates(plant(tmp_path, many)).height == 199


def test_a_folder_without_the_tables_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingTable, match=r"entities\.parquet"):
        candidates(tmp_path)


def test_given_names_fit() -> None:
    assert fits("bill", "william")
    assert fits("a", "ana")
    assert fits("aleksandr", "alexander")
    assert not fits("ana", "bo")


@given(st.text(max_size=20))
def test_any_name_has_words(name: str) -> None:
    words = plain_words(name)
    assert all(words)
    assert (person_name(words) is None) or len(words) > 1
