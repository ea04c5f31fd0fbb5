"""Nouns of saying: what they bring in behind them, as a clause, an infinitive or a prepositional phrase."""

from __future__ import annotations

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import PREPOSITION
from onrecord.language.spans import Span
from onrecord.reading.speech.content import clause_content, phrase_content
from onrecord.reading.speech.cue import CuedContent
from onrecord.reading.speech.objects import by_head, is_infinitive
from onrecord.reading.speech.reported_rules import NOUN_PREPOSITION, NOUN_THAT, NOUN_TO
from onrecord.reading.speech.statements import begins_clause

_PREPOSITIONS = by_head(NOUN_PREPOSITION)
CUE_NOUNS = frozenset().union(NOUN_THAT.frames, NOUN_TO.frames, _PREPOSITIONS)
"""Nouns that :func:`cued_by_noun` may find to bring something in."""


def cued_by_noun(syntax: Syntax, at: int) -> CuedContent | None:
    """What a noun of saying brings in: ``her claim that the bridge is shut``, ``his support for the bill``, ``its
    promise to pay``."""
    phrase = syntax.phrases[at]
    noun = syntax.lowered[phrase.last]
    if noun not in CUE_NOUNS or at + 2 >= len(syntax.phrases):
        return None
    cue = syntax.token(phrase.last).span
    following = syntax.outline.words[at + 1]
    if following == "that" and noun in NOUN_THAT.frames and begins_clause(syntax, at + 2):
        return CuedContent(cue, clause_content(syntax, at + 2), NOUN_THAT, noun)
    if noun in NOUN_TO.frames and is_infinitive(syntax, at + 1):
        return CuedContent(cue, phrase_content(syntax, at + 1), NOUN_TO, noun)
    if following in _PREPOSITIONS.get(noun, ()) and syntax.outline.has(at + 1, PREPOSITION):
        cue = Span(cue.start, syntax.span(syntax.phrases[at + 1]).end)
        return CuedContent(cue, phrase_content(syntax, at + 2), NOUN_PREPOSITION, f"{noun}-{following}")
    return None


def noun_needs(noun: str) -> frozenset[str]:
    """The words of which a sentence must have one for the noun to bring something in."""
    clause = {"that"} if noun in NOUN_THAT.frames else set()
    return _PREPOSITIONS.get(noun, frozenset()).union(clause, {"to"} if noun in NOUN_TO.frames else ())
