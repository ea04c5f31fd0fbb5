"""Values: reading the fields of an article from the forms in which records, pages and front matter give them."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from onrecord.articles.article import FIELDS
from onrecord.articles.bylines import authors
from onrecord.articles.days import day_of
from onrecord.articles.drafts import Draft, Unusable
from onrecord.articles.markup import without_entities, without_markup
from onrecord.schema.vocabulary import PublishedBasis, Rejection

_SOURCE = "The article's record."
_NAMES = ("name", "title", "original", "main", "@value", "#text", "$oid", "@id", "url", "code")
"""The keys under which an object gives its name. The first that is present counts."""
_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_HOST = re.compile(r"https?://(?:www\.)?([\w.-]+)(?:[:/?#]\S*)?", re.IGNORECASE)
_TAG = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_LANGUAGES = {
    **dict.fromkeys(("english", "eng"), "en"),
    **dict.fromkeys(("german", "deu", "ger"), "de"),
    **dict.fromkeys(("french", "fra", "fre"), "fr"),
    **dict.fromkeys(("spanish", "spa"), "es"),
    **dict.fromkeys(("italian", "ita"), "it"),
    **dict.fromkeys(("portuguese", "por"), "pt"),
    **dict.fromkeys(("dutch", "nld", "dut"), "nl"),
    **dict.fromkeys(("russian", "rus"), "ru"),
    **dict.fromkeys(("ukrainian", "ukr"), "uk"),
    **dict.fromkeys(("polish", "pol"), "pl"),
    **dict.fromkeys(("turkish", "tur"), "tr"),
    **dict.fromkeys(("arabic", "ara"), "ar"),
    **dict.fromkeys(("chinese", "zho", "chi"), "zh"),
    **dict.fromkeys(("japanese", "jpn"), "ja"),
    **dict.fromkeys(("korean", "kor"), "ko"),
    **dict.fromkeys(("hindi", "hin"), "hi"),
    **dict.fromkeys(("indonesian", "ind"), "id"),
    **dict.fromkeys(("swedish", "swe"), "sv"),
}
"""Languages as some tools write them instead of BCP 47 tags: names, and ISO 639-2 codes."""
_BRIEFLY = reprlib.Repr()
_BRIEFLY.maxstring = _BRIEFLY.maxother = 60
_BRIEFLY.maxlist = _BRIEFLY.maxdict = _BRIEFLY.maxlevel = 3


def line_of(raw: object) -> str | None:
    """A text of one line: the given text, the name of an object, or the items of a list with commas between them."""
    words = _CONTROLS.sub(" ", without_entities(", ".join(_texts(raw)))).strip()
    return words if words and _encodes(words) else None


def headline_in(raw: object) -> str | None:
    """A headline without markup."""
    return line_of(without_markup(raw)) if isinstance(raw, str) else line_of(raw)


def id_in(raw: object) -> str | int | None:
    """What is given as an id: a text or a whole number, which a table may have as 17.0."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() else None
    return line_of(raw) if isinstance(raw, str | Mapping) else None


def publisher_in(raw: object) -> str | None:
    """The name of a publisher, or the host of an address."""
    name = line_of(raw)
    host = _HOST.fullmatch(name or "")
    return host[1].lower() if host else name


def author_in(raw: object) -> str | None:
    """The names of the authors, without what is not a name: dates, addresses, sentences, parts of a form."""
    names = [name for text in _texts(raw) if (line := line_of(text)) for name in authors(line)]
    return ", ".join(dict.fromkeys(names)) or None


def address_in(raw: object) -> str | None:
    """The first web address."""
    found = (line_of(text) for text in _texts(raw))
    return next((address for address in found if address and _ADDRESS.fullmatch(address)), None)


def language_in(raw: object) -> str | None:
    """The code of a language, from a tag (“en-GB”), a code of three letters, or a name in English."""
    text = line_of(raw) or ""
    if tag := _TAG.fullmatch(text):
        return tag[1].lower()
    return _LANGUAGES.get(text.lower())


def basis_in(raw: object) -> PublishedBasis | None:
    """How a date is known, in the terms of the contract."""
    return PublishedBasis(raw) if isinstance(raw, str) and raw in PublishedBasis.values() else None


