"""Ways to break each rule of the contract, by the rule: single changes to a valid set of tables and texts."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from onrecord.schema import TABLE_NAMES
from onrecord.schema.models import MODELS, polars_schema
from onrecord.schema.relations.links import REFERENCES, SPANS
from tests.schema.strategies import Dataset

Mutation = Callable[[Dataset], Dataset]
Rule = tuple[str, str, str | None]
"""A table, the name of a rule, and the column where it is a rule of one column alone."""

MUTATIONS: dict[Rule, list[Mutation]] = defaultdict(list)


def replace(dataset: Dataset, table: str, frame: pl.DataFrame) -> Dataset:
    return dataset._replace(tables={**dataset.tables, table: frame})


def edit(table: str, where: pl.Expr | None = None, **values: Any) -> Mutation:
    """Sets columns of the first row that fulfils the condition, to values or expressions."""

    def mutate(dataset: Dataset) -> Dataset:
        frame = dataset.tables[table]
        hits = frame.select((pl.lit(True) if where is None else where.fill_null(False)).alias("hit")).with_row_index()
        hit = hits.filter("hit")["index"]
        assert len(hit), f"no row of {table} to change"
        new = {}
        for column, value in values.items():
            dtype = frame.schema[column]
            expression = value if isinstance(value, pl.Expr) else literal(value, dtype)
            here = pl.int_range(pl.len()) == hit[0]
            new[column] = pl.when(here).then(expression.cast(dtype)).otherwise(column)
        return replace(dataset, table, frame.with_columns(**new))

    return mutate


def literal(value: Any, dtype: pl.DataType) -> pl.Expr:
    return pl.lit(pl.Series([value], dtype=dtype)).first()


def breaks(table: str, rule: str, *mutations: Mutation, column: str | None = None) -> None:
    MUTATIONS[table, rule, column] += mutations


def change(table: str, alter: Callable[[pl.DataFrame], pl.DataFrame]) -> Mutation:
    return lambda dataset: replace(dataset, table, alter(dataset.tables[table]))


def without(table: str, tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {name: frame for name, frame in tables.items() if name != table}


def another(dtype: pl.DataType) -> pl.DataType:
    """A type that is near the given one, and not it."""
    if isinstance(dtype, pl.Enum):
        return pl.Enum([*dtype.categories, "something else"])
    if isinstance(dtype, pl.List):
        return pl.List(pl.Struct({"start": pl.Int32(), "end": pl.Int64()}))
    near: dict[pl.DataType, pl.DataType] = {
        pl.Int64(): pl.Int32(),
        pl.String(): pl.Categorical(),
        pl.Date(): pl.Datetime(),
        pl.Float64(): pl.Float32(),
    }
    return near.get(dtype, pl.Binary() if dtype == pl.Boolean else pl.String())


def as_another_type(column: str, dtype: pl.DataType) -> Callable[[pl.DataFrame], pl.DataFrame]:
    if dtype in (pl.Boolean, pl.Binary):
        return lambda frame: frame.with_columns(pl.lit(None, another(dtype)).alias(column))
    return lambda frame: frame.with_columns(pl.col(column).cast(another(dtype)))


# The tables and their columns

NOT_THE_PATTERN = {
    "article_id": ["", "a b", "a:b", "a\n"],
    "entity_id": ["", "a:b:c", ":a", "a b"],
    "region_id": ["", "a:b:c", ":a", "a b"],
    "language": ["EN", "eng", "en\n"],
    "text_sha256": ["0" * 63, "0" * 65, "A" * 64, "0" * 64 + "\n"],
    "wikidata_id": ["Q0", "Q", "q1", "Q1\n", "Q١"],
    "country_code": ["ar", "ARG", "A", "ÄR"],
    "iso_code": ["AR-", "AR-ABCD", "ar", "AR-4a"],
    "rule": ["", "Two", "a--b", "a-", "a+corrected", "a\n"],
}

for table, model in MODELS.items():
    columns = model.to_schema().columns
    if table in TABLE_NAMES:
        breaks(table, "table_is_given", lambda d, t=table: d._replace(tables=without(t, d.tables)))
    breaks(table, "column_is_known", change(table, lambda frame: frame.with_columns(row=1)))
    breaks(table, "columns_are_in_order", change(table, lambda frame: frame.select(reversed(frame.columns))))
    breaks(table, "key_is_unique", change(table, lambda frame: pl.concat([frame[:1], frame])))
    breaks(table, "rows_are_sorted", change(table, lambda frame: frame.reverse()))
    for name, column in columns.items():
        breaks(table, "column_is_given", change(table, lambda frame, n=name: frame.drop(n)), column=name)
        breaks(
            table, "column_has_its_type", change(table, as_another_type(name, polars_schema(table)[name])), column=name
        )
        if not column.nullable:
            breaks(table, "not_null", edit(table, **{name: None}), column=name)
        for check in column.checks:
            limits = check.statistics
            values = {
                "str_matches": lambda n=name: NOT_THE_PATTERN[n],
                "greater_than": lambda s=limits: [s["min_value"], -1],
                "greater_than_or_equal_to": lambda s=limits: [s["min_value"] - 1],
                "in_range": lambda s=limits: [s["min_value"] - 0.1, s["max_value"] + 0.1, float("nan"), float("inf")],
            }[check.name]()
            breaks(table, check.name, *(edit(table, **{name: value}) for value in values), column=name)

breaks("authors", "table_is_known", lambda d: d._replace(tables={**d.tables, "authors": pl.DataFrame()}))

# Rules within a table

for table, text, start, end, rule in [
    ("articles", "headline", "headline_start", "headline_end", "headline_fills_its_span"),
    ("mentions", "text", "start", "end", "text_fills_its_span"),
    ("region_control", "trigger", "trigger_start", "trigger_end", "trigger_fills_its_span"),
    ("events", "trigger", "trigger_start", "trigger_end", "trigger_fills_its_span"),
    ("quotes", "speaker_text", "speaker_start", "speaker_end", "speaker_fills_its_span"),
    ("quotes", "cue", "cue_start", "cue_end", "cue_fills_its_span"),
    ("quotes", "addressee", "addressee_start", "addressee_end", "addressee_fills_its_span"),
]:
    given = pl.col(text).is_not_null()
    breaks(table, rule, edit(table, given, **{text: pl.col(text) + "x"}), edit(table, given, **{end: pl.col(end) + 1}))
    breaks(table, rule, *(edit(table, given, **{column: None}) for column in (text, start, end)))

for table, text, rule in [
    ("articles", "headline", "headline_is_trimmed"),
    ("entities", "name", "name_is_trimmed"),
    ("mentions", "text", "text_is_trimmed"),
    ("regions", "name", "name_is_trimmed"),
    ("region_control", "trigger", "trigger_is_trimmed"),
    ("events", "trigger", "trigger_is_trimmed"),
    ("rejected", "message", "message_is_trimmed"),
]:
    breaks(table, rule, *(edit(table, **{text: value}) for value in ("", " ", " x", "x\u00a0", "\nx")))

for table, key in [
    ("mentions", "mention_id"),
    ("region_control", "control_id"),
    ("quotes", "quote_id"),
    ("events", "event_id"),
]:
    breaks(table, "id_says_where", edit(table, **{key: pl.col(key) + "0"}), edit(table, **{key: "x"}))

breaks("articles", "headline_inside_article", edit("articles", char_count=1))
breaks(
    "articles",
    "published_on_has_basis",
    edit("articles", published_on=None, published_basis="stated"),
    edit("articles", published_on=date(2025, 1, 1), published_basis="unknown"),
)
breaks(
    "articles",
    "outside_date_has_source",
    edit("articles", published_basis="outside", published_source=None),
    edit("articles", published_basis="stated", published_source="a friend"),
)
person, local = pl.col("entity_id") == "mara", pl.col("entity_id").str.contains(":")
breaks(
    "entities",
    "id_agrees_with_basis",
    edit("entities", person, entity_basis="name"),
    edit("entities", local, entity_basis="reference"),
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

for table in ("region_control", "events"):
    breaks(table, "trigger_inside_clause", edit(table, start=pl.col("trigger_start") + 1))
    breaks(table, "trigger_inside_clause", edit(table, end=pl.col("trigger_end") - 1))

    def dated(
        start: date | None, end: date | None, precision: str, basis: str = "stated", table: str = table
    ) -> Mutation:
        return edit(table, date_start=start, date_end=end, date_precision=precision, date_basis=basis)

    day, later = date(2024, 2, 1), date(2024, 2, 29)
    breaks(
        table,
        "dates_fit_basis",
        dated(None, None, "day", "stated"),
        dated(None, None, "unknown", "stated"),
        dated(None, None, "day", "unknown"),
        dated(day, day, "unknown", "unknown"),
        dated(day, None, "day", "unknown"),
        dated(None, day, "unknown", "stated"),
    )
    breaks(table, "dates_in_order", dated(later, day, "day"))
    breaks(
        table,
        "dates_fit_precision",
        dated(date(2024, 2, 2), later, "month"),
        dated(day, date(2024, 2, 28), "month"),
        dated(date(2024, 2, 2), None, "month"),
        dated(None, date(2024, 4, 1), "month"),
        dated(date(2024, 2, 1), date(2024, 12, 31), "year"),
        dated(date(2024, 1, 2), date(2024, 12, 31), "year"),
        dated(date(2024, 1, 1), date(2024, 11, 30), "year"),
        dated(None, date(2024, 12, 30), "year"),
    )

split = pl.col("spans").list.len() > 1
mixed = pl.col("quote_type") == "mixed"
indirect = pl.col("quote_type") == "indirect"
direct = pl.col("quote_type") == "direct"


def spans(*pairs: tuple[int | None, int | None]) -> list[dict[str, int | None]]:
    return [{"start": start, "end": end} for start, end in pairs]


breaks("quotes", "text_is_not_empty", edit("quotes", text=""))
breaks(
    "quotes",
    "pieces_are_not_empty",
    *(edit("quotes", spans=pieces) for pieces in ([], [None], spans((3, 3)), spans((5, 3)), spans((-1, 3)))),
    *(edit("quotes", spans=spans(pair)) for pair in ((None, 3), (3, None))),
    edit("quotes", spans=[*spans((1, 2)), None]),
)
breaks(
    "quotes",
    "pieces_are_in_order",
    edit("quotes", split, spans=pl.col("spans").list.reverse()),
    edit("quotes", spans=spans((1, 5), (4, 9))),
    edit("quotes", spans=spans((1, 2), (5, 9), (3, 4))),
)
breaks(
    "quotes", "span_is_hull", edit("quotes", split, start=pl.col("start") + 1), edit("quotes", end=pl.col("end") + 1)
)
breaks("quotes", "span_is_hull", edit("quotes", split, end=pl.col("spans").list.first().struct.field("end")))
breaks("quotes", "text_fits_pieces", edit("quotes", text=pl.col("text") + "x"))
breaks("quotes", "text_fits_pieces", edit("quotes", split, text=pl.col("text").str.replace(" ", "")))
breaks(
    "quotes",
    "clause_comes_with_mixed",
    edit("quotes", mixed, clause_start=None),
    edit("quotes", mixed, clause_end=None),
    edit("quotes", mixed, clause_start=None, clause_end=None),
    edit("quotes", direct, clause_start=pl.col("start"), clause_end=pl.col("end")),
)
breaks(
    "quotes",
    "clause_covers_span",
    edit("quotes", mixed, clause_start=pl.col("start") + 1),
    edit("quotes", mixed, clause_end=pl.col("end") - 1),
)
first, last = pl.col("spans").list.first().struct, pl.col("spans").list.last().struct
for who in ("speaker", "cue"):
    start, end = f"{who}_start", f"{who}_end"
    breaks(
        "quotes",
        f"{who}_outside_pieces",
        edit("quotes", split, **{start: first.field("start"), end: first.field("end")}),
        edit("quotes", split, **{start: first.field("end") - 1, end: first.field("end") + 1}),
        edit("quotes", split, **{start: last.field("start") - 1, end: last.field("start") + 1}),
        edit("quotes", split, **{start: last.field("start") + 1, end: last.field("start") + 2}),
        edit("quotes", split, **{start: first.field("start") - 1, end: last.field("end") + 1}),
    )
breaks(
    "quotes",
    "said_on_has_basis",
    edit("quotes", said_on=None, said_on_basis="stated"),
    edit("quotes", said_on=date(2025, 1, 1), said_on_basis=None),
    edit("quotes", said_on=date(2025, 1, 1), said_on_basis="unknown"),
)
breaks(
    "quotes", "indirect_has_no_marks", edit("quotes", indirect, marks="matched"), edit("quotes", direct, marks="none")
)
breaks(
    "quotes",
    "insertions_are_not_empty",
    *(
        edit("quotes", insertions=cut)
        for cut in ([None], spans((3, 3)), spans((5, 3)), spans((None, 3)), spans((-2, -1)))
    ),
)
breaks(
    "events",
    "mode_fits_type",
    edit("events", event_type="AGREE", mode="visit"),
    edit("events", event_type="CONSULT", mode="resign"),
)
plain, quoted = pl.col("quote_id").is_null(), pl.col("quote_id").is_not_null()
breaks("events", "attributed_only_in_quotes", edit("events", plain, attributed_to_id="mara"))
named = pl.col("start").is_not_null()
breaks(
    "event_arguments",
    "span_comes_whole",
    edit("event_arguments", named, start=None),
    edit("event_arguments", named, end=None),
    edit("event_arguments", named, end=pl.col("start")),
    edit("event_arguments", named, end=pl.col("start") - 1),
)

# Rules between tables


def of_another_article(table: str, column: str, suffix: str) -> Mutation:
    """Names, in the first row where the column is given, what belongs to the other article."""

    def mutate(dataset: Dataset) -> Dataset:
        home, other = dataset.texts
        own = pl.concat_str(pl.col("event_id" if table == "event_arguments" else "article_id"), pl.lit(":"))
        where = pl.col(column).is_not_null() & own.str.starts_with(f"{home}:")
        return edit(table, where, **{column: f"{other}:{suffix}"})(dataset)

    return mutate


def quote_of_another_article(table: str, column: str) -> Mutation:
    def mutate(dataset: Dataset) -> Dataset:
        home, other = dataset.texts
        theirs = dataset.tables["quotes"].filter(pl.col("article_id") == other)["quote_id"][-1]
        where = pl.col(column).is_not_null() & (pl.col("article_id") == home)
        return edit(table, where, **{column: theirs})(dataset)

    return mutate


for table, links in REFERENCES.items():
    for column, target in links.items():
        breaks(table, f"{column}_resolves", edit(table, **{column: "nobody"}))
        if table != target:
            breaks(table, f"{column}_resolves", change(target, lambda frame: frame.clear()))
        if target in ("entities", "regions") and table != "regions":
            breaks(table, f"{column}_known_in_article", of_another_article(table, column, "olin"))
        if target == "quotes":
            breaks(table, f"{column}_in_same_article", quote_of_another_article(table, column))
for table, pairs in SPANS.items():
    for _, end in pairs:
        breaks(table, f"{end}_inside_article", edit(table, pl.col(end).is_not_null(), **{end: 10**6}))

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
for table in ("mentions", "quotes"):
    for inside in (True, False):
        wrong = pl.col("in_headline") == inside
        breaks(table, "in_headline_agrees", edit(table, wrong, in_headline=not inside))


def repeat_and_repeated(dataset: Dataset) -> tuple[str, str]:
    repeats = dataset.tables["quotes"].filter(pl.col("repeats_id").is_not_null())
    return repeats["quote_id"][0], repeats["repeats_id"][0]


def circle(link: str) -> Mutation:
    """The repeated quotation names, by `link`, the one that names it."""

    def mutate(dataset: Dataset) -> Dataset:
        short, long = repeat_and_repeated(dataset)
        one_way = edit("quotes", pl.col("quote_id") == short, **{link: long})(dataset)
        return edit("quotes", pl.col("quote_id") == long, **{link: short})(one_way)

    return mutate


for link in ("repeats_id", "within_id"):
    breaks("quotes", f"{link}_forms_no_circle", edit("quotes", **{link: pl.col("quote_id")}), circle(link))
breaks(
    "quotes",
    "nested_lies_inside",
    lambda d: edit("quotes", pl.col("within_id").is_not_null(), within_id=repeat_and_repeated(d)[0])(d),
)
repeating = pl.col("repeats_id").is_not_null()
breaks(
    "quotes",
    "repeated_has_same_words",
    edit("quotes", repeating, text="other words"),
    edit("quotes", repeating, text="…"),
    edit("quotes", repeating, text=pl.col("text") + "x"),
    edit("quotes", repeating, text="they " + pl.col("text")),
)
breaks(
    "quotes",
    "insertions_inside_pieces",
    edit("quotes", split, insertions=spans((0, 1))),
    edit(
        "quotes",
        split,
        insertions=pl.concat_list(pl.struct(start=first.field("start"), end=last.field("end"))),
    ),
)
for table in ("region_control", "events"):
    breaks(
        table,
        "trigger_inside_quote",
        edit(table, quoted, trigger_start=0, trigger_end=1),
        lambda d, t=table: edit(t, quoted, quote_id=repeat_and_repeated(d)[0])(d),
    )
breaks(
    "events",
    "attributed_to_the_speaker",
    edit("events", quoted, attributed_to_id="wire"),
    edit("events", quoted, attributed_to_id=None),
)

# Rules between tables and texts


def edit_text(alter: Callable[[str], str]) -> Mutation:
    """Changes the first article's text."""

    def mutate(dataset: Dataset) -> Dataset:
        home = next(iter(dataset.texts))
        return dataset._replace(texts={**dataset.texts, home: alter(dataset.texts[home])})

    return mutate


