"""The dataset's own folder of articles, in which every article must be sound.

An article is two files side by side: `<article_id>.txt` holds the text, in UTF-8, and `<article_id>.toml` what is known
about it. They are read as `onrecord build` reads them (`onrecord.articles.drafted`). An article that `onrecord build`
would set aside is an error here, and so is a value that it would leave out.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from onrecord.articles.article import Article
from onrecord.articles.drafted import article_of
from onrecord.articles.drafts import Draft, Unusable
from onrecord.articles.origins import Origin
from onrecord.articles.values import unread
from onrecord.errors import OnrecordError
from onrecord.schema.vocabulary import Rejection


class BadArticle(OnrecordError):
    """An article's text or its record cannot be used."""


def read_article(path: Path) -> Article:
    """The article of the text file `path` and of the `.toml` file beside it.

    Raises:
        BadArticle: the text or the record is missing or unreadable, or the record has an invalid value.
    """
    article_id = _article_id(path)
    record = path.with_suffix(".toml")
    if path.is_file() and not record.is_file():
        found = "something else" if record.exists() else "no such file"
        raise _bad(record, "a file with the article's record", found, "Add it; it may be empty.")
    ((_, draft),) = Origin(path.as_posix(), "text", article_id, path).items()
    if isinstance(draft, Unusable):
        raise _refused(path, draft)
    for key, expected, found in unread(draft):
        remedy = "Correct the value, or leave the key out if the value is not known."
        raise _bad(f"{record.as_posix()}, {key}", expected, found, remedy)
    return _article(path, draft)


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
        raise _bad(folder, "at least one article", "none", "Add <article_id>.txt and <article_id>.toml.")
    texts: dict[str, Path] = {}
    for path in (p for p in files if p.suffix == ".txt"):
        # File systems differ on case and on composed letters: two such names are one file on some of them.
        same = unicodedata.normalize("NFC", path.stem).casefold()
        if same in texts:
            found = f"{texts[same].name!r} as well, which is the same id but for case or accents"
            raise _bad(path, "one article for each id", found, "Rename one of the two, with its .toml.")
        texts[same] = path
    known = set(texts.values())
    for path in files:
        if path.suffix == ".toml" and path.with_suffix(".txt") not in known:
            raise _bad(path, f"the text {path.stem}.txt beside it", "none", "Add the text, or remove the .toml.")
        if path.suffix not in {".txt", ".toml"}:
            raise _bad(path, "<article_id>.txt and <article_id>.toml alone", "another file", "Rename or remove it.")
    return sorted(known, key=lambda path: path.stem)


def _article(path: Path, draft: Draft) -> Article:
    try:
        return article_of(draft)
    except Unusable as unusable:
        raise _refused(path, unusable) from unusable


def _refused(path: Path, unusable: Unusable) -> BadArticle:
    where = path.with_suffix(".toml") if unusable.reason is Rejection.BAD_FIELD else path
    return _bad(where, unusable.expected, unusable.found, unusable.remedy)


def _article_id(path: Path) -> str:
    name = path.stem
    if path.suffix != ".txt" or not re.fullmatch(r"[^\s:]+", name) or not name.isprintable():
        expected = "a file name <article_id>.txt whose id has no space, colon or unprintable character"
        raise _bad(path, expected, repr(path.name), "Rename the file and its .toml.")
    return name


def _bad(where: Path | str, expected: str, found: str, remedy: str) -> BadArticle:
    done = "The article was not read, and nothing was built."
    return BadArticle.at(where, expected=expected, found=found, done=done, remedy=remedy)
