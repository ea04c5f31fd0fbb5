"""Depth: how far a verb's clause is from the main clause of its sentence.

What a verb of saying reports counts as main: in ``Chad said Mali had attacked``, the attack is what matters.
"""

from __future__ import annotations

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.tags import Tag
from onrecord.language.words import closed_class
from onrecord.reading.events.events import Telling

_BESIDE = 2
"""The depth of relative and adverbial clauses in the main clause."""
_NAMED = 3
"""The depth of what only a noun tells."""

_REPORTING = closed_class("statement_links")
_CLAUSE_PREPOSITIONS = closed_class("clause_prepositions") | {"without", "by"}


def depth(telling: Telling) -> int:
    """The depth of what tells of an event: a noun's, or that of a verb, which is 0 in the main clause and in what it
    reports; an infinitive has its governor's, an -ing form one more."""
    if telling.predicate is None:
        return _NAMED
    sum_of_steps, verb = 0, telling.at
    for _ in range(_HOPS):
        outer, deeper = _step(telling.syntax, verb)
        sum_of_steps += deeper
        if outer is None:
            break
        verb = outer
    return sum_of_steps


_HOPS = 8
"""No chain of verbs is followed further than this."""


def _step(syntax: Syntax, at: int) -> tuple[int | None, int]:
    """The verb whose depth counts for the one at `at`, if any, and by how much it is deeper."""
    verb = syntax.verb(at)
    if not verb.is_finite:
        if verb.form == "ing" and _word(syntax, at - 1) in _CLAUSE_PREPOSITIONS:
            return None, _BESIDE
        return syntax.governor(at), 0 if verb.is_infinitive else 1
    tags, phrases = syntax.tags, syntax.phrases
    for index in range(at - 1, -1, -1):
        kind, tag = phrases[index].kind, tags[phrases[index].first]
        if kind == Kind.NOUN or kind == Kind.ADVERB:
            continue
        if tag == Tag.REL and kind == Kind.LINK:
            return None, _BESIDE
        if tag == Tag.SUB:
            return None, 0 if _word(syntax, index) in _REPORTING else _BESIDE
        if kind == Kind.PREP and _word(syntax, index) in _CLAUSE_PREPOSITIONS and _begins(syntax, index, at):
            return None, _BESIDE
        if kind == Kind.VERB:
            return (index if syntax.own_subject(at) is None else None), 0
        if kind == Kind.QUOTE or tag in (Tag.STOP, Tag.COLON):
            break
    return None, 0


def _begins(syntax: Syntax, index: int, at: int) -> bool:
    """Whether the subject of the verb at `at` follows the preposition at `index`."""
    subject = syntax.own_subject(at)
    return subject is not None and subject == index + 1


def _word(syntax: Syntax, at: int) -> str:
    return syntax.lowered[syntax.phrases[at].first] if at >= 0 else ""
