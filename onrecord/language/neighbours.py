"""Words whose class their neighbours decide: some of the closed classes, times, and verb forms that may be nouns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.language.date_words import NAMES, SEASONS, UNITS, WEEKDAYS
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
    OTHER,
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
from onrecord.language.words import closed_class, forms_that_are, nounish, verb_forms

_NOMINAL = frozenset((NOUN, NAME, NUMBER))
_AFTER_THESE_NOUN = frozenset((DET, POSS, GEN, NUMBER))
_AUXILIARY = frozenset((MODAL, BE, HAVE, DO, TO))
_BEFORE_THAT_CLAUSE = frozenset((VERB, ING, QUOTE, ADV, CONJ, BE))
_NO_SUBJECT = frozenset((PREP, VERB, ING, None))
_JOINTS = frozenset((COMMA, QUOTE, CONJ))
_SUBJECTS = _JOINTS | _NOMINAL
_BE = closed_class("be")
_FORMS, _NOUNISH = verb_forms(), nounish()
_PAST = forms_that_are("past")
_UNLIKE_NOUNS = forms_that_are("past", "s") | CLOSED.keys()
_WITH_BASE = closed_class("with_base")
DAYS_OF_WEEK = frozenset(map(str.lower, WEEKDAYS))
_PARTS_OF_DAY = closed_class("parts_of_day")
_PARTLY = closed_class("before_days")
_NEXT_DAYS = closed_class("next_days")
_TURNS = closed_class("turns")
_BEFORE_TIME = frozenset((NOUN, NAME, VERB, PRON))
_BEFORE_FEASTS = frozenset(name.split()[0] for name in NAMES if name.split()[1] in WEEKDAYS)
"""“Black”, before a Friday that is no day of the week."""
_SAID = closed_class("plural_verbs")
_INFINITIVES = forms_that_are("base") | {"be", "have", "do"}
_BEFORE_INFINITIVE = closed_class("before_infinitive")
_PAST_KINDS = frozenset(("past", "participle"))


class Line(NamedTuple):
    """A sentence with the classes that its words have so far."""

    words: Sequence[str]
    lowered: Sequence[str]
    starts: Sequence[int]
    tags: list[str]

    def ahead(self, at: int) -> str:
        """The word after the one at `at`, in lower case."""
        return self.lowered[at + 1] if at + 1 < len(self.lowered) else ""


@dataclass(slots=True, eq=False)  # shared as phrases are, and never changed
class Undecided:
    """A word whose class depends on its neighbours: NAME behind any but the tags of `no_name_after`, else what `decide`
    says of the place. `usual` is its class where no neighbour counts; `kinds` are the kinds of verb form that it may
    be, and `settled` its class behind the tags that settle it for those."""

    word: str
    usual: str
    decide: Callable[[Undecided, Line, int], str]
    no_name_after: frozenset[str]
    kinds: frozenset[str]
    settled: dict[str | None, str]


def as_usual(reading: Undecided, _: Line, __: int) -> str:
    """Its usual class, wherever it is not a name."""
    return reading.usual


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
    return PRON if following in _UNLIKE_NOUNS else DET


def _her(reading: Undecided, line: Line, at: int) -> str:
    following = line.ahead(at)
    return reading.usual if following and following[0].isalpha() and following not in CLOSED else PRON


def _this(reading: Undecided, line: Line, at: int) -> str:
    if reading.word == "one" and at and line.lowered[at - 1] == "no":
        return NOUN
    return DET if _is_nounlike(line.ahead(at)) else reading.usual


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


def weekday(reading: Undecided, line: Line, at: int) -> str:
    """An adverb behind what it cannot belong to: ``a plan shown Friday``, ``Ann Lee Friday said``."""
    following = line.words[at + 1][:1] if at + 1 < len(line.words) else ""
    is_name = following.isupper() or following in ("’", "'") or line.words[at - 1] in _BEFORE_FEASTS
    last = at + 1 if line.ahead(at) in _PARTS_OF_DAY else at
    if line.lowered[at - 1] == "on" and _leads(line, at - 1, last):
        line.tags[at - 1] = ADV
        return ADV
    if is_name or not _is_time(line, at, last):
        return reading.usual
    if line.lowered[at - 1] in _PARTLY and line.tags[at - 2 : at - 1] not in ([DET], [POSS]):
        line.tags[at - 1] = ADV
    return ADV


def _unit(reading: Undecided, line: Line, at: int) -> str:
    """Part of an adverb, with the word before: ``Ann Lee this week said``, ``shown Friday night``."""
    before = line.lowered[at - 1] if at else ""
    if before in DAYS_OF_WEEK and line.tags[at - 1] == ADV:
        return ADV
    if before in _NEXT_DAYS:
        return ADV
    if before not in _TURNS or not (_is_time(line, at - 1, at) or _leads(line, at - 1, at)):
        return reading.usual
    line.tags[at - 1] = ADV
    return ADV


def _leads(line: Line, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` are a time that begins its sentence, right before the subject:
    ``Last week Ann Lee said``, ``On Monday police said``."""
    following = line.words[last + 1][:1] if last + 1 < len(line.words) else ""
    return first < 2 and {ADV}.issuperset(line.tags[:first]) and (following.isupper() or _is_nounlike(line.ahead(last)))


