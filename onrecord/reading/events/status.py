"""Status: whether what a verb tells of happened, goes on, is planned, wanted, imagined or denied."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, Phrase, VerbGroup
from onrecord.language.tags import Tag
from onrecord.language.words import verb_forms
from onrecord.reading.lexicon import words
from onrecord.schema.vocabulary import Status


def status_of(syntax: Syntax, at: int) -> Status:
    """The status of what the verb at `at` tells of.

    Its own negation (``killed no civilians`` included) and modals count first, then the “if” of its sentence, then the
    verb or noun that governs it (``scheduled to meet``, ``a desire to keep``, ``denied that``), and last its tense. The
    present of a line that does not end as sentences do is a headline's, which tells what has happened.
    """
    verb = syntax.verb(at)
    if _is_conditional(syntax, at) and not verb.is_negated:
        return Status.HYPOTHETICAL
    if _is_negated(syntax, at):
        return Status.NEGATED
    if verb.modal is not None and verb.modal in _modals():
        is_reported = verb.modal in words("events/status", "reported_modals") and _is_reported(syntax, at)
        return Status.PLANNED if is_reported else _modals()[verb.modal]
    if not verb.is_finite:
        return _infinitive(syntax, at) if verb.is_infinitive else _participial(syntax, at)
    told = _as_told(syntax, at)
    if told is not None:
        return told
    if verb.form == "base" and syntax.is_joined(at):  # “urged them to agree and allow aid in”
        governor = syntax.governor(at)
        if governor is not None and syntax.verb(governor).is_infinitive:
            return status_of(syntax, governor)
    if verb.form == "ing" and syntax.outline.words[at] in ("is", "are"):
        return Status.ONGOING
    if verb.form in ("s", "base"):
        return Status.ONGOING if syntax.tags[-1] in (Tag.STOP, Tag.QUOTE) else Status.OCCURRED
    return Status.OCCURRED


def _is_negated(syntax: Syntax, at: int) -> bool:
    """Whether the verb is denied by its own words, its subject or its object: ``no one was killed``."""
    phrase = syntax.phrases[at]
    if syntax.verb(at).is_negated:
        behind = syntax.lowered[phrase.first : phrase.last + 2]
        return not any(one in _NOT and two in _ONLY for one, two in pairwise(behind))
    if syntax.vocabulary.isdisjoint(_NO):
        return False
    parties = [*(syntax.subjects(at) if syntax.own_subject(at) is not None else ()), *syntax.objects(at)]
    return any(is_none(syntax, party) for party in parties)


def is_none(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a noun phrase names nobody and nothing: ``no clashes``, ``none of the guards``."""
    return syntax.lowered[phrase.first] in _NO


def _as_told(syntax: Syntax, at: int) -> Status | None:
    """The status of a clause that somebody denies, or that is only a rumour: ``denied that its troops had left``."""
    if syntax.vocabulary.isdisjoint(_doubting()):
        return None
    subject = syntax.own_subject(at)
    link = at - 1 if subject is None else syntax.position(syntax.subjects(at)[0]) - 1
    if not syntax.is_tagged(link, Tag.SUB, Tag.REL) or syntax.lowered[syntax.phrases[link].first] != "that" or link < 1:
        return None
    before = syntax.phrases[link - 1]
    if before.kind == Kind.VERB:
        return Status.NEGATED if syntax.verb(link - 1).lemma in _DENYING else None
    if before.kind != Kind.NOUN or syntax.lowered[before.head] not in _CLAIMS:
        return None
    is_false = not syntax.vocabulary.isdisjoint(words("events/status", "false"))
    is_denied = link > 1 and syntax.phrases[link - 2].kind == Kind.VERB and syntax.verb(link - 2).lemma in _DENYING
    return Status.NEGATED if is_false or is_denied else Status.HYPOTHETICAL


_NO, _NOT, _ONLY = (words("events/status", key) for key in ("no", "not", "only"))
_DENYING, _CLAIMS = words("events/status", "denying"), words("events/status", "claims")


@cache
def _doubting() -> frozenset[str]:
    """Words of which a sentence has one that denies a clause or calls it a rumour."""
    return _CLAIMS | frozenset(form for form, found in verb_forms().items() if any(v.lemma in _DENYING for v in found))


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
_REAL = (Status.OCCURRED, Status.ONGOING)


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


