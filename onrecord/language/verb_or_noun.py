"""Verb forms that may be nouns: ``the talks``, ``she talks``."""

from __future__ import annotations

from functools import cache

from onrecord.language.date_words import UNITS
from onrecord.language.tags import (
    ADV,
    ALL_TAGS,
    BE,
    CLOSED,
    COLON,
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
    STOP,
    SUB,
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
_VERBAL = frozenset((VERB, ING))
_NO_OBJECT = frozenset((PREP, BE, HAVE, DO, MODAL, CONJ, SUB, REL, NOT))
_FINITE = frozenset((BE, HAVE, DO, MODAL))
_NO_VERB_BEHIND = frozenset((DET, POSS, GEN, NUMBER))
_OF_NOUNS = frozenset((DET, POSS, GEN, NUMBER, NOUN, NAME, PRON))
_TO_OR_MODAL = frozenset((TO, MODAL, DO))
_LONGEST_SUBJECT, _NEAR = 5, 12
_LET, _HELP, _SEE = (closed_class(name) for name in ("let", "help", "see"))
_QUANTIFIERS, _SINGLE, _COMPOUNDING = (closed_class(name) for name in ("quantifiers", "single", "compounding"))
_PLURAL_NOUNS, _SINGULAR_ENDS = closed_class("plural_nouns"), ("ss", "us", "is", "as")
_PEOPLES = tuple(closed_class("peoples"))
_TIMES = frozenset(UNITS)
_OBJECTS = frozenset(word for word, tag in CLOSED.items() if tag in (DET, POSS)) | closed_class("object_pronouns")
_PAST = forms_that_are("past")
_WITH_BASE = closed_class("with_base")
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
        settled: dict[str | None, str] = dict.fromkeys((None, *TAGS), ING) | dict.fromkeys(_AFTER_THESE_NOUN, NOUN)
        return {tag: word_class for tag, word_class in settled.items() if not is_noun or tag not in (NOUN, NAME)}
    behind_all: dict[str | None, str] = {**dict.fromkeys(_AUXILIARY, VERB), **dict.fromkeys(_AFTER_THESE_NOUN, NOUN)}
    if not kinds.isdisjoint(_PAST_KINDS):
        return dict.fromkeys(ALL_TAGS - _NO_SUBJECT, VERB) | {PREP: NOUN} | behind_all
    if "base" not in kinds:  # “have plans”
        return dict.fromkeys((*_NO_SUBJECT, *_AUXILIARY, *_AFTER_THESE_NOUN), NOUN)
    behind_all |= {HAVE: NOUN, BE: NOUN, PREP: NOUN, None: VERB}
    return {tag: word_class for tag, word_class in behind_all.items() if tag != DET and not (is_noun and tag is None)}


def verb_or_noun(reading: Undecided, line: Line, at: int) -> str:
    """The class of a form of a verb: ``the talks``, ``she talks``."""
    tags = line.tags
    last = at - 1
    while last >= 0 and tags[last] == ADV:
        last -= 1
    before = tags[last] if last >= 0 else None
    if before == GEN and reading.word in _SAID:
        return VERB  # “McDonald’s said”
    if reading.word in _PLURAL_NOUNS and before in _FINITE and line.ahead(at) not in _OBJECTS:
        return NOUN  # “Did police leave?”
    settled = reading.settled.get(before)
    if settled is not None:
        return settled
    if "ing" in reading.kinds:
        return ING if line.ahead(at) in _OBJECTS or line.lowered[last].endswith("s") else NOUN
    if last < at - 1 and before in _NOMINAL and "s" in reading.kinds:
        return VERB  # “the mayor also lacks”
    if before == NOT and at > 1:
        return VERB
    if "base" in reading.kinds and _is_bare_infinitive(reading, line, last, at):
        return VERB
    if "past" in reading.kinds and "base" in reading.kinds and reading.word in _NOUNISH and before in (NOUN, NAME):
        return VERB if _takes_object(line, at, before) or line.ahead(at).endswith("s") else NOUN
    if not reading.kinds.isdisjoint(_PAST_KINDS):
        return NOUN if is_nounlike(line.ahead(at)) and "base" not in reading.kinds else VERB
    return VERB if _agrees(reading, line, at, last) or _ends_aside(reading, line, at) else NOUN


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
        return _asks_for_base(line, at - 1)
    return (first == at - 1 and line.tags[first] == NAME) or line.tags[first] in (DET, POSS)


def _is_bare_infinitive(reading: Undecided, line: Line, last: int, at: int) -> bool:
    """Whether a base form goes with a verb before its subject or its object: ``Could the port close``, ``let people
    know``, ``helped him leave``, ``helps build``."""
    tags = line.tags
    if last < 0:
        return line.ahead(at) in _OBJECTS or (at > 0 and line.lowered[at - 1] == "please")  # “Rate the ferry”
    if line.lowered[last] in _HELP and tags[last] in _VERBAL:
        return reading.word not in _NOUNISH or line.ahead(at) in _OBJECTS or _has_plural(line, at)
    first = last
    while first >= 0 and tags[first] in _OF_NOUNS and last - first < _LONGEST_SUBJECT:
        first -= 1
    if first < 0 or first == last or tags[last] in _NO_VERB_BEHIND:
        return False
    if tags[first] in (MODAL, DO):
        return True
    if tags[first] not in _VERBAL:
        return False
    word, is_pronoun = line.lowered[first], first == last - 1 and tags[last] in (PRON, POSS)
    return (
        word in _LET
        or (word in _HELP and (is_pronoun or reading.word not in _NOUNISH))
        or (word in _SEE and is_pronoun)
    )


def _takes_object(line: Line, at: int, before: str | None) -> bool:
    """Whether a form that is as often a noun is a verb by what follows: ``the union strikes a deal``, ``Chad attacks
    rebels``; not in ``Chad forces shelled the port``."""
    following = line.ahead(at)
    closed = CLOSED.get(following)
    if closed in (DET, POSS):
        return before in (NAME, NOUN)
    return before == NAME and following[:1].isalpha() and closed not in _NO_OBJECT and following not in _PAST


def _agrees(reading: Undecided, line: Line, at: int, last: int) -> bool:
    """Whether a base or -s form has the subject that it would need right before it, past adverbs."""
    is_noun = reading.word in _NOUNISH
    before = line.tags[last] if last >= 0 else None
    following = line.ahead(at)
    if "base" in reading.kinds:
        if before == DET:
            return line.lowered[last] in _QUANTIFIERS and not is_noun
        if before == REL and is_noun and (_is_determining(line, last) or CLOSED.get(following) in _FINITE):
            return False
        if _asks_for_base(line, last):
            return not is_noun or before in (PRON, REL) or following in CLOSED or _has_object(line, at, last)
        if before == CONJ and is_noun:
            return following in _OBJECTS and not _TO_OR_MODAL.isdisjoint(line.tags[max(0, at - _NEAR) : at])
    if "s" in reading.kinds:
        if before in (PRON, REL):
            return True
        if before in _JOINTS and following in _SAID:
            return False
        if before in _SUBJECTS:
            return not is_noun or _takes_object(line, at, before) or _has_singular(line, last, at)
    return not is_noun and before in _JOINTS


def _is_determining(line: Line, at: int) -> bool:
    """Whether “which” belongs to the noun behind it: ``at which point``."""
    return line.lowered[at] == "which" and at > 0 and line.tags[at - 1] == PREP


def _asks_for_base(line: Line, last: int) -> bool:
    """Whether a word is a plural or a pronoun that goes with a base form."""
    if last < 0:
        return False
    word, tag = line.lowered[last], line.tags[last]
    is_plural = word in _PLURAL_NOUNS or (word.endswith("s") and word not in _COMPOUNDING)
    if tag == NAME and line.tags[max(0, last - 2) : last] == [NAME, CONJ] and line.lowered[last - 1] == "and":
        return True
    if tag == NAME:  # a noun at the head of a sentence has a capital letter too
        begins = last == 0 or line.tags[last - 1] in (QUOTE, STOP, COLON)
        return word.endswith(_PEOPLES) or (is_plural and begins and not word.endswith(_SINGULAR_ENDS))
    return word in _WITH_BASE or (tag == NOUN and is_plural)


def _has_plural(line: Line, at: int) -> bool:
    """Whether a plural noun or a name stands right behind a word."""
    ahead = at + 1
    if ahead >= len(line.words) or not is_nounlike(line.lowered[ahead]):
        return False
    return line.words[ahead][0].isupper() or line.lowered[ahead].endswith("s")


def _has_object(line: Line, at: int, last: int) -> bool:
    """Whether a plural and a form that is as often a noun have a noun phrase behind them: ``rebels attack villages``,
    not ``rights groups said``."""
    return line.tags[last] == NOUN and _has_plural(line, at)


def _has_singular(line: Line, last: int, at: int) -> bool:
    """Whether the noun before is said to be a single one, so that no plural ends its phrase: ``a ferry sinks off``."""
    first = last
    while first > 0 and line.tags[first] == NOUN and last - first < _LONGEST_SUBJECT:
        first -= 1
    is_single = first < last and line.lowered[first] in _SINGLE and line.lowered[last] not in _TIMES
    return is_single and line.ahead(at) in CLOSED
