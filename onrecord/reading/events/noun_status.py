"""The status of an event that a noun names: planned, foiled, called for, denied, or a fact."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, Phrase
from onrecord.language.tags import Tag
from onrecord.reading.events.status import (
    is_none,
    preposition_before,
    status_by_noun,
    status_by_verb,
    status_of,
)
from onrecord.reading.lexicon import words
from onrecord.schema.vocabulary import Status

_ADJECTIVES = {
    status: words("events/status", f"{status.value}_adjectives")
    for status in (Status.NEGATED, Status.PLANNED, Status.DEMANDED, Status.HYPOTHETICAL)
}
_ENDING, _HAPPENING = words("events/status", "ending"), words("events/status", "happening")
_PREVENTING, _CALLING = words("events/status", "preventing"), words("events/status", "calling")
_FEARING, _ASKING_FOR = words("events/status", "fearing"), words("events/status", "asking_for")
_POSSIBLE, _IMMINENT = words("events/status", "possible"), words("events/status", "imminent")
_DURING = words("events/status", "ongoing_prepositions")
_UNREAL = (Status.NEGATED, Status.HYPOTHETICAL, Status.PLANNED, Status.DEMANDED)


def noun_status(syntax: Syntax, at: int) -> Status:
    """The status of the event that the noun phrase at `at` names.

    Its own words count first (``no clashes``, ``a foiled attack``), then the verb whose subject it is (``talks will
    begin``), the verb whose object it is (what one ends is under way), and the noun or the verb before its preposition
    (``calls for a truce``). Else it has occurred.
    """
    phrase = syntax.phrases[at]
    if is_none(syntax, phrase):
        return Status.NEGATED
    for status, adjectives in _ADJECTIVES.items():
        if not adjectives.isdisjoint(syntax.words(phrase)):
            return status
    return _by_its_verb(syntax, at) or _by_what_governs(syntax, at) or Status.OCCURRED


def _by_its_verb(syntax: Syntax, at: int) -> Status | None:
    """What a verb of taking place says of its subject, or the words behind it: ``a truce is very close``."""
    following = bisect_right(syntax.verbs, at)
    if following == len(syntax.verbs) or syntax.own_subject(syntax.verbs[following]) != at:
        return None
    verb = syntax.verbs[following]
    behind = syntax.lowered[syntax.phrases[verb].last + 1 :][:2]
    if not _POSSIBLE.isdisjoint(behind):
        return Status.HYPOTHETICAL
    if not _IMMINENT.isdisjoint(behind):
        return Status.PLANNED
    lemma, told = syntax.verb(verb).lemma, status_of(syntax, verb)
    if lemma in _HAPPENING or any(syntax.lowered[place.head] == "place" for place in syntax.objects(verb)):
        return told if told in _UNREAL else None
    by_verb = status_by_verb(lemma) if syntax.verb(verb).is_passive else None
    return by_verb if by_verb in _UNREAL else None


def _by_what_governs(syntax: Syntax, at: int) -> Status | None:
    """What the verb or the preposition before the phrase says of it."""
    phrase = syntax.phrases[at]
    if at and syntax.phrases[at - 1].kind == Kind.VERB:
        return _by_verb_before(syntax, at - 1)
    preposition = preposition_before(syntax, phrase)
    if preposition == "without":
        return Status.NEGATED
    if preposition in _DURING:
        return Status.ONGOING
    return _behind_preposition(syntax, at, preposition) if preposition and at > 1 else None


def _by_verb_before(syntax: Syntax, verb: int) -> Status:
    lemma = syntax.verb(verb).lemma
    told = status_of(syntax, verb)
    if lemma in _ENDING:
        return Status.ONGOING
    if told not in (Status.OCCURRED, Status.ONGOING):
        return told
    if lemma in _PREVENTING:
        return Status.NEGATED
    if lemma in _CALLING:
        return Status.DEMANDED
    return Status.HYPOTHETICAL if lemma in _FEARING else told


def _behind_preposition(syntax: Syntax, at: int, preposition: str) -> Status | None:
    """``hopes of a truce``, ``called for a truce``, ``agreed to a truce``."""
    before: Phrase = syntax.phrases[at - 2]
    if before.kind == Kind.NOUN and preposition in _ASKING_FOR:
        head = syntax.lowered[before.head]
        if head in _FEARING:
            return Status.HYPOTHETICAL
        found = status_by_noun(head)
        if found is not None or not syntax.is_tagged(at - 3, Tag.PREP):
            return found
    if before.kind != Kind.VERB:
        return None
    lemma, told = syntax.verb(at - 2).lemma, status_of(syntax, at - 2)
    if told in _UNREAL:
        return told
    if lemma in _CALLING and preposition == "for" and not syntax.verb(at - 2).is_passive:
        return Status.DEMANDED
    by_verb = Status.HYPOTHETICAL if lemma in _FEARING else status_by_verb(lemma)
    return by_verb if by_verb in _UNREAL else None
