"""Verb forms that may be nouns: ``the talks``, ``she talks``."""

from __future__ import annotations

from functools import cache

from onrecord.language.tags import (
    ADV,
    ALL_TAGS,
    BE,
    CLOSED,
    COMMA,
    CONJ,
    DET,
    DO,
    GEN,
    HAVE,
    ING,
    MODAL,
    NAME,
    NOT,
    NOUN,
    NUMBER,
    POSS,
    PREP,
    PRON,
    QUOTE,
    REL,
    TAGS,
    TO,
    VERB,
)
from onrecord.language.undecided import Line, Undecided, is_nounlike
from onrecord.language.words import closed_class, forms_that_are, nounish

_NOMINAL = frozenset((NOUN, NAME, NUMBER))
_AFTER_THESE_NOUN = frozenset((DET, POSS, GEN, NUMBER))
_AUXILIARY = frozenset((MODAL, BE, HAVE, DO, TO))
_NO_SUBJECT = frozenset((PREP, VERB, ING, None))
_JOINTS = frozenset((COMMA, QUOTE, CONJ))
_SUBJECTS = _JOINTS | _NOMINAL
_NOUNISH = nounish()
_PAST = forms_that_are("past")
_WITH_BASE, _PLURALS = closed_class("with_base"), closed_class("irregular_plurals")
_SAID = closed_class("plural_verbs")
_ASIDE_ENDS = frozenset((".", "", ",", "“”"))
_ASIDE_SUBJECT = frozenset((DET, POSS, GEN, NOUN, NAME, NUMBER))
_BEFORE_ASIDE = frozenset((COMMA, QUOTE))
_PAST_KINDS = frozenset(("past", "participle"))


@cache
def settled_behind(kinds: frozenset[str], is_noun: bool) -> dict[str | None, str]:
    """What a word that may be one of these kinds of verb form, and as often a noun, is behind each tag that leaves no
    doubt, None standing for the beginning of the sentence."""
    if "ing" in kinds:
        return {None: ING, **dict.fromkeys(TAGS, ING), **dict.fromkeys(_AFTER_THESE_NOUN, NOUN)}
    behind_all: dict[str | None, str] = {
        **dict.fromkeys(_AUXILIARY, VERB),
        **dict.fromkeys(_AFTER_THESE_NOUN, NOUN),
    }
    if kinds.isdisjoint(_PAST_KINDS):
        return {**dict.fromkeys(_NO_SUBJECT, NOUN), None: NOUN if is_noun else VERB, **behind_all, BE: NOUN}
    return {**dict.fromkeys(ALL_TAGS - _NO_SUBJECT, VERB), PREP: NOUN, **behind_all}


def verb_or_noun(reading: Undecided, line: Line, at: int) -> str:
    """The class of a form of a verb: ``the talks``, ``she talks``."""
    tags = line.tags
    last = at - 1
    while last >= 0 and tags[last] == ADV:
        last -= 1
    before = tags[last] if last >= 0 else None
    if before == GEN and reading.word in _SAID:
        return VERB  # “McDonald’s said”
    settled = reading.settled.get(before)
    if settled is not None:
        return settled
    if last < at - 1 and before in _NOMINAL and "s" in reading.kinds:
        return VERB  # “the mayor also lacks”
    if before == NOT and at > 1:
        return VERB
    if not reading.kinds.isdisjoint(_PAST_KINDS):
        return NOUN if is_nounlike(line.ahead(at)) and "base" not in reading.kinds else VERB
    return VERB if _agrees(reading, line, at, before) or _ends_aside(reading, line, at) else NOUN


def _ends_aside(reading: Undecided, line: Line, at: int) -> bool:
    """Whether a form that is as often a noun ends a clause of a subject alone, behind a comma: ``…, records show.``,
    ``…, Reuters reports.``"""
    if line.ahead(at) not in _ASIDE_ENDS:
        return False
    first = at
    while first > 0 and line.tags[first - 1] in _ASIDE_SUBJECT:
        first -= 1
    if first == at or first == 0 or line.tags[first - 1] not in _BEFORE_ASIDE:
        return False
    if "base" in reading.kinds:
        return _asks_for_base(line, at, line.tags[at - 1])
    return (first == at - 1 and line.tags[first] == NAME) or line.tags[first] in (DET, POSS)


def _takes_object(following: str, before: str | None) -> bool:
    """Whether a form that is as often a noun is a verb by what follows: ``the union strikes a deal``, ``Chad attacks
    rebels``; not in ``Chad forces shelled the port``."""
    closed = CLOSED.get(following)
    if closed in (DET, POSS):
        return before in (NAME, NOUN)
    return before == NAME and closed != PREP and following not in _PAST


def _agrees(reading: Undecided, line: Line, at: int, before: str | None) -> bool:
    """Whether a base or -s form has the subject that it would need right before it."""
    is_noun = reading.word in _NOUNISH
    if "base" in reading.kinds:
        if _asks_for_base(line, at, before):
            return not is_noun or before in (PRON, REL) or (before == NOUN and line.ahead(at) in CLOSED)
        if not is_noun and (before == PRON or _is_joint(line, at, before)):
            return True  # “let us know”, “Ortiz and Lund say”
    if "s" in reading.kinds:
        if before in (PRON, REL):
            return True
        if before in _JOINTS and line.ahead(at) in _SAID:
            return False
        if before in _SUBJECTS:
            return not is_noun or _takes_object(line.ahead(at), before)
    return not is_noun and before in _JOINTS


def _asks_for_base(line: Line, at: int, before: str | None) -> bool:
    """Whether the word before, past adverbs, is a plural or a pronoun that goes with a base form."""
    last = at - 1
    while last >= 0 and line.tags[last] == ADV:
        last -= 1
    if last < 0:
        return False
    previous = line.lowered[last]
    is_plural = previous.endswith("s") or previous in _PLURALS
    # The capital of a sentence's first word makes no name of a plural: “Officials say …”
    return previous in _WITH_BASE or (is_plural and (before == NOUN or (before == NAME and last == 0)))


def _is_joint(line: Line, at: int, before: str | None) -> bool:
    """Whether the name right before is the last of several that are joined."""
    if before != NAME:
        return False
    while at > 0 and line.tags[at - 1] == NAME:
        at -= 1
    return at > 1 and line.lowered[at - 1] == "and" and line.tags[at - 2] in _NOMINAL