def _infinitive(syntax: Syntax, at: int) -> Status:
    """The status that the governing verb or noun gives an infinitive; one that nothing governs stands in a headline
    (``Police to investigate leaks``) or is only thought of."""
    governor = syntax.governor(at)
    noun = _noun_before(syntax, at)
    if governor is None:
        return Status.PLANNED if noun and _by_noun().get(noun) is None else Status.HYPOTHETICAL
    by_noun = _by_noun().get(noun)
    if by_noun is not None and is_none(syntax, syntax.phrases[at - 1]):
        return Status.NEGATED
    if by_noun in (Status.DEMANDED, Status.NEGATED, Status.HYPOTHETICAL):
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
        return outer
    return Status.HYPOTHETICAL


def _participial(syntax: Syntax, at: int) -> Status:
    """The status of an -ing form: what a preposition, a noun or the verb right before it says, else that of the verb
    which governs it (``struck two houses, killing six``); one that is itself a subject (``fighting resumed``) is real
    where its verb is."""
    preposition, governor = preposition_before(syntax, syntax.phrases[at]), syntax.governor(at)
    by_preposition = _by_preposition().get(preposition)
    if by_preposition is not None:
        return by_preposition
    if governor is None:
        main = next((verb for verb in syntax.verbs if verb > at and syntax.own_subject(verb) is not None), None)
        is_noun = at > 0 and syntax.phrases[at - 1].kind == Kind.NOUN
        return Status.ONGOING if main is None or is_noun else _real_or(status_of(syntax, main))
    by_noun = _by_noun().get(syntax.lowered[syntax.phrases[at - 2].head]) if preposition and at > 1 else None
    if by_noun is not None:
        return by_noun
    lemma, outer = syntax.verb(governor).lemma, status_of(syntax, governor)
    if lemma in _PREVENTING and preposition == "from":
        return Status.NEGATED
    if lemma in _DENYING and governor == at - 1:
        return Status.NEGATED
    if lemma in _PREVENTING and governor == at - 2 and syntax.phrases[at - 1].kind == Kind.NOUN:
        return Status.NEGATED  # “prevented a suicide bombing”
    if (governor == at - 1 or preposition) and lemma in _by_verb():
        return outer if outer in (Status.NEGATED, Status.HYPOTHETICAL) else _by_verb()[lemma]
    return _real_or(outer) if governor < at - 1 else outer


def _real_or(status: Status) -> Status:
    """What a denied verb only has beside it has occurred: ``he did not resign, citing his health``."""
    return Status.OCCURRED if status is Status.NEGATED else status


_PREVENTING = words("events/status", "preventing")


@cache
def _by_preposition() -> dict[str, Status]:
    """The status that a preposition gives the -ing form behind it: ``before committing to …``, ``without firing``."""
    listed = (Status.HYPOTHETICAL, Status.NEGATED, Status.OCCURRED)
    return {word: status for status in listed for word in words("events/status", f"{status.value}_prepositions")}


@cache
def _by_verb() -> dict[str, Status]:
    """The status that a verb gives what it governs."""
    listed = (Status.PLANNED, Status.DEMANDED, Status.HYPOTHETICAL, Status.NEGATED, Status.ONGOING)
    return {lemma: status for status in listed for lemma in words("events/status", status.value)}


@cache
def _by_noun() -> dict[str, Status]:
    """The status that a noun or an adjective gives the infinitive after it."""
    listed = (Status.PLANNED, Status.NEGATED, Status.DEMANDED, Status.HYPOTHETICAL)
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


def preposition_before(syntax: Syntax, phrase: Phrase) -> str:
    """The preposition right before a phrase, or an empty word."""
    is_preposition = phrase.first and syntax.tags[phrase.first - 1] == Tag.PREP
    return syntax.lowered[phrase.first - 1] if is_preposition else ""


def status_by_verb(lemma: str) -> Status | None:
    """The status that a verb gives what it governs, where it says so."""
    return _by_verb().get(lemma)


def status_by_noun(noun: str) -> Status | None:
    """The status that a noun or an adjective gives what it governs, where it says so."""
    return _by_noun().get(noun)
