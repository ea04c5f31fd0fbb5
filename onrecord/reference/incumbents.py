"""Incumbents: who held an office on a day, by the terms of the roster."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import cached_property

from onrecord.reference.roster import Member, Roster
from onrecord.reference.spelling import folded


class Incumbents:
    """Looks up who held an office on a day. Where the terms leave it open, or name two, that is nobody.

    `titles` has what the roster calls an office by what an article may call it; `leading` are the offices of which the
    surname alone says who is meant.
    """

    def __init__(self, roster: Roster, titles: Mapping[str, str], leading: Set[str]) -> None:
        self._roster = roster
        self._titles = titles
        self._leading = leading
        self._by_word: dict[str, dict[str, tuple[str, ...]]] = {}

    @cached_property
    def _by_title(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of all who ever had an office of a country, by its title."""
        found: dict[str, dict[str, None]] = {}
        for (title, _), keys in self._roster.holders.items():
            found.setdefault(title, {}).update(dict.fromkeys(keys))
        return {title: tuple(keys) for title, keys in found.items()}

    def _words(self, title: str) -> Mapping[str, tuple[str, ...]]:
        """The same for one title, by each word of their names."""
        if title not in self._by_word:
            by_word = self._by_word[title] = {}
            for key in self._by_title.get(title, ()):
                for word in dict.fromkeys(folded(self._roster.member(key).name).split()):
                    by_word[word] = (*by_word.get(word, ()), key)
        return self._by_word[title]

    @cached_property
    def _leaders(self) -> frozenset[str]:
        """The words of the names of all who ever led a country."""
        return frozenset().union(*map(self._words, self._leading))

    def on(self, title: str, country: str, day: str) -> Member | None:
        """Who held an office of a country on a day."""
        title = self._titles.get(folded(title), folded(title))
        return self._one(self._roster.holders.get((title, country), ()), title, country, day)

    def named(self, word: str, title: str, country: str | None, day: str) -> Member | None:
        """Who of a surname, or of a name used like one, held an office on a day, of a country if one is told."""
        return self._one(self._words(title).get(word, ()), title, country, day)

    def leader(self, word: str, day: str) -> Member | None:
        """The one of a surname who led a country on a day."""
        if word not in self._leaders:
            return None
        found = {m.entity_id: m for title in self._leading if (m := self.named(word, title, None, day)) is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def _one(self, keys: Iterable[str], title: str, country: str | None, day: str) -> Member | None:
        """The one of some who held an office on a day, if the terms of the others say that they did not."""
        may = {}
        for key in keys:
            member = self._roster.member(key)
            terms = [t for t in member.offices if t.title == title and country in (None, t.country_code)]
            terms = [term for term in terms if term.country_code]
            if any(term.may_cover(day) for term in terms):
                may[key] = any(term.covers(day) for term in terms)
        only = next(iter(may)) if len(may) == 1 else None
        return self._roster.member(only) if only is not None and may[only] else None
