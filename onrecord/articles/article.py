"""Articles: a text, untouched, and what is known about it.

An article is two files side by side: `<article_id>.txt` holds the text, in UTF-8, and `<article_id>.toml` what is known
about it. The text is kept byte for byte: no line ending is translated and no character normalised, because every offset
in the tables counts its code points.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import OnrecordError
from onrecord.language.english import is_english
from onrecord.language.spans import Span, trim
from onrecord.plain import CONTROLS
from onrecord.schema.patterns import ADDRESS, FIRST_DAY, LAST_DAY, LINE
from onrecord.schema.vocabulary import PublishedBasis

LARGEST_TEXT = 20 * 1024 * 1024
"""Bytes. The longest books stay below a quarter of it: a longer file is an archive or a mistake, not an article."""

MAX_CHARS = 10_000_000
"""Characters that an article has at most, unless more are asked for."""

_LINE = re.compile(rf"[^\s{CONTROLS}][^{CONTROLS}]*")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class BadArticle(OnrecordError):
    """An article's text or its record cannot be used."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `headline` is the span of its first line that is not blank."""

    article_id: str
    text: str
    headline: Span
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published_on: date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    published_source: str | None = None
    language: str = "en"
    rights: str | None = None


def read_article(path: Path) -> Article:
    """The article of the text file `path` and of the `.toml` file beside it.

    Raises:
        BadArticle: the text or the record is missing, unreadable or not what the project needs.
    """
    article_id = _article_id(path)
    text = _decoded(path, _content(path, LARGEST_TEXT))
    article = Article(article_id, text, headline_of(text), **_record(path.with_suffix(".toml")))
    if article.language != "en" or not is_english(text):
        found = "another language" if article.language == "en" else f"the language {article.language!r} in its .toml"
        raise _bad(path, "an article in English, which the rules read", found, "Leave it out, or mend its .toml.")
    return article


def read_articles(folder: Path) -> list[Article]:
    """Every article of `folder`, sorted by id.

    Raises:
        BadArticle: an article is bad, two have one id, or a file is neither a text nor the record of one.
    """
    return [read_article(path) for path in article_paths(folder)]


def article_paths(folder: Path) -> list[Path]:
    """The text files of `folder`, sorted by article id. Hidden files and a README.md are passed over.

    Raises:
        BadArticle: the folder cannot be listed or has no article, two texts have one id, or a file is
            neither a text nor a text's record.
    """
    try:
        files = sorted(p for p in folder.iterdir() if not p.name.startswith(".") and p.name != "README.md")
    except OSError as error:
        found = error.strerror or str(error)
        raise _bad(folder, "a folder of articles", found, "Make the folder, or name another.") from error
    if not any(path.suffix == ".txt" for path in files):
        raise _bad(folder, "an article at least", "none", "Add <article_id>.txt and <article_id>.toml.")
    texts: dict[str, Path] = {}
    for path in (p for p in files if p.suffix == ".txt"):
        # File systems differ on case and on composed letters: two such names are one file on some of them.
        same = unicodedata.normalize("NFC", path.stem).casefold()
        if same in texts:
            found = f"{texts[same].name!r} as well, which is the same id but for case or accents"
            raise _bad(path, "one article an id", found, "Rename one of the two, with its .toml.")
        texts[same] = path
    known = set(texts.values())
    for path in files:
        if path.suffix == ".toml" and path.with_suffix(".txt") not in known:
            raise _bad(path, f"the text {path.stem}.txt beside it", "none", "Add the text, or remove the .toml.")
        if path.suffix not in {".txt", ".toml"}:
            raise _bad(path, "<article_id>.txt and <article_id>.toml alone", "another file", "Rename or remove it.")
    return sorted(known, key=lambda path: path.stem)


def is_publication_day(value: object) -> bool:
    """Whether `value` is a date, and one on which an article may have been published."""
    return type(value) is date and FIRST_DAY <= value <= LAST_DAY


def headline_of(text: str, within: Span | None = None) -> Span:
    """The first line of `text`, or of what is `within` it, that is not blank, without the white space at its ends. A
    control character ends it. Empty where there is no such line."""
    line = _LINE.search(text, *(within or (0, len(text))))
    return trim(text, Span(*line.span())) if line else Span(0, 0)


