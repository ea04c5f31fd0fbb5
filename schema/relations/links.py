"""The rules that what a column refers to is there: rows of other tables, and spans of the article."""

from collections.abc import Iterator
from functools import partial

import polars as pl

from onrecord.schema.columns import NAMING, REFERENCES, SPANS, SpanColumns, key_of
from onrecord.schema.event_arguments import EVENT_ARTICLE
from onrecord.schema.relations.relation import Relation, Tables


def article_of(table: str) -> pl.Expr:
    """The article that a row of `table` is from."""
    return EVENT_ARTICLE.alias("article_id") if table == "event_arguments" else pl.col("article_id")


def unresolved(table: str, column: str, target: str, tables: Tables) -> pl.DataFrame:
    """The rows whose `column` is not null and no key of `target`."""
    named = tables[table].select("row", column).filter(pl.col(column).is_not_null())
    return named.join(tables[target], left_on=column, right_on=key_of(target), how="anti").select("row")


def outside_article(table: str, end: str, tables: Tables) -> pl.DataFrame:
    """The rows with a span that ends after the last character of their article."""
    ended = tables[table].select("row", article_of(table), behind=end)
    lengths = tables["articles"].select("article_id", "char_count")
    return ended.join(lengths, on="article_id").filter(pl.col("behind") > pl.col("char_count")).drop("behind")


def in_another_article(table: str, column: str, tables: Tables) -> pl.DataFrame:
    """The rows that name an entity which is known by its name in another article alone."""
    home = pl.col(column).str.extract(r"^(.*):")
    return tables[table].filter(home.is_not_null() & (home != article_of(table))).select("row")


def endless(table: str, link: str, tables: Tables) -> pl.DataFrame:
    """The rows from which following `link` never ends. Each round doubles the steps that were taken at once."""
    key = key_of(table)
    links = tables[table].filter(pl.col(link).is_not_null()).unique(key, keep="first", maintain_order=True)
    ahead = links.select("row", at=key, to=link)
    steps = 1
    while steps <= links.height and ahead.height:
        ahead = ahead.join(ahead.select(to="at", further="to"), on="to").select("row", "at", to="further")
        steps *= 2
    return ahead.select("row")


def references() -> Iterator[Relation]:
    """The rules that a row that another one refers to is there."""
    for table, columns in REFERENCES.items():
        for column, target in columns.items():
            expected = f"`{column}`, where it is given, is a `{key_of(target)}` of `{target}`."
            broken = partial(unresolved, table, column, target)
            yield Relation(table, f"{column}_resolves", (column,), expected, broken, target)
            if column in NAMING.get(table, ()):
                expected = f"`{column}` names no entity that is known by its name in another article alone."
                broken = partial(in_another_article, table, column)
                yield Relation(table, f"{column}_known_in_article", (column,), expected, broken)


def spans_inside() -> Iterator[tuple[str, SpanColumns]]:
    """Every span of the rows that belong to an article, with its table. The headline has rules of its own."""
    for table, pairs in SPANS.items():
        if table != "articles":
            yield from ((table, span) for span in pairs)


def spans() -> Iterator[Relation]:
    """The rules that spans lie inside their article."""
    for table, (start, end, _) in spans_inside():
        expected = f"The span lies inside the article's text: `{end} <= char_count`."
        yield Relation(table, f"{end}_inside_article", (start, end), expected, partial(outside_article, table, end))
