"""Fields: the keys under which records of articles say what is known, and the values that they come in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from onrecord.articles import FIELDS
from onrecord.inputs.drafts import Draft, Unusable
from onrecord.schema.vocabulary import PublishedBasis, Rejection

KEYS: Mapping[str, tuple[str, ...]] = {
    "text": ("text",),
    "headline": ("headline", "title"),
    "article_id": ("article_id", "id"),
    **{field: (field,) for field in FIELDS},
    "published_on": ("published_on", "date"),
}
"""The keys of a record that hold a field of an article, the first that is there counting. Other keys are not read."""

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d.*)?")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")
_SOURCE = "The article's record."


def draft_of(content: Mapping[str, object]) -> Draft:
    """The draft that a record with the keys of `KEYS` describes."""
    given = {field: _first(content, field) for field in ("text", "headline", "article_id")}
    return Draft(given["text"], given["headline"], given["article_id"], record=known_fields(content))


def known_fields(content: Mapping[str, object]) -> dict[str, object]:
    """The fields of `FIELDS` that a record gives, by their own names."""
    return {field: value for field in FIELDS if (value := _first(content, field)) is not None}


def checked_fields(record: Mapping[str, object]) -> dict[str, object]:
    """The fields of an article's record, of the types that `Article` has: null and empty texts left out, days read from
    ISO dates and times, languages from tags (“en-GB”). A date without a basis is known from the record.

    Raises:
        Unusable: a key is no field, a value is not what its field holds, the basis does not fit, or the language is
            not English.
    """
    fields = {key: value for key, raw in record.items() if (value := _value(key, raw)) is not None}
    for key, value in fields.items():
        if key not in FIELDS:
            raise _bad(f"no keys but {', '.join(FIELDS)}", f"the key {key!r}", "Rename or remove it.")
        if not FIELDS[key].holds(value) or not _encodes(value):
            raise _bad(f"{key} to be {FIELDS[key].expected}", repr(value), "Mend it, or leave it out.")
    if fields.get("language", "en") != "en":
        raise Unusable(
            Rejection.NOT_ENGLISH,
            expected="an article in English",
            found=f"the language {fields['language']!r}",
            remedy="Leave it out, or mend the field if the article is in English.",
        )
    return {**fields, **_basis(fields)}


def _basis(fields: Mapping[str, object]) -> dict[str, object]:
    """How the date of publication is known."""
    dated, source = "published_on" in fields, fields.get("published_source")
    default = PublishedBasis.OUTSIDE if dated else PublishedBasis.UNKNOWN
    basis = PublishedBasis(str(fields.get("published_basis", default)))
    if dated != (basis is not PublishedBasis.UNKNOWN):
        raise _bad("a published_basis that fits published_on", repr(basis.value), "Mend one of the two.")
    if source is not None and basis is not PublishedBasis.OUTSIDE:
        raise _bad("published_source only where published_basis is outside", repr(source), "Leave it out.")
    outside = {"published_source": source or _SOURCE} if basis is PublishedBasis.OUTSIDE else {}
    return {"published_basis": basis, **outside}


def _first(content: Mapping[str, object], field: str) -> object:
    values = (content.get(key) for key in KEYS[field])
    return next((value for value in values if value not in (None, "")), None)


def _value(key: str, raw: object) -> object:
    """The value as its field has it, where it can be told; None where there is none."""
    if isinstance(raw, list) and raw and all(isinstance(item, str) for item in raw):
        raw = ", ".join(raw)
    if isinstance(raw, datetime):
        return raw.date()
    if not isinstance(raw, str):
        return raw
    text = raw.strip()
    if key == "published_on" and (day := _DAY.fullmatch(text)):
        return _date(day[1]) or text
    if key == "language" and (tag := _LANGUAGE.fullmatch(text)):
        return tag[1].lower()
    return text or None


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _encodes(value: object) -> bool:
    """Whether a text holds whole characters only, no unpaired surrogates, which JSON may write."""
    try:
        str(value).encode()
    except UnicodeEncodeError:
        return False
    return True


def _bad(expected: str, found: str, remedy: str) -> Unusable:
    return Unusable(Rejection.BAD_FIELD, expected=expected, found=found, remedy=remedy)
