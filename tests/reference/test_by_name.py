"""Entities known by their full name: the id says the name, the type and the country, and nothing else is known."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.assembly.rows import entity_row
from onrecord.reference.by_name import known_by_name, spelled
from onrecord.schema.models import MODELS, polars_schema
from onrecord.schema.validation import within
from onrecord.schema.vocabulary import EntityType

PERSON, BODY = EntityType.PERSON, EntityType.ORGANIZATION
KINDS = st.sampled_from([PERSON, BODY, EntityType.REGION, EntityType.GROUP])
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N"]) | st.sampled_from("-'’.&–"), min_size=1, max_size=9)
NAMES = st.lists(
    WORDS
    | st.sampled_from(["Ana", "de", "al-Sabri", "McLund", "O’Dow", "KPX", "F.", "Jr.", "Ltd.", "Ørsk", "of", "The"]),
    min_size=1,
    max_size=5,
).map(" ".join)


@pytest.mark.parametrize(
    ("name", "kind", "entity_id", "spelling"),
    [
        ("Ana Silva", PERSON, "ana-silva", "Ana Silva"),
        ("ANA SILVA", PERSON, "ana-silva", "Ana Silva"),
        ("Ana María Núñez", PERSON, "ana-maria-nunez", "Ana Maria Nunez"),
        ("Łucja Ødegård", PERSON, "lucja-odegard", "Lucja Odegard"),
        ("Hugh F Lund Jr", PERSON, "hugh-f-lund-jr", "Hugh F. Lund Jr."),
        ("Hugh F. Lund, Jr.", PERSON, "hugh-f-lund-jr", "Hugh F. Lund Jr."),
        ("J.K. Toriel", PERSON, "JK-toriel", "JK Toriel"),
        ("Orla O’Dow", PERSON, "orla-o.dow", "Orla O'Dow"),
        ("Marc-Yves Lund", PERSON, "marc_yves-lund", "Marc-Yves Lund"),
        ("Park Sun-ok", PERSON, "park-Sun_ok", "Park Sun-ok"),
        ("Omar al-Sabri", PERSON, "omar-al_sabri", "Omar al-Sabri"),
        ("Joris van Lund", PERSON, "joris-van-lund", "Joris van Lund"),
        ("Ewan McLund", PERSON, "ewan-mclund", "Ewan McLund"),
        ("DeRon Lund", PERSON, "DeRon-lund", "DeRon Lund"),
        ("The Umbrex Shipping Co. Ltd.", BODY, "umbrex-shipping-company~organization", "Umbrex Shipping Company"),
        ("Umbrex GmbH", BODY, "umbrex~organization", "Umbrex"),
        ("KPX News", BODY, "KPX-news~organization", "KPX News"),
        ("Lund Children’s Fund", BODY, "lund-children.s-fund~organization", "Lund Children's Fund"),
        ("Bank Of Zorin", BODY, "bank-of-zorin~organization", "Bank of Zorin"),
    ],
)
def test_a_name_has_one_spelling_and_one_id(name: str, kind: EntityType, entity_id: str, spelling: str) -> None:
    entity = known_by_name(name, kind, ())
    assert (entity.entity_id, entity.name) == (entity_id, spelling)


def test_an_id_of_the_reference_is_never_given() -> None:
    assert known_by_name("Ana Silva", PERSON, ("ana-silva",)).entity_id == "ana-silva~person"


def test_bodies_of_two_countries_are_two() -> None:
    ids = [known_by_name("Trade Ministry", BODY, (), code).entity_id for code in ("RU", "UA", None)]
    assert ids == ["trade-ministry~organization~ru", "trade-ministry~organization~ua", "trade-ministry~organization"]


@given(NAMES, KINDS)
def test_the_spelling_of_a_spelling_is_itself(name: str, kind: EntityType) -> None:
    once = spelled(name, kind)
    assert spelled(once, kind) == once


@given(st.lists(st.tuples(NAMES, KINDS), min_size=2, max_size=2))
def test_an_id_belongs_to_one_spelling_and_type(named: list[tuple[str, EntityType]]) -> None:
    found = [known_by_name(name, kind, ()) for name, kind in named if spelled(name, kind)]
    assert len({entity.entity_id for entity in found}) == len(set(found))


@given(NAMES, KINDS, st.sampled_from([None, "RU", "UA"]))
def test_the_row_of_a_name_keeps_the_contract(name: str, kind: EntityType, country_code: str | None) -> None:
    if spelled(name, kind):
        row = entity_row(known_by_name(name, kind, (), country_code))
        frame = pl.DataFrame([row], polars_schema("entities")).with_row_index("row")
        assert not [failure for failure in within("entities", MODELS["entities"], frame, {}) if failure.height]
