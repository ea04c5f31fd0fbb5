"""From a draft to an article: its text with its headline, its id, and what is known about it."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, cast

from onrecord.articles import LARGEST_TEXT, Article, headline_of
from onrecord.inputs.drafts import Draft, Unusable
from onrecord.inputs.fields import checked_fields
from onrecord.inputs.sources import too_large
from onrecord.language.segments import paragraphs
from onrecord.language.spans import Span
from onrecord.schema.vocabulary import Rejection

_DIGITS = 16
"""Hexadecimal digits of an id made from the content: the odds that two of a million articles share one are 1 to 37
million."""


def article_of(draft: Draft) -> Article:
    """The article of a draft. Raises Unusable if it can't be one."""
    fields = checked_fields(draft.record)
    text, headline = _with_headline(_checked_text(draft.text), draft.headline)
    article_id = slug(draft.article_id) or slug(draft.name) or _content_id(text, fields)
    return Article(article_id, text, headline, **cast(dict[str, Any], fields))


def slug(name: object) -> str:
    """The name as an id: white space, colons and what can't be printed become hyphens. Empty if nothing is left."""
    if name is None or isinstance(name, bool | float | list | dict):
        return ""
    printable = "".join(character if character.isprintable() else "-" for character in str(name).strip())
    return re.sub(r"[\s:]+", "-", printable).strip("-")


def _checked_text(text: object) -> str:
    if not isinstance(text, str) or not headline_of(text).end:
        found = (
            "none"
            if text is None
            else "only white space and control characters"
            if isinstance(text, str)
            else f"{type(text).__name__}"
        )
        raise Unusable(Rejection.NO_TEXT, expected="the text of an article", found=found, remedy="Add the text.")
    if strange := re.search(r"[\0\ud800-\udfff]", text):
        raise Unusable(
            Rejection.NOT_UTF8,
            expected="text of whole characters",
            found=f"U+{ord(strange[0]):04X} at character {strange.start()}",
            remedy="Remove it.",
        )
    if len(text.encode()) > LARGEST_TEXT:
        raise too_large()
    return text


def _with_headline(text: str, headline: object) -> tuple[str, Span]:
    """The text and where its headline is: the paragraph that is the given one, which is put first if there is no such
    paragraph; the first paragraph if none is given."""
    if headline is not None and (not isinstance(headline, str) or re.search(r"[\0\ud800-\udfff]", headline)):
        raise Unusable(Rejection.BAD_FIELD, expected="a headline of text", found=repr(headline), remedy="Mend it.")
    words = (headline or "").split()
    given = " ".join(words)
    if not headline_of(given).end:
        return text, headline_of(text)
    for span in paragraphs(text):
        if span.of(text).split() == words:
            return text, headline_of(text, span)
    return f"{given}\n\n{text}", headline_of(given)


def _content_id(text: str, fields: dict[str, object]) -> str:
    """An id made from all that is known of the article, so that only the very same article has it too."""
    content = json.dumps({**fields, "text": text}, default=str, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]
