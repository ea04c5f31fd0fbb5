"""The rules between tables, all in one place, each with its name, its sentence and the rows that break it."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

import polars as pl

from onrecord.schema.event_arguments import EVENT_ARTICLE
from onrecord.schema.rules import covers
from onrecord.schema.vocabulary import EntityType, QuoteType, RegionType

Tables = Mapping[str, pl.DataFrame]
"""The tables by name. Beside its own columns each has `row`, the number of the row, from 0."""


class Relation(NamedTuple):
    """A rule that rows of `table` keep with regard to other rows. `columns` are those of its own that it is about.

    `broken` gives the rows that break it: their `row`, and columns that tell what they were held against.
    """

    table: str
    name: str
    columns: tuple[str, ...]
    expected: str
    broken: Callable[[Tables], pl.DataFrame]


REFERENCES: dict[str, dict[str, str]] = {
    "mentions": {"article_id": "articles", "entity_id": "entities"},
    "regions": {"region_id": "entities", "parent_id": "regions"},
    "region_control": {
        "article_id": "articles",
        "region_id": "regions",
        "holder_id": "entities",
        "counterpart_id": "entities",
        "quote_id": "quotes",
    },
    "quotes": {
        "article_id": "articles",
        "speaker_id": "entities",
        "via_id": "entities",
        "repeats_id": "quotes",
        "within_id": "quotes",
    },
    "events": {"article_id": "articles", "quote_id": "quotes", "attributed_to_id": "entities"},
    "event_arguments": {"event_id": "events", "entity_id": "entities"},
}
"""For each table, its columns that hold the key of a table, and which."""

KEYS = {
    "articles": "article_id",
    "entities": "entity_id",
    "regions": "region_id",
    "quotes": "quote_id",
    "events": "event_id",
}

SPANS: dict[str, list[tuple[str, str]]] = {
    "mentions": [("start", "end")],
    "region_control": [("start", "end"), ("trigger_start", "trigger_end")],
    "quotes": [
        ("start", "end"),
        ("clause_start", "clause_end"),
        ("speaker_start", "speaker_end"),
        ("cue_start", "cue_end"),
        ("addressee_start", "addressee_end"),
    ],
    "events": [("start", "end"), ("trigger_start", "trigger_end")],
    "event_arguments": [("start", "end")],
}
"""For each table, the columns that hold spans of the article's text."""


def article_of(table: str) -> pl.Expr:
    """The article that a row of `table` is from."""
    return EVENT_ARTICLE.alias("article_id") if table == "event_arguments" else pl.col("article_id")


def unresolved(table: str, column: str, target: str, tables: Tables) -> pl.DataFrame:
    """The rows whose `column` is not null and no key of `target`."""
    named = tables[table].select("row", column).filter(pl.col(column).is_not_null())
    return named.join(tables[target], left_on=column, right_on=KEYS[target], how="anti").select("row")


def outside_article(table: str, end: str, tables: Tables) -> pl.DataFrame:
    """The rows with a span that ends behind their article's last character."""
    ended = tables[table].select("row", article_of(table), behind=end)
    lengths = tables["articles"].select("article_id", "char_count")
    return ended.join(lengths, on="article_id").filter(pl.col("behind") > pl.col("char_count")).drop("behind")


def in_another_article(table: str, column: str, tables: Tables) -> pl.DataFrame:
    """The rows that name an entity which is known by its name in another article alone."""
    home = pl.col(column).str.extract(r"^(.*):")
    return tables[table].filter(home.is_not_null() & (home != article_of(table))).select("row")


def article_unknown(tables: Tables) -> pl.DataFrame:
    """The entities known by their name in an article that there isn't."""
    named = tables["entities"].select("row", article_id=pl.col("entity_id").str.extract(r"^(.*):"))
    return named.filter(pl.col("article_id").is_not_null()).join(tables["articles"], on="article_id", how="anti")


