"""Ids of articles: where they come from, and what becomes of articles that share one, in any order."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from onrecord.articles import Draft, Found, Rejected
from onrecord.articles.drafted import article_of, slug
from onrecord.assembly import build as building
from onrecord.assembly.build import Shelf, shelve
from onrecord.reference import Reference
from onrecord.schema import TABLE_NAMES
from tests.assembly.building import column, run

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ferry", "ferry"),
        ("The ferry: a story", "The-ferry-a-story"),
        ("urn:x:1", "urn-x-1"),
        (17, "17"),
        (" \n", ""),
        ("a\u200bb", "a-b"),
        (None, ""),
        ("fähre", "fähre"),
    ],
)
def test_a_name_becomes_an_id(name: object, expected: str) -> None:
    assert slug(name) == expected


DRAFTS = st.builds(
    Draft,
    text=st.sampled_from(["Ana met Bo.", "Ana met Bo.\n\nThey spoke.", "“No,” she said."]),
    article_id=st.sampled_from([None, "one", "two"]),
    record=st.sampled_from([{}, {"author": "A. Writer"}, *({"published_on": f"2031-05-0{day}"} for day in (1, 2, 3))]),
)


def shelved(drafts: list[Draft], reference: Reference, *, last: bool = False, places: Any = None) -> Shelf:
    numbered = zip(places or range(1, len(drafts) + 1), drafts, strict=True)
    found = (Found(article_of(draft), "news.jsonl", place) for place, draft in numbered)
    return shelve(found, reference, last=last)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.lists(DRAFTS, max_size=6), order=st.permutations(range(6)), last=st.booleans())
def test_the_same_articles_are_built_in_any_order(
    drafts: list[Draft], order: list[int], last: bool, reference: Reference
) -> None:
    order = [place for place in order if place < len(drafts)]
    one = shelved(drafts, reference, last=last)
    shuffled, places = [drafts[place] for place in order], [place + 1 for place in order]
    other = shelved(shuffled, reference, last=last, places=places)
    tables, others = one.tables(reference), other.tables(reference)
    for table in TABLE_NAMES:
        assert_frame_equal(tables[table], others[table])
    # Of the very same article, which copy is kept is no matter.
    assert sorted(said.reason for said in one.told()) == sorted(said.reason for said in other.told())
    where = {said.place: said.reason for said in one.told() if said.reason != "duplicate"}
    assert where == {said.place: said.reason for said in other.told() if said.reason != "duplicate"}
    assert one.found == len(one.built) + len(one.told()) == len(drafts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.lists(DRAFTS.filter(lambda draft: draft.article_id is not None), max_size=6))
def test_of_one_id_the_last_is_kept_and_ties_are_set_aside(drafts: list[Draft], reference: Reference) -> None:
    """The oracle: the articles of an id sorted by day, those without a day first."""
    tables = shelved(drafts, reference, last=True).tables(reference)
    kept = dict(zip(tables["texts"]["article_id"], tables["texts"]["text"], strict=True))
    for key in ("one", "two"):
        articles = {article_of(draft) for draft in drafts if draft.article_id == key}
        days = [article.published_on or date.min for article in articles]
        last = [article.text for article in articles if (article.published_on or date.min) == max(days)]
        assert kept.get(key) == (last[0] if len(last) == 1 else None)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.lists(DRAFTS, max_size=6), at_once=st.integers(1, 9))
def test_the_same_tables_however_many_rows_are_packed_at_once(
    drafts: list[Draft], at_once: int, reference: Reference
) -> None:
    tables = shelved(drafts, reference).tables(reference)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(building, "_ROWS_AT_ONCE", at_once)
        for table, frame in shelved(drafts, reference).tables(reference).items():
            assert_frame_equal(frame, tables[table])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.lists(DRAFTS.filter(lambda draft: draft.article_id is None), max_size=5), another=DRAFTS)
def test_another_article_changes_no_rows(drafts: list[Draft], another: Draft, reference: Reference) -> None:
    before, after = shelved(drafts, reference), shelved([another, *drafts], reference)
    tables, others = before.tables(reference), after.tables(reference)
    for table in TABLE_NAMES:
        assert set(map(repr, tables[table].rows())) <= set(map(repr, others[table].rows()))


def test_different_articles_of_one_id_are_all_set_aside(tmp_path: Path) -> None:
    lines = [{"id": "one", "text": text} for text in ("A.", "B.", "A.")] + [{"text": "C."}, {"text": "C."}]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert run(tmp_path / "news.jsonl", "--out", tmp_path / "out").exit_code == 1
    rejected = pl.read_parquet(tmp_path / "out" / "rejected.parquet").select("place", "reason").rows()
    assert rejected == [(1, "id_shared"), (2, "id_shared"), (3, "id_shared"), (5, "duplicate")]
    assert len(column(tmp_path / "out", "articles", "article_id")) == 1


def test_where_something_was_rejected_is_told() -> None:
    assert Rejected("news.jsonl", 3, None, "no_text", "").where() == "news.jsonl, 3"  # type: ignore[arg-type]
    assert Rejected("news.txt", None, None, "no_text", "").where() == "news.txt"  # type: ignore[arg-type]
