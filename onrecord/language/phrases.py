"""Phrases: the tags of a sentence grouped into noun phrases, verb groups and the words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from onrecord.language.lazy import Memo
from onrecord.language.tags import TAGS, Tag
from onrecord.language.words import closed_class, verb_forms


class Kind:
    """Kinds of phrase, plain attributes as those of Tag are. LINK is a conjunction, a comma, a relative or a
    subordinator, left as it is."""

    NOUN = "noun phrase"
    VERB = "verb group"
    PREP = "preposition"
    QUOTE = "utterance"
    ADVERB = "adverb"
    LINK = "link"


# Sentences share phrases and verb groups, so none is ever changed; but a frozen class would take longer to fill.
@dataclass(slots=True, eq=False)
class Phrase:
    """The tokens ``first`` to ``last`` of a sentence, both included; `core` is the last before brackets at the end.
    `head` is the token that stands for the phrase: the last noun, or the main verb."""

    kind: str
    first: int
    last: int
    head: int
    core: int


@dataclass(slots=True, eq=False)
class VerbGroup:
    """What a main verb says with its auxiliaries and adverbs. `form` is the main verb's: base, s, past, participle or
    ing.

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


_ONE_WORD = {
    **dict.fromkeys(TAGS, Kind.ADVERB),
    **dict.fromkeys(
        (Tag.CONJ, Tag.COMMA, Tag.COLON, Tag.STOP, Tag.REL, Tag.SUB, Tag.OPEN, Tag.CLOSE, Tag.OTHER), Kind.LINK
    ),
    Tag.PRON: Kind.NOUN,
    Tag.PREP: Kind.PREP,
    Tag.QUOTE: Kind.QUOTE,
}
"""The kind of a phrase of one word."""
_AUXILIARIES, _VERBAL, _NOMINAL, _HEADS = "mbhot", "mbhotvg", "dsnN0", "nN0"
_PHRASE = re.compile(
    r"[^dsnN0xmbhotvg]"  # nearly half of them, first: a word of any other class is a phrase of its own
    # "both the very first winner’s two": determiners, an adverb only before a noun, nouns and numbers
    r"| [dsnN0] (?: (?<=d)[ds] | (?<=d)a(?=[nN0]) | [nN0'] )*"
    # “Ann Lee (R-Tex.)”: a few words in brackets belong to what stands before them
    r"(?: \( [^()q]{1,6} \) )?"
    # negations, adverbs and auxiliaries up to the main verb; a form of be, have or do is main when none follows
    r"| (?=x?[mbhotvg]) x?t? (?:[xa]*[mbho])* (?:[xa]*[vg])?"
    r"| x",
    re.VERBOSE,
)
"""A phrase in a string of tags: a verb group, a noun phrase, or any one word."""


class Phrases(NamedTuple):
    """The phrases of a sentence in order, which together cover every token; the first token of each, and the letters
    that stand for them in the sentence's outline; and the verb groups by their positions."""

    phrases: list[Phrase]
    firsts: list[int]
    letters: str
    verbs: dict[int, VerbGroup]


def phrases(tags: Sequence[str], lowered: Sequence[str]) -> Phrases:
    """Finds the phrases in the tags of a sentence; what a verb group says is looked up by its words."""
    groups = _PHRASE.findall("".join(tags))
    firsts = list(accumulate(map(len, groups), initial=0))
    found = list(map(_phrase, groups, firsts))
    letters = list(map(_LETTERS.__getitem__, groups))
    verbs: dict[int, VerbGroup] = {}
    for at in [at for at, letter in enumerate(letters) if letter == "V"]:
        verb = verbs[at] = _verb(" ".join(lowered[firsts[at] : firsts[at + 1]]), groups[at])
        if not verb.is_finite:
            letters[at] = "v"
    firsts.pop()
    return Phrases(found, firsts, "".join(letters), verbs)


@lru_cache(maxsize=1 << 14)
def _phrase(tags: str, first: int) -> Phrase:
    last = first + len(tags) - 1
    if tags[-1] in _VERBAL:
        return Phrase(Kind.VERB, first, last, last, last)
    if tags[0] not in _NOMINAL:
        return Phrase(_ONE_WORD[tags], first, last, last, last)
    before_brackets = tags.partition(Tag.OPEN)[0]
    core = first + len(before_brackets) - 1
    head = max(map(before_brackets.rfind, _HEADS))
    return Phrase(Kind.NOUN, first, last, first + head if head >= 0 else core, core)


def _letter(tags: str) -> str:
    """The letter of the phrase with these tags: V of a verb group, though it is v unless it is finite; its tag's where
    it has but one and is neither noun phrase nor adverb."""
    if tags[-1] in _VERBAL:
        return "V"
    if tags[0] in _NOMINAL:
        return "N"
    return {Kind.NOUN: "N", Kind.ADVERB: "a"}.get(_ONE_WORD[tags], tags)


_LETTERS = Memo(_letter, most=1 << 14)


_NEGATIVE, _BE, _FORMS = closed_class("negative_contractions"), closed_class("be"), verb_forms()
_AFTER = {**dict.fromkeys("bh", ("participle", "past")), **dict.fromkeys("mot", ("base",))}
"""The form that an auxiliary with this tag wants behind it, where a word may be several."""
_BE_FORMS = {"be": "base", "been": "participle", "being": "ing", "is": "s", "are": "s", "am": "s"}


@lru_cache(maxsize=1 << 14)
def _verb(group: str, letters: str) -> VerbGroup:
    words = group.split(" ")
    before = letters[:-1]
    lemma, form = _main_verb(words[-1], letters[-1], before[-1:])
    auxiliaries = [word for word, letter in zip(words, before, strict=False) if letter in _AUXILIARIES]
    is_infinitive = Tag.TO in before or letters[0] == Tag.TO
    is_participial = (auxiliaries or words[-1:])[0].endswith("ing") and form != "base"
    is_finite = not is_infinitive and not is_participial
    modal = words[letters.index(Tag.MODAL)] if Tag.MODAL in letters else None
    is_passive = bool(auxiliaries) and auxiliaries[-1] in _BE and form in ("past", "participle")
    is_perfect = Tag.HAVE in before
    is_negated = Tag.NOT in before or not _NEGATIVE.isdisjoint(words)
    return VerbGroup(lemma, form, modal, is_infinitive, is_passive, is_perfect, is_negated, is_participial, is_finite)


@lru_cache(maxsize=1 << 14)
def _main_verb(word: str, tag: str, before: str) -> tuple[str, str]:
    if tag == Tag.BE:
        return "be", _BE_FORMS.get(word, "past")
    if tag == Tag.HAVE:
        return "have", {"have": "base", "has": "s", "having": "ing"}.get(word, "past")
    if tag in (Tag.DO, Tag.MODAL, Tag.TO):
        return "do" if tag == Tag.DO else word, "base"
    forms = _FORMS[word]
    form = forms[0]
    if len(forms) > 1:
        wanted = [*_AFTER.get(before, ()), "past", "s", "ing", "base", "participle"]
        form = min(reversed(forms), key=lambda form: wanted.index(form.kind))
    return form.lemma, form.kind
