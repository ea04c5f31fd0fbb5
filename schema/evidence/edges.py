"""The rules about where spans begin and end: at the edges of words, and quotations next to their marks."""

from collections.abc import Iterator
from functools import partial

import polars as pl

from onrecord.schema.evidence.measuring import TEXTS, stretch
from onrecord.schema.relations.links import article_of, spans_inside
from onrecord.schema.relations.quotations import exploded
from onrecord.schema.relations.relation import Relation, Tables
from onrecord.schema.vocabulary import Marks

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
"""Scripts that put no space between words, so that any two letters of theirs may belong to two."""
INSIDE_A_WORD = rf"^[[\p{{L}}\p{{N}}\p{{M}}]--[{_UNSPACED}]]{{2}}$"
"""Two characters of one word, in the syntax of Rust's `regex`: letters, digits and combining marks. An apostrophe and a
hyphen are edges, for a possessive and a part of a compound are what spans begin and end at."""
WORD_EDGES = (
    "No two letters, digits or combining marks stand side by side where the span begins or where it ends (except in "
    "scripts without spaces: Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan)."
)
MARKS = frozenset("“”„‟«»‹›\"‘’'`")
"""The characters that serve as quotation marks, alone or doubled."""


def torn(spans: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """The rows whose span, `first` to `behind`, begins or ends inside a word, with the words around it."""
    spans = spans.drop_nulls().join(tables[TEXTS].select("article_id", "full_text"), on="article_id")
    inside = [_around(pl.col(at)).str.contains(INSIDE_A_WORD) for at in ("first", "behind")]
    wide = stretch(_near(pl.col("first"), 1), pl.col("behind") + 1)
    return spans.filter(pl.any_horizontal(inside)).select("row", in_the_text=wide).unique("row", keep="first")


def _around(at: pl.Expr) -> pl.Expr:
    """The characters before and after the offset."""
    return pl.when(at > 0).then(stretch(_near(at, 1), at + 1))


def _near(at: pl.Expr, characters: int) -> pl.Expr:
    return pl.max_horizontal(at - characters, pl.lit(0))


def span_torn(table: str, start: str, end: str, tables: Tables) -> pl.DataFrame:
    """The rows whose span begins or ends inside a word."""
    return torn(tables[table].select("row", article_of(table).alias("article_id"), first=start, behind=end), tables)


def piece_torn(tables: Tables) -> pl.DataFrame:
    """The quotations with a piece that begins or ends inside a word."""
    return torn(
        exploded("quotes", "spans", tables).join(tables["quotes"].select("row", "article_id"), on="row"), tables
    )


def unmarked(tables: Tables) -> pl.DataFrame:
    """The quotations with a piece that lacks its opening mark, or its closing mark where `marks` does not say so."""
    quotes = tables["quotes"].filter(pl.col("marks") != Marks.NONE)
    quotes = quotes.select("row", "article_id", "marks", "speaker_start", "speaker_end")
    pieces = exploded("quotes", "spans", tables).join(quotes, on="row").drop("quote_id")
    pieces = pieces.filter(pl.col("first") >= 0, pl.col("first") < pl.col("behind"))
    texts = dict(tables[TEXTS].select("article_id", "full_text").iter_rows())
    broken = [
        {"row": piece["row"], "around": texts[piece["article_id"]][max(piece["first"] - 2, 0) : piece["behind"] + 2]}
        for piece in pieces.iter_rows(named=True)
        if piece["article_id"] in texts and not _is_marked(texts[piece["article_id"]], **piece)
    ]
    return pl.DataFrame(broken, schema={"row": pl.UInt32, "around": pl.String}).unique("row", keep="first")


def _is_marked(
    text: str, *, first: int, behind: int, marks: str, speaker_start: int | None, speaker_end: int | None, **_: object
) -> bool:
    begins = {first}
    if speaker_start is not None and text[speaker_end:first].strip() == ":":
        begins.add(speaker_start)
    opens = any(text[:begin].rstrip()[-1:] in MARKS for begin in begins)
    return opens and (marks == Marks.UNCLOSED or text[behind:].lstrip()[:1] in MARKS)


def edges() -> Iterator[Relation]:
    """The rules about where spans begin and end."""
    for table, (start, end, _) in spans_inside():
        name = f"{start.removesuffix('_start').replace('start', 'span')}_at_word_edges"
        yield Relation(table, name, (start, end), WORD_EDGES, partial(span_torn, table, start, end))
    yield Relation("quotes", "pieces_at_word_edges", ("spans",), WORD_EDGES, piece_torn)
    yield Relation(
        "quotes",
        "marks_beside_pieces",
        ("marks", "spans"),
        "Where `marks` is not `none`, a quotation mark stands before each piece, white space and the speaker's label "
        "aside, and, unless `marks` is `unclosed`, one after it, white space aside.",
        unmarked,
    )
