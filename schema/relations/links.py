"""The columns that name rows of other tables or stretches of the article, and the rules that these are there."""

from collections.abc import Iterator
from functools import partial

import polars as pl

from onrecord.schema.event_arguments import EVENT_ARTICLE
from onrecord.schema.relations.relation import Relation, Tables

REFERENCES: dict[str, dict[str, str]] = {
    "mentions": {"article_id": "articles", "entity_id": "entities", "rule": "rules"},
    "regions": {"region_id": "entities", "parent_id": "regions"},
    "region_control": {
        "article_id": "articles",
        "region_id": "regions",
        "holder_id": "entities",
        "counterpart_id": "entities",
        "quote_id": "quotes",
        "rule": "rules",
    },
    "quotes": {
        "article_id": "articles",
        "speaker_id": "entities",
        "via_id": "entities",
        "repeats_id": "quotes",
        "within_id": "quotes",
        "rule": "rules",
    },
    "events": {"article_id": "articles", "quote_id": "quotes", "attributed_to_id": "entities", "rule": "rules"},
    "event_arguments": {"event_id": "events", "entity_id": "entities", "rule": "rules"},
    "rules": {"family": "rules"},
}
"""For each table, its columns that hold the key of a table, and which."""

KEYS = {
    "articles": "article_id",
    "entities": "entity_id",
    "regions": "region_id",
    "quotes": "quote_id",
    "events": "event_id",
    "rules": "rule",
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


def references() -> Iterator[Relation]:
    """The rules that a key named elsewhere is there."""
    for table, columns in REFERENCES.items():
        for column, target in columns.items():
            expected = f"`{column}`, where it is given, is a `{KEYS[target]}` of `{target}`."
            yield Relation(
                table, f"{column}_resolves", (column,), expected, partial(unresolved, table, column, target), target
            )
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
