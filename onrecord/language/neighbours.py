"""Words of the closed classes whose class their neighbours decide."""

from __future__ import annotations

from onrecord.language.date_words import SEASONS, UNITS
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
    NOUN,
    NUMBER,
    OTHER,
    PREP,
    PRON,
    QUOTE,
    REL,
    STOP,
    SUB,
    TO,
    VERB,
)
from onrecord.language.times import PARTS_OF_DAY, unit
from onrecord.language.undecided import UNLIKE_NOUNS, Line, Undecided, is_nounlike
from onrecord.language.words import closed_class, forms_that_are, verb_forms

_NOMINAL = frozenset((NOUN, NAME, NUMBER))
_BEFORE_THAT_CLAUSE = frozenset((VERB, ING, QUOTE, ADV, CONJ, BE))
_BE = closed_class("be")
_FORMS = verb_forms()
_WITH_BASE, _BEFORE_IS = closed_class("with_base"), closed_class("before_is")
_AGES = closed_class("ages")
_PARTICIPLES = forms_that_are("past", "participle") - forms_that_are("base")
_THIRD_PERSONS = forms_that_are("s") - forms_that_are("past", "base")
_INFINITIVES = forms_that_are("base") | {"be", "have", "do"}
_BEFORE_INFINITIVE = closed_class("before_infinitive")


def _full_stop(_: Undecided, line: Line, at: int) -> str:
    """OTHER for the full stop of an abbreviation or an address: a comma, a bracket or a letter stands right behind it
    (``Lee (R-Fla.), who``, ``example.org``)."""
    if at + 1 == len(line.words) or line.starts[at + 1] != line.starts[at] + 1:
        return STOP
    following = line.words[at + 1]
    return OTHER if following in (",", ")", ";") or following[0].islower() else STOP


def _apostrophe(reading: Undecided, line: Line, at: int) -> str:
    """The possessive of a plural: ``the pilots’ union``."""
    starts, words = line.starts, line.words
    is_behind = at > 0 and words[at - 1].endswith("s") and starts[at - 1] + len(words[at - 1]) == starts[at]
    is_before = at + 1 < len(words) and starts[at + 1] > starts[at] + 1 and words[at + 1][0].isalnum()
    return GEN if is_behind and is_before else reading.usual


def _to(_: Undecided, line: Line, at: int) -> str:
    if at and line.lowered[at - 1] == "according":
        return PREP
    for ahead in range(at + 1, min(at + 4, len(line.words))):
        word = line.lowered[ahead]
        if word in _INFINITIVES:
            return TO if line.words[ahead][0].islower() else PREP
        if not word.endswith("ly") and word not in _BEFORE_INFINITIVE:
            break
    return PREP


def _that(_: Undecided, line: Line, at: int) -> str:
    before, following = line.tags[at - 1] if at else None, line.ahead(at)
    if before in _NOMINAL or before == COMMA:
        return REL
    if before in _BEFORE_THAT_CLAUSE and following and following[0].isalnum():
        return SUB
    return PRON if following in UNLIKE_NOUNS else DET


def _her(reading: Undecided, line: Line, at: int) -> str:
    following = line.ahead(at)
    return reading.usual if following and following[0].isalpha() and following not in CLOSED else PRON


def _this(reading: Undecided, line: Line, at: int) -> str:
    if reading.word == "one" and at and line.lowered[at - 1] == "no":
        return NOUN
    return DET if is_nounlike(line.ahead(at)) else reading.usual


def _hyphen(reading: Undecided, line: Line, at: int) -> str:
    """Part of the number before an age: ``the 56-year-old``."""
    is_age = at > 0 and line.tags[at - 1] == NUMBER and line.ahead(at) in _AGES
    return NUMBER if is_age else reading.usual


def _these(reading: Undecided, line: Line, at: int) -> str:
    """A determiner before any -s form: their verb would have none (``these talks``)."""
    following = line.ahead(at)
    return DET if is_nounlike(following) or following in _THIRD_PERSONS else reading.usual


