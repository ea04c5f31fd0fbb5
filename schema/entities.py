"""The table of entities."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import COUNTRY_CODE, ENTITY_ID, LINE, WIKIDATA_ID
from onrecord.schema.table import Rule, Table
from onrecord.schema.vocabulary import EntityBasis, EntityType


class Entities(Table, key=["entity_id"], order=["entity_id"]):
    """One row for each person, organization, country, place or group that an article names. A place also has a row in
    `regions`.
    """

    entity_id: pl.String = pa.Field(
        title="Entity",
        description="Names the entity: a slug of the reference, or `<article_id>:<slug>` for one known by its name in "
        "that article alone.",
        str_matches=ENTITY_ID,
    )
    name: pl.String = pa.Field(title="Name", description="The name the entity goes by in English.", str_matches=LINE)
    entity_type: Annotated[pl.Enum, EntityType.values()] = pa.Field(
        title="Type", description="What kind of entity it is."
    )
    wikidata_id: pl.String = pa.Field(
        title="Wikidata item", description="The entity's item in Wikidata.", str_matches=WIKIDATA_ID, nullable=True
    )
    country_code: pl.String = pa.Field(
        title="Country",
        description="ISO 3166-1 alpha-2 code of the country that it is, belongs to or lies in.",
        str_matches=COUNTRY_CODE,
        nullable=True,
    )
    description: pl.String = pa.Field(
        title="Description", description="What the entity is, in a few words.", nullable=True, str_matches=LINE
    )
    entity_basis: Annotated[pl.Enum, EntityBasis.values()] = pa.Field(
        title="Basis", description="How the entity is known."
    )

    id_agrees_with_basis = Rule(
        pl.col("entity_id").str.contains(":", literal=True) == (pl.col("entity_basis") == EntityBasis.NAME),
        "`entity_id` holds an article's id and a colon exactly where `entity_basis` is `name`.",
    )
