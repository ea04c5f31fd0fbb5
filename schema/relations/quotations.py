"""The rules about quotations: in each other, in the headline, and around the events that they report."""

import re
from collections.abc import Iterator
from functools import partial

import polars as pl

from onrecord.schema.columns import REFERENCES
from onrecord.schema.relations.links import endless
from onrecord.schema.relations.relation import Relation, Tables
from onrecord.schema.rules import covers
from onrecord.schema.vocabulary import QuoteType


def headline_misjudged(table: str, tables: Tables) -> pl.DataFrame:
    """The rows whose `in_headline` is not what their span says."""
    headlines = tables["articles"].select("article_id", "headline_start", "headline_end")
    inside = covers("headline_start", "headline_end", "start", "end")
    rows = tables[table].select("row", "article_id", "start", "end", "in_headline").join(headlines, on="article_id")
    return rows.filter(pl.col("in_headline") != inside).select("row", "headline_start", "headline_end")


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
    """The words of a text without case and punctuation, each between spaces, by which repetitions are compared."""
    return " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "


def other_words(tables: Tables) -> pl.DataFrame:
    """The quotations whose words don't stand, one after another, in the quotation that they are said to repeat."""
    rows = linked("quotes", "repeats_id", tables).select("row", "text", "that_text")
    these, those = (pl.col(column).map_elements(words, return_dtype=pl.String) for column in ("text", "that_text"))
    return rows.filter(~those.str.contains(these, literal=True)).select("row", "that_text")


def exploded(table: str, spans: str, tables: Tables) -> pl.DataFrame:
    """One row for each span of the list: the table's `row`, `quote_id`, and the span's `first` and `behind`."""
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
    """The rows reported in a quotation whose trigger lies in none of its pieces, and in no clause of a mixed one."""
    told = tables[table].select("row", "quote_id", "trigger_start", "trigger_end").drop_nulls()
    told = told.join(tables["quotes"], on="quote_id", how="semi")
    pieces = exploded("quotes", "spans", tables).select("quote_id", "first", "behind")
    mixed = tables["quotes"].filter(pl.col("quote_type") == QuoteType.MIXED)
    clauses = mixed.select("quote_id", first="clause_start", behind="clause_end").drop_nulls()
    inside = told.join(pl.concat([pieces, clauses]), on="quote_id")
    inside = inside.filter(covers("first", "behind", "trigger_start", "trigger_end"))
    return told.join(inside, on="row", how="anti").select("row")


def attributed_to_another(tables: Tables) -> pl.DataFrame:
    """The events reported in a quotation that are attributed to somebody other than its speaker."""
    rows = linked("events", "quote_id", tables)
    astray = pl.col("attributed_to_id").ne_missing(pl.col("that_speaker_id"))
    return rows.filter(astray).select("row", "that_speaker_id")


def quotations() -> Iterator[Relation]:
    """The rules about quotations and what they report."""
    for table in ("mentions", "quotes"):
        yield Relation(
            table,
            "in_headline_agrees",
            ("start", "end", "in_headline"),
            "`in_headline` is true exactly where the span lies inside the article's headline.",
            partial(headline_misjudged, table),
        )
    links = [
        (table, column)
        for table, columns in REFERENCES.items()
        for column, target in columns.items()
        if target == "quotes"
    ]
    for table, link in links:
        yield Relation(
            table,
            f"{link}_in_same_article",
            (link,),
            f"`{link}` names a quotation of the same article.",
            partial(in_other_articles_quote, table, link),
        )
    for link in (column for table, column in links if table == "quotes"):
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
