"""Articles that share an id: which one is kept. The order in which they came makes no difference."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.articles import Found, Rejected
from onrecord.schema.vocabulary import Rejection


class Seen(NamedTuple):
    """What is remembered of an article: where it was found, a digest of its content, and its rank. Of the articles with
    one id, the one of the highest rank is kept."""

    digest: bytes
    rank: int
    input: str
    place: int | None

    @classmethod
    def of(cls, found: Found, *, last: bool) -> Seen:
        """What to remember of an article that was found. All have the same rank. If the `last` is kept, the rank
        follows the day of publication, and an article without a day has the lowest."""
        day = found.article.published_on
        rank = day.toordinal() if day is not None and last else 0
        return cls(hashlib.sha256(repr(found.article).encode()).digest(), rank, found.input, found.place)

    def where(self) -> str:
        """Where it is, for readers."""
        return self.rejected("", Rejection.DUPLICATE, "").where()

    def rejected(self, article_id: str, reason: Rejection, message: str) -> Rejected:
        """The article set aside."""
        return Rejected(self.input, self.place, article_id, reason, message)


class Namesakes:
    """Everything that was found under one id. Of copies of the same article, one is kept. Different articles of the
    highest rank are all set aside, because only chance decides which comes first."""

    __slots__ = ("_all", "_first", "_tied")

    def __init__(self, first: Seen) -> None:
        self._all = [first]
        self._first = first
        self._tied = False

    @property
    def kept(self) -> Seen | None:
        """The one that is kept, if one is."""
        return None if self._tied else self._first

    def add(self, seen: Seen) -> None:
        """One more of this id."""
        self._all.append(seen)
        if seen.rank > self._first.rank:
            self._first, self._tied = seen, False
        elif seen.rank == self._first.rank and seen.digest != self._first.digest:
            self._tied = True

    def set_aside(self, article_id: str) -> Iterator[Rejected]:
        """All but the one that is kept, each with the reason."""
        for seen in self._all:
            if seen.rank < self._first.rank:
                yield seen.rejected(article_id, Rejection.SUPERSEDED, _superseded(self._first))
            elif self._tied:
                yield seen.rejected(article_id, Rejection.ID_SHARED, _shared(article_id))
            elif seen is not self._first:
                yield seen.rejected(article_id, Rejection.DUPLICATE, _again(self._first))


def _again(first: Seen) -> str:
    return f"expected each article once, found that of {first.where()} again. Nothing is lost without it."


def _superseded(last: Seen) -> str:
    return (
        f"expected the article of this id that was published last, found one published before that of {last.where()}."
    )


def _shared(article_id: str) -> str:
    return (
        f"expected an id of its own for each article, found {article_id!r} for different ones. "
        "Rename the files, give the records an article_id each, or keep the one published last with --duplicates last."
    )
