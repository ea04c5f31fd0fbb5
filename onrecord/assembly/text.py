"""The tables of one text, without folders of inputs and outputs."""

from __future__ import annotations

import warnings
from datetime import date
from functools import lru_cache

from onrecord.articles import Draft, article_of, left_out
from onrecord.assembly.frames import Tables, build_tables
from onrecord.assembly.rows import article_rows
from onrecord.errors import OnrecordWarning
from onrecord.files import packaged
from onrecord.reading import Reader
from onrecord.reference import load_reference
from onrecord.schema.validation import validate


def read_text(text: str, *, published_on: date | str | None = None) -> Tables:
    """The tables of an article that is this text: those of the contract, by name, checked against the contract.

    The article is made as by `onrecord build`: its id comes from its content, and its headline is its first line. A day
    of publication that is unreadable is left out, with an `OnrecordWarning`.

    Raises:
        Unusable: the text cannot be that of an article, because it is empty or not in English, for example.
        InvalidTables: the rows break the contract, which is a fault of the rules.
    """
    draft = Draft(text, record={} if published_on is None else {"published_on": published_on})
    article = article_of(draft)
    for message in left_out(draft):
        warnings.warn(message, OnrecordWarning, stacklevel=3)
    reader = packaged_reader()
    tables = build_tables([article_rows(article, reader.read(article))], reader.reference)
    validate(tables, {article.article_id: article.text}).raise_if_failed()
    return tables


@lru_cache(maxsize=1)
def packaged_reader() -> Reader:
    """The reader with the reference of the package, loaded once. `packaged_reader.cache_clear()` lets go of both."""
    return Reader(load_reference(packaged.REFERENCE))
