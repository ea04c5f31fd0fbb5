"""Phrases: the tags of a sentence grouped into noun phrases, verb groups and the words between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.language.segments import Token
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
    """A main verb with its auxiliaries and adverbs. `form` is the main verb's: base, s, past, participle or ing."""

    lemma: str = ""
    form: str = ""
    modal: str | None = None
    is_infinitive: bool = False
    is_passive: bool = False
    is_perfect: bool = False
    is_negated: bool = False
    is_participial: bool = False

    @property
    def is_finite(self) -> bool:
        """Whether the group can be the verb of a main or dependent clause, with a subject of its own: ``was leaving``,
        not ``leaving``, ``being left``."""
        return not self.is_infinitive and not self.is_participial


_NOMINAL = frozenset((Tag.DET, Tag.POSS, Tag.NUMBER, Tag.NOUN, Tag.NAME))
_HEADS = frozenset((Tag.NOUN, Tag.NAME, Tag.NUMBER))
_AUXILIARY = frozenset((Tag.MODAL, Tag.BE, Tag.HAVE, Tag.DO, Tag.TO))
_STARTS_VERB = _AUXILIARY | {Tag.VERB, Tag.ING}
_LINKS = (Tag.CONJ, Tag.COMMA, Tag.COLON, Tag.STOP, Tag.REL, Tag.SUB, Tag.OTHER)
_KINDS = {
    **dict.fromkeys(Tag, Kind.ADVERB),
    **dict.fromkeys(_LINKS, Kind.LINK),
    Tag.PRON: Kind.NOUN,
    Tag.PREP: Kind.PREP,
    Tag.QUOTE: Kind.QUOTE,
}
"""The kind of a phrase of one word."""


_BRACKETS = {"(": ")", "[": "]"}
_LONGEST_ASIDE = 8
"""Tokens that brackets behind a noun phrase may hold and still be part of it."""


def phrases(tokens: Sequence[Token], tags: Sequence[Tag]) -> list[Phrase]:
    """The phrases of a sentence in order; together they cover every token."""
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        phrase = _phrase(tokens, tags, at)
        if phrase.kind is Kind.NOUN:
            phrase.last = _past_brackets(tokens, phrase.last)
        found.append(phrase)
        at = phrase.last + 1
    return found


def _past_brackets(tokens: Sequence[Token], last: int) -> int:
    """`last`, or the end of the brackets behind it, which belong to the noun phrase: ``Ann Lee (R-Tex.)``."""
    if last + 1 < len(tokens) and tokens[last + 1].text in _BRACKETS:
        closing = _BRACKETS[tokens[last + 1].text]
        for at in range(last + 2, min(last + _LONGEST_ASIDE, len(tokens))):
            if tokens[at].text == closing:
                return at
            if tokens[at].quoted:
                break
    return last


def _phrase(tokens: Sequence[Token], tags: Sequence[Tag], at: int) -> Phrase:
    tag = tags[at]
    if tag in _STARTS_VERB or (tag is Tag.NOT and at + 1 < len(tags) and tags[at + 1] in _STARTS_VERB):
        return _verb_group(tokens, tags, at)
    if tag in _NOMINAL:
        return _noun_phrase(tags, at)
    return Phrase(_KINDS[tag], at, at, at)


def _noun_phrase(tags: Sequence[Tag], at: int) -> Phrase:
    last = at
    while last + 1 < len(tags) and _continues(tags, last):
        last += 1
    head = next((index for index in range(last, at - 1, -1) if tags[index] in _HEADS), last)
    return Phrase(Kind.NOUN, at, last, head)


def _continues(tags: Sequence[Tag], last: int) -> bool:
    here, following = tags[last], tags[last + 1]
    if following is Tag.GEN:
        return True
    if following in (Tag.DET, Tag.POSS):
        return here is Tag.DET
    if following is Tag.ADV:  # "the very first part": an adverb between a determiner and its noun
        return here is Tag.DET and last + 2 < len(tags) and tags[last + 2] in _HEADS
    return following in _HEADS


def _verb_group(tokens: Sequence[Token], tags: Sequence[Tag], at: int) -> VerbGroup:
    """Auxiliaries, negations and adverbs up to the main verb; a form of be, have or do is main when none follows."""
    last = head = at
    index = at
    while index < len(tags):
        if tags[index] in (Tag.VERB, Tag.ING):
            last = head = index
            break
        if tags[index] in _AUXILIARY and (tags[index] is not Tag.TO or all(t is Tag.NOT for t in tags[at:index])):
            last = head = index
        elif tags[index] not in (Tag.NOT, Tag.ADV):
            break
        index += 1
    return _describe(tokens, tags, at, last, head)


_BE_FORMS = {"be": "base", "been": "participle", "being": "ing", "is": "s", "are": "s", "am": "s"}


def _describe(tokens: Sequence[Token], tags: Sequence[Tag], first: int, last: int, head: int) -> VerbGroup:
    if first == last and tags[head] in (Tag.VERB, Tag.ING):
        lemma, form = _main_verb(tokens[head].text.lower(), tags[head], [])
        return VerbGroup(Kind.VERB, first, last, head, lemma, form, is_participial=form == "ing")
    words = [token.text.lower() for token in tokens[first : last + 1]]
    before = list(tags[first:head])
    lemma, form = _main_verb(words[head - first], tags[head], before)
    auxiliaries = [w for w, t in zip(words, before, strict=False) if t in _AUXILIARY]
    be_last = bool(auxiliaries) and auxiliaries[-1] in closed_class("be")
    negative = closed_class("negative_contractions")
    return VerbGroup(
        Kind.VERB,
        first,
        last,
        head,
        lemma=lemma,
        form=form,
        modal=next((w for w, t in zip(words, tags[first : last + 1], strict=True) if t is Tag.MODAL), None),
        is_infinitive=tags[first] is Tag.TO or (Tag.TO in before),
        is_passive=be_last and form in ("past", "participle"),
        is_perfect=Tag.HAVE in before,
        is_negated=Tag.NOT in tags[first:last] or any(word in negative for word in words),
        is_participial=(auxiliaries[0] if auxiliaries else words[head - first]).endswith("ing") and form != "base",
    )


def _main_verb(word: str, tag: Tag, before: list[Tag]) -> tuple[str, str]:
    if tag is Tag.BE:
        return "be", _BE_FORMS.get(word, "past")
    if tag is Tag.HAVE:
        return "have", {"have": "base", "has": "s", "having": "ing"}.get(word, "past")
    if tag in (Tag.DO, Tag.MODAL, Tag.TO):
        return "do" if tag is Tag.DO else word, "base"
    readings = {form.kind: form.lemma for form in verb_forms()[word]}
    if len(readings) == 1:
        return next((lemma, kind) for kind, lemma in readings.items())
    wanted = ["base"] if any(t in (Tag.MODAL, Tag.DO, Tag.TO) for t in before[-1:]) else []
    wanted += ["participle", "past"] if before and before[-1] in (Tag.BE, Tag.HAVE) else []
    kind = next(kind for kind in [*wanted, "past", "s", "ing", "base", "participle"] if kind in readings)
    return readings[kind], kind
