"""Attributes: participles that describe a noun behind them and tell of no event: ``two armed men``."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.tags import Tag
from onrecord.reading.lexicon import words

_ADJECTIVES = words("events/status", "before_attributes")
_NO_GERUND = words("events/status", "before_no_gerund")


def is_attribute(syntax: Syntax, at: int) -> bool:
    """Whether the verb at `at` is a participle without auxiliaries right before a bare noun, which it describes.

    What tells is what stands before it: a preposition (``with limited resources``), a number, a determiner or an
    adjective, an adverb (``extremely challenging conditions``), or nothing, where the noun is the subject of a verb of
    its own (``armed men attacked``).
    """
    verb, phrase = syntax.verb(at), syntax.phrases[at]
    if phrase.first != phrase.last or verb.form not in ("past", "participle", "ing"):
        return False
    if not syntax.is_tagged(at + 1, Tag.NOUN, Tag.NAME):
        return False
    before = syntax.phrases[at - 1] if at else None
    word = syntax.lowered[phrase.first - 1] if at else ""
    if word in _ADJECTIVES:
        return True
    if before is not None and before.kind == Kind.NOUN:
        return syntax.tags[before.last] in (Tag.NUMBER, Tag.DET)
    is_governed = before is not None and before.kind == Kind.PREP
    if verb.form == "ing":
        return is_governed and word in _NO_GERUND
    return is_governed or (not _is_behind_verb(syntax, at) and _has_verb_of_its_own(syntax, at + 1))


def _is_behind_verb(syntax: Syntax, at: int) -> bool:
    return at > 0 and syntax.phrases[at - 1].kind in (Kind.VERB, Kind.ADVERB)


def _has_verb_of_its_own(syntax: Syntax, noun: int) -> bool:
    """Whether the noun phrase at `noun` is the subject of the next verb."""
    following = bisect_right(syntax.verbs, noun)
    return following < len(syntax.verbs) and syntax.own_subject(syntax.verbs[following]) == noun
