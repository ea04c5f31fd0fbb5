"""CSV and TSV: an article a row, its cells as they were written, and a broken row costs itself alone."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.articles import Found, Rejected
from onrecord.articles.formats import csv as csv_inputs
from tests.articles.finding import found, save

CELLS = st.text(st.sampled_from('ab ",;\t\n\r|é“'), max_size=12).map(lambda text: f"A{text}.")
ROW = 'b,"The ferry, she said, ""sails"".\n\nIt does."\n'


def places(path: Path) -> list[tuple[int | None, str]]:
    """The line of each article, and its id or why it is none."""
    return [(one.place, one.article.article_id if isinstance(one, Found) else one.reason) for one in found(path)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(CELLS, min_size=1, max_size=5),
    kind=st.sampled_from([(".csv", ","), (".csv", ";"), (".tsv", "\t"), (".csv", "|")]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_read(
    tmp_path: Path, texts: list[str], kind: tuple[str, str], encoding: str, end: str
) -> None:
    file = io.StringIO()
    quoting = csv.QUOTE_ALL if "\r" in "".join(texts) else csv.QUOTE_MINIMAL  # Python forgets to quote it
    writer = csv.writer(file, delimiter=kind[1], lineterminator=end, quoting=quoting)
    writer.writerows([("", "id", "text", "author"), *((n, f"a{n}", text, "") for n, text in enumerate(texts))])
    articles = found(save(tmp_path, f"news{kind[0]}", file.getvalue().encode(encoding)))
    assert [one.article.text for one in articles if isinstance(one, Found)] == texts
    assert len({one.place for one in articles}) == len(texts)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("x,y,z\n", "unreadable"),
        ("x\n", "unreadable"),
        ('x,"never closed\n', "unreadable"),
        ('x,"closed" too early\n', "unreadable"),
        ('x,""\n', "no_text"),
    ],
)
def test_a_broken_row_costs_itself_alone(tmp_path: Path, broken: str, reason: str) -> None:
    path = save(tmp_path, "news.csv", f"id,text\n{ROW}\n{broken}c,The end.\n")
    assert places(path) == [(2, "b"), (6, reason), (7, "c")]


def test_a_byte_that_is_not_utf8_costs_its_row(tmp_path: Path) -> None:
    path = save(tmp_path, "news.csv", b"id,text\na,A.\nb,\xff\nc,C.\n")
    assert places(path) == [(2, "a"), (3, "not_utf8"), (4, "c")]


def test_a_text_is_as_long_as_it_likes(tmp_path: Path) -> None:
    text = "“It sails,” she said. " * 20_000
    (one,) = found(save(tmp_path, "news.csv", f'text,id\n"{text}",a\n'))
    assert isinstance(one, Found)
    assert one.article.text == text
    assert sys.getsizeof(text) > 131_072  # Python's own limit of a cell


def test_marks_that_are_never_closed_do_not_take_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_inputs, "_READ_AGAIN", 2**20)
    lines = 'x","y\n' * 20_000
    *_, last = found(save(tmp_path, "news.csv", f"id,text\n{lines}"))
    assert isinstance(last, Rejected)
    assert last.place is None
    assert "What follows was not read" in last.message


@pytest.mark.parametrize("content", ["", "id,author\n1,Ada\n", "Ferry sails\n\nThe mayor said so.\n"])
def test_a_table_without_texts_is_told(tmp_path: Path, content: str) -> None:
    (one,) = found(save(tmp_path, "news.csv", content))
    assert isinstance(one, Rejected)
    assert one.reason == "unreadable"
    assert "expected a column of texts" in one.message