def headline_misjudged(table: str, tables: Tables) -> pl.DataFrame:
    """The rows whose `in_headline` is not what their span says."""
    headlines = tables["articles"].select("article_id", "headline_start", "headline_end")
    inside = covers("headline_start", "headline_end", "start", "end")
    rows = tables[table].select("row", "article_id", "start", "end", "in_headline").join(headlines, on="article_id")
    return rows.filter(pl.col("in_headline") != inside).select("row", "headline_start", "headline_end")


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


def endless(table: str, link: str, tables: Tables) -> pl.DataFrame:
    """The rows from which following `link` never ends. Each round doubles the steps that were taken at once."""
    key = KEYS[table]
    links = tables[table].filter(pl.col(link).is_not_null()).unique(key, keep="first", maintain_order=True)
    ahead = links.select("row", at=key, to=link)
    steps = 1
    while steps <= links.height and ahead.height:
        ahead = ahead.join(ahead.select(to="at", further="to"), on="to").select("row", "at", to="further")
        steps *= 2
    return ahead.select("row")


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


def linked(table: str, link: str, tables: Tables) -> pl.DataFrame:
    """The rows of `table` whose `link` names a quotation, joined with its columns under the prefix ``that_``."""
    those = tables["quotes"].select(pl.all().name.prefix("that_"))
    return tables[table].join(those, left_on=link, right_on="that_quote_id")


def in_other_articles_quote(table: str, link: str, tables: Tables) -> pl.DataFrame:
    """The rows whose `link` names a quotation of another article."""
    rows = linked(table, link, tables)
    return rows.filter(pl.col("article_id") != pl.col("that_article_id")).select("row", "that_article_id")


def not_within(tables: Tables) -> pl.DataFrame:
    """The quotations that are not inside the one that they are said to be nested in."""
    rows = linked("quotes", "within_id", tables)
    return rows.filter(~covers("that_start", "that_end", "start", "end")).select("row", "that_start", "that_end")


def words(text: str) -> str:
    """The words of a text, case and punctuation left out, each between spaces: what a repetition is compared by."""
    return " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "


def other_words(tables: Tables) -> pl.DataFrame:
    """The quotations whose words are not, one after another, words of the one that they are said to repeat."""
    rows = linked("quotes", "repeats_id", tables).select("row", "text", "that_text")
    these, those = (pl.col(column).map_elements(words, return_dtype=pl.String) for column in ("text", "that_text"))
    return rows.filter(~those.str.contains(these, literal=True)).select("row", "that_text")


def exploded(table: str, spans: str, tables: Tables) -> pl.DataFrame:
    """One row a span of the list: the table's `row`, `quote_id`, and the span's `first` and `behind`."""
    span = pl.col(spans).struct
    each = tables[table].select("row", "quote_id", spans).explode(spans, empty_as_null=False)
    return each.select("row", "quote_id", first=span.field("start"), behind=span.field("end"))


def insertion_outside_pieces(tables: Tables) -> pl.DataFrame:
    """The quotations with an insertion that lies inside none of their pieces."""
    insertions = exploded("quotes", "insertions", tables)
    pieces = exploded("quotes", "spans", tables).select("row", start="first", end="behind")
    inside = insertions.join(pieces, on="row").filter(covers("start", "end", "first", "behind"))
    return insertions.join(inside, on=["row", "first", "behind"], how="anti").select("row").unique()


def trigger_outside_quote(table: str, tables: Tables) -> pl.DataFrame:
    """The rows said to be told in a quotation whose trigger lies in none of its pieces, nor in a mixed one's clause."""
    told = tables[table].select("row", "quote_id", "trigger_start", "trigger_end").drop_nulls()
    told = told.join(tables["quotes"], on="quote_id", how="semi")
    pieces = exploded("quotes", "spans", tables).select("quote_id", "first", "behind")
    mixed = tables["quotes"].filter(pl.col("quote_type") == QuoteType.MIXED)
    clauses = mixed.select("quote_id", first="clause_start", behind="clause_end").drop_nulls()
    inside = told.join(pl.concat([pieces, clauses]), on="quote_id")
    inside = inside.filter(covers("first", "behind", "trigger_start", "trigger_end"))
    return told.join(inside, on="row", how="anti").select("row")


