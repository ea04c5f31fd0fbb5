"""What is found in the inputs: articles, and what cannot be an article, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.articles.article import MAX_CHARS, Article
from onrecord.articles.drafted import article_of, slug
from onrecord.articles.drafts import Draft, Unusable
from onrecord.articles.origins import Origin
from onrecord.articles.values import left_out
from onrecord.schema.vocabulary import Rejection, Stage


class Rejected(NamedTuple):
    """What was set aside: a row of the table `rejected`. If only a part of an article was set aside, `stage`, or
    `table` and `row_id`, name that part."""

    input: str
    place: int | None
    article_id: str | None
    reason: Rejection
    message: str
    stage: Stage | None = None
    table: str | None = None
    row_id: str | None = None

    def where(self) -> str:
        """Where it is, for readers."""
        return _where(self.input, self.place)


class Found(NamedTuple):
    """An article, where it was found, and the values of its record that were left out because they are unreadable."""

    article: Article
    input: str
    place: int | None
    warnings: tuple[str, ...] = ()

    def where(self) -> str:
        """Where it is, for readers."""
        return _where(self.input, self.place)

    def rejected(self, reason: Rejection, message: str) -> Rejected:
        """The article set aside."""
        return Rejected(self.input, self.place, self.article.article_id, reason, message)


def find_articles(origins: Iterable[Origin], max_chars: int = MAX_CHARS) -> Iterator[Found | Rejected]:
    """What the origins have, one after another. Only one article is in memory at a time. A text of more than
    `max_chars` characters is set aside."""
    for origin in origins:
        for place, item in origin.items():
            yield _found(origin.name, place, item, max_chars)


def _where(name: str, place: int | None) -> str:
    return name if place is None else f"{name}, {place}"


def _found(name: str, place: int | None, item: Draft | Unusable, max_chars: int) -> Found | Rejected:
    if isinstance(item, Unusable):
        return Rejected(name, place, None, item.reason, str(item))
    try:
        _check_size(item.text, max_chars)
        return Found(article_of(item), name, place, left_out(item))
    except Unusable as unusable:
        return Rejected(name, place, slug(item.article_id) or slug(item.name) or None, unusable.reason, str(unusable))


def _check_size(text: object, max_chars: int) -> None:
    if isinstance(text, str) and len(text) > max_chars:
        raise Unusable(
            Rejection.TOO_LARGE,
            expected=f"an article of at most {max_chars:,} characters",
            found=f"{len(text):,}",
            remedy="Split it into its articles, or allow more with --max-chars.",
        )
