"""Identity: whom of the roster a name is, and what keeps it from being that one."""

from datetime import date

import pytest

from onrecord.articles import Article, headline_of
from tests.reading.reads import READER


def ids(text: str, on: date | None = None) -> dict[str, str]:
    """The entity of each naming in a text."""
    reading = READER.read(Article("story", text, headline_of(text), published_on=on))
    return {mention.span.of(text): mention.entity_id for mention in reading.mentions}


def test_a_full_name_of_a_head_of_state_is_the_person():
    assert ids("Envoys met Emmanuel Macron in Lyon.")["Emmanuel Macron"] == "emmanuel-macron"


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel, a nurse from Ohio, sold her boat.",
        "The boat belongs to Sgt. Angela Merkel of Ohio.",
        "The letter came from Mr. Angela Merkel on Monday.",
        "The letter came from Angela Merkel, no relation to the politician.",
        "Envoys met Peruvian President Angela Merkel in Lima.",
    ],
)
def test_what_an_article_says_otherwise_makes_a_name_somebody_else(text):
    assert ids(text)["Angela Merkel"] == "angela-merkel~person"


def test_a_common_name_needs_support():
    assert ids("The boat was sold to Michael Brown on Monday.")["Michael Brown"] == "michael-brown~person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Researchers of the Environmental Data Alliance (EDA) met in Lyon.", "EDA"),
        ("In the PLAN stage, you plan what to buy.", "PLAN"),
        ("Faiz Abdullah heads ISIS (Institute of Strategic and International Studies).", "ISIS"),
    ],
)
def test_an_acronym_or_body_that_the_article_explains_otherwise_is_another(text, name):
    assert ids(text).get(name, "story:").startswith("story:")


def test_a_body_of_another_country_is_another():
    text = "Envoys met the chair of Peru's National Security Council."
    assert ids(text)["National Security Council"] == "national-security-council~organization~pe"


def test_a_title_and_a_surname_are_the_holder_of_the_day_and_without_a_day_nobody():
    text = "Envoys met President Hollande in Lyon."
    assert ids(text, date(2014, 3, 5))["Hollande"] == "francois-hollande"
    assert ids(text, date(2022, 3, 5))["Hollande"] == "story:hollande"
    assert ids(text)["Hollande"] == "story:hollande"


@pytest.mark.parametrize(
    ("on", "person"),
    [
        (date(2015, 3, 5), "francois-hollande"),
        (date(2019, 3, 5), "emmanuel-macron"),
        (date(2026, 11, 1), None),
        (None, None),
    ],
)
def test_an_office_is_its_holder_of_the_day(on, person):
    assert ids("Envoys met the French president in Kano.", on).get("the French president") == person
