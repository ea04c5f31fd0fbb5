"""Topics and attributes: words that look like those of an event and tell of none."""

from __future__ import annotations

import pytest

from tests.reading.reads import events


@pytest.mark.parametrize(
    "text",
    [
        "The midfielder attacked from the left and struck twice before halftime.",
        "The band released an album and fought with its label.",
        "Bitcoin rallied and beat the Nasdaq.",
        "An earthquake killed nine people near Oran.",
        "A bus crash injured forty people on Monday.",
        "Armed men waited in the yard.",
        "Two armed men waited in the yard.",
        "The clinic works with limited resources.",
        "They studied under extremely challenging conditions.",
        "The 67-year-old alleged head of the club fell ill.",
        "Amnesty said the office moved to Oran.",
        "The office moved to Oran in March.",
    ],
)
def test_sport_accidents_attributes_and_names_give_no_event(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a football match in Oran.",
        "A missile killed nine people after the earthquake.",
        "Police arrested the midfielder before halftime.",
        "Rebels killed nine people in the flooded town.",
        "Police arrested two armed men.",
    ],
)
def test_a_sentence_that_tells_of_force_or_of_the_state_is_read(text: str) -> None:
    assert events(text)


def test_what_an_article_is_about_counts_for_its_sentences() -> None:
    story = "The storm tore off roofs.\n\nFloods cut the road.\n\nNine people were killed in Oran."
    assert events(story) == []
    assert events("Nine people were killed in Oran.")
