"""The rules about appearances: they are those of the mentions, and count what there is."""

from collections.abc import Iterator
from functools import partial

import polars as pl

from onrecord.schema.relations.innermost import standing_in
from onrecord.schema.relations.relation import Relation, Tables
from onrecord.schema.vocabulary import MentionForm

KEY = ["article_id", "entity_id"]
"""What an entity in an article is named by."""


def in_one_line(text: str) -> pl.Expr:
    """The words of a column, with one space for all white space between them."""
    return pl.col(text).str.replace_all(r"\s+", " ")


def no_appearance(tables: Tables) -> pl.DataFrame:
    """The mentions of entities that do not appear in the article."""
    return tables["mentions"].join(tables["appearances"], on=KEY, how="anti").select("row")


def miscounted(column: str, table: str, entity: str, tables: Tables) -> pl.DataFrame:
    """The appearances whose `column` is not the number of the rows of `table` that name the entity in `entity`."""
    counted = tables[table].select("article_id", entity_id=entity).drop_nulls().group_by(KEY).len("there_are")
    rows = tables["appearances"].join(counted, on=KEY, how="left")
    rows = rows.with_columns(pl.col("there_are").fill_null(0).cast(pl.Int64))
    return rows.filter(pl.col(column) != pl.col("there_are")).select("row", "there_are")


def name_unused(tables: Tables) -> pl.DataFrame:
    """The appearances whose name is none that the article uses, or which lack one that it uses."""
    names = tables["mentions"].filter(pl.col("form") == MentionForm.NAME).select(*KEY, name=in_one_line("text"))
    rows = tables["appearances"].select("row", *KEY, "name")
    unused = rows.filter(pl.col("name").is_not_null()).join(names, on=[*KEY, "name"], how="anti")
    lacking = rows.filter(pl.col("name").is_null()).join(names, on=KEY, how="semi")
    return pl.concat([unused, lacking]).select("row")


def country_astray(tables: Tables) -> pl.DataFrame:
    """The appearances whose country is not that of the entity, where that has one."""
    entities = tables["entities"].select("entity_id", of_the_entity="country_code").drop_nulls()
    rows = tables["appearances"].join(entities, on="entity_id")
    return rows.filter(pl.col("country_code").ne_missing(pl.col("of_the_entity"))).select("row", "of_the_entity")


def in_another_quotation(tables: Tables) -> pl.DataFrame:
    """The mentions whose quotation is not the innermost one that they stand in."""
    rows = (
        tables["mentions"]
        .select("row", "quote_id")
        .join(standing_in(tables).rename({"quote_id": "innermost"}), on="row", how="left")
    )
    return rows.filter(pl.col("quote_id").ne_missing(pl.col("innermost"))).select("row", "innermost")


def named_misjudged(tables: Tables) -> pl.DataFrame:
    """The regions whose `named` is not what the mentions say."""
    mentioned = pl.col("region_id").is_in(tables["mentions"]["entity_id"].drop_nulls().implode())
    return tables["regions"].filter(pl.col("named") != mentioned).select("row")


def appearing() -> Iterator[Relation]:
    """The rules about appearances, and about mentions where they stand."""
    yield Relation(
        "mentions",
        "has_its_appearance",
        ("article_id", "entity_id"),
        "The entity has its row in `appearances` for the article.",
        no_appearance,
        "appearances",
    )
    counts = (("n_mentions", "mentions", "entity_id"), ("n_quotes", "quotes", "speaker_id"))
    for column, table, entity in counts:
        yield Relation(
            "appearances",
            f"{column}_counted",
            (column,),
            f"`{column}` is the number of the article's rows of `{table}` whose `{entity}` is the entity.",
            partial(miscounted, column, table, entity),
        )
    yield Relation(
        "appearances",
        "name_is_a_mention",
        ("name",),
        "`name` is the text, white space aside, of a mention of the entity by name in the article; null where there is "
        "none.",
        name_unused,
    )
    yield Relation(
        "appearances",
        "country_code_agrees_with_entity",
        ("country_code",),
        "`country_code` is that of the entity, where that has one.",
        country_astray,
    )
    yield Relation(
        "mentions",
        "quote_id_is_innermost",
        ("quote_id", "start", "end"),
        "`quote_id` is the innermost quotation with a piece in which the mention lies: of such pieces the one that "
        "begins last, and of these the shortest; null where there is none.",
        in_another_quotation,
    )
    yield Relation(
        "regions",
        "named_agrees",
        ("named",),
        "`named` is true exactly where a mention names the region.",
        named_misjudged,
    )
