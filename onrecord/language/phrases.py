"""Phrases: the tags of a sentence grouped into noun phrases, verb groups and the words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from onrecord.language.tagging import Tag
from onrecord.language.words import closed_class, verb_forms


class Kind(StrEnum):
    """Kinds of phrase. LINK is a conjunction, a comma, a relative or a subordinator, left as it is."""

    NOUN = "noun phrase"
    VERB = "verb group"
    PREP = "preposition"
    QUOTE = "utterance"
    ADVERB = "adverb"
    LINK = "link"


# Phrases are made for every other word: a frozen class would take longer to fill than the phrase to find.
@dataclass(slots=True, eq=False)
class Phrase:
    """The tokens ``first`` to ``last`` of a sentence, both included. `head` is the token that stands for the phrase:
    the last noun, or the main verb."""

    kind: Kind
    first: int
    last: int
    head: int


@dataclass(slots=True, eq=False)
class VerbGroup(Phrase):
    """A main verb with its auxiliaries and adverbs. `form` is the main verb's: base, s, past, participle or ing.

    A group `is_finite` that can be the verb of a main or dependent clause, with a subject of its own: ``was leaving``,
    not ``leaving``, ``being left``.
    """

    lemma: str
    form: str
    modal: str | None
    is_infinitive: bool
    is_passive: bool
    is_perfect: bool
    is_negated: bool
    is_participial: bool
    is_finite: bool


_Verb = tuple[str, str, str | None, bool, bool, bool, bool, bool, bool]
"""What the words of a verb group say, wherever it stands: the fields that VerbGroup adds to Phrase, in their order."""
FINITE, NONFINITE, NOUN, ADVERB = "V", "v", "N", "a"
"""The letters of phrases of more than one word, and of adverbs, in the outline of a sentence; any other phrase has the
letter of its one word's tag."""

_ONE_WORD = {
    **dict.fromkeys(Tag, Kind.ADVERB),
    **dict.fromkeys((Tag.CONJ, Tag.COMMA, Tag.COLON, Tag.STOP, Tag.REL, Tag.SUB, Tag.OTHER), Kind.LINK),
    Tag.PRON: Kind.NOUN,
    Tag.PREP: Kind.PREP,
    Tag.QUOTE: Kind.QUOTE,
}
"""The kind of a phrase of one word."""
_OUTLINE = {Kind.NOUN: NOUN, Kind.ADVERB: ADVERB}
_AUXILIARIES, _HEADS = "mbhot", "nN0"
_PHRASE = re.compile(
    # negations, adverbs and auxiliaries up to the main verb; a form of be, have or do is main when none follows
    r"(?=x?[mbhotvg]) x?t? (?:[xa]*[mbho])* (?:[xa]*[vg])?"
    # "both the very first winner’s two": determiners, an adverb only before a noun, nouns and numbers
    r"| [dsnN0] (?: (?<=d)[ds] | (?<=d)a(?=[nN0]) | [nN0'] )*"
    r"| .",
    re.VERBOSE,
)
"""A phrase in a string of tags: a verb group, a noun phrase, or any one word."""


def phrases(tags: Sequence[Tag], lowered: Sequence[str]) -> tuple[list[Phrase], str]:
    """The phrases of a sentence in order, which together cover every token, and its outline: a letter for each."""
    found: list[Phrase] = []
    outline: list[str] = []
    first = 0
    for letters in _PHRASE.findall("".join(tags)):
        kind, letter, head, size = _shape(letters)
        last = first + size
        if kind is Kind.VERB:
            verb = _verb(" ".join(lowered[first : last + 1]), letters)
            found.append(VerbGroup(kind, first, last, last, *verb))
            outline.append(FINITE if verb[-1] else NONFINITE)
        else:
            found.append(Phrase(kind, first, last, first + head))
            outline.append(letter)
        first = last + 1
    return found, "".join(outline)


@lru_cache(maxsize=1 << 12)
def _shape(letters: str) -> tuple[Kind, str, int, int]:
    """The kind of a phrase with these tags, its letter, and where its head and its last word are in it."""
    last = len(letters) - 1
    if letters[last] in "vg" + _AUXILIARIES:
        return Kind.VERB, "", last, last
    if letters[0] not in "dsnN0":
        kind = _ONE_WORD[Tag(letters)]
        return kind, _OUTLINE.get(kind, letters), 0, 0
    return Kind.NOUN, NOUN, next((at for at in range(last, -1, -1) if letters[at] in _HEADS), last), last


_NEGATIVE, _BE = closed_class("negative_contractions"), closed_class("be")
_BE_FORMS = {"be": "base", "been": "participle", "being": "ing", "is": "s", "are": "s", "am": "s"}


@lru_cache(maxsize=1 << 14)
def _verb(group: str, letters: str) -> _Verb:
    words = group.split(" ")
    before = letters[:-1]
    lemma, form = _main_verb(words[-1], Tag(letters[-1]), before)
    auxiliaries = [word for word, letter in zip(words, before, strict=False) if letter in _AUXILIARIES]
    is_infinitive = Tag.TO in (letters[0], *before)
    is_participial = (auxiliaries or words[-1:])[0].endswith("ing") and form != "base"
    modal = next((word for word, letter in zip(words, letters, strict=True) if letter == Tag.MODAL), None)
    is_passive = bool(auxiliaries) and auxiliaries[-1] in _BE and form in ("past", "participle")
    is_perfect = Tag.HAVE in before
    is_negated = Tag.NOT in before or not _NEGATIVE.isdisjoint(words)
    is_finite = not is_infinitive and not is_participial
    return lemma, form, modal, is_infinitive, is_passive, is_perfect, is_negated, is_participial, is_finite


def _main_verb(word: str, tag: Tag, before: str) -> tuple[str, str]:
    if tag is Tag.BE:
        return "be", _BE_FORMS.get(word, "past")
    if tag is Tag.HAVE:
        return "have", {"have": "base", "has": "s", "having": "ing"}.get(word, "past")
    if tag in (Tag.DO, Tag.MODAL, Tag.TO):
        return "do" if tag is Tag.DO else word, "base"
    readings = {form.kind: form.lemma for form in verb_forms()[word]}
    wanted = []
    if before:
        wanted = {"b": ["participle", "past"], "h": ["participle", "past"]}.get(before[-1], [])
        wanted = ["base"] if before[-1] in "mot" else wanted
    kind = next(kind for kind in [*wanted, "past", "s", "ing", "base", "participle"] if kind in readings)
    return readings[kind], kind