READERS: Mapping[str, Callable[[object], object]] = {
    "publisher": publisher_in,
    "author": author_in,
    "url": address_in,
    "published_on": day_of,
    "published_basis": basis_in,
    "published_source": line_of,
    "language": language_in,
    "rights": line_of,
}
"""The function that reads each of `FIELDS`: it gives the value in the form of the field, or None."""


def checked_fields(record: Mapping[str, object]) -> dict[str, object]:
    """The fields of an article's record, of the types that `Article` has. Unreadable values are left out (`left_out`
    lists them). A date without a basis counts as known from the record.

    Raises:
        Unusable: a key is no field, or the basis does not fit the date.
    """
    for key in record:
        if key not in FIELDS:
            raise _bad(f"no keys but {', '.join(FIELDS)}", f"the key {briefly(key)}", "Rename or remove it.")
    fields = {key: value for key, raw in record.items() if (value := READERS[key](raw)) is not None}
    if "published_on" not in fields and _given(record.get("published_on")):
        fields = {key: value for key, value in fields.items() if key not in ("published_basis", "published_source")}
    return {**fields, **_basis(fields)}


class Unread(NamedTuple):
    """An unreadable value of a draft: its key, and what was expected and found."""

    key: str
    expected: str
    found: str


def unread(draft: Draft) -> list[Unread]:
    """The values of the draft that are unreadable."""
    values = [
        Unread(key, FIELDS[key], briefly(raw))
        for key, raw in draft.record.items()
        if key in FIELDS and _given(raw) and READERS[key](raw) is None
    ]
    if _given(draft.headline) and headline_in(draft.headline) is None:
        values.append(Unread("headline", "a text", briefly(draft.headline)))
    return values


def left_out(draft: Draft) -> tuple[str, ...]:
    """A message for each unreadable value of the draft. The article is built without these values."""
    return tuple(
        f"{key}: expected {expected}, found {found}. "
        + ("The first line is taken for it." if key == "headline" else "The article is built without it.")
        for key, expected, found in unread(draft)
    )


def briefly(raw: object) -> str:
    """A value for a message: short, and without control characters."""
    return _BRIEFLY.repr(raw)


def _basis(fields: Mapping[str, object]) -> dict[str, object]:
    """How the date of publication is known."""
    dated, source = "published_on" in fields, fields.get("published_source")
    default = PublishedBasis.OUTSIDE if dated else PublishedBasis.UNKNOWN
    basis = PublishedBasis(str(fields.get("published_basis", default)))
    if dated != (basis is not PublishedBasis.UNKNOWN):
        raise _bad("a published_basis that fits published_on", repr(basis.value), "Correct one of the two.")
    if source is not None and basis is not PublishedBasis.OUTSIDE:
        raise _bad("published_source only where published_basis is outside", briefly(source), "Leave it out.")
    outside = {"published_source": source or _SOURCE} if basis is PublishedBasis.OUTSIDE else {}
    return {"published_basis": basis, **outside}


def _texts(raw: object) -> Iterator[str]:
    """The texts of a value: the value itself, the texts of its items, or the name of an object."""
    if isinstance(raw, str):
        if raw.strip():
            yield raw
    elif isinstance(raw, list | tuple):
        for item in raw:
            yield from _texts(item) if isinstance(item, str | Mapping) else ()
    elif isinstance(raw, Mapping):
        named = (raw[key] for key in _NAMES if isinstance(raw.get(key), str) and raw[key].strip())
        yield from (str(name) for name in (next(named, None),) if name is not None)


def _given(raw: object) -> bool:
    """Whether a value is more than null or an empty text, list or object."""
    return raw is not None and not (isinstance(raw, str) and not raw.strip()) and raw not in ([], {}, ())


def _encodes(value: str) -> bool:
    """Whether a text has only whole characters. JSON may write unpaired surrogates."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _bad(expected: str, found: str, remedy: str) -> Unusable:
    return Unusable(Rejection.BAD_FIELD, expected=expected, found=found, remedy=remedy)
