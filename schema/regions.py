"""The table of regions."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import COUNTRY_CODE, ENTITY_ID, LINE, WIKIDATA_ID
from onrecord.schema.roles import Roles
from onrecord.schema.rules import null_together
from onrecord.schema.table import Codes, Rule, Table
from onrecord.schema.vocabulary import RegionType

WKB_POINT = b"\x01\x01\x00\x00\x00"
"""Byte order (little-endian) and geometry type (1, a point) of a well-known binary point, OGC 06-103r4, section 8."""


def geometry_is_the_coordinates() -> pl.Expr:
    """The geometry is the well-known binary of the point (longitude, latitude), and null where there is none."""
    geometry = pl.col("geometry").bin

    def number(at: int) -> pl.Expr:
        return geometry.slice(at, 8).bin.reinterpret(dtype=pl.Float64, endianness="little")

    no_point = pl.col("latitude").is_null() | pl.col("longitude").is_null()
    point = (
        (geometry.size() == 21)
        & (geometry.slice(0, 5) == pl.lit(WKB_POINT))
        & (number(5) == pl.col("longitude"))
        & (number(13) == pl.col("latitude"))
    )
    return pl.when(no_point).then(pl.col("geometry").is_null()).otherwise(point.fill_null(False))


def claimants_are_countries() -> pl.Expr:
    """Every item of the list is a country's code, and after the one before it."""
    is_code = pl.element().str.contains(COUNTRY_CODE).fill_null(False)
    after = (pl.element() > pl.element().shift(1)).fill_null(True)
    return pl.col("claimed_by").list.eval(is_code & after).list.all()


class Regions(Table, key=["region_id"], order=["region_id"]):
    """One row for each country, region, city or other place. A city and a region with the same name are two rows."""

    region_id: pl.String = pa.Field(
        title="Region",
        description="Names the region; its `entity_id` in `entities`.",
        str_matches=ENTITY_ID,
        metadata=Roles(refers_to="entities").metadata(),
    )
    name: pl.String = pa.Field(title="Name", description="The name the region goes by in English.", str_matches=LINE)
    region_type: Annotated[pl.Enum, RegionType.values()] = pa.Field(
        title="Type", description="What kind of region it is."
    )
    iso_code: pl.String = pa.Field(
        title="ISO code",
        description="ISO 3166-1 alpha-2 code of a country, ISO 3166-2 code of a first-level subdivision.",
        str_matches=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$",
        nullable=True,
    )
    country_code: pl.String = pa.Field(
        title="Country",
        description="ISO 3166-1 alpha-2 code of the country that it is or lies in.",
        str_matches=COUNTRY_CODE,
        nullable=True,
    )
    parent_id: pl.String = pa.Field(
        title="Parent",
        description="The region that it lies in.",
        nullable=True,
        metadata=Roles(refers_to="regions").metadata(),
    )
    latitude: pl.Float64 = pa.Field(
        title="Latitude",
        description="Degrees north of the equator, WGS 84.",
        in_range={"min_value": -90.0, "max_value": 90.0},
        nullable=True,
    )
    longitude: pl.Float64 = pa.Field(
        title="Longitude",
        description="Degrees east of Greenwich, WGS 84.",
        in_range={"min_value": -180.0, "max_value": 180.0},
        nullable=True,
    )
    geonames_id: pl.Int64 = pa.Field(
        title="GeoNames feature", description="The region's number in GeoNames.", gt=0, nullable=True
    )
    wikidata_id: pl.String = pa.Field(
        title="Wikidata item", description="The region's item in Wikidata.", str_matches=WIKIDATA_ID, nullable=True
    )
    claimed_by: Codes = pa.Field(
        title="Claimed by",
        description="ISO 3166-1 alpha-2 codes of the countries that claim a disputed territory as their own, also the "
        "one in `country_code`; empty where no dispute is known. It says who claims, not who is right or holds it.",
    )
    named: pl.Boolean = pa.Field(
        title="Named",
        description="Whether an article mentions the region; false for one that is there because a row refers to it "
        "or a region lies in it.",
    )
    geometry: pl.Binary = pa.Field(
        title="Geometry",
        description="The point (longitude, latitude) as little-endian well-known binary; null without coordinates.",
        nullable=True,
    )

    coordinates_come_together = Rule(
        null_together("latitude", "longitude"), "`latitude` and `longitude` are both given or both null."
    )
    geometry_is_the_coordinates = Rule(
        geometry_is_the_coordinates(),
        "`geometry` is the little-endian well-known binary of the point (`longitude`, `latitude`), null without one.",
    )
    country_has_one_code = Rule(
        (pl.col("region_type") != RegionType.COUNTRY) | pl.col("iso_code").eq_missing(pl.col("country_code")),
        "The `iso_code` of a country is its `country_code`.",
    )
    iso_code_begins_with_country = Rule(
        pl.col("iso_code").is_null() | pl.col("iso_code").str.head(2).eq_missing(pl.col("country_code")),
        "The first two letters of `iso_code` are the `country_code`.",
    )
    claimants_are_countries = Rule(
        claimants_are_countries(),
        "`claimed_by` holds codes of two capital letters in alphabetical order, each once.",
    )
