"""What is found in the inputs: articles, and what can't be one, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.articles import Article
from onrecord.inputs.articles import article_of, slug
from onrecord.inputs.drafts import Draft, Unusable
from onrecord.inputs.sources import Source
from onrecord.schema.vocabulary import Rejection, Stage


class Rejected(NamedTuple):
    """What was set aside: a row of the table `rejected`. `stage`, or `table` and `row_id`, name the part of an article
    that was, where the rest of it was built."""

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
    """An article and where it was found."""

    article: Article
    input: str
    place: int | None

    def where(self) -> str:
        """Where it is, for readers."""
        return _where(self.input, self.place)

    def rejected(self, reason: Rejection, message: str) -> Rejected:
        """The article set aside."""
        return Rejected(self.input, self.place, self.article.article_id, reason, message)


def find_articles(sources: Iterable[Source]) -> Iterator[Found | Rejected]:
    """What the sources hold, one after another: no more than one of their articles is held at a time."""
    for source in sources:
        for place, item in source.items():
            yield _found(source.name, place, item)


def _where(name: str, place: int | None) -> str:
    return name if place is None else f"{name}, {place}"


def _found(name: str, place: int | None, item: Draft | Unusable) -> Found | Rejected:
    if isinstance(item, Unusable):
        return Rejected(name, place, None, item.reason, str(item))
    try:
        return Found(article_of(item), name, place)
    except Unusable as unusable:
        return Rejected(name, place, slug(item.article_id) or slug(item.name) or None, unusable.reason, str(unusable))
