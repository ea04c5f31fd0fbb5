"""Quotations: their pieces, who speaks, what is nested or repeated in them, and what is told in them."""

from __future__ import annotations

import polars as pl

from tests.schema.mutations.changes import Mutation, Mutations, edit
from tests.schema.strategies import Dataset

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks

split = pl.col("spans").list.len() > 1
mixed = pl.col("quote_type") == "mixed"
indirect = pl.col("quote_type") == "indirect"
direct = pl.col("quote_type") == "direct"


def spans(*pairs: tuple[int | None, int | None]) -> list[dict[str, int | None]]:
    return [{"start": start, "end": end} for start, end in pairs]


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
