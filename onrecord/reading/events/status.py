"""Status: whether what a verb tells of happened, goes on, is planned, wanted, imagined or denied."""

from __future__ import annotations

from functools import cache

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, Phrase, VerbGroup
from onrecord.language.tags import Tag
from onrecord.reading.lexicon import words
from onrecord.schema.vocabulary import Status


def status_of(syntax: Syntax, at: int) -> Status:
    """The status of what the verb at `at` tells of.

    Its own negation and modals count first, then the “if” of its sentence, then the verb or noun that governs it
    (``scheduled to meet``, ``a desire to keep``), and last its tense.
    """
    verb = syntax.verb(at)
    if verb.is_negated:
        return Status.NEGATED
    if _is_conditional(syntax, at):
        return Status.HYPOTHETICAL
    if verb.modal is not None and verb.modal in _modals():
        is_reported = verb.modal in words("events/status", "reported_modals") and _is_reported(syntax, at)
        return Status.PLANNED if is_reported else _modals()[verb.modal]
    if not verb.is_finite:
        return _governed(syntax, at)
    if verb.form in ("s", "base") or (verb.form == "ing" and syntax.outline.words[at] in ("is", "are")):
        return Status.ONGOING
    return Status.OCCURRED


def _is_reported(syntax: Syntax, at: int) -> bool:
    """Whether a past verb of saying governs the clause: its “would” was a “will” (``said it would send aid``)."""
    governor = syntax.governor(at)
    if governor is None:  # “that” parts the verb of saying from its clause
        governor = next((verb for verb in reversed(syntax.verbs) if verb < at), None)
    if governor is None:
        return False
    verb = syntax.verb(governor)
    return verb.form in ("past", "participle") and verb.lemma in words("speech/saying", "report")


_WANTED = (Status.DEMANDED, Status.PLANNED)
_NOT_DONE = {"before": Status.HYPOTHETICAL, "without": Status.NEGATED}
"""Prepositions before an -ing form that say that it is not, or not yet, done: ``before committing to …``."""


def is_refusal(verb: VerbGroup) -> bool:
    """Whether a verb denies that somebody will do a thing, which is to refuse it: ``will never leave``."""
    return verb.is_negated and verb.modal in words("events/status", "refusing_modals")


@cache
def _modals() -> dict[str, Status]:
    """The status that each modal gives."""
    listed = (Status.PLANNED, Status.DEMANDED, Status.HYPOTHETICAL)
    return {modal: status for status in listed for modal in words("events/status", f"{status.value}_modals")}


def _is_conditional(syntax: Syntax, at: int) -> bool:
    """Whether the verb's sentence begins with a condition, or one stands right before the verb's own clause."""
    conditional = words("events/status", "conditional")
    if syntax.vocabulary.isdisjoint(conditional):
        return False
    if syntax.lowered[0] in conditional:
        return True
    for index in range(at - 1, -1, -1):
        phrase = syntax.phrases[index]
        if phrase.kind == Kind.VERB:
            return False
        if syntax.tags[phrase.first] == Tag.SUB:
            return syntax.lowered[phrase.first] in conditional
    return False


def _governed(syntax: Syntax, at: int) -> Status:
    """The status that the governing verb or noun gives an infinitive or an -ing form."""
    preposition = _preposition_before(syntax, syntax.phrases[at])
    if preposition in _NOT_DONE:
        return _NOT_DONE[preposition]
    governor = syntax.governor(at)
    if governor is None:
        return Status.ONGOING if syntax.verb(at).form == "ing" else Status.HYPOTHETICAL
    by_noun = _by_noun().get(_noun_before(syntax, at))
    if by_noun in (Status.DEMANDED, Status.NEGATED):
        return by_noun
    outer = status_of(syntax, governor)
    if by_noun is Status.PLANNED:
        return outer if outer is Status.NEGATED else by_noun
    if _is_to_come(syntax, governor, at):
        return Status.PLANNED
    lemma = syntax.verb(governor).lemma
    if lemma in _by_verb():
        return outer if outer in (Status.NEGATED, Status.HYPOTHETICAL) else _by_verb()[lemma]
    if lemma in words("events/status", "happened") or outer is not Status.OCCURRED:
        return Status.HYPOTHETICAL if outer in (Status.DEMANDED, Status.PLANNED) else outer
    return Status.HYPOTHETICAL


@cache
def _by_verb() -> dict[str, Status]:
    """The status that a verb gives what it governs."""
    listed = (Status.PLANNED, Status.DEMANDED, Status.HYPOTHETICAL, Status.NEGATED, Status.ONGOING)
    return {lemma: status for status in listed for lemma in words("events/status", status.value)}


@cache
def _by_noun() -> dict[str, Status]:
    """The status that a noun or an adjective gives the infinitive after it."""
    listed = (Status.PLANNED, Status.NEGATED, Status.DEMANDED)
    return {noun: status for status in listed for noun in words("events/status", f"{status.value}_nouns")}


def is_purpose(syntax: Syntax, at: int) -> bool:
    """Whether an infinitive only says what something is for: ``a plan that is needed to end the war``. What a verb, a
    noun or an adjective of planning, wanting, trying or asking governs is no purpose."""
    if not syntax.verb(at).is_infinitive:
        return False
    governor = syntax.governor(at)
    if governor is None or governor == at - 1 or _by_noun().get(_noun_before(syntax, at)) in _WANTED:
        return False
    return syntax.verb(governor).lemma not in _governing()


@cache
def _governing() -> frozenset[str]:
    """Verbs whose infinitive says what is planned, wanted, tried or done."""
    return (words("events/status", "happened") | _by_verb().keys()) - {"be"}


def _is_to_come(syntax: Syntax, governor: int, at: int) -> bool:
    """``is to visit``, ``are going to meet``."""
    verb = syntax.verb(governor)
    return (
        governor == at - 1
        and syntax.verb(at).is_infinitive
        and (verb.lemma == "be" or (verb.lemma == "go" and verb.form == "ing"))
    )


def _noun_before(syntax: Syntax, at: int) -> str:
    before = syntax.phrases[at - 1] if at else None
    return syntax.lowered[before.head] if before is not None and before.kind == Kind.NOUN else ""


def noun_status(syntax: Syntax, at: int) -> Status:
    """The status of the event that the noun phrase at `at` names: by its adjectives, by the verb whose object it is
    (what one ends is under way), by the preposition before it, and else as having occurred."""
    phrase = syntax.phrases[at]
    inside = syntax.words(phrase)
    if not words("events/status", "planned_adjectives").isdisjoint(inside):
        return Status.PLANNED
    if not words("events/status", "future_adjectives").isdisjoint(inside):
        return Status.HYPOTHETICAL
    if at and syntax.phrases[at - 1].kind == Kind.VERB:
        is_ended = syntax.verb(at - 1).lemma in words("events/status", "ending")
        return Status.ONGOING if is_ended else status_of(syntax, at - 1)
    return (
        Status.ONGOING
        if _preposition_before(syntax, phrase) in words("events/status", "ongoing_prepositions")
        else Status.OCCURRED
    )


def _preposition_before(syntax: Syntax, phrase: Phrase) -> str:
    return syntax.lowered[phrase.first - 1] if phrase.first else ""