def _article_id(path: Path) -> str:
    name = path.stem
    if path.suffix != ".txt" or not re.fullmatch(r"[^\s:]+", name) or not name.isprintable():
        expected = "a file name <article_id>.txt whose id has no space, colon or unprintable character"
        raise _bad(path, expected, repr(path.name), "Rename the file and its .toml.")
    return name


def _content(path: Path, limit: int | None = None) -> bytes:
    try:
        size = path.stat().st_size
        if limit is not None and size > limit:
            expected = f"an article of at most {limit:,} bytes"
            raise _bad(path, expected, f"{size:,} bytes", "Split the file into its articles.")
        return path.read_bytes()
    except OSError as error:
        raise _bad(path, "a file that can be read", error.strerror or str(error), "Mend or add the file.") from error


def _decoded(path: Path, content: bytes) -> str:
    """The text, exactly as stored, if it is one that offsets into it can be trusted."""
    if content.startswith(_BYTE_ORDER_MARKS):
        found = f"the bytes {content[:3].hex(' ')} at its start"
        raise _bad(path, "UTF-8 without a byte-order mark", found, "Save the file as UTF-8 without the mark.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"the byte 0x{content[error.start]:02x} at byte {error.start} ({error.reason})"
        raise _bad(path, "UTF-8 text", found, "Save the file as UTF-8 (which has no unpaired surrogates).") from error
    if not headline_of(text).end:
        found = "only white space and control characters" if text else "an empty file"
        raise _bad(path, "the text of an article", found, "Add the text, or remove the file and its .toml.")
    if "\0" in text:
        raise _bad(path, "text", f"a NUL character at character {text.index(chr(0))}", "Remove the NUL characters.")
    return text


def _record(path: Path) -> dict[str, Any]:
    """The fields of an article that its .toml gives, of the right types and in agreement."""
    try:
        record = tomllib.loads(_content(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _bad(path, "a TOML file in UTF-8", str(error), "Mend the file.") from error
    for key, value in record.items():
        if key not in FIELDS:
            raise _bad(path, f"no keys but {', '.join(FIELDS)}", f"the key {key!r}", "Rename or remove it.")
        field = FIELDS[key]
        if not field.holds(value):
            remedy = "Mend the value, or leave the key out if it is not known."
            raise _bad(f"{path.as_posix()}, {key}", field.expected, repr(value), remedy)
    basis = PublishedBasis(record.get("published_basis", PublishedBasis.UNKNOWN))
    if ("published_on" in record) != (basis is not PublishedBasis.UNKNOWN):
        expected = "published_on exactly when published_basis is stated or outside"
        raise _bad(path, expected, _shown(record, "published_on", "published_basis"), "Give both, or leave both out.")
    if ("published_source" in record) != (basis is PublishedBasis.OUTSIDE):
        expected = "published_source exactly when published_basis is outside"
        remedy = "Say in published_source what the date is known from, or mend the basis."
        raise _bad(path, expected, _shown(record, "published_basis", "published_source"), remedy)
    return record | {"published_basis": basis}


class Field(NamedTuple):
    """What a field of an article's record holds: in words, and as a test of a value."""

    expected: str
    holds: Callable[[object], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(LINE, value) is not None


_TEXT = Field("a line of text that is not empty and has neither space at its ends nor control characters", _is_text)
FIELDS = {
    "publisher": _TEXT,
    "author": _TEXT,
    "url": Field(
        "an address that starts with http:// or https:// and a host",
        lambda value: isinstance(value, str) and re.fullmatch(ADDRESS, value) is not None,
    ),
    "published_on": Field(
        f"a date from {FIRST_DAY.year} to {LAST_DAY.year}, as in 2025-08-12 and without quotation marks",
        is_publication_day,
    ),
    "published_basis": Field(
        f"one of {', '.join(PublishedBasis.values())}", lambda value: value in PublishedBasis.values()
    ),
    "published_source": _TEXT,
    "language": Field(
        'a language code of ISO 639-1, as in "en"',
        lambda value: isinstance(value, str) and re.fullmatch(r"[a-z]{2}", value) is not None,
    ),
    "rights": _TEXT,
}
"""What may be said of an article beside its text."""


def _shown(record: Mapping[str, object], *keys: str) -> str:
    return " and ".join(f"{key} {str(record[key])!r}" if key in record else f"no {key}" for key in keys)


def _bad(where: Path | str, expected: str, found: str, remedy: str) -> BadArticle:
    done = "The article was not read, and nothing was built."
    return BadArticle.at(where, expected=expected, found=found, done=done, remedy=remedy)
