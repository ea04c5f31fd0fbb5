"""The table of entities."""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from onrecord.schema.patterns import COUNTRY_CODE, ENTITY_ID, LINE, NAME_MARK, WIKIDATA_ID
from onrecord.schema.table import Rule, Table
from onrecord.schema.vocabulary import EntityBasis, EntityType

_NOT_BY_NAME = pl.col("entity_basis") != EntityBasis.NAME
_ID_PARTS = pl.col("entity_id").str.split(NAME_MARK)
_NAME_AS_ID = pl.col("name").str.replace_many({".": "", "'": ".", "-": "_", " ": "-"}).str.to_lowercase()


def _part_of_id(at: int) -> pl.Expr:
    """A part of the id of an entity known by its full name, null where the id has fewer."""
    return _ID_PARTS.list.get(at, null_on_oob=True)


class Entities(Table, key=["entity_id"], order=["entity_id"]):
    """One row for each person, organization, country, place or group that an article names. A place also has a row in
    `regions`.
    """

    entity_id: pl.String = pa.Field(
        title="Entity",
        description="Names the entity: a slug of the reference; for one known by its full name, the name, and where it "
        "is no person's or the reference has that id, `~` and the type, and `~` and the country of a body that others "
        "share a name with (`jens-stoltenberg`, `acme-shipping~organization`, `defense-ministry~organization~ru`; `_` "
        "stands for a hyphen, `.` for an apostrophe); `<article_id>:<slug>` for one known in that article alone.",
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
        pl.col("entity_id").str.contains(":", literal=True) == (pl.col("entity_basis") == EntityBasis.ARTICLE),
        "`entity_id` holds an article's id and a colon exactly where `entity_basis` is `article`.",
    )
    mark_is_not_of_the_reference = Rule(
        ~pl.col("entity_id").str.contains(NAME_MARK, literal=True) | (pl.col("entity_basis") != EntityBasis.REFERENCE),
        f"`entity_id` has no `{NAME_MARK}` where `entity_basis` is `reference`.",
    )
    id_says_the_name = Rule(
        _NOT_BY_NAME | (_ID_PARTS.list.first().str.to_lowercase() == _NAME_AS_ID),
        "Where `entity_basis` is `name`, the first part of `entity_id` is `name` without stops, with `-` for a space, "
        "`_` for a hyphen and `.` for an apostrophe, but for capitals.",
    )
    id_says_the_type = Rule(
        _NOT_BY_NAME | (pl.col("entity_type").cast(pl.String) == _part_of_id(1).fill_null(EntityType.PERSON)),
        "Where `entity_basis` is `name`, `entity_type` is the second part of `entity_id`, or `person` without one.",
    )
    id_says_the_country = Rule(
        _NOT_BY_NAME | pl.col("country_code").str.to_lowercase().eq_missing(_part_of_id(2)),
        "Where `entity_basis` is `name`, `country_code` is the third part of `entity_id`, or null without one.",
    )
    name_says_no_more = Rule(
        _NOT_BY_NAME | (pl.col("wikidata_id").is_null() & pl.col("description").is_null()),
        "Where `entity_basis` is `name`, `wikidata_id` and `description` are null.",
    )
