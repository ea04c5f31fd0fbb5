"""Names: what is one, where it ends, what sort of thing it names, and which names are one entity's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.clauses import Syntax
from onrecord.language.sentences import read_document
from onrecord.reading.names.finder import NameFinder, Names
from onrecord.reference import Reference
from tests.shipped import shipped


@pytest.fixture(scope="module")
def reference() -> Reference:
    return shipped()


def named(text: str, reference: Reference) -> Names:
    """The names in a text."""
    return NameFinder(reference).find("a", text, [Syntax(sentence) for sentence in read_document(text).sentences])


def read(text: str, reference: Reference) -> list[tuple[str, str]]:
    """The names in a text with their types, and with the ids that the article gives them."""
    found = named(text, reference)
    entities = [(n, found.entities.get(n.candidates[0]) or reference.entities[n.candidates[0]]) for n in found.namings]
    return [(n.span.of(text), entity.entity_type.value) for n, entity in entities]


def ids(text: str, reference: Reference) -> list[str]:
    """The id of each name in a text."""
    return [naming.candidates[0] for naming in named(text, reference).namings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Later Mayor Ana Silva spoke.", [("Ana Silva", "person")]),
        ("Later Labor Minister Ana Silva spoke.", [("Ana Silva", "person")]),
        ("He thanked Marcus T. Hale warmly.", [("Marcus T. Hale", "person")]),
        ("He met Quentin Brumhoff, 45, there.", [("Quentin Brumhoff", "person")]),
        ("We asked goalkeeper Zuvak Toriel about it.", [("Zuvak Toriel", "person")]),
        (
            "It cites the Department of Health and Human Services.",
            [("Department of Health and Human Services", "organization")],
        ),
        ("She left Barlow & Finch Ltd. in May.", [("Barlow & Finch Ltd.", "organization")]),
        ("The Food and Rivers Authority refused.", [("Food and Rivers Authority", "organization")]),
        ("A ZXQ spokesman declined.", [("ZXQ", "organization")]),
        ("They camped near Lake Umbra for days.", [("Lake Umbra", "region")]),
        ("He read the Elm Prize speech.", []),
        ("It happened on Tuesday in March.", []),
        ("a) Nobody of the NetWorks staff came.", [("NetWorks", "organization")]),
        ("Later Zorin County Auditor Ana Silva spoke.", [("Zorin County", "region"), ("Ana Silva", "person")]),
        ("He met Linda Daily and Brian Town.", [("Linda Daily", "person"), ("Brian Town", "person")]),
        ("Later Judge Julian Hall thanked Mr Wood.", [("Julian Hall", "person"), ("Wood", "person")]),
        ("Later Harbour Pilots Contact Anna Silva spoke.", [("Anna Silva", "person")]),
        ("Later Supervisor of Elections Anna Silva spoke.", [("Anna Silva", "person")]),
        ("Sixty-year-old Zuvak Toriel, 60, left.", [("Zuvak Toriel", "person")]),
        ("“It rains,” Zuvak said.", [("Zuvak", "person")]),
        ("UMBRA - Sixty-year-old Ana Silva left.", [("UMBRA", "region"), ("Ana Silva", "person")]),
        ("The BZC Zorin crew and PDQ Umbra left.", [("BZC Zorin", "organization"), ("PDQ Umbra", "organization")]),
        ("He met Zuvak B. Toriel Jr. there.", [("Zuvak B. Toriel Jr.", "person")]),
        ("They took Route 31, then a bridge to Zorin Elementary.", [("Zorin Elementary", "organization")]),
        ("It is a ZXQ-backed charity.", [("ZXQ", "organization")]),
        ("Later Mayor\u2009Ana\u00a0Silva spoke.", [("Ana\u00a0Silva", "person")]),
        ("Later Mayor Rene\u0301 Tolquin spoke.", [("Rene\u0301 Tolquin", "person")]),
        ("Kettles stay hot", []),
        ("🚢 Kettles lay on the pier.", []),
        ("„Kettles don’t boil themselves,“ he said.", []),
        ("She told the council, “Kettles stay hot.”", []),
    ],
)
def test_a_name_is_found_with_its_ends_and_its_type(
    text: str, expected: list[tuple[str, str]], reference: Reference
) -> None:
    assert read(text, reference) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Residents objected. Officials refused.", []),
        ("While Ana Silva slept, Silva’s dog barked.", ["Ana Silva", "Silva"]),
        ("Talks failed in the U.S. The minister left.", ["U.S."]),
        ("Leaders met Ana Silva. Silva smiled.", ["Ana Silva", "Silva"]),
        ("UNLESS he pays, Ana Silva goes.", ["Ana Silva"]),
    ],
)
def test_a_capital_that_begins_a_sentence_makes_no_name(text: str, names: list[str], reference: Reference) -> None:
    assert [name for name, _ in read(text, reference)] == names


def test_a_headline_in_title_case_has_the_names_of_the_body(reference: Reference) -> None:
    text = "Mayor Toriel Opens Bridge After Long Delay\n\nOn Monday the mayor, Zuvak Toriel, cut a ribbon.\n"
    found = named(text, reference)
    assert [naming.span.of(text) for naming in found.namings] == ["Toriel", "Zuvak Toriel"]
    assert {naming.candidates for naming in found.namings} == {("zuvak-toriel",)}


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Ana Silva arrived. Critics of Silva left.",
        "He met Ana Silva there. Friends call Ms. Silva brave.",
        "He saw Ana B. Silva. Later Ana Silva sang.",
        "He saw Linda Law. “It rains,” Law said.",
        "He saw Linda Daily. “It rains,” Daily said.",
        "He saw Councillor Ana Silva. Later Cllr Silva sang.",
        "He joined the Free Traders Union (FTU). The FTU grew.",
        "He joined the Free Traders Union (SILTRA). The SILTRA grew.",
        "He joined the Free Traders Union. Members of the FTU left.",
        "He sued Umbrex Holdings Inc. on Monday. Lawyers for Umbrex replied.",
    ],
)
def test_short_names_are_tied_to_long_ones(text: str, reference: Reference) -> None:
    assert len(set(ids(text, reference))) == 1


def test_two_people_of_one_surname_are_kept_apart(reference: Reference) -> None:
    text = "He met Ana Silva. Later Marcus Silva came. Then Silva spoke. Again Ana Silva left. Now Silva wept."
    assert ids(text, reference) == ["ana-silva", "marcus-silva", "marcus-silva", "ana-silva", "ana-silva"]


def test_a_title_is_an_office_and_no_part_of_the_name(reference: Reference) -> None:
    found = named("On Monday Ukrainian President Ana Silva spoke.", reference)
    office = next(iter(found.offices))
    assert (office.person_id, office.title, office.country_id) == ("ana-silva", "president", "ukraine")


def test_a_country_in_a_report_of_sports_is_its_team(reference: Reference) -> None:
    report = (
        "A late penalty gave Norway victory. The striker scored a goal before halftime, the referee showed the"
        " goalkeeper a card, and the coach praised Norway for the match played in Norway."
    )
    assert ids(report, reference) == ["a:norway-team", "a:norway-team", "norway"]


_WORDS = st.sampled_from(
    "Ana Silva Mayor of the and U.S. University Toriel said in , . \n NATO ’s ( ) “ ” May de la & St. ANA Kyiv".split(
        " "
    )
)


@settings(deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=40).map(" ".join)))
def test_names_keep_the_span_law_and_do_not_overlap(text: str, reference: Reference) -> None:
    found = named(text, reference)
    spans = [naming.span for naming in found.namings]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(key in found.entities or key in reference.entities for n in found.namings for key in n.candidates)
    assert found == named(text, reference)
