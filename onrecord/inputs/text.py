"""Plain text: one article a file, kept to the character, with what is known about it in a `.toml` beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from onrecord.inputs.drafts import Draft, Item, Unusable
from onrecord.inputs.sources import Source
from onrecord.schema.vocabulary import Rejection


def read(source: Source) -> Iterator[Item]:
    """The one article of a text file. A byte-order mark is no part of the text."""
    yield None, Draft(decoded(source.content()), name=source.stem, record=record_beside(source))


def decoded(content: bytes) -> str:
    """The text in UTF-8, or in UTF-16 with its byte-order mark, without the mark."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unusable(
            Rejection.NOT_UTF8,
            expected="UTF-8 text",
            found=f"the bytes {content[error.start : error.start + 4].hex(' ')} at byte {error.start} ({error.reason})",
            remedy="Save the file as UTF-8.",
        ) from error


def record_beside(source: Source) -> dict[str, object]:
    """What the `.toml` of the same name beside the file says about the article; nothing if there is none."""
    path = source.path.with_suffix(".toml") if source.path else None
    if path is None or not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        expected = f"a TOML file in UTF-8 ({path.name})"
        raise Unusable(Rejection.BAD_FIELD, expected=expected, found=str(error), remedy="Mend the file.") from error
