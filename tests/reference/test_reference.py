"""The reference: what its files say, and what is refused in them."""

import csv
import random
from pathlib import Path

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reference import BadReference, ancestors, load_reference
from onrecord.reference.iso_codes import COUNTRY_CODES
from onrecord.schema.vocabulary import EntityBasis, EntityType, RegionType
from tests.shipped import shipped

FOLDER = Path(__file__).parents[2] / "dataset" / "reference"
ENTITIES = "entity_id,name,entity_type,country_code,wikidata_id,description,aliases\n"
REGIONS = (
    "region_id,name,region_type,parent_id,iso_code,country_code,latitude,longitude,geonames_id,wikidata_id,"
    "description,aliases,adjectives\n"
)

COUNTRY = "northland,Northland,country,,NL,NL,60,10.5,7,Q7,,The North,Northlandic\n"
CITY = "quay,Quay,city,northland,,NL,61.25,-11,,,,,\n"


@pytest.fixture(scope="module")
def reference():
    return shipped()


@pytest.fixture
def load(tmp_path):
    def load(entities=ENTITIES, regions=REGIONS):
        (tmp_path / "entities.csv").write_bytes(entities.encode() if isinstance(entities, str) else entities)
        (tmp_path / "regions.csv").write_bytes(regions.encode() if isinstance(regions, str) else regions)
        return load_reference(tmp_path)

    return load


def test_every_region_is_an_entity_too(reference):
    for region in reference.regions.values():
        entity = reference.entities[region.region_id]
        country = region.region_type is RegionType.COUNTRY
        assert entity.entity_type is (EntityType.COUNTRY if country else EntityType.REGION)
        assert entity.basis is EntityBasis.REFERENCE
        assert (entity.name, entity.wikidata_id, entity.country_code) == (
            region.name,
            region.wikidata_id,
            region.country_code,
        )


def test_every_entity_goes_by_its_name(reference):
    listed = reference.entities.listed
    assert all(key in reference.names[entity.name] for key, entity in listed.items())
    assert {key for keys in reference.names.values() for key in keys} == listed.keys()
    assert all(key in reference.places(region.name) for key, region in reference.regions.items())


@pytest.mark.parametrize("name", ["Kherson", "Zaporizhzhia", "Zaporizhzhya", "Kharkiv", "Dnipro", "Donetsk", "Luhansk"])
def test_a_city_and_the_oblast_around_it_share_their_name(reference, name):
    types = {reference.regions[key].region_type for key in reference.names[name]}
    assert types == {RegionType.CITY, RegionType.FIRST_LEVEL}


@settings(deadline=None, max_examples=30)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_matter(tmp_path_factory, order: random.Random):
    folder = tmp_path_factory.mktemp("shuffled")
    for file in (FOLDER / "entities.csv", FOLDER / "regions.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        columns = order.sample(range(len(header)), len(header))
        order.shuffle(rows)
        with (folder / file.name).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([[row[at] for at in columns] for row in [header, *rows]])
    shuffled, filed = load_reference(folder), load_reference(FOLDER)
    for part in ("names", "adjectives"):
        assert list(getattr(shuffled, part).items()) == list(getattr(filed, part).items())
    for part in ("entities", "regions"):
        assert list(getattr(shuffled, part).listed.items()) == list(getattr(filed, part).listed.items())


def test_a_region_is_read_as_written(load):
    reference = load(regions=REGIONS + CITY + COUNTRY)
    country, city = reference.regions["northland"], reference.regions["quay"]
    assert (country.latitude, country.longitude, country.geonames_id, country.wikidata_id) == (60.0, 10.5, 7, "Q7")
    assert (city.iso_code, city.geonames_id, city.wikidata_id) == (None, None, None)
    assert reference.names == {"Northland": ("northland",), "Quay": ("quay",), "The North": ("northland",)}
    assert reference.adjectives == {"Northlandic": "northland"}
    assert [region.region_id for region in ancestors("quay", reference.regions)] == ["northland"]


def test_the_gazetteer_hangs_together(reference):
    regions = reference.regions
    for region in regions.values():
        chain = [region, *ancestors(region.region_id, regions)]
        countries = {r.country_code for r in chain if r.region_type is RegionType.COUNTRY}
        assert countries <= {region.country_code}, region
        assert len(chain) < 9
        assert (region.latitude is None) == (region.longitude is None)
        assert region.iso_code is None or region.country_code == region.iso_code[:2]


def test_every_country_code_is_one_of_iso_3166(reference):
    """The list is that of ISO 3166-1, and the gazetteer, which is not checked when it is loaded, keeps to it."""
    assert {country.alpha_2 for country in pycountry.countries} | {"XK"} == COUNTRY_CODES
    codes = {region.country_code for region in reference.regions.values()}
    assert codes - {None} <= COUNTRY_CODES
    subdivisions = {subdivision.code for subdivision in pycountry.subdivisions}
    listed = {region.iso_code for region in reference.regions.values() if "-" in (region.iso_code or "")}
    assert listed <= subdivisions


def test_what_is_listed_wins_over_the_gazetteer(reference):
    features = [region.geonames_id for region in reference.regions.values() if region.geonames_id is not None]
    codes = [region.iso_code for region in reference.regions.values() if region.iso_code is not None]
    assert len(features) == len(set(features))
    assert len(codes) == len(set(codes))
    assert reference.places("Kharkiv")[:2] == ("kharkiv", "kharkiv-oblast")
    assert reference.regions[reference.places("Lviv")[0]].country_code == "UA"


@pytest.mark.parametrize(
    ("name", "region_id", "chain"),
    [
        ("Paris", "paris-fr-idf", ["ile-de-france-fr", "france", "western-europe", "europe"]),
        ("Laurel County", "laurel-county-us-ky", ["kentucky-us", "united-states", "northern-america"]),
        ("Bavaria", "bavaria-de", ["germany", "western-europe", "europe"]),
        ("New South Wales", "new-south-wales-au", ["australia", "australia-and-new-zealand", "oceania"]),
    ],
)
def test_a_place_lies_where_it_should(reference, name, region_id, chain):
    assert region_id in reference.places(name)
    assert [region.region_id for region in ancestors(region_id, reference.regions)] == chain


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [("Odesa", 46.5, 30.7), ("Pokrovsk", 48.3, 37.2), ("Texas", 31.2, -99.0), ("Washington", 38.9, -77.0)],
)
def test_the_first_of_its_namesakes_is_the_one_that_news_means(reference, name, latitude, longitude):
    nearest = min(
        abs(reference.regions[key].latitude - latitude) + abs(reference.regions[key].longitude - longitude)
        for key in reference.places(name)[:2]
    )
    assert nearest < 1.5


