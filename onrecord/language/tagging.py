"""Word classes, coarse and by rule: closed classes from a list, verbs by their forms and their neighbours.

What a word may be is found out once for all texts; that settles most, and only the others ask their neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from onrecord.language.date_words import NAMES, SEASONS, UNITS, WEEKDAYS
from onrecord.language.memo import Memo
from onrecord.language.words import closed_class, forms_that_are, nounish, verb_forms


class Tag:
    """Word classes. A word that no rule knows is a NOUN: in news, most are nouns, adjectives or names. Each is a
    letter: those of a sentence make a string, in which a pattern finds its phrases.

    Plain attributes, for Python 3.11 takes four times as long to look up a member of an enum, and a tag is asked for
    with every word.
    """

    DET = "d"
    POSS = "s"
    PRON = "i"
    PREP = "p"
    CONJ = "&"
    SUB = "u"
    REL = "r"
    MODAL = "m"
    BE = "b"
    HAVE = "h"
    DO = "o"
    TO = "t"
    NOT = "x"
    ADV = "a"
    VERB = "v"
    ING = "g"
    NAME = "N"
    NUMBER = "0"
    NOUN = "n"
    GEN = "'"
    QUOTE = "q"
    COMMA = ","
    STOP = "."
    COLON = ":"
    OPEN = "("
    CLOSE = ")"
    OTHER = "/"


TAGS: tuple[str, ...] = tuple(letter for name, letter in vars(Tag).items() if name.isupper())
"""All word classes."""
(DET, POSS, PRON, PREP, CONJ, SUB, REL, MODAL, BE, HAVE, DO, TO, NOT) = TAGS[:13]
(ADV, VERB, ING, NAME, NUMBER, NOUN, GEN, QUOTE, COMMA, STOP, COLON, OPEN, CLOSE, OTHER) = TAGS[13:]
_NOMINAL = frozenset((NOUN, NAME, NUMBER))
_AFTER_THESE_NOUN = frozenset((DET, POSS, GEN, NUMBER))
_AUXILIARY = frozenset((MODAL, BE, HAVE, DO, TO))
_BEGINNINGS = frozenset((STOP, COLON))
_BEGINNINGS_AND_QUOTE = _BEGINNINGS | {QUOTE}
_ALL_TAGS = frozenset(TAGS)
_BEFORE_THAT_CLAUSE = frozenset((VERB, ING, QUOTE, ADV, CONJ, BE))
_NO_SUBJECT = frozenset((PREP, VERB, ING, None))
_JOINTS = frozenset((COMMA, QUOTE, CONJ))
_SUBJECTS = _JOINTS | _NOMINAL
_MARKS = {",": COMMA, ":": COLON, "“”": QUOTE, "’s": GEN, "'s": GEN}
_MARKS |= dict.fromkeys(".;!?", STOP) | dict.fromkeys("([", OPEN) | dict.fromkeys(")]", CLOSE)
_CLASSES = {  # the first class that holds a word is its class, unless _DECISIONS has it
    "modals": MODAL,
    "be": BE,
    "have": HAVE,
    "do": DO,
    "possessives": POSS,
    "pronouns": PRON,
    "determiners": DET,
    "coordinators": CONJ,
    "prepositions": PREP,
    "subordinators": SUB,
    "relatives": REL,
    "negations": NOT,
    "adverbs": ADV,
}
_CLOSED = {word: tag for name, tag in reversed(_CLASSES.items()) for word in closed_class(name)}
_BE = closed_class("be")
_FORMS, _NOUNISH = verb_forms(), nounish()
_PAST = forms_that_are("past")
_UNLIKE_NOUNS = forms_that_are("past", "s") | _CLOSED.keys()
_WITH_BASE = frozenset("i we you they who which that".split())
_WEEKDAYS = frozenset(map(str.lower, WEEKDAYS))
_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
_PARTLY = frozenset(("late", "early"))
"""Part of the adverb that a day behind them is: ``the mayor late Monday said``."""
_NEXT_DAYS = frozenset(("yesterday", "tomorrow"))
_TURNS = frozenset(("this", "last", "next"))
_BEFORE_TIME = frozenset((NOUN, NAME, VERB, PRON))
_BEFORE_FEASTS = frozenset(name.split()[0] for name in NAMES if name.split()[1] in WEEKDAYS)
"""“Black”, before a Friday that is no day of the week."""
_SAID = frozenset("said say told were are have".split())
"""Verbs before which an -s form is a plural, their subject: ``…, advocates said``."""
_INFINITIVES = forms_that_are("base") | {"be", "have", "do"}
_BEFORE_INFINITIVE = frozenset("not never ever also even further either".split())
_PAST_KINDS = frozenset(("past", "participle"))
_LY_NOUNS = frozenset(
    "family ally reply supply assembly july italy rally bully belly early daily weekly monthly"
    " elderly friendly deadly costly lovely lively orderly timely ugly hourly yearly quarterly cowardly disorderly"
    " kelly emily sally molly polly holly billy beverly kimberly lily willy shelly reilly sicily".split()
)


class _Line(NamedTuple):
    """A sentence with the classes that its words have so far."""

    words: Sequence[str]
    lowered: Sequence[str]
    starts: Sequence[int]
    tags: list[str]

    def ahead(self, at: int) -> str:
        """The word after the one at `at`, in lower case."""
        return self.lowered[at + 1] if at + 1 < len(self.lowered) else ""


@dataclass(slots=True, eq=False)  # shared as phrases are, and never changed
class _Open:
    """A word whose class depends on its neighbours: NAME behind any but the tags of `no_name_after`, else what `decide`
    says of the place. `usual` is its class where no neighbour counts; `kinds` are the kinds of verb form that it may
    be, and `settled` its class behind the tags that settle it for those."""

    word: str
    usual: str
    decide: Callable[[_Open, _Line, int], str]
    no_name_after: frozenset[str]
    kinds: frozenset[str]
    settled: dict[str | None, str]


def tag(words: Sequence[str], lowered: Sequence[str], starts: Sequence[int]) -> list[str]:
    """The class of each token of a sentence, decided from left to right."""
    readings = list(map(_READINGS.__getitem__, words))
    tags = cast(list[str], readings)
    line = _Line(words, lowered, starts, tags)
    for at, reading in enumerate(readings):
        if isinstance(reading, _Open):
            is_name = at and tags[at - 1] not in reading.no_name_after
            tags[at] = NAME if is_name else reading.decide(reading, line, at)
    return tags


def _reading(text: str) -> str | _Open:
    """The class of a word or mark that has but one, wherever it stands; else all that its class depends on."""
    first, word = text[0], text.lower()
    if text in _MARKS:
        return _FULL_STOP if text == "." else _MARKS[text]
    if not first.isalnum():
        return NUMBER if first in "$€£¥" and len(text) > 1 else OTHER
    if first.isdigit():
        return NUMBER
    if word in _WEEKDAYS:
        return _Open(word, NAME, _weekday, _ALL_TAGS, frozenset(), {})
    usual = _CLOSED.get(word)
    decide: Callable[[_Open, _Line, int], str] | None = _DECISIONS.get(word)
    kinds = frozenset([form.kind for form in _FORMS.get(word, ())])
    if usual is None:
        usual = NAME if first.isupper() else NOUN
        if word.endswith("ly") and word not in _LY_NOUNS and len(word) > 4:
            usual = ADV
        decide = decide or (_verb_or_noun if kinds else None)
    no_name_after = _ALL_TAGS
    if first.isupper() and text != "I" and word != "to":
        no_name_after = _BEGINNINGS_AND_QUOTE if word in _CLOSED else _BEGINNINGS
        if decide is None and usual != NAME:
            decide = _as_usual
    return (
        usual if decide is None else _Open(word, usual, decide, no_name_after, kinds, _settled(kinds, word in _NOUNISH))
    )


_READINGS = Memo(_reading, most=1 << 16)


@cache
def _settled(kinds: frozenset[str], is_noun: bool) -> dict[str | None, str]:
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
    return {**dict.fromkeys(_ALL_TAGS - _NO_SUBJECT, VERB), PREP: NOUN, **behind_all}


def _as_usual(reading: _Open, _: _Line, __: int) -> str:
    return reading.usual


def _full_stop(_: _Open, line: _Line, at: int) -> str:
    """OTHER for the full stop of an abbreviation or an address: a comma, a bracket or a letter stands right behind it
    (``Lee (R-Fla.), who``, ``example.org``)."""
    if at + 1 == len(line.words) or line.starts[at + 1] != line.starts[at] + 1:
        return STOP
    following = line.words[at + 1]
    return OTHER if following in (",", ")", ";") or following[0].islower() else STOP


def _to(_: _Open, line: _Line, at: int) -> str:
    if at and line.lowered[at - 1] == "according":
        return PREP
    for ahead in range(at + 1, min(at + 4, len(line.words))):
        word = line.lowered[ahead]
        if word in _INFINITIVES:
            return TO if line.words[ahead][0].islower() else PREP
        if not word.endswith("ly") and word not in _BEFORE_INFINITIVE:
            break
    return PREP


def _that(_: _Open, line: _Line, at: int) -> str:
    before, following = line.tags[at - 1] if at else None, line.ahead(at)
    if before in _NOMINAL or before == COMMA:
        return REL
    if before in _BEFORE_THAT_CLAUSE and following and following[0].isalnum():
        return SUB
    return PRON if following in _UNLIKE_NOUNS else DET


def _her(reading: _Open, line: _Line, at: int) -> str:
    following = line.ahead(at)
    return reading.usual if following and following[0].isalpha() and following not in _CLOSED else PRON


def _this(reading: _Open, line: _Line, at: int) -> str:
    if reading.word == "one" and at and line.lowered[at - 1] == "no":
        return NOUN
    return DET if _is_nounlike(line.ahead(at)) else reading.usual


def _there(reading: _Open, line: _Line, at: int) -> str:
    return reading.usual if line.ahead(at) in _BE else ADV


def _who(reading: _Open, line: _Line, at: int) -> str:
    before = line.tags[at - 1] if at else None
    return REL if before in (COMMA, PREP) or before in _NOMINAL else reading.usual


def _when(reading: _Open, line: _Line, at: int) -> str:
    before = line.tags[at - 1] if at else None
    return REL if before == COMMA or before in _NOMINAL else reading.usual


def _what(reading: _Open, line: _Line, at: int) -> str:
    """No determiner before a name: ``what Ann Lee wants``."""
    return PRON if at + 1 < len(line.words) and line.words[at + 1][0].isupper() else reading.usual


def _about(reading: _Open, line: _Line, at: int) -> str:
    """An adverb before the number of a subject: ``It rained and about 40 boats sank``."""
    begins = at == 0 or line.tags[at - 1] in (COMMA, CONJ, SUB)
    return ADV if begins and line.ahead(at)[:1].isdigit() else reading.usual


def _once(_: _Open, line: _Line, at: int) -> str:
    return ADV if line.ahead(at) in _FORMS else SUB


def _particle(reading: _Open, line: _Line, at: int) -> str:
    following = line.ahead(at)
    return reading.usual if following and following[0].isalnum() else ADV


def _weekday(reading: _Open, line: _Line, at: int) -> str:
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


def _unit(reading: _Open, line: _Line, at: int) -> str:
    """Part of an adverb, with the word before: ``Ann Lee this week said``, ``shown Friday night``."""
    before = line.lowered[at - 1] if at else ""
    if before in _WEEKDAYS and line.tags[at - 1] == ADV:
        return ADV
    if before in _NEXT_DAYS:
        return ADV
    if before not in _TURNS or not (_is_time(line, at - 1, at) or _leads(line, at - 1, at)):
        return reading.usual
    line.tags[at - 1] = ADV
    return ADV


def _leads(line: _Line, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` are a time that begins its sentence, right before the subject:
    ``Last week Ann Lee said``, ``On Monday police said``."""
    following = line.words[last + 1][:1] if last + 1 < len(line.words) else ""
    return first < 2 and {ADV}.issuperset(line.tags[:first]) and (following.isupper() or _is_nounlike(line.ahead(last)))


def _is_time(line: _Line, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` may be a time that belongs to no noun phrase before: they stand behind a
    noun or a verb, or between a comma and a verb."""
    if first == 0:
        return False
    before = line.tags[first - 1]
    return before in _BEFORE_TIME or (before == COMMA and line.ahead(last) in _PAST)


_FULL_STOP = _Open(".", STOP, _full_stop, _ALL_TAGS, frozenset(), {})
_DECISIONS = {
    **dict.fromkeys((word for word in closed_class("adverbs") if _CLOSED[word] == PREP), _particle),
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


def _verb_or_noun(reading: _Open, line: _Line, at: int) -> str:
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
    closed = _CLOSED.get(following)
    if closed in (DET, POSS):
        return before in (NAME, NOUN)
    return before == NAME and closed != PREP and following not in _PAST


def _agrees(reading: _Open, line: _Line, at: int, before: str | None) -> bool:
    """Whether a base or -s form has the subject that it would need right before it."""
    is_noun = reading.word in _NOUNISH
    if "base" in reading.kinds and _asks_for_base(line.words, at, before):
        return not is_noun or before in (PRON, REL) or line.ahead(at) in _CLOSED
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
