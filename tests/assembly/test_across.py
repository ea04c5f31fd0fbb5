"""What follows from several tables: the quotation around a mention, and what appears in an article."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles import Article, headline_of
from onrecord.assembly.frames import build_tables
from onrecord.assembly.rows import article_rows
from onrecord.language.spans import Span
from onrecord.reading import Reading
from onrecord.reading.records import Called, Mention
from onrecord.schema.relations.innermost import innermost
from onrecord.schema.validation import validate
from onrecord.schema.vocabulary import MentionForm, Sector
from tests.planting.reference import REFERENCE

ENDS = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda at: (at[0], at[0] + at[1]))
PLACES = st.lists(st.tuples(st.sampled_from("ab"), ENDS), max_size=8)


@given(PLACES, PLACES)
def test_the_innermost_piece_is_the_one_that_begins_last_and_is_the_shortest(
    spans: list[tuple[str, tuple[int, int]]], pieces: list[tuple[str, tuple[int, int]]]
) -> None:
    """Spans may overlap in any way: what is checked need not be sound."""
    sought = pl.DataFrame(
        [(row, article, *ends) for row, (article, ends) in enumerate(spans)],
        schema={"row": pl.UInt32, "article_id": pl.String, "start": pl.Int64, "end": pl.Int64},
        orient="row",
    )
    of_quotes = pl.DataFrame(
        [(article, f"q{number}", *ends) for number, (article, ends) in enumerate(pieces)],
        schema={"article_id": pl.String, "quote_id": pl.String, "first": pl.Int64, "behind": pl.Int64},
        orient="row",
    )
    expected = {}
    for row, (article, (start, end)) in enumerate(spans):
        around = [
            (first, -behind, f"q{number}")
            for number, (home, (first, behind)) in enumerate(pieces)
            if home == article and first <= start and end <= behind
        ]
        if around:
            expected[row] = max(around)[2]
    found = innermost(sought, of_quotes)
    assert found.height == len(expected)
    assert dict(found.iter_rows()) == expected


TEXT = (
    "UKRAINE\n\nUkrainian troops met Vladimir\n  Putin, the leader of the state, in Ukraine. "
    "Putin left; Russians stayed.\n"
)
ARTICLE = Article("harbour", TEXT, headline_of(TEXT))


def mention(words: str, entity_id: str, rule: str = "names.age") -> Mention:
    start = TEXT.index(words)
    return Mention(Span(start, start + len(words)), entity_id, MentionForm.NAME, rule)


def test_the_fullest_name_is_no_adjective_not_in_capitals_and_of_the_most_words() -> None:
    called = TEXT.index("the leader of the state")
    reading = Reading(
        "harbour",
        mentions=(
            mention("UKRAINE", "ukraine"),
            mention("Ukrainian", "ukraine", "places.country-adjective"),
            mention("Ukraine", "ukraine"),
            mention("Vladimir\n  Putin", "vladimir-putin"),
            Mention(
                Span(TEXT.index("Putin left"), TEXT.index(" left")), "vladimir-putin", MentionForm.NAME, "names.age"
            ),
            Mention(mention("Russians", "kherson").span, "kherson", MentionForm.NOMINAL, "names.age"),
        ),
        called=(
            Called("vladimir-putin", Span(called, called + 23), "appearances.apposition", "UA", Sector.PTY),
            Called("ukraine", Span(called, called + 23), "appearances.apposition", "RU"),
            Called("alaska", Span(called, called + 23), "appearances.apposition"),
        ),
    )
    tables = build_tables([article_rows(ARTICLE, reading)], REFERENCE)
    assert validate(tables, {"harbour": TEXT}).ok
    rows = tables["appearances"].select("entity_id", "name", "called", "country_code", "n_mentions", "n_quotes").rows()
    assert rows == [
        ("kherson", None, None, "UA", 1, 0),
        ("ukraine", "Ukraine", "the leader of the state", "UA", 3, 0),
        ("vladimir-putin", "Vladimir Putin", "the leader of the state", "UA", 2, 0),
    ]
    assert tables["appearances"]["sector"].to_list() == [None, None, "PTY"]
    named = dict(tables["regions"].select("region_id", "named").iter_rows())
    assert (named["kherson"], named["kherson-oblast"]) == (True, False)