def attributed_to_another(tables: Tables) -> pl.DataFrame:
    """The events told in a quotation that are attributed to somebody but its speaker."""
    rows = linked("events", "quote_id", tables)
    astray = pl.col("attributed_to_id").ne_missing(pl.col("that_speaker_id"))
    return rows.filter(astray).select("row", "that_speaker_id")


def references() -> Iterator[Relation]:
    """The rules that a key named elsewhere is there."""
    for table, columns in REFERENCES.items():
        for column, target in columns.items():
            expected = f"`{column}`, where it is given, is a `{KEYS[target]}` of `{target}`."
            yield Relation(table, f"{column}_resolves", (column,), expected, partial(unresolved, table, column, target))
            if target in ("entities", "regions") and table != "regions":
                expected = f"`{column}` names no entity that is known by its name in another article alone."
                broken = partial(in_another_article, table, column)
                yield Relation(table, f"{column}_known_in_article", (column,), expected, broken)


def spans() -> Iterator[Relation]:
    """The rules that spans lie inside their article."""
    for table, pairs in SPANS.items():
        for start, end in pairs:
            expected = f"The span lies inside the article's text: `{end} <= char_count`."
            yield Relation(table, f"{end}_inside_article", (start, end), expected, partial(outside_article, table, end))


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


def quotations() -> Iterator[Relation]:
    """The rules about quotations and what is told in them."""
    for table in ("mentions", "quotes"):
        yield Relation(
            table,
            "in_headline_agrees",
            ("start", "end", "in_headline"),
            "`in_headline` is true exactly where the span lies inside the article's headline.",
            partial(headline_misjudged, table),
        )
    links = [("quotes", "repeats_id"), ("quotes", "within_id"), ("region_control", "quote_id"), ("events", "quote_id")]
    for table, link in links:
        yield Relation(
            table,
            f"{link}_in_same_article",
            (link,),
            f"`{link}` names a quotation of the same article.",
            partial(in_other_articles_quote, table, link),
        )
    for link in ("repeats_id", "within_id"):
        yield Relation(
            "quotes",
            f"{link}_forms_no_circle",
            (link,),
            f"Going from quotation to quotation by `{link}` comes to an end.",
            partial(endless, "quotes", link),
        )
    yield Relation(
        "quotes",
        "nested_lies_inside",
        ("within_id", "start", "end"),
        "The span lies inside that of the quotation that `within_id` names.",
        not_within,
    )
    yield Relation(
        "quotes",
        "repeated_has_same_words",
        ("repeats_id", "text"),
        "The words, case and punctuation aside, stand one after another in the quotation that `repeats_id` names.",
        other_words,
    )
    yield Relation(
        "quotes",
        "insertions_inside_pieces",
        ("insertions", "spans"),
        "Every insertion lies inside a piece.",
        insertion_outside_pieces,
    )
    for table in ("region_control", "events"):
        yield Relation(
            table,
            "trigger_inside_quote",
            ("quote_id", "trigger_start", "trigger_end"),
            "The trigger lies inside a piece of the quotation that `quote_id` names, or inside a mixed one's clause.",
            partial(trigger_outside_quote, table),
        )
    yield Relation(
        "events",
        "attributed_to_the_speaker",
        ("quote_id", "attributed_to_id"),
        "`attributed_to_id` is the `speaker_id` of the quotation that `quote_id` names; null where that is null.",
        attributed_to_another,
    )


RELATIONS: tuple[Relation, ...] = (*references(), *spans(), *places(), *quotations())
"""Every rule between tables."""
