"""From a draft to an article: its text with its headline, its id, and what is known about it."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, cast

from onrecord.articles.article import LARGEST_TEXT, Article, headline_of
from onrecord.articles.drafts import Draft, Unusable
from onrecord.articles.origins import too_large
from onrecord.articles.titles import without_site
from onrecord.articles.values import checked_fields, headline_in, language_in
from onrecord.language.english import is_english
from onrecord.language.segments import paragraphs
from onrecord.language.spans import Span
from onrecord.schema.patterns import WRAPPED_LINE
from onrecord.schema.vocabulary import Rejection

_DIGITS = 16
"""Hexadecimal digits of an id made from the content: the odds that two of a million articles share one are 1 to 37
million."""

_CUT = re.compile(r"\[\+?\d[\d,.]{0,9} chars\]\s*\Z")
"""What NewsAPI and GNews put where they cut a text off, after some 200 characters. Rows read from a part would look
like all that the article says, and a sentence that is cut short may say something else."""
_NOTICE = re.compile(r"\s*(\[Removed\]|ONLY AVAILABLE IN (?:PAID|PROFESSIONAL|CORPORATE)[A-Z ]{0,40} PLANS?)\s*")
"""What NewsAPI and NewsData.io put in place of a text that they do not deliver."""


def article_of(draft: Draft) -> Article:
    """The article of a draft. Raises Unusable if it can't be one."""
    fields = checked_fields(draft.record)
    text, headline = _with_headline(_checked_text(draft), headline_in(draft.headline), fields.get("publisher"))
    said = language_in(draft.record.get("language"))
    if said is not None:
        fields["language"] = "en"  # What is in English is so, whatever its record or page says.
    if not is_english(text, said):
        raise Unusable(
            Rejection.NOT_ENGLISH,
            expected="an article in English",
            found="another language" if said in (None, "en") else f"another language (it is said to be {said!r})",
            remedy="Leave it out, or translate it.",
        )
    article_id = slug(draft.article_id) or slug(draft.name) or _content_id(text, fields)
    return Article(article_id, text, headline, **cast(dict[str, Any], fields))


def slug(name: object) -> str:
    """The name as an id: white space, colons and what can't be printed become hyphens. Empty if nothing is left."""
    if name is None or isinstance(name, bool | float | list | dict):
        return ""
    printable = "".join(character if character.isprintable() else "-" for character in str(name).strip())
    return re.sub(r"[\s:]+", "-", printable).strip("-")


def _checked_text(draft: Draft) -> str:
    text = draft.text
    if not isinstance(text, str) or not headline_of(text).end:
        found = draft.instead or ("only white space" if isinstance(text, str) else "none")
        raise Unusable(Rejection.NO_TEXT, expected="the text of an article", found=found, remedy="Add the text.")
    if cut := _CUT.search(text):
        raise Unusable(
            Rejection.NO_TEXT,
            expected="the whole text of an article",
            found=f"its beginning alone, which ends in {cut[0].strip()}",
            remedy="Fetch the text from the article's own page.",
        )
    if notice := _NOTICE.fullmatch(text):
        raise Unusable(
            Rejection.NO_TEXT,
            expected="the text of an article",
            found=f"a notice in its place ({notice[1]})",
            remedy="Fetch the text from the article's own page.",
        )
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


def _with_headline(text: str, title: str | None, publisher: object) -> tuple[str, Span]:
    """The text, and where its headline is. The headline is the paragraph that equals the given title, with or without
    the publisher's name after it. If there is no such paragraph, the title is put first, without that name. If no title
    is given, the headline is the first line."""
    headline = without_site(title, [publisher] if isinstance(publisher, str) else [])
    if title is None or headline is None or not headline_of(headline).end:
        return text, _headline_in(text, paragraphs(text)[0])
    for given in (title, headline):
        for span in paragraphs(text):
            if span.end - span.start <= 2 * len(given) and _letters(span.of(text)) == _letters(given):
                return text, _headline_in(text, span)
    return f"{headline}\n\n{text}", headline_of(headline)


def _headline_in(text: str, span: Span) -> Span:
    """A paragraph as the headline. If it has control characters, it is its first line without them."""
    if re.fullmatch(WRAPPED_LINE, span.of(text)):
        return span
    within = headline_of(text, span)
    return within if within.end else headline_of(text)


def _letters(words: str) -> str:
    """The letters and digits of a headline in one case: its marks and capitals differ from page to record."""
    return "".join(filter(str.isalnum, words)).casefold() or words


def _content_id(text: str, fields: dict[str, object]) -> str:
    """An id made from everything that is known of the article, so that only the same article has the same id."""
    content = json.dumps({**fields, "text": text}, default=str, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]
