"""Topics: what an article is about, as far as it decides whether a verb or a noun is meant as it says.

In sport, culture and the markets, to beat, to release or to strike is a figure of speech; an accident or a disease that
kills assaults nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language.clauses import Syntax
from onrecord.reading.lexicon import words

_LEISURE, _PUBLIC = words("events/topics", "leisure"), words("events/topics", "public")
_ACCIDENT, _FORCE = words("events/topics", "accident"), words("events/topics", "force")


class Topic:
    """What the sentences of an article are about, told by how many of them have a word of each kind."""

    def __init__(self, syntaxes: Sequence[Syntax]) -> None:
        vocabularies = [syntax.vocabulary for syntax in syntaxes]
        self.is_leisure = _more(vocabularies, _LEISURE, _PUBLIC)
        self.is_accident = _more(vocabularies, _ACCIDENT, _FORCE)

    def is_figure(self, syntax: Syntax) -> bool:
        """Whether a sentence is about sport, culture or the markets, where no deed is meant as it says."""
        if not _PUBLIC.isdisjoint(syntax.vocabulary):
            return False
        return self.is_leisure or not _LEISURE.isdisjoint(syntax.vocabulary)

    def is_mishap(self, syntax: Syntax) -> bool:
        """Whether what harms somebody in a sentence is an accident, a disaster or a disease."""
        if not _FORCE.isdisjoint(syntax.vocabulary):
            return False
        return self.is_accident or not _ACCIDENT.isdisjoint(syntax.vocabulary)


def _more(vocabularies: Sequence[frozenset[str]], one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether more sentences have a word of one kind than of another."""
    return sum(not one.isdisjoint(v) for v in vocabularies) > sum(not other.isdisjoint(v) for v in vocabularies)
