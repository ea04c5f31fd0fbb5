"""Entities and regions: each by itself, and places as entities and as regions."""

from __future__ import annotations

import struct

import polars as pl

from tests.schema.mutations.changes import Mutations, change, edit

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks

person, local = pl.col("entity_id") == "mara", pl.col("entity_id").str.contains(":")
breaks(
    "entities",
    "id_agrees_with_basis",
    edit("entities", person, entity_basis="article"),
    edit("entities", local, entity_basis="reference"),
    edit("entities", local, entity_basis="name"),
)
by_name, marked, national = (
    pl.col("entity_id") == one for one in ("ona-o.lind", "KP-guild~organization", "port-sea_board~organization~ar")
)
breaks("entities", "mark_is_not_of_the_reference", edit("entities", marked, entity_basis="reference"))
breaks(
    "entities",
    "id_says_the_name",
    edit("entities", by_name, name="Ona Lind"),
    edit("entities", by_name, name="Ona O-Lind"),
    edit("entities", marked, name="KP Guilds"),
    edit("entities", national, name="Port Sea Board"),
    edit("entities", person, entity_basis="name"),
)
breaks(
    "entities",
    "id_says_the_type",
    edit("entities", by_name, entity_type="group"),
    edit("entities", marked, entity_type="person"),
    edit("entities", national, entity_type="group"),
)
breaks(
    "entities",
    "id_says_the_country",
    edit("entities", by_name, country_code="AR"),
    edit("entities", marked, country_code="AR"),
    edit("entities", national, country_code=None),
    edit("entities", national, country_code="BN"),
)
breaks(
    "entities",
    "name_says_no_more",
    edit("entities", by_name, wikidata_id="Q9"),
    edit("entities", national, description="A board"),
)

located = pl.col("latitude").is_not_null()
breaks(
    "regions",
    "coordinates_come_together",
    edit("regions", located, latitude=None),
    edit("regions", ~located, longitude=1.0),
)
POINT = struct.pack("<BIdd", 1, 1, 1.5, 2.5)
here = {"longitude": 1.5, "latitude": 2.5}
breaks(
    "regions",
    "geometry_is_the_coordinates",
    edit("regions", **here, geometry=None),
    edit("regions", **here, geometry=b""),
    edit("regions", **here, geometry=POINT + b"\0"),
    edit("regions", **here, geometry=struct.pack("<BIdd", 1, 1, 2.5, 1.5)),
    edit("regions", **here, geometry=struct.pack("<BIdd", 1, 1, 1.5, 2.25)),
    edit("regions", **here, geometry=struct.pack(">BIdd", 0, 1, 1.5, 2.5)),
    edit("regions", **here, geometry=struct.pack("<BIdd", 1, 2, 1.5, 2.5)),
    edit("regions", ~located, geometry=POINT),
)
country = pl.col("region_type") == "country"
breaks("regions", "country_has_one_code", *(edit("regions", country, iso_code=code) for code in ("XX", "AR-4A", None)))
subdivision = pl.col("iso_code").str.len_chars() > 2
breaks(
    "regions",
    "iso_code_begins_with_country",
    *(edit("regions", subdivision, country_code=code) for code in ("BN", None)),
)
breaks("entities", "named_in_an_article", edit("entities", local, entity_id="nowhere:olin"))
breaks(
    "entities",
    "place_has_its_region",
    edit("entities", person, entity_type="region"),
    edit("entities", person, entity_type="country"),
    change("regions", lambda frame: frame.filter(pl.col("region_id") != "port")),
)
port, ardia = pl.col("region_id") == "port", pl.col("region_id") == "ardia"
breaks(
    "regions",
    "type_agrees_with_entity",
    edit("regions", ardia, region_type="city"),
    edit("regions", port, region_type="country"),
    edit("entities", pl.col("entity_id") == "port", entity_type="organization"),
    edit("entities", pl.col("entity_id") == "ardia", entity_type="region"),
)
for column, value in {"name": "Elsewhere", "wikidata_id": "Q42", "country_code": "BN"}.items():
    breaks("regions", f"{column}_agrees_with_entity", edit("regions", ardia, **{column: value}))
for column in ("wikidata_id", "country_code"):
    breaks("regions", f"{column}_agrees_with_entity", edit("regions", ardia, **{column: None}))
breaks(
    "regions",
    "parents_form_no_circle",
    edit("regions", port, parent_id="port"),
    edit("regions", pl.col("region_id") == "far-east", parent_id="port"),
)
breaks(
    "regions",
    "country_code_is_the_countrys",
    edit("regions", port, country_code="BN"),
    edit("regions", port, country_code=None),
    edit("regions", ardia, country_code="BN"),
    edit("regions", pl.col("region_id") == "shore", parent_id="brune"),
)