def _like(reading: Undecided, line: Line, at: int) -> str:
    """A verb behind a modal, “to”, or who likes to: ``would like to``, ``they like the plan``."""
    before = line.tags[at - 1] if at else None
    if before in (MODAL, TO, DO):
        return VERB
    return VERB if before == PRON and line.lowered[at - 1] in _WITH_BASE and line.ahead(at) == "to" else reading.usual


def _please(_: Undecided, line: Line, at: int) -> str:
    """An adverb, but for what pleases somebody: ``Please call``."""
    return VERB if at and line.tags[at - 1] in (MODAL, TO, DO) else ADV


def _is(reading: Undecided, line: Line, at: int) -> str:
    """The ’s of ``he’s leaving``, where no possessive can stand."""
    return BE if at and line.lowered[at - 1] in _BEFORE_IS else reading.usual


def _had(reading: Undecided, line: Line, at: int) -> str:
    """The ’d of ``she’d gone``; that of ``she’d go`` is “would”."""
    ahead = line.ahead(at + 1) if line.ahead(at) in ("never", "already", "just", "been") else line.ahead(at)
    return HAVE if line.ahead(at) == "been" or ahead in _PARTICIPLES else reading.usual


def _there(reading: Undecided, line: Line, at: int) -> str:
    return reading.usual if line.ahead(at) in _BE else ADV


def _who(reading: Undecided, line: Line, at: int) -> str:
    before = line.tags[at - 1] if at else None
    return REL if before in (COMMA, PREP) or before in _NOMINAL else reading.usual


def _when(reading: Undecided, line: Line, at: int) -> str:
    before = line.tags[at - 1] if at else None
    return REL if before == COMMA or before in _NOMINAL else reading.usual


def _what(reading: Undecided, line: Line, at: int) -> str:
    """No determiner before a name: ``what Ann Lee wants``."""
    return PRON if at + 1 < len(line.words) and line.words[at + 1][0].isupper() else reading.usual


def _about(reading: Undecided, line: Line, at: int) -> str:
    """An adverb before the number of a subject: ``It rained and about 40 boats sank``."""
    begins = at == 0 or line.tags[at - 1] in (COMMA, CONJ, SUB)
    return ADV if begins and line.ahead(at)[:1].isdigit() else reading.usual


def _once(_: Undecided, line: Line, at: int) -> str:
    return ADV if line.ahead(at) in _FORMS else SUB


def _particle(reading: Undecided, line: Line, at: int) -> str:
    following = line.ahead(at)
    return reading.usual if following and following[0].isalnum() else ADV


FULL_STOP = Undecided(".", STOP, _full_stop, ALL_TAGS, frozenset(), {})
APOSTROPHE = Undecided("'", OTHER, _apostrophe, ALL_TAGS, frozenset(), {})
CLITICS = {
    **{mark: Undecided(mark, GEN, _is, ALL_TAGS, frozenset(), {}) for mark in ("’s", "'s")},
    **{mark: Undecided(mark, MODAL, _had, ALL_TAGS, frozenset(), {}) for mark in ("’d", "'d")},
}
"""Verbs written together with the word before that may be two."""
HYPHENS = {mark: Undecided(mark, OTHER, _hyphen, ALL_TAGS, frozenset(), {}) for mark in "-‑"}
DECISIONS = {
    **dict.fromkeys((word for word in closed_class("adverbs") if CLOSED[word] == PREP), _particle),
    **dict.fromkeys(closed_class("relatives"), _who),
    **dict.fromkeys(("when", "where"), _when),
    **dict.fromkeys(("her", "his"), _her),
    **dict.fromkeys(("this", "one"), _this),
    **dict.fromkeys(("these", "those"), _these),
    "like": _like,
    "please": _please,
    **dict.fromkeys((*UNITS, *SEASONS, *PARTS_OF_DAY), unit),
    "to": _to,
    "that": _that,
    "there": _there,
    "once": _once,
    "about": _about,
    "what": _what,
}
"""How the words of closed classes are classed by their neighbours."""
