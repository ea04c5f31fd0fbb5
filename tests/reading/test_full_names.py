"""Full names: an entity with one has the same id and row in all articles, any other is known in its article alone."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.articles import Article, headline_of
from onrecord.reading.records import Reading
from onrecord.schema.vocabulary import EntityBasis, EntityType
from tests.reading.reads import READER

GIVEN = ("Ana", "Hugh", "Marta", "José", "Ewan", "Orla")
SURNAMES = ("Zuvak", "Toriel-Lund", "O’Brumhoff", "van Quellan", "Núñek", "McBrandtel")
SENTENCES = (
    "Later Mayor {} spoke on Monday.",
    "“It is shut,” {} said.",
    "He met {}, 45, there.",
    "The letter came from {} on Tuesday.",
)


def reading_of(text: str, article_id: str = "a") -> Reading:
    return READER.read(Article(article_id, text, headline_of(text)))


def ids(text: str) -> list[str]:
    """The id of each naming in a text, in order."""
    return [mention.entity_id for mention in reading_of(text).mentions if mention.form == "name"]


def basis_of(text: str, entity_id: str) -> EntityBasis:
    return next(entity.basis for entity in reading_of(text).entities if entity.entity_id == entity_id)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(GIVEN), st.sampled_from(SURNAMES), *[st.sampled_from(SENTENCES)] * 2)
def test_two_articles_that_name_somebody_in_full_agree(given: str, surname: str, one: str, two: str) -> None:
    name = f"{given} {surname}"
    first, second = reading_of(one.format(name), "a"), reading_of(two.format(name), "b")
    assert [entity.basis for entity in first.entities] == [EntityBasis.NAME]
    assert first.entities == second.entities


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Later Mayor Silvak spoke.", "silvak"),
        ("Later Mayor J. Silvak spoke.", "j-silvak"),
        ("Later Sheikh al-Zuvaki spoke.", "al-zuvaki"),
        ("He thanked the City Council warmly.", "city-council"),
        ("He thanked the Health Department warmly.", "health-department"),
        ("He sued the High Court in May.", "high-court"),
        ("A ZXQ spokesman declined.", "zxq"),
        ("He thanked St. Mary’s Hospital warmly.", "st-mary-s-hospital"),
        ("She lives near Mill Creek Road now.", "mill-creek-road"),
    ],
)
def test_what_is_no_full_name_is_known_in_its_article_alone(text: str, name: str) -> None:
    (entity,) = [entity for entity in reading_of(text).entities if entity.entity_id.startswith("a:")]
    assert (entity.entity_id, entity.basis) == (f"a:{name}", EntityBasis.ARTICLE)


@pytest.mark.parametrize(
    ("text", "entity_id", "kind"),
    [
        ("He met Ana Zuvak there.", "ana-zuvak", EntityType.PERSON),
        ("The Zorin Pilots Union refused.", "zorin-pilots-union~organization", EntityType.ORGANIZATION),
        ("She left Barlow & Finch Ltd. in May.", "barlow-&-finch~organization", EntityType.ORGANIZATION),
        ("She left Umbrex Ltd. in May.", "umbrex~organization", EntityType.ORGANIZATION),
        ("They climbed the Zuvak Mountains.", "zuvak-mountains~region", EntityType.REGION),
        ("He spoke of Uyghurs.", "uyghurs~group", EntityType.GROUP),
    ],
)
def test_a_full_name_gives_the_id(text: str, entity_id: str, kind: EntityType) -> None:
    found = {entity.entity_id: entity for entity in reading_of(text).entities}
    assert (found[entity_id].entity_type, found[entity_id].basis) == (kind, EntityBasis.NAME)


@pytest.mark.parametrize(
    ("names", "entity_id"),
    [
        (("José Núñek", "Jose Nunek"), "jose-nunek"),
        (("Hugh Zuvak", "Hugh F. Zuvak", "H. F. Zuvak"), "hugh-f-zuvak"),
        (("William Zuvak", "Bill Zuvak"), "william-zuvak"),
        (("Hugh Zuvak", "Hugh Zuvak Jr."), "hugh-zuvak-jr"),
        (("Marc-Yves Zuvak", "Marc Yves Zuvak"), None),
        (("Supt Ana Zuvak", "Superintendent Ana Zuvak", "Det Insp Ana Zuvak"), "ana-zuvak"),
        (("Umbrex Holdings Inc.", "Umbrex Holdings", "Umbrex Holdings, Inc."), "umbrex-holdings~organization"),
        (("Zorin Fuel Corp.", "Zorin Fuel Corporation"), "zorin-fuel-corporation~organization"),
        (("Zorin Labour Centre", "Zorin Labor Center"), None),
        (("Zorin Théâtre Union", "Zorin Theatre Union"), "zorin-theatre-union~organization"),
    ],
)
def test_spellings_of_a_name_lead_to_one_id(names: tuple[str, ...], entity_id: str | None) -> None:
    for order in permutations(names):
        found = set(ids(" ".join(f"Later critics of {name} left the hall." for name in order)))
        assert len(found) == 1
        assert entity_id is None or found == {entity_id}


@pytest.mark.parametrize(
    "text",
    [
        "He met Hugh F. Zuvak. Later Hugh G. Zuvak sang.",
        "He met Hugh Zuvak Jr. there. Later Hugh Zuvak Sr. sang.",
        "He met Ann Zuvak there. Later Nancy Zuvak sang.",
        "He met William Zuvak and Bill Zuvak. Later they sang.",
    ],
)
def test_names_that_differ_are_two_peoples(text: str) -> None:
    assert len(set(ids(text))) == 2


def test_a_name_that_fits_two_people_is_neither_of_them() -> None:
    found = ids("He met Jane Zuvak there. Later John Zuvak sang. Critics of J. Zuvak left.")
    assert found == ["jane-zuvak", "john-zuvak", "a:j-zuvak"]


@pytest.mark.parametrize(
    "text",
    [
        "He met Hugh Zuvak, 34, there. Another man named Hugh Zuvak sang.",
        "He met Hugh Zuvak, 34, there. Later Hugh Zuvak, 61, sang.",
    ],
)
def test_two_people_of_one_name_stay_in_their_article(text: str) -> None:
    assert set(ids(text)) == {"a:hugh-zuvak"}


def test_bodies_of_one_name_and_two_countries_are_two() -> None:
    text = "Russia’s Trade Ministry agreed. The Polish Trade Ministry refused. Later the Trade Ministry spoke."
    bodies = [one for one in ids(text) if "ministry" in one]
    assert bodies == ["trade-ministry~organization~ru", "trade-ministry~organization~pl", "a:trade-ministry"]


def test_a_body_is_that_of_the_only_country_that_the_article_gives_it() -> None:
    text = "The Transport Ministry spoke. Later the Transport Ministry of Poland agreed."
    assert {one for one in ids(text) if "transport" in one} == {"transport-ministry~organization~pl"}


def test_british_and_american_spellings_of_a_national_body_are_one() -> None:
    found = ids("Ghana’s Labour Ministry agreed.") + ids("The Ghanaian Labor Ministry agreed.")
    assert {one for one in found if "ministry" in one} == {"labor-ministry~organization~gh"}


def test_a_namesake_of_somebody_in_the_reference_has_an_id_of_his_own() -> None:
    text = "Angela Merkel, a nurse from Ohio, sold her boat."
    assert "angela-merkel~person" in ids(text)
    assert basis_of(text, "angela-merkel~person") is EntityBasis.NAME
