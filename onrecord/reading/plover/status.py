"""Status: whether what a verb tells of happened, goes on, is planned, wanted, imagined or denied."""

from __future__ import annotations

from functools import cache

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, Phrase, VerbGroup
from onrecord.language.tagging import Tag
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
    modal = _modal(verb.modal)
    if modal is not None and verb.modal in words("status", "reported_modals") and _is_reported(syntax, at):
        return Status.PLANNED
    if modal is not None:
        return modal
    if not verb.is_finite:
        return _governed(syntax, at)
    if verb.form in ("s", "base") or (syntax.tokens[verb.first].text.lower() in ("is", "are") and verb.form == "ing"):
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
    return verb.form in ("past", "participle") and verb.lemma in words("saying", "report")


_NOT_DONE = {"before": Status.HYPOTHETICAL, "without": Status.NEGATED}
"""Prepositions before an -ing form that say that it is not, or not yet, done: ``before committing to …``."""


def is_refusal(verb: VerbGroup) -> bool:
    """Whether a verb denies that somebody will do a thing, which is to refuse it: ``will never leave``."""
    return verb.is_negated and verb.modal in words("status", "refusing_modals")


def _modal(modal: str | None) -> Status | None:
    for status in (Status.HYPOTHETICAL, Status.DEMANDED, Status.PLANNED):
        if modal in words("status", f"{status.value}_modals"):
            return status
    return None


def _is_conditional(syntax: Syntax, at: int) -> bool:
    """Whether the verb's sentence begins with a condition, or one stands right before the verb's own clause."""
    conditional = words("status", "conditional")
    first = syntax.tokens[0].text.lower()
    if first in conditional:
        return True
    for index in range(at - 1, -1, -1):
        if syntax.phrases[index].kind is Kind.VERB:
            return False
        if syntax.tags[syntax.phrases[index].first] is Tag.SUB:
            return syntax.tokens[syntax.phrases[index].first].text.lower() in conditional
    return False


def _governed(syntax: Syntax, at: int) -> Status:
    """The status that the governing verb or noun gives an infinitive or an -ing form."""
    governor = syntax.governor(at)
    preposition = _preposition_before(syntax, syntax.phrases[at])
    if preposition in _NOT_DONE:
        return _NOT_DONE[preposition]
    if governor is None:
        return Status.ONGOING if syntax.verb(at).form == "ing" else Status.HYPOTHETICAL
    noun = _noun_before(syntax, at)
    if noun in words("status", "demanded_nouns"):
        return Status.DEMANDED
    if noun in words("status", "negated_nouns"):
        return Status.NEGATED
    if noun in words("status", "planned_nouns"):
        return Status.PLANNED if status_of(syntax, governor) is not Status.NEGATED else Status.NEGATED
    if _is_to_come(syntax, governor, at):
        return Status.PLANNED
    lemma = syntax.verb(governor).lemma
    for status in (Status.PLANNED, Status.DEMANDED, Status.HYPOTHETICAL, Status.NEGATED, Status.ONGOING):
        if lemma in words("status", status.value):
            inherited = status_of(syntax, governor)
            return inherited if inherited in (Status.NEGATED, Status.HYPOTHETICAL) else status
    outer = status_of(syntax, governor)
    if lemma in words("status", "happened") or outer is not Status.OCCURRED:
        return Status.HYPOTHETICAL if outer in (Status.DEMANDED, Status.PLANNED) else outer
    return Status.HYPOTHETICAL


def is_purpose(syntax: Syntax, at: int) -> bool:
    """Whether an infinitive only says what something is for: ``a plan that is needed to end the war``. What a verb, a
    noun or an adjective of planning, wanting, trying or asking governs is no purpose."""
    verb = syntax.verb(at)
    governor = syntax.governor(at) if verb.is_infinitive else None
    if governor is None or governor == at - 1:
        return False
    if _noun_before(syntax, at) in words("status", "demanded_nouns") | words("status", "planned_nouns"):
        return False
    return syntax.verb(governor).lemma not in _governing()


@cache
def _governing() -> frozenset[str]:
    """Verbs whose infinitive says what is planned, wanted, tried or done."""
    listed = ("planned", "demanded", "hypothetical", "negated", "ongoing", "happened")
    return frozenset().union(*(words("status", name) for name in listed)) - {"be"}


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
    return syntax.head(before).text.lower() if before is not None and before.kind is Kind.NOUN else ""


def noun_status(syntax: Syntax, at: int) -> Status:
    """The status of the event that the noun phrase at `at` names: by its adjectives, by the verb whose object it is
    (what one ends is under way), by the preposition before it, and else as having occurred."""
    phrase = syntax.phrases[at]
    inside = set(syntax.words(phrase))
    if inside & words("status", "planned_adjectives"):
        return Status.PLANNED
    if inside & words("status", "future_adjectives"):
        return Status.HYPOTHETICAL
    verb = at - 1
    if verb in syntax.verbs:
        if syntax.verb(verb).lemma in words("status", "ending"):
            return Status.ONGOING
        return status_of(syntax, verb)
    return Status.ONGOING if _preposition_before(syntax, phrase) in ("amid", "during", "amidst") else Status.OCCURRED


def _preposition_before(syntax: Syntax, phrase: Phrase) -> str:
    return syntax.tokens[phrase.first - 1].text.lower() if phrase.first else ""