BAD_REGIONS = {
    "an id with two rows": (CITY + COUNTRY + CITY, "line 4, column 'region_id'", "line 2 of regions.csv"),
    "a parent that does not exist": (CITY, "line 2, column 'parent_id'", "'northland', a region that does not exist"),
    "a circle of parents": (
        "a,A,other,b,,,,,,,,,\nb,B,other,a,,,,,,,,,\n",
        "line 2, column 'parent_id'",
        "the circle a -> b -> a",
    ),
    "a region that is its own parent": ("a,A,other,a,,,,,,,,,\n", "line 2, column 'parent_id'", "the circle a -> a"),
    "a way that leads into a circle": (
        "x,X,other,a,,,,,,,,,\na,A,other,b,,,,,,,,,\nb,B,other,a,,,,,,,,,\n",
        "line 3, column 'parent_id'",
        "the circle a -> b -> a",
    ),
    "an unknown type": ("a,A,county,,,,,,,,,,\n", "line 2, column 'region_type'", "'county'"),
    "a number that is none": ("a,A,city,,,,north,1,,,,,\n", "line 2, column 'latitude'", "'north'"),
    "a latitude beyond the pole": ("a,A,city,,,,90.1,1,,,,,\n", "line 2, column 'latitude'", "'90.1'"),
    "a longitude that is not finite": ("a,A,city,,,,1,nan,,,,,\n", "line 2, column 'longitude'", "'nan'"),
    "one coordinate alone": ("a,A,city,,,,1,,,,,,\n", "line 2, column 'longitude'", "an empty cell"),
    "a GeoNames id that is no number": ("a,A,city,,,,,,7.5,,,,\n", "line 2, column 'geonames_id'", "'7.5'"),
    "an ISO code of another form": ("a,A,city,,ua,,,,,,,,\n", "line 2, column 'iso_code'", "'ua'"),
    "a country code of another form": ("a,A,city,,,UKR,,,,,,,\n", "line 2, column 'country_code'", "'UKR'"),
    "a country code that is not the country's": (
        COUNTRY + CITY.replace("NL", "SL"),
        "line 3, column 'country_code'",
        "expected 'NL', as the country 'northland' around it has, found 'SL'",
    ),
    "a country code left out": (COUNTRY + CITY.replace("NL", ""), "line 3, column 'country_code'", "found None"),
    "the code of a country that ISO 3166-1 lacks": ("a,A,other,,,UK,,,,,,,\n", "column 'country_code'", "'UK'"),
    "an ISO code of no country": ("a,A,other,,ZZ,ZZ,,,,,,,\n", "column 'iso_code'", "'ZZ'"),
    "a subdivision of no country": ("a,A,first_level,,EU-1,,,,,,,,\n", "column 'iso_code'", "'EU-1'"),
    "a subdivision of another country": (
        COUNTRY + "a,A,first_level,northland,SL-N,NL,,,,,,,\n",
        "line 3, column 'iso_code'",
        "expected the country code 'NL', or a code that begins with it, found 'SL-N'",
    ),
    "a country with two codes": (COUNTRY.replace("NL,NL", "SL,NL"), "line 2, column 'iso_code'", "found 'SL'"),
    "a country without its ISO code": (COUNTRY.replace("NL,NL", ",NL"), "line 2, column 'iso_code'", "found None"),
    "an ISO code of two regions": (
        COUNTRY + COUNTRY.replace("northland,Northland", "n,N"),
        "line 3, column 'iso_code'",
        "'NL', which line 2 of regions.csv has too",
    ),
    "a GeoNames id of two regions": (
        COUNTRY + CITY.replace("-11,,", "-11,7,"),
        "line 3, column 'geonames_id'",
        "'7', which line 2",
    ),
    "a Wikidata item of two regions": (
        COUNTRY + CITY.replace("-11,,", "-11,,Q7"),
        "line 3, column 'wikidata_id'",
        "'Q7'",
    ),
    "degrees in digits of another script": ("a,A,city,,,,٣,1,,,,,\n", "line 2, column 'latitude'", "'٣'"),
    "degrees as Python writes numbers": ("a,A,city,,,,1_0,1,,,,,\n", "line 2, column 'latitude'", "'1_0'"),
    "a GeoNames id beyond all": ("a,A,city,,,,,,1234567890,,,,\n", "line 2, column 'geonames_id'", "'1234567890'"),
    "a control character in a name": ("a,A\x1bB,city,,,,,,,,,,\n", "line 2, column 'name'", "'A\\x1bB'"),
    "an empty name": ("a,,city,,,,,,,,,,\n", "line 2, column 'name'", "an empty cell"),
    "a space behind a name": ("a,A ,city,,,,,,,,,,\n", "line 2, column 'name'", "'A '"),
    "a colon in an id": ("a:b,A,city,,,,,,,,,,\n", "line 2, column 'region_id'", "'a:b'"),
    "a comma without quotation marks": ("a,A, of B,city,,,,,,,,,,\n", "line 2", "expected 13 cells"),
    "an adjective of two regions": (
        COUNTRY + "n,N,city,northland,,NL,,,,,,,Northlandic\n",
        "line 3, column 'adjectives'",
        "'Northlandic', which names 'northland' too",
    ),
    "a quotation mark that is not closed": ('a,"A,city,,,,,,,,,,\n', "regions.csv", "unexpected end of data"),
}


