"""Linking: whom pronouns and descriptions stand for, and who speaks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.articles import Article, headline_of
from onrecord.reading import Reader, Reading
from onrecord.reference import Reference
from onrecord.schema.vocabulary import MentionForm
from tests.shipped import shipped


@pytest.fixture(scope="module")
def reference() -> Reference:
    return shipped()


def reading_of(text: str, reference: Reference) -> Reading:
    """What is read in a text without a headline of its own."""
    text = f"Notes\n\n{text}"
    return Reader(reference).read(Article(article_id="a", text=text, headline=headline_of(text)))


def stands_for(text: str, reference: Reference, *forms: MentionForm) -> list[tuple[str, str]]:
    """The pronouns or descriptions of a text with whom they stand for."""
    mentions = reading_of(text, reference).mentions
    return [(m.span.of(f"Notes\n\n{text}"), m.entity_id.removeprefix("a:")) for m in mentions if m.form in forms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday Maria Dunn met Peter Hale, and she thanked him.", [("she", "maria-dunn"), ("him", "peter-hale")]),
        ("Peter Hale called. He wept.", [("He", "peter-hale")]),
        ("In her speech, Maria Dunn thanked voters.", [("her", "maria-dunn")]),
        ("Peter Hale saw Tom Reed before he saw him.", [("he", "peter-hale"), ("him", "tom-reed")]),
        ("Maria Dunn left. Reporters asked her sister.", [("her", "maria-dunn")]),
        ("The boat sank. It rained.", []),
    ],
)
def test_a_pronoun_stands_for_somebody_of_its_gender(
    text: str, expected: list[tuple[str, str]], reference: Reference
) -> None:
    assert stands_for(text, reference, MentionForm.PRONOUN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I saw it,” said Peter Hale.", [("I", "peter-hale")]),
        ("Tom Reed was late. “He never came,” said Peter Hale.", [("He", "tom-reed")]),
        ("Maria Dunn won. “She worked and she won,” said Anna Reed.", [("She", "maria-dunn"), ("she", "maria-dunn")]),
    ],
)
def test_in_a_quotation_the_first_person_is_the_speaker_and_the_third_is_not(
    text: str, expected: list[tuple[str, str]], reference: Reference
) -> None:
    assert stands_for(text, reference, MentionForm.PRONOUN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ann Reed left. A woman wept, and she asked for help.",
        "Tom Reed fell. The dead man’s mother wept. She left.",
        "Tom Reed met a clerk who lost his keys.",
        "Ann Reed left.\n\n“It is dry,” a nurse said.\n\n“Nobody came,” she added.",
        "Tom Reed fell. A 14-year-old boy from Kano said he was ill.",
        "Tom Reed spoke. “A man who lost his wife came, and he wept,” said Peter Hale.",
        "Tom Reed met Liu He, a clerk.",
    ],
)
def test_a_pronoun_that_means_somebody_unnamed_has_no_row(text: str, reference: Reference) -> None:
    assert stands_for(text, reference, MentionForm.PRONOUN) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Reed, a nurse, left. The nurse said she was ill.", [("she", "ann-reed")]),
        ("A driver, Tom Reed, left. The driver said he was ill.", [("he", "tom-reed")]),
        ("The mother of four Ann Reed said she was ill.", [("she", "ann-reed")]),
        ("The first witness at the trial was driver Tom Reed. He wept.", [("He", "tom-reed")]),
        ("Tom Reed is a father. He wept.", [("He", "tom-reed")]),
        ("As a boy Tom Reed lost his keys.", [("his", "tom-reed")]),
        ("The wife, Zuvak Toriel, met Umbo Brell. She smiled.", [("She", "zuvak-toriel")]),
    ],
)
def test_a_noun_that_describes_somebody_named_is_no_other_person(
    text: str, expected: list[tuple[str, str]], reference: Reference
) -> None:
    assert stands_for(text, reference, MentionForm.PRONOUN) == expected


def test_the_writers_pronoun_looks_past_what_is_quoted(reference: Reference) -> None:
    text = "Ann Reed spoke of the vote. “Maria Dunn lost,” she said. Then she left."
    assert stands_for(text, reference, MentionForm.PRONOUN) == [("she", "ann-reed")] * 2


def test_who_has_acted_since_goes_before_who_spoke_last(reference: Reference) -> None:
    text = "Peter Hale said the well was dry.\n\nTom Reed agreed.\n\n“Nobody came to mend it,” he added."
    assert stands_for(text, reference, MentionForm.PRONOUN) == [("he", "tom-reed")]


def test_a_description_stands_for_the_one_whose_office_it_is(reference: Reference) -> None:
    text = "On Monday Mayor Ana Silva met King Tom Reed. Later the mayor left, and the king stayed."
    expected = [("the mayor", "ana-silva"), ("the king", "tom-reed")]
    assert stands_for(text, reference, MentionForm.NOMINAL) == expected


def test_a_title_tells_the_gender(reference: Reference) -> None:
    text = "On Monday Queen Zuvak Toriel met King Umbo Brell. She smiled, and he bowed."
    expected = [("She", "zuvak-toriel"), ("he", "umbo-brell")]
    assert stands_for(text, reference, MentionForm.PRONOUN) == expected


_WORDS = st.sampled_from(
    "Ana Silva he she him her his said that the mayor left . , “ ” and I we \n Mayor Tom".split(" ")
)


@settings(deadline=None)
@given(text=st.lists(_WORDS, max_size=50).map(" ".join))
def test_what_a_pronoun_stands_for_has_been_named(text: str, reference: Reference) -> None:
    reading = reading_of(text, reference)
    named = {m.entity_id for m in reading.mentions if m.form is MentionForm.NAME}
    assert {m.entity_id for m in reading.mentions} <= named
    assert len({m.span for m in reading.mentions}) == len(reading.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ann Lee (R-Tex.) said the bridge was shut.",
        "“It is shut,” said Rep. Ann Lee (D-S.C.), who runs the port.",
        "“It is shut,” Senator Ann Lee (R) said.",
        "Rep. Ann Lee (D-Calif.), the head of the port, called the bridge “dead.”",
    ],
)
def test_brackets_behind_a_name_do_not_hide_who_speaks(text: str, reference: Reference) -> None:
    (quote,) = reading_of(text, reference).quotes
    assert quote.speaker_id == "ann-lee"


def test_brackets_behind_a_name_do_not_hide_who_acts(reference: Reference) -> None:
    (event,) = reading_of("President Ann Lee (of Chad) attacked Mali.", reference).events
    assert {argument.entity_id for argument in event.arguments} == {"ann-lee", "mali"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("John Smith said HE would leave.", [("John Smith", "john-smith"), ("HE", "john-smith")]),
        ("Ben Hart ran. HIS boat sank, HE’S out.", [("Ben Hart", "ben-hart"), ("HIS", "ben-hart"), ("HE", "ben-hart")]),
        ("Ben Hart knew that HE WAS out.", [("Ben Hart", "ben-hart"), ("HE", "ben-hart")]),
        (
            "“The US will help us,” said Ukrainian President Zelensky.",
            [("US", "united-states"), ("us", "ukraine"), ("Ukrainian", "ukraine"), ("Zelensky", "volodymyr-zelensky")],
        ),
        ("“Ann & I left,” said Ben Hart.", [("Ann", "ann"), ("I", "ben-hart"), ("Ben Hart", "ben-hart")]),
    ],
)
def test_a_word_is_a_name_or_a_pronoun_and_not_both(
    text: str, expected: list[tuple[str, str]], reference: Reference
) -> None:
    assert stands_for(text, reference, *MentionForm) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is late,” said mother of four Ann Lee.", "ann-lee"),
        ("“It is late,” the founder and owner, Ann Lee, said.", "ann-lee"),
        ("“It is late,” said the brother of Ann Lee.", None),
        ("Ann Lee left. “It is late,” said the mother of a man.", None),
    ],
)
def test_who_is_described_speaks_where_the_source_names_him(
    text: str, speaker: str | None, reference: Reference
) -> None:
    (quote,) = reading_of(text, reference).quotes
    assert quote.speaker_id == speaker
