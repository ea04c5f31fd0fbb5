"""English is told from other languages by a text's own words; in doubt by what is said of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from onrecord.language.english import is_english

SNIPPETS = {
    language: text.strip().splitlines()
    for language, text in tomllib.loads(Path(__file__).with_name("snippets.toml").read_text("utf-8")).items()
}
CODES = {
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "swedish": "sv",
    "polish": "pl",
    "indonesian": "id",
    "russian": "ru",
}


def test_there_are_twenty_snippets_of_each_language() -> None:
    assert {language: len(set(snippets)) for language, snippets in SNIPPETS.items()} == dict.fromkeys(CODES, 20)


@pytest.mark.parametrize("language", CODES)
def test_a_snippet_in_another_language_is_never_taken_for_english_where_its_language_is_said(language: str) -> None:
    assert [text for text in SNIPPETS[language] if is_english(text, CODES[language])] == []


@pytest.mark.parametrize("language", CODES)
def test_a_text_in_another_language_is_known_by_its_own_words(language: str) -> None:
    assert not is_english("\n\n".join(SNIPPETS[language]), "en")
    unknown = [text for text in SNIPPETS[language] if is_english(text)]
    assert len(unknown) <= 5, unknown


ENGLISH = [
    "The mayor said on Monday that the ferry sails again.",
    "Police in Lund are looking for two men who stole a boat, a spokeswoman said.",
    "“No,” she said. “We do not know who they were.”",
    "He called it “la fin du monde” and left for Paris, where the others had been since May.",
    "Die Zeit, the German weekly, was the first to report on the sale of the ferry to an owner from Norway.",
]


@pytest.mark.parametrize("said", [None, "en", "de", "ru"])
@pytest.mark.parametrize("text", ENGLISH)
def test_an_english_text_is_known_whatever_is_said_of_it(text: str, said: str | None) -> None:
    assert is_english(text, said)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Yes.",
        "Chelsea 2, Arsenal 0",
        "1 | Ada Writer | 27.93\n2 | Bo Larsen | 12.11\n" * 50,
        "Ferry sinks off Lund",
        "Москва",
    ],
)
def test_a_text_that_leaves_it_open_is_what_is_said_of_it(text: str) -> None:
    assert is_english(text)
    assert is_english(text, "en")
    assert not is_english(text, "de")


def test_a_language_without_a_list_is_known_by_the_lack_of_english() -> None:
    words = "lokoma bela tiruna sokavi mileto ranoda pelixi dorama tunika bolera" * 1
    assert not is_english(" ".join([words] * 6))


def test_an_article_with_a_passage_in_another_language_is_english() -> None:
    english, german = " ".join(ENGLISH * 4), " ".join(SNIPPETS["german"][:4])
    assert is_english(f"{german}\n\n{english}", "de")
    assert is_english(f"{english}\n\n{german}", "de")
