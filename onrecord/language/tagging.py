"""Word classes, coarse and by rule: closed classes from a list, verbs by their forms and their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from onrecord.language.segments import Token
from onrecord.language.words import VerbForm, closed_class, nounish, verb_forms


class Tag(StrEnum):
    """Word classes. A word that no rule knows is a NOUN: in news, most are nouns, adjectives or names."""

    DET = "determiner"
    POSS = "possessive"
    PRON = "pronoun"
    PREP = "preposition"
    CONJ = "coordinator"
    SUB = "subordinator"
    REL = "relative"
    MODAL = "modal"
    BE = "be"
    HAVE = "have"
    DO = "do"
    TO = "infinitive marker"
    NOT = "negation"
    ADV = "adverb"
    VERB = "verb"
    ING = "ing form"
    NAME = "capitalised word"
    NUMBER = "number"
    NOUN = "noun or adjective"
    GEN = "possessive s"
    QUOTE = "utterance"
    COMMA = "comma"
    STOP = "stop"
    COLON = "colon"
    OTHER = "other mark"


_NOMINAL = frozenset((Tag.NOUN, Tag.NAME, Tag.NUMBER))
_AFTER_THESE_NOUN = frozenset((Tag.DET, Tag.POSS, Tag.GEN, Tag.NUMBER))
_AUXILIARY = frozenset((Tag.MODAL, Tag.BE, Tag.HAVE, Tag.DO, Tag.TO))
_MARKS = {",": Tag.COMMA, ";": Tag.STOP, ".": Tag.STOP, "!": Tag.STOP, "?": Tag.STOP, ":": Tag.COLON, "“”": Tag.QUOTE}
_CLASSES = (  # the first class that holds a word is its class, unless _ambiguous decides
    ("modals", Tag.MODAL),
    ("be", Tag.BE),
    ("have", Tag.HAVE),
    ("do", Tag.DO),
    ("possessives", Tag.POSS),
    ("pronouns", Tag.PRON),
    ("determiners", Tag.DET),
    ("coordinators", Tag.CONJ),
    ("prepositions", Tag.PREP),
    ("subordinators", Tag.SUB),
    ("relatives", Tag.REL),
    ("negations", Tag.NOT),
    ("adverbs", Tag.ADV),
)
_NEIGHBOURS_COUNT = frozenset("to that her his this these those one there .".split())
"""What :func:`_ambiguous`, :func:`_to` and :func:`_abbreviates` class by what follows."""
_LY_NOUNS = frozenset(
    "family ally reply supply assembly july italy rally bully belly early daily weekly monthly".split()
)


@cache
def _closed() -> dict[str, Tag]:
    table: dict[str, Tag] = {}
    for name, tag in _CLASSES:
        for word in closed_class(name):
            table.setdefault(word, tag)
    return table


def tag(tokens: Sequence[Token]) -> list[Tag]:
    """The class of each token of a sentence, decided from left to right."""
    tags: list[Tag] = []
    for at, token in enumerate(tokens):
        tags.append(_settled(token.text) or _tag(tokens, at, tags))
    return tags


@lru_cache(maxsize=1 << 16)
def _settled(text: str) -> Tag | None:
    """The class of a word or mark that has but one, wherever it stands; None where its neighbours count."""
    if text[0].isupper() or text in _NEIGHBOURS_COUNT or text in verb_forms():
        return None
    if text in _closed() and (text in closed_class("relatives") or text in closed_class("adverbs")):
        return None
    return _tag([Token(0, len(text), text)], 0, [])


def _tag(tokens: Sequence[Token], at: int, tags: list[Tag]) -> Tag:
    text = tokens[at].text
    if text in _MARKS:
        return Tag.OTHER if text == "." and _abbreviates(tokens, at) else _MARKS[text]
    if text in ("’s", "'s"):
        return Tag.GEN
    if not text[0].isalnum():
        return Tag.NUMBER if text[0] in "$€£¥" and len(text) > 1 else Tag.OTHER
    if text[0].isdigit():
        return Tag.NUMBER
    word = text.lower()
    closed = None if _is_name(text, at, tags) else _closed().get(word)
    if word == "to":
        return _to(tokens, at)
    if closed is not None:
        return _ambiguous(word, closed, tokens, at, tags)
    if text[0].isupper() and _is_name(text, at, tags):
        return Tag.NAME
    readings = verb_forms().get(word)
    if readings:
        return _verb_or_noun(word, readings, tokens, at, tags)
    if word.endswith("ly") and word not in _LY_NOUNS and len(word) > 4:
        return Tag.ADV
    return Tag.NAME if text[0].isupper() else Tag.NOUN


def _abbreviates(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop is an abbreviation's or an address's: a comma, a bracket or a letter stands right behind it
    (``Lee (R-Fla.), who``, ``example.org``)."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.start != tokens[at].end:
        return False
    return following.text in (",", ")", ";") or following.text[0].islower()


def _is_name(text: str, at: int, tags: list[Tag]) -> bool:
    """A capital in mid-sentence makes a name; at the start of a sentence it says nothing, and after an utterance only
    that it is no name where it is a pronoun or the like."""
    if not text[0].isupper() or at == 0 or text == "I" or tags[-1] in (Tag.STOP, Tag.COLON):
        return False
    return tags[-1] is not Tag.QUOTE or text.lower() not in _closed()


def _to(tokens: Sequence[Token], at: int) -> Tag:
    for token in tokens[at + 1 : at + 4]:
        word = token.text.lower()
        if any(form.kind == "base" for form in verb_forms().get(word, ())) or word in ("be", "have", "do"):
            return Tag.TO if token.text[0].islower() else Tag.PREP
        if not word.endswith("ly") and word not in ("not", "never", "ever", "also", "even", "further", "either"):
            break
    return Tag.PREP


def _ambiguous(word: str, closed: Tag, tokens: Sequence[Token], at: int, tags: list[Tag]) -> Tag:
    before = tags[-1] if tags else None
    following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    if word == "that":
        return _that(before, following)
    if word in ("her", "his") and (not following or not following[0].isalpha() or following in _closed()):
        return Tag.PRON
    if word in ("this", "these", "those", "one") and following and following[0].isalpha() and _is_nounlike(following):
        return Tag.DET
    if word == "there" and following not in closed_class("be"):
        return Tag.ADV
    if word in closed_class("relatives") and (before is Tag.COMMA or before in _NOMINAL or before is Tag.PREP):
        return Tag.REL if word not in ("when", "where") or before in _NOMINAL or before is Tag.COMMA else closed
    if word in closed_class("adverbs") and closed is Tag.PREP:
        return Tag.ADV if not following or not following[0].isalnum() else closed
    return closed


def _that(before: Tag | None, following: str) -> Tag:
    if before in _NOMINAL or before is Tag.COMMA:
        return Tag.REL
    if before in (Tag.VERB, Tag.ING, Tag.QUOTE, Tag.ADV, Tag.CONJ, Tag.BE) and following and following[0].isalnum():
        return Tag.SUB
    return Tag.DET if _is_nounlike(following) else Tag.PRON


def _is_nounlike(word: str) -> bool:
    return word not in _closed() and not any(f.kind in ("past", "s") for f in verb_forms().get(word, ()))


def _verb_or_noun(word: str, readings: tuple[VerbForm, ...], tokens: Sequence[Token], at: int, tags: list[Tag]) -> Tag:
    kinds = {form.kind for form in readings}
    before = _before_adverbs(tags)
    if "ing" in kinds:
        return Tag.NOUN if before in _AFTER_THESE_NOUN else Tag.ING
    if before in _AFTER_THESE_NOUN:
        return Tag.NOUN
    if before is Tag.BE and not kinds & {"past", "participle"}:
        return Tag.NOUN
    if before in _AUXILIARY or (before is Tag.NOT and len(tags) > 1):
        return Tag.VERB
    if kinds & {"past", "participle"}:
        return _past_or_adjective(tokens, at, before, kinds)
    if before in (Tag.PREP, Tag.VERB, Tag.ING) or before is None:
        return Tag.NOUN if before is not None or word in nounish() else Tag.VERB
    return Tag.VERB if _agrees(word, kinds, tokens, at, before) else Tag.NOUN


def _before_adverbs(tags: list[Tag]) -> Tag | None:
    for earlier in reversed(tags):
        if earlier is not Tag.ADV:
            return earlier
    return None


def _past_or_adjective(tokens: Sequence[Token], at: int, before: Tag | None, kinds: set[str]) -> Tag:
    following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    if before is Tag.PREP:
        return Tag.NOUN
    modifies = bool(following) and following[0].isalpha() and _is_nounlike(following)
    if before in (Tag.VERB, Tag.ING) or (before is None and modifies):
        return Tag.NOUN if modifies and "base" not in kinds else Tag.VERB
    return Tag.VERB


def _takes_object(following: str, before: Tag | None) -> bool:
    """Whether a form that is as often a noun is a verb by what follows: ``the union strikes a deal``, ``Chad attacks
    rebels``; not in ``Chad forces shelled the port``."""
    if _closed().get(following) in (Tag.DET, Tag.POSS):
        return before in (Tag.NAME, Tag.NOUN)
    is_past = any(form.kind == "past" for form in verb_forms().get(following, ()))
    return before is Tag.NAME and not is_past and _closed().get(following) is not Tag.PREP


def _agrees(word: str, kinds: set[str], tokens: Sequence[Token], at: int, before: Tag | None) -> bool:
    """Whether a base or -s form has the subject that it would need right before it."""
    previous = next((t.text for t in reversed(tokens[:at]) if not t.text.endswith("ly")), "")
    following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    plural = previous.lower() in ("i", "we", "you", "they", "who", "which", "that") or (
        previous.endswith("s") and before is Tag.NOUN
    )
    if "base" in kinds and plural:
        return word not in nounish() or before in (Tag.PRON, Tag.REL) or following in _closed()
    if "s" in kinds and before in (Tag.PRON, Tag.REL):
        return True
    if "s" in kinds and before in (Tag.NAME, Tag.NOUN, Tag.COMMA, Tag.QUOTE, Tag.CONJ, Tag.NUMBER):
        return word not in nounish() or _takes_object(following, before)
    return before in (Tag.CONJ, Tag.COMMA, Tag.QUOTE) and word not in nounish()
