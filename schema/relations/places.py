"""The rules about entities and regions: a place stands in both tables, and inside the places above it."""

from collections.abc import Iterator
from functools import partial

import polars as pl

from onrecord.schema.relations.links import endless
from onrecord.schema.relations.relation import Relation, Tables
from onrecord.schema.vocabulary import EntityType, RegionType


def article_unknown(tables: Tables) -> pl.DataFrame:
    """The entities that are known by their name in an article that does not exist."""
    named = tables["entities"].select("row", article_id=pl.col("entity_id").str.extract(r"^(.*):"))
    return named.filter(pl.col("article_id").is_not_null()).join(tables["articles"], on="article_id", how="anti")


def place_without_region(tables: Tables) -> pl.DataFrame:
    """The countries and regions among the entities that have no row in `regions`."""
    places = tables["entities"].filter(pl.col("entity_type").is_in([EntityType.COUNTRY, EntityType.REGION]))
    return places.join(tables["regions"], left_on="entity_id", right_on="region_id", how="anti").select("row")


def region_unlike_entity(agrees: pl.Expr, shown: str, tables: Tables) -> pl.DataFrame:
    """The regions that don't agree with their entity, whose columns carry the prefix ``entity_``."""
    entities = tables["entities"].select(
        "entity_id", "entity_type", *(pl.col(c).alias(f"entity_{c}") for c in ("name", "wikidata_id", "country_code"))
    )
    regions = tables["regions"].join(entities, left_on="region_id", right_on="entity_id")
    return regions.filter(~agrees).select("row", shown)


def nearest_countries(tables: Tables) -> Iterator[pl.DataFrame]:
    """For the regions with a country among their ancestors: their `row` and the nearest one's `ancestor_code`."""
    regions = tables["regions"].unique("region_id", keep="first", maintain_order=True)
    parents = regions.select(
        "region_type", at="region_id", above="parent_id", ancestor_code="country_code", ancestor="region_id"
    )
    climbing = tables["regions"].join(endless("regions", "parent_id", tables), on="row", how="anti")
    climbing = climbing.select("row", at="parent_id").drop_nulls()
    while climbing.height:
        reached = climbing.join(parents, on="at")
        yield reached.filter(pl.col("region_type") == RegionType.COUNTRY).select("row", "ancestor", "ancestor_code")
        beyond = reached.filter(pl.col("region_type") != RegionType.COUNTRY)
        climbing = beyond.select("row", at="above").drop_nulls()


def country_code_astray(tables: Tables) -> pl.DataFrame:
    """The regions whose `country_code` is not that of the nearest country above them."""
    codes = tables["regions"].select("row", "country_code")
    nothing = codes.clear().select("row", ancestor="country_code", ancestor_code="country_code")
    above = pl.concat([nothing, *nearest_countries(tables)])
    astray = pl.col("country_code").ne_missing(pl.col("ancestor_code"))
    return codes.join(above, on="row").filter(astray).select("row", "ancestor", "ancestor_code")


def places() -> Iterator[Relation]:
    """The rules about entities and regions."""
    yield Relation(
        "entities",
        "named_in_an_article",
        ("entity_id",),
        "The article before the colon of an `entity_id` is an `article_id` of `articles`.",
        article_unknown,
    )
    yield Relation(
        "entities",
        "place_has_its_region",
        ("entity_id", "entity_type"),
        "An entity that is a country or a region has its row in `regions`.",
        place_without_region,
    )
    is_country = pl.col("region_type") == RegionType.COUNTRY
    type_agrees = pl.col("entity_type") == pl.when(is_country).then(pl.lit(EntityType.COUNTRY.value)).otherwise(
        pl.lit(EntityType.REGION.value)
    )
    yield Relation(
        "regions",
        "type_agrees_with_entity",
        ("region_type",),
        "The region's entity is a `country` where the region is one, and a `region` otherwise.",
        partial(region_unlike_entity, type_agrees, "entity_type"),
    )
    for column in ("name", "wikidata_id", "country_code"):
        yield Relation(
            "regions",
            f"{column}_agrees_with_entity",
            (column,),
            f"`{column}` is that of the region's entity.",
            partial(region_unlike_entity, pl.col(column).eq_missing(pl.col(f"entity_{column}")), f"entity_{column}"),
        )
    yield Relation(
        "regions",
        "parents_form_no_circle",
        ("parent_id",),
        "Going from parent to parent comes to an end.",
        partial(endless, "regions", "parent_id"),
    )
    yield Relation(
        "regions",
        "country_code_is_the_countrys",
        ("country_code", "parent_id"),
        "`country_code` is that of the nearest country among the region's ancestors, if there is one.",
        country_code_astray,
    )
