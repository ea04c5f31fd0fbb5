"""Phrases: the tags of a sentence grouped into noun phrases, verb groups and the words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.language.tagging import TAGS, Tag
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


# Sentences share phrases, so none is ever changed; but a frozen class would take longer to fill than a verb to find.
@dataclass(slots=True, eq=False)
class Phrase:
    """The tokens ``first`` to ``last`` of a sentence, both included; `core` is the last before brackets at the end.
    `head` is the token that stands for the phrase: the last noun, or the main verb. `letter` stands for it in the
    sentence's outline."""

    kind: str
    first: int
    last: int
    head: int
    core: int
    letter: str


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


_Verb = tuple[str, str, str, str | None, bool, bool, bool, bool, bool, bool]
"""What a verb group says wherever it stands: the fields of VerbGroup from `letter` on, in their order."""
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
_LETTERS = {Kind.NOUN: "N", Kind.ADVERB: "a"}
"""The letters of these kinds; a verb group is V where it is finite and v elsewhere, others have that of their tag."""
_AUXILIARIES, _VERBAL, _HEADS = "mbhot", "mbhotvg", "nN0"
_PHRASE = re.compile(
    # negations, adverbs and auxiliaries up to the main verb; a form of be, have or do is main when none follows
    r"(?=x?[mbhotvg]) x?t? (?:[xa]*[mbho])* (?:[xa]*[vg])?"
    # "both the very first winner’s two": determiners, an adverb only before a noun, nouns and numbers
    r"| [dsnN0] (?: (?<=d)[ds] | (?<=d)a(?=[nN0]) | [nN0'] )*"
    # “Ann Lee (R-Tex.)”: a few words in brackets belong to what stands before them
    r"(?: \( [^()q]{1,6} \) )?"
    r"| .",
    re.VERBOSE,
)
"""A phrase in a string of tags: a verb group, a noun phrase, or any one word."""


def phrases(tags: Sequence[str], lowered: Sequence[str]) -> list[Phrase]:
    """The phrases of a sentence in order; together they cover every token."""
    found: list[Phrase] = []
    first = 0
    verb = Kind.VERB
    for letters in _PHRASE.findall("".join(tags)):
        end = first + len(letters)
        if letters[-1] in _VERBAL:
            last = end - 1
            found.append(VerbGroup(verb, first, last, last, last, *_verb(" ".join(lowered[first:end]), letters)))
        else:
            found.append(_phrase(letters, first))
        first = end
    return found


@lru_cache(maxsize=1 << 14)
def _phrase(letters: str, first: int) -> Phrase:
    last = first + len(letters) - 1
    if letters[0] not in "dsnN0":
        kind = _ONE_WORD[letters]
        return Phrase(kind, first, last, last, last, _LETTERS.get(kind, letters))
    before_brackets = letters.partition(Tag.OPEN)[0]
    heads = [first + at for at, letter in enumerate(before_brackets) if letter in _HEADS]
    core = first + len(before_brackets) - 1
    return Phrase(Kind.NOUN, first, last, heads[-1] if heads else core, core, _LETTERS[Kind.NOUN])


_NEGATIVE, _BE = closed_class("negative_contractions"), closed_class("be")
_AFTER = {**dict.fromkeys("bh", ("participle", "past")), **dict.fromkeys("mot", ("base",))}
"""The form that an auxiliary with this tag wants behind it, where a word may be several."""
_BE_FORMS = {"be": "base", "been": "participle", "being": "ing", "is": "s", "are": "s", "am": "s"}


@lru_cache(maxsize=1 << 14)
def _verb(group: str, letters: str) -> _Verb:
    words = group.split(" ")
    before = letters[:-1]
    lemma, form = _main_verb(words[-1], letters[-1], before)
    auxiliaries = [word for word, letter in zip(words, before, strict=False) if letter in _AUXILIARIES]
    is_infinitive = Tag.TO in (letters[0], *before)
    is_participial = (auxiliaries or words[-1:])[0].endswith("ing") and form != "base"
    is_finite = not is_infinitive and not is_participial
    modal = next((word for word, letter in zip(words, letters, strict=True) if letter == Tag.MODAL), None)
    is_passive = bool(auxiliaries) and auxiliaries[-1] in _BE and form in ("past", "participle")
    is_perfect = Tag.HAVE in before
    is_negated = Tag.NOT in before or not _NEGATIVE.isdisjoint(words)
    name = "V" if is_finite else "v"
    return name, lemma, form, modal, is_infinitive, is_passive, is_perfect, is_negated, is_participial, is_finite


def _main_verb(word: str, tag: str, before: str) -> tuple[str, str]:
    if tag == Tag.BE:
        return "be", _BE_FORMS.get(word, "past")
    if tag == Tag.HAVE:
        return "have", {"have": "base", "has": "s", "having": "ing"}.get(word, "past")
    if tag in (Tag.DO, Tag.MODAL, Tag.TO):
        return "do" if tag == Tag.DO else word, "base"
    readings = {form.kind: form.lemma for form in verb_forms()[word]}
    wanted = [*_AFTER.get(before[-1:], ()), "past", "s", "ing", "base", "participle"]
    kind = next(kind for kind in wanted if kind in readings)
    return readings[kind], kind
