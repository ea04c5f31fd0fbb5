"""Plain text: one article in each file, whose text is kept exactly, with what is known about it in a `.toml` beside
it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator

from onrecord.articles.article import LARGEST_TEXT
from onrecord.articles.drafts import Draft, Item, Unusable
from onrecord.articles.kinds import FileName
from onrecord.articles.opening import encoding_of, regular_file
from onrecord.articles.origins import Origin
from onrecord.plain import shown
from onrecord.schema.vocabulary import Rejection


def read(origin: Origin) -> Iterator[Item]:
    """The one article of a text file. A byte-order mark is not part of the text."""
    yield None, Draft(decoded(origin.content()), name=origin.stem, record=record_beside(origin))


def decoded(content: bytes) -> str:
    """The text in UTF-8, or in UTF-16 with its byte-order mark, without the mark."""
    try:
        return content.decode(encoding_of(content))
    except UnicodeDecodeError as error:
        raise Unusable(
            Rejection.NOT_UTF8,
            expected="UTF-8 text",
            found=f"the bytes {content[error.start : error.start + 4].hex(' ')} at byte {error.start} ({error.reason})",
            remedy="Save the file as UTF-8.",
        ) from error


def record_beside(origin: Origin) -> dict[str, object]:
    """What the `.toml` of the same name beside the file says about the article; nothing if there is none."""
    path = origin.path.with_name(f"{FileName.of(origin.path).bare}.toml") if origin.path else None
    if path is None or not os.path.lexists(path):
        return {}
    try:
        with regular_file(path) as file:
            return tomllib.loads(file.read(LARGEST_TEXT).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        expected = f"a TOML file in UTF-8 ({shown(path.name)})"
        raise Unusable(Rejection.BAD_FIELD, expected=expected, found=str(error), remedy="Correct the file.") from error
