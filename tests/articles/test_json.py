"""JSON: however articles are put into it, they are the same, and a broken one costs itself alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.articles import Found, Rejected
from onrecord.articles.formats import json as json_inputs
from tests.articles.finding import found, save

TEXTS = st.text(st.sampled_from('ab "\\[]{},\n\té“🚢'), max_size=12).map(lambda text: f"A{text}.")
FORMS: dict[str, Any] = {
    "array": lambda records, indent: json.dumps(records, indent=indent),
    "holder": lambda records, indent: json.dumps({"status": "ok", "ids": [1], "articles": records}, indent=indent),
    "lines": lambda records, indent: "\n".join(json.dumps(record) for record in records),
    "arrays": lambda records, indent: "\n".join(json.dumps([record], indent=indent) for record in records),
}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(TEXTS, min_size=2, max_size=4),
    indent=st.sampled_from([None, 0, 2]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    at_once=st.integers(1, 9),
)
def test_articles_are_the_same_in_every_form(
    tmp_path: Path, form: str, texts: list[str], indent: int | None, encoding: str, at_once: int
) -> None:
    content = FORMS[form]([{"id": f"a{n}", "text": text, "tags": [{}]} for n, text in enumerate(texts, 1)], indent)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(json_inputs, "_AT_ONCE", at_once)
        articles = found(save(tmp_path, "news.json", content.encode(encoding)))
    assert [one.article.text for one in articles if isinstance(one, Found)] == texts
    assert [one.place for one in articles] == list(range(1, len(texts) + 1))


def test_an_object_is_one_article(tmp_path: Path) -> None:
    record = {"title": "Ferry sails", "text": "The mayor said so.", "images": [{"text": "A ship"}]}
    for indent in (None, 2):
        (one,) = found(save(tmp_path, "sites/ferry.json", json.dumps(record, indent=indent)))
        assert isinstance(one, Found)
        assert (one.article.article_id, one.place) == ("ferry", None)
        assert one.article.text == "Ferry sails\n\nThe mayor said so."


@pytest.mark.parametrize("broken", ['{"text": "A" "B"}', '{"text": A}', "3", '{"text": "no end\n}', '{"id": "b"}'])
def test_a_broken_element_costs_itself_alone(tmp_path: Path, broken: str) -> None:
    content = f'[{{"id": "a", "text": "A."}},\n{broken},\n{{"id": "c", "text": "C."}}]'
    one, two, three = found(save(tmp_path, "news.json", content))
    assert isinstance(one, Found)
    assert isinstance(two, Rejected)
    assert isinstance(three, Found)
    assert (two.place, three.place, three.article.article_id) == (2, 3, "c")


def test_broken_lines_cost_themselves_alone_wherever_they_are(tmp_path: Path) -> None:
    good = '{"id": "a", "text": "A."}'
    for begin in ("broken", '{"text": "no end', "\n\nbroken\n\nbroken"):
        *bad, one = found(save(tmp_path, "news.json", f"{begin}\n{good}\n"))
        assert isinstance(one, Found)
        assert one.place == begin.count("\n") + 2
        assert [type(other) for other in bad] == [Rejected] * begin.count("roken") or begin.startswith("{")


def test_an_array_that_is_cut_off_is_told(tmp_path: Path) -> None:
    whole = '[{"id": "a", "text": "A."}, {"id": "b", "text": "B."}]'
    for length in range(1, len(whole)):
        *_, last = found(save(tmp_path, "news.json", whole[:length]))
        assert isinstance(last, Rejected)
        assert last.place is None
        assert "expected the end of the array" in last.message


@pytest.mark.parametrize("content", ["", "3", '"text"', "null", "[" * 100_000, '{"a": ' * 100_000, "]", "[]]x", "{"])
def test_what_is_no_list_of_articles_is_told(tmp_path: Path, content: str) -> None:
    rejected = found(save(tmp_path, "news.json", content))
    assert rejected
    assert all(isinstance(one, Rejected) and one.reason == "unreadable" for one in rejected)
