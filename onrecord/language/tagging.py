"""Word classes by rule: closed classes from a list, verbs by their forms and their neighbours.

What a word may be is found out once for all texts; that settles most, and only the others look at their neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from onrecord.language.lazy import Memo
from onrecord.language.neighbours import APOSTROPHE, CLITICS, DECISIONS, FULL_STOP, HYPHENS
from onrecord.language.tags import (
    ADV,
    ALL_TAGS,
    CLOSE,
    CLOSED,
    COLON,
    COMMA,
    NAME,
    NOUN,
    NUMBER,
    OPEN,
    OTHER,
    QUOTE,
    STOP,
)
from onrecord.language.times import DAYS_OF_WEEK, weekday
from onrecord.language.undecided import Line, Undecided, as_usual
from onrecord.language.verb_or_noun import settled_behind, verb_or_noun
from onrecord.language.words import closed_class, nounish, verb_forms

_FORMS, _NOUNISH = verb_forms(), nounish()
_BEGINNINGS = frozenset((STOP, COLON))
_BEGINNINGS_AND_QUOTE = _BEGINNINGS | {QUOTE}
_MARKS = {",": COMMA, ":": COLON, "“”": QUOTE}
_MARKS |= dict.fromkeys(".;!?", STOP) | dict.fromkeys("([", OPEN) | dict.fromkeys(")]", CLOSE)
_APOSTROPHES = frozenset("'’")
_ING_NOUNS, _LY_NOUNS = closed_class("ing_nouns"), closed_class("ly_nouns")


def tag(words: Sequence[str], lowered: Sequence[str], starts: Sequence[int]) -> list[str]:
    """The class of each token of a sentence, decided from left to right."""
    readings = list(map(_READINGS.__getitem__, words))
    tags = cast(list[str], readings)
    line = Line(words, lowered, starts, tags)
    for at, reading in enumerate(readings):
        if isinstance(reading, Undecided):
            is_name = at and tags[at - 1] not in reading.no_name_after
            tags[at] = NAME if is_name else reading.decide(reading, line, at)
    return tags


def _reading(text: str) -> str | Undecided:
    """The class of a word or mark that has but one, wherever it stands; else all that its class depends on."""
    first, word = text[0], text.lower()
    if not first.isalnum():
        return _mark(text)
    if first.isdigit():
        return NUMBER
    if word in DAYS_OF_WEEK:
        return Undecided(word, NAME, weekday, ALL_TAGS, frozenset(), {})
    usual = CLOSED.get(word)
    decide: Callable[[Undecided, Line, int], str] | None = DECISIONS.get(word)
    kinds = frozenset([form.kind for form in _FORMS.get(word, ())])
    if usual is None:
        usual = NAME if first.isupper() else NOUN
        if word.endswith("ly") and word not in _LY_NOUNS and len(word) > 4:
            usual = ADV
        decide = decide or (verb_or_noun if kinds else None)
    no_name_after = ALL_TAGS
    if first.isupper() and text != "I" and word != "to":
        no_name_after = _BEGINNINGS_AND_QUOTE if word in CLOSED else _BEGINNINGS
        if decide is None and usual != NAME:
            decide = as_usual
    if decide is None:
        return usual
    return Undecided(
        word, usual, decide, no_name_after, kinds, settled_behind(kinds, word in _NOUNISH or word in _ING_NOUNS)
    )


def _mark(text: str) -> str | Undecided:
    """The class of a mark, of a sum of money, or of what is written together with the word before."""
    if text in _MARKS:
        return FULL_STOP if text == "." else _MARKS[text]
    if text in _APOSTROPHES:
        return APOSTROPHE
    if text in CLITICS:
        return CLITICS[text]
    if text in HYPHENS:
        return HYPHENS[text]
    if text[0] in _APOSTROPHES:
        return CLOSED.get(text.lower(), OTHER)
    return NUMBER if text[0] in "$€£¥" and len(text) > 1 else OTHER


_READINGS = Memo(_reading, most=1 << 16)
