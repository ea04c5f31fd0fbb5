"""Expressions of time as news writes them: what each means, and that what is no date, or leaves two readings, has none.

The list is our own. Its kinds are those of the suites of HeidelTime, SUTime, dateparser and duckling, and of news.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from onrecord.language.dates import first_known
from onrecord.language.spans import Span

EXPRESSIONS = list(csv.DictReader(Path(__file__).with_name("expressions.csv").read_text("utf-8").splitlines()))


def day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


@pytest.mark.parametrize("row", EXPRESSIONS, ids=lambda row: f"{row['written_on']} {row['text']}")
def test_an_expression_means_its_days(row: dict[str, str]) -> None:
    text = row["text"]
    found = first_known(text, Span(0, len(text)), day(row["written_on"]), future=bool(row["ahead"]))
    assert (found.start, found.end) == (day(row["start"]), day(row["end"]))
