"""Whether a text is in English: by the letters and the function words that it is written with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain, repeat

from onrecord.language.words import closed_class, word_lists

_CLASSES = (
    *("determiners", "possessives", "pronouns", "prepositions", "coordinators", "subordinators", "relatives", "modals"),
    *("be", "have", "do"),
)
_SHARE = 0.06
"""The share of function words that only English has, from which on a text is in English. Of 2,000 English articles of a
hundred words and more, one in a hundred had less than 0.11; of pages in other languages none had more than 0.02."""
_ENOUGH, _FOREIGN_SHARE = 2, 0.12
"""Function words of one other language that a text must have to be in it, and their share."""
_MANY, _HARDLY = 30, 0.04
"""A text of so many words in lower case has a smaller share of English function words only if it is not in English."""
_OTHER_LETTER = re.compile(
    "[\u0370-\u1dff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufaff\U00010000-\U0001d000\U00020000-\U0003ffff]"
)
"""A letter of a script other than Latin."""
_LETTERS = 20
"""Letters of another script that a text must have to be in it."""
_SMALL = re.compile(r"(?<![\w@#/.-])[a-zß-öø-ɏ]+(?![\w/.-])")
_WINDOW = 500
"""Characters at the beginning, in the middle and at the end of a text that suffice to see that it is in English."""


def is_english(text: str, said: str | None = None) -> bool:
    """Whether the text is in English. Its own words decide; where they leave it open (few words, a list of names), the
    language that is `said` of it, a code of ISO 639-1; where none is said, it is taken for English.

    A text is in another language if most of its letters are of another script, or if it has more function words of
    another language than of English; it is in one that has no list if words in lower case abound and hardly any is an
    English function word.
    """
    verdict = _verdict(text)
    return verdict if verdict is not None else said in (None, "en")


def _verdict(text: str) -> bool | None:
    """What the text itself says; None if it leaves it open."""
    if _in_another_script(text):
        return False
    middle = len(text) // 2
    windows = f"{text[:_WINDOW]} {text[middle : middle + _WINDOW]} {text[-_WINDOW:]}"
    if len(text) > len(windows) and _has_english_share(windows.lower().split()):
        return True
    words = text.lower().split()
    if _has_english_share(words):
        return True
    english = _count(_english(), words)
    foreign = Counter(chain.from_iterable(map(_foreign().get, words, repeat(()))))
    if foreign and max(foreign.values()) >= max(_ENOUGH, 2 * english + 1, _FOREIGN_SHARE * len(words)):
        return False
    small = _SMALL.findall(text)
    return False if len(small) >= _MANY and _count(_english(), small) < _HARDLY * len(small) else None


def _in_another_script(text: str) -> bool:
    # What is mostly of another script takes two or three bytes a character; only that is looked at letter by letter.
    if len(text.encode("utf-8", "replace")) < 1.3 * len(text):
        return False
    return (letters := len(_OTHER_LETTER.findall(text))) >= _LETTERS and 3 * letters > len(text)


def _has_english_share(words: Sequence[str]) -> bool:
    return (english := _count(_english(), words)) >= 2 and english >= _SHARE * len(words)


def _count(listed: frozenset[str], words: Sequence[str]) -> int:
    return sum(map(listed.__contains__, words))


@cache
def _english() -> frozenset[str]:
    """The function words that only English has."""
    return frozenset[str]().union(*map(closed_class, _CLASSES)) - frozenset().union(
        *word_lists("foreign.toml").values()
    )


@cache
def _foreign() -> dict[str, list[str]]:
    """The function words of other languages that English does not have, each with the languages that do."""
    lists = word_lists("foreign.toml")
    english = lists["shared"].union(*map(closed_class, (*_CLASSES, "adverbs")))
    languages: dict[str, list[str]] = {}
    for language, words in lists.items():
        for word in words - english:
            languages.setdefault(word, []).append(language)
    return languages