def without_text(dataset: Dataset) -> Dataset:
    _, *others = dataset.texts
    return dataset._replace(texts={article_id: dataset.texts[article_id] for article_id in others})


breaks("articles", "article_has_its_text", without_text)
breaks("texts", "text_has_its_article", lambda d: d._replace(texts={**d.texts, "stray": "Nobody's."}))
breaks("articles", "text_sha256_of_the_text", edit("articles", text_sha256="0" * 64), edit_text(str.upper))
breaks("articles", "char_count_of_the_text", edit("articles", char_count=pl.col("char_count") + 1))
breaks("articles", "char_count_of_the_text", edit_text(lambda text: text + "\n"))
breaks("articles", "word_count_of_the_text", edit("articles", word_count=pl.col("word_count") - 1))
breaks("articles", "word_count_of_the_text", edit_text(lambda text: text + " more"))
for table, text in [
    ("articles", "headline"),
    ("mentions", "text"),
    ("region_control", "trigger"),
    ("quotes", "speaker_text"),
    ("quotes", "cue"),
    ("quotes", "addressee"),
    ("quotes", "text"),
    ("events", "trigger"),
]:
    same_length = edit(table, pl.col(text).is_not_null(), **{text: pl.col(text).str.replace_all(r"(?s).", "#")})
    breaks(table, f"{text}_is_in_the_text", same_length, edit_text(lambda text: "#" + text[:-1]))
breaks("quotes", "text_is_in_the_text", edit("quotes", split, text=pl.col("text").str.replace(" ", "_", literal=True)))