def _is_time(line: Line, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` may be a time that belongs to no noun phrase before: they stand behind a
    noun or a verb, or between a comma and a verb."""
    if first == 0:
        return False
    before = line.tags[first - 1]
    return before in _BEFORE_TIME or (before == COMMA and line.ahead(last) in _PAST)


FULL_STOP = Undecided(".", STOP, _full_stop, ALL_TAGS, frozenset(), {})
APOSTROPHE = Undecided("'", OTHER, _apostrophe, ALL_TAGS, frozenset(), {})
DECISIONS = {
    **dict.fromkeys((word for word in closed_class("adverbs") if CLOSED[word] == PREP), _particle),
    **dict.fromkeys(closed_class("relatives"), _who),
    **dict.fromkeys(("when", "where"), _when),
    **dict.fromkeys(("her", "his"), _her),
    **dict.fromkeys(("this", "these", "those", "one"), _this),
    **dict.fromkeys((*UNITS, *SEASONS, *_PARTS_OF_DAY), _unit),
    "to": _to,
    "that": _that,
    "there": _there,
    "once": _once,
    "about": _about,
    "what": _what,
}
"""How the words of closed classes are classed by their neighbours."""


def _is_nounlike(word: str) -> bool:
    return word[:1].isalpha() and word not in _UNLIKE_NOUNS


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
    settled = reading.settled.get(before)
    if settled is not None:
        return settled
    if last < at - 1 and before in _NOMINAL and "s" in reading.kinds:
        return VERB  # “the mayor also lacks”
    if before == NOT and at > 1:
        return VERB
    if not reading.kinds.isdisjoint(_PAST_KINDS):
        return NOUN if _is_nounlike(line.ahead(at)) and "base" not in reading.kinds else VERB
    return VERB if _agrees(reading, line, at, before) else NOUN


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
    if "base" in reading.kinds and _asks_for_base(line.words, at, before):
        return not is_noun or before in (PRON, REL) or line.ahead(at) in CLOSED
    if "s" in reading.kinds:
        if before in (PRON, REL):
            return True
        if before in _JOINTS and line.ahead(at) in _SAID:
            return False
        if before in _SUBJECTS:
            return not is_noun or _takes_object(line.ahead(at), before)
    return not is_noun and before in _JOINTS


def _asks_for_base(words: Sequence[str], at: int, before: str | None) -> bool:
    """Whether the word before, past adverbs, is a plural or a pronoun that goes with a base form."""
    for index in range(at - 1, -1, -1):
        previous = words[index]
        if not previous.endswith("ly"):
            return previous.lower() in _WITH_BASE or (before == NOUN and previous.endswith("s"))
    return False
