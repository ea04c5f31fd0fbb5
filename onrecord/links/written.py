"""Candidates as they are written: for reading, for programs, and as a file of links that a reviewer starts from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from onrecord.assembly.correction_files import toml_text
from onrecord.assembly.link_files import home_of
from onrecord.links.reasons import Reason
from onrecord.plain import plain, plain_json

_LISTED = 3
"""Articles that a line names."""
_HEAD = """\
## Candidates of one entity under several ids, the surest first. Nothing here is applied.
## Read an entry's articles. If the two are one, take the “# ” from its five lines; else delete them.
## `onrecord build … --links FILE` applies the entries, and stops where one does not fit.
"""


def as_text(found: pl.DataFrame) -> str:
    """The candidates for reading, three lines each."""
    lines = [f"candidates: {found.height:,}; none is applied"]
    for row in found.iter_rows(named=True):
        names = f"“{plain(row['from_name'])}” → “{plain(row['to_name'])}”"
        lines += [
            f"{names} ({row['entity_type']}): {', '.join(row['reasons'])}",
            f"  {_where(row, 'from')} → {_where(row, 'to')}",
        ]
        lines += [f"  {plain(row['evidence'])}"] if row["evidence"] else []
    return "\n".join(lines)


def as_json(found: pl.DataFrame) -> str:
    """The candidates as an array of objects."""
    return plain_json(json.dumps(found.to_dicts(), ensure_ascii=False, indent=2))


def as_csv(found: pl.DataFrame) -> str:
    """The candidates as CSV. Ids hold no space, so that lists of them are words."""
    lists = pl.selectors.by_dtype(pl.List(pl.String()))
    return found.with_columns(lists.list.join(" ")).write_csv().rstrip("\n")


def as_draft(found: pl.DataFrame) -> str:
    """A file of links with the candidates as comments."""
    return "\n".join([_HEAD, *("\n".join(_entry(row)) for row in found.iter_rows(named=True))])


def _entry(row: Mapping[str, Any]) -> Iterator[str]:
    reasons = [Reason(reason) for reason in row["reasons"]]
    yield f"## {row['entity_type']}: {_where(row, 'from')} → {_where(row, 'to')}"
    if home_of(row["to_id"]) not in (None, home_of(row["from_id"])):
        yield "## Each is known in one article alone. List it in your reference (--reference), and link both to its id."
    expect = f"{{ from = {toml_text(row['from_name'])}, to = {toml_text(row['to_name'])} }}"
    reason = " ".join(one.sentence for one in reasons) + (f" {row['evidence']}." if row["evidence"] else "")
    yield "# [[links]]"
    yield f"# from = {toml_text(row['from_id'])}"
    yield f"# to = {toml_text(row['to_id'])}"
    yield f"# expect = {expect}"
    yield f"# reason = {toml_text(plain(reason))}"
    yield ""


def _where(row: Mapping[str, Any], end: str) -> str:
    """An id, and the articles that it stands in."""
    articles = row[f"{end}_articles"]
    more = f" and {len(articles) - _LISTED:,} more" if len(articles) > _LISTED else ""
    return plain(f"{row[f'{end}_id']} in {', '.join(articles[:_LISTED])}{more}")