@pytest.mark.parametrize(("rows", "where", "found"), BAD_REGIONS.values(), ids=BAD_REGIONS.keys())
def test_a_bad_region_is_refused(load, rows, where, found):
    with pytest.raises(BadReference) as refused:
        load(regions=REGIONS + rows)
    assert where in str(refused.value)
    assert found in str(refused.value)
    assert "The reference was not loaded and nothing was built." in str(refused.value)


BAD_ENTITIES = {
    "a type that belongs in the other file": (ENTITIES + "a,A,country,,,,\n", "line 2, column 'entity_type'"),
    "an id that a region has": (ENTITIES + "quay,Quay,person,,,,\n", "line 2 of entities.csv"),
    "a Wikidata item of another form": (ENTITIES + "a,A,person,,212,,\n", "line 2, column 'wikidata_id'"),
    "a missing column": (ENTITIES.replace(",aliases", ""), "missing: ['aliases']"),
    "an unknown column": (ENTITIES.replace("aliases", "aliases,born"), "unknown or repeated: ['born']"),
    "a repeated column": (ENTITIES.replace("aliases", "aliases,name"), "unknown or repeated: ['name', 'name']"),
    "an empty file": ("", "found none"),
    "a country code that ISO 3166-1 lacks": (ENTITIES + "a,A,person,UK,,,\n", "found 'UK'"),
    "a Wikidata item that a region has": (ENTITIES + "a,A,person,,Q7,,\n", "which line 2 of entities.csv has too"),
    "text that is not UTF-8": (
        ENTITIES.encode() + b"a,\xff,person,,,,\n",
        "entities.csv: expected a CSV file in UTF-8",
    ),
}


@pytest.mark.parametrize(("content", "says"), BAD_ENTITIES.values(), ids=BAD_ENTITIES.keys())
def test_a_bad_file_of_entities_is_refused(load, content, says):
    with pytest.raises(BadReference) as refused:
        load(entities=content, regions=REGIONS + COUNTRY + CITY)
    assert says in str(refused.value)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(BadReference, match=r"entities\.csv: expected a CSV file in UTF-8"):
        load_reference(tmp_path)
