"""Articles that were built before, read from a table `texts` and the table `articles` beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

import pyarrow.parquet as pq

from onrecord.articles.article import FIELDS
from onrecord.articles.drafts import Draft, Unusable
from onrecord.articles.opening import regular_file
from onrecord.schema.vocabulary import Rejection

Records = Mapping[object, Mapping[str, object]]
"""The rows of `articles` by their ids."""

_COLUMNS = ("article_id", "headline", "text_sha256", *FIELDS)


def articles_beside(path: Path | None, columns: Collection[str]) -> Records | None:
    """The records of the articles whose texts are in the file at `path`, which has these columns. None if the file is
    not a table `texts` with its table `articles` beside it."""
    beside = path.with_name("articles.parquet") if path is not None else None
    if beside is None or not beside.is_file() or not {"article_id", "text", "input", "place"} <= set(columns):
        return None
    with regular_file(beside) as file:
        rows = pq.read_table(file, columns=list(_COLUMNS)).to_pylist()
    return {row["article_id"]: row for row in rows}


def built_draft(row: Mapping[str, object], records: Records) -> Draft | Unusable:
    """A draft from which the same article is made again."""
    text, record = row["text"], records.get(row["article_id"])
    if record is None or not isinstance(text, str) or _sha256(text) != record["text_sha256"]:
        return Unusable(
            Rejection.BAD_FIELD,
            expected="the row of the article, with the hash of this very text, in articles.parquet beside it",
            found="none" if record is None else "another hash",
            remedy="Build the tables again, or move the file away from articles.parquet.",
        )
    known = {field: record[field] for field in FIELDS}
    return Draft(text, record["headline"], row["article_id"], record=known)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
