"""The roster: who is in the news, and a user's own rows laid over the shipped ones."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reference import BadReference, load_reference
from onrecord.reference.members import ORGANIZATION_COLUMNS, PERSON_COLUMNS, SECTORS, read_people
from onrecord.reference.roster import Term
from onrecord.reference.spelling import folded, sounded
from tests.shipped import shipped

FOLDER = Path(__file__).parents[2] / "dataset" / "reference"
PEOPLE = ",".join(PERSON_COLUMNS) + "\n"
ORGANIZATIONS = ",".join(ORGANIZATION_COLUMNS) + "\n"
DAYS = st.dates().map(str)
DATES = st.none() | DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])


@pytest.fixture(scope="module")
def reference():
    return shipped()


def test_everybody_on_the_roster_is_an_entity_that_goes_by_its_names(reference):
    roster = reference.roster
    for key in roster:
        member = roster.member(key)
        assert key in reference.entities
        assert key not in reference.regions
        assert all(key in roster.names[folded(name)] for name in (member.name, *member.aliases))
        assert member.sector in SECTORS


def test_what_the_files_kept_by_hand_list_is_on_the_roster(reference):
    for key, member in read_people(FOLDER / "people.csv", "editor").items():
        listed = reference.roster.member(key)
        assert (listed.name, listed.country_code, listed.gender) == (member.name, member.country_code, member.gender)
        assert listed.is_trusted


def test_an_item_of_wikidata_is_that_of_one_entity(reference):
    members = [reference.roster.member(key) for key in reference.roster]
    items = [member.wikidata_id for member in members if member.wikidata_id]
    assert len(items) == len(set(items))


def test_a_users_rows_take_the_place_of_the_shipped_ones(tmp_path):
    (tmp_path / "people.csv").write_text(
        PEOPLE
        + "emmanuel-macron,Emanuel Other,FR,m,GOV,,,\nana-torkwe,Ana Torkwe,GH,f,GOV,,mayor|Kumasi|2020|,A. Torkwe\n",
        encoding="utf-8",
    )
    (tmp_path / "organizations.csv").write_text(
        ORGANIZATIONS + "umbra-air,Umbra Air,GH,company,BUS,,UA Air\n", encoding="utf-8"
    )
    own = load_reference(FOLDER, tmp_path)
    assert own.entities["emmanuel-macron"].name == "Emanuel Other"
    assert "emmanuel macron" not in own.roster.names
    assert own.roster.names["ana torkwe"] == ("ana-torkwe",)
    assert own.roster.member("umbra-air").kind == "company"
    assert own.entities["angela-merkel"].country_code == "DE"


def test_a_folder_without_a_file_of_the_reference_is_refused(tmp_path):
    with pytest.raises(BadReference, match="expected one of the files"):
        load_reference(FOLDER, tmp_path)


BAD_PEOPLE = {
    "an id with two rows": ("a,A B,FR,m,GOV,,,\na,A C,FR,m,GOV,,,\n", "column 'entity_id'"),
    "a gender of another form": ("a,A B,FR,male,GOV,,,\n", "column 'gender'"),
    "a sector that is none": ("a,A B,FR,m,GOVT,,,\n", "column 'sector'"),
    "an office with two parts": ("a,A B,FR,m,GOV,,president|FR,\n", "column 'offices'"),
    "a day that no calendar has": ("a,A B,FR,m,GOV,,president|FR|2017-02-30|,\n", "'2017-02-30'"),
    "an end before the start": ("a,A B,FR,m,GOV,,president|FR|2017-05|2016,\n", "column 'offices'"),
    "a country that ISO 3166-1 lacks": ("a,A B,UK,m,GOV,,,\n", "column 'country_code'"),
}


@pytest.mark.parametrize(("rows", "says"), BAD_PEOPLE.values(), ids=BAD_PEOPLE.keys())
def test_a_bad_person_is_refused(tmp_path, rows, says):
    (tmp_path / "people.csv").write_text(PEOPLE + rows, encoding="utf-8")
    with pytest.raises(BadReference) as refused:
        load_reference(FOLDER, tmp_path)
    assert says in str(refused.value)
    assert "The reference was not loaded and nothing was built." in str(refused.value)


@given(DATES, DATES, DATES, DAYS)
def test_a_term_covers_only_days_that_it_may_cover(start, end, until, day):
    term = Term("mayor", "FR", None, start, end, until)
    assert not term.covers(day) or term.may_cover(day)


@given(DAYS, DAYS)
def test_a_term_without_an_end_covers_no_day_that_its_source_does_not_know_of(start, day):
    assert not Term("mayor", "FR", None, start, None, None).covers(day)


@given(st.text(st.sampled_from('aÉßİłÅ𝐀ж -’.(’)"“')))
def test_a_folded_name_is_folded(name):
    assert folded(folded(name)) == folded(name)


@pytest.mark.parametrize(
    ("one", "other"), [("Qasem Soleimani", "Qassem Suleimani"), ("Nikol Pashinyan", "Nikol Pashinian")]
)
def test_spellings_of_one_name_sound_alike(one, other):
    assert sounded(folded(one)) == sounded(folded(other))
