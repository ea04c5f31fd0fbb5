"""Places: what is read as one, which of its namesakes it is, and what is left unread."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.spans import Span
from onrecord.reading.places.lookup import PlaceNames
from onrecord.reading.places.recognition import find_toponyms
from onrecord.reading.places.resolution import Namesakes
from tests.reading.reads import reading
from tests.shipped import shipped

FOLDER = Path(__file__).parents[2] / "dataset" / "reference"


@cache
def reference():
    return shipped()


@cache
def place_names():
    return PlaceNames(reference())


def found(text, people=()):
    """What is surely a place in a text, with the region that it is taken for."""
    sure = [toponym for toponym in find_toponyms(text, people, place_names()) if toponym.is_sure]
    senses = Namesakes(reference()).choose(sure)
    return [(toponym.span.of(text), senses[toponym.span.start]) for toponym in sure]


def names(text):
    return [name for name, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister flew from Cairo to Kenya.", ["Cairo", "Kenya"]),
        ("A Kenyan runner won in Rio de Janeiro.", ["Kenyan", "Rio de Janeiro"]),
        ("LISBON — The bridge was shut.", ["LISBON"]),
        ("HAYS, Kan. — The school burned down.", ["HAYS", "Kan."]),
        ("He moved to Wheeling, W.Va., last year.", ["Wheeling", "W.Va."]),
        ("She lives near Winnemucca.", ["Winnemucca"]),
        ("The fire began in the town of Hope.", ["Hope"]),
        ("The Macksville police found the car.", ["Macksville"]),
        ("Two Macksville residents were hurt.", ["Macksville"]),
        ("Ana Silva, 44, of Macksville, was not hurt.", ["Macksville"]),
        ("Farmers in Western Kansas lost their crops.", ["Kansas"]),
        ("The Chicago-based firm bought it.", ["Chicago"]),
        ("The Chad-Libya border is closed.", ["Chad", "Libya"]),
        ("Voters in Pawnee County chose her.", ["Pawnee County"]),
        ("They crossed St. Louis on foot.", ["St. Louis"]),
    ],
)
def test_a_place_is_read(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Macksville was elected.",  # a surname as likely as a town
        "Ana Macksville sang.",
        "Police said on Monday that Reading is fun.",
        "The President of the Union spoke.",
        "In March the Senate met.",
        "Bill Dallas wrote the song.",
    ],
)
def test_what_may_be_something_else_is_not_a_place(text):
    assert names(text) == []


def test_a_place_is_not_read_inside_a_persons_name():
    text = "The novel by Jack London sold well."
    start = text.index("Jack")
    assert found(text, [Span(start, start + len("Jack London"))]) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They spoke to Winnemucca by phone.", []),
        ("The note lay in Winnemucca’s car.", []),
        ("They lived in Winnemucca.", ["Winnemucca"]),
    ],
)
def test_a_surname_is_no_place_by_a_direction_alone(text, places):
    start = text.index("Winnemucca")
    assert [name for name, _ in found(text, [Span(start, start + len("Winnemucca"))])] == places


@pytest.mark.parametrize(
    ("text", "name", "region_id"),
    [
        ("He flew to Paris.", "Paris", "paris-fr-idf"),
        ("He drove to Paris, Texas.", "Paris", "paris-us-tx"),
        ("Columbus and Cleveland are in Ohio. The mayor of Dublin agreed.", "Dublin", "dublin-us-oh"),
        ("Ireland votes on Friday. Cork and Dublin have the most voters.", "Dublin", "dublin-ie-l"),
        ("Ontario has new rules: Toronto, Windsor and London follow them.", "London", "london-ca-on"),
        ("He was born in Odessa, Ukraine.", "Odessa", "odesa-ua-51"),
        ("The talks in Washington ended.", "Washington", "washington-dc"),
        ("Seattle and Spokane, the largest cities of Washington, grew.", "Spokane", "spokane-us-wa"),
    ],
)
def test_the_sense_that_the_article_has_is_chosen(text, name, region_id):
    assert dict(found(text))[name] == region_id


def test_a_name_keeps_its_sense():
    text = "He drove to Paris, Texas. Paris has a tower. In Paris he slept."
    assert {region for name, region in found(text) if name == "Paris"} == {"paris-us-tx"}


PIECES = st.sampled_from(
    ["Paris", "in", "Ohio", ",", "St.", "Ana", "-", "U.S.", "’s", "\n", "(", "Kan.", "É", "of the", "."]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["", " "]))
def test_toponyms_are_in_order_and_have_candidates(pieces, joint):
    text = joint.join(pieces)
    toponyms = list(find_toponyms(text, (), place_names()))
    for toponym in toponyms:
        assert toponym.span.of(text).strip() == toponym.span.of(text) != ""
        assert all(candidate in reference().regions for candidate in toponym.candidates)
    for one, other in pairwise(toponyms):
        assert one.span.end <= other.span.start
    assert Namesakes(reference()).choose(toponyms).keys() == {toponym.span.start for toponym in toponyms}


def seconds(name, times):
    """How long it takes to search a text that is a person's name over and over, the best of three."""
    text = name * times
    people = [Span(start, start + len(name.rstrip(", "))) for start in range(0, len(text), len(name))]
    taken = []
    for _ in range(3):
        began = process_time()
        find_toponyms(text, people, place_names())
        taken.append(process_time() - began)
    return min(taken)


@pytest.mark.parametrize("name", ["ANA SILVA ", "Silva, "])
def test_a_text_of_capitals_takes_time_in_proportion(name):
    seconds(name, 10)
    assert seconds(name, 16_000) < 3 * 8 * seconds(name, 2_000)


def test_many_joined_names_take_time_in_proportion():
    def taken(times):
        began = process_time()
        place_names().in_run(" and ".join(["Silva"] * times) + " A.B.")
        return process_time() - began

    taken(10)
    assert taken(24) < 100 * min(taken(12) for _ in range(5))


def test_the_short_form_of_a_state_is_one_name_whatever_follows_its_full_stop():
    text = "They met in Reading, Pa. The council left Reading, Pa., on foot."
    assert [mention.span.of(text) for mention in reading(text).mentions] == ["Reading", "Pa.", "Reading", "Pa."]
