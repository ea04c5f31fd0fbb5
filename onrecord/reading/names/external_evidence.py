"""Surroundings: what the words before and after a name in the text say about what it names."""

from __future__ import annotations

import re

from onrecord.reading.lexicon import words
from onrecord.reading.names import evidence
from onrecord.reading.names.evidence import Cue
from onrecord.reading.names.external_rules import BELONGING, PLACE_NOUN, PLACE_PREPOSITION
from onrecord.reading.names.parts import Part
from onrecord.reading.names.vocabulary import GIVEN_NAMES, TITLES

_AFTER = re.compile(r"(['’]s?)?(,?) ?\(?[\"“]?([\w’'-]+)?")
_PLACE_BEFORE_ARTICLE = frozenset("in at inside near outside into to from around across along through".split())
_SINGULAR = re.compile(r"[^.;]* (?:he|his|she|her|him)\b")
_AGE = re.compile(r"(?:, | \(|,? \(?aged )\d\d?,? ?\)?[,.) ]")
_APPOSITION = re.compile(r"(?:, (?:an? |the |its |their |his |her )?)((?:[\w’'-]+ ){0,5}[\w’'-]+)")
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})? ?(?:\([A-Z][\w/ ,.-]{1,30}\) ?)?[—–-]{1,2} ")
_LEAD = 32
_SPAN = 48

_SAID = frozenset((" said ", " said.", " said,"))
_CLOSED_QUOTATION = frozenset((",” ", '," ', "?” ", '?" ', "!” ", '!" '))
"""What ends before the name of who said it: bodies are quoted less often than people are."""


def context_cues(text: str, part: Part) -> tuple[Cue, ...]:
    """What the words before and after a name in the text say."""
    start, end, name, title, _ = part
    before = text[start - _LEAD if start > _LEAD else 0 : start]
    if "\n" in before:
        before = before.rpartition("\n")[2]
    after = text[end : end + _SPAN]
    if "\n" in after:
        after = after.partition("\n")[0]
    cues = _after_cues(after)
    if before:
        cues = _before_cues(before, after, name) + cues
        if before[-3:] in _CLOSED_QUOTATION and after[:6] in _SAID:
            cues += (evidence.CLOSED_QUOTATION,)
    if title:
        cues = (evidence.TITLE, *cues)
    if not before:
        if _DATELINE.match(after):
            cues += (evidence.DATELINE,)
        if after[:1] == ":" and name.isupper():
            cues += (evidence.SPEAKER_LABEL,)
    return cues


def _by_word(*listed: tuple[str, Cue]) -> dict[str, Cue]:
    return {word: cue for name, cue in listed for word in words("names/cues", name)}


_WORDS_BEFORE = _by_word(
    ("organization_nouns", evidence.ORGANIZATION_NOUN),
    ("person_nouns", evidence.PERSON_NOUN),
    ("place_adjectives", evidence.PLACE_ADJECTIVE),
    ("place_prepositions_weak", evidence.DIRECTION),
    ("place_prepositions", evidence.PLACE_PREPOSITION),
)
"""What the word right before a name says; of a word in two lists, what the later list says."""

_WORDS_AFTER = _by_word(
    ("shared_verbs", evidence.SAYING),
    ("person_verbs", evidence.PERSON_VERB),
    ("person_nouns", evidence.ORGANIZATION_PERSON),
    ("place_nouns", evidence.PLACE_NOUN),
    ("organization_nouns", evidence.ORGANIZATION_PART),
    ("organization_belongings", evidence.ORGANIZATION_BELONGING),
)
"""What the word right after a name says, in the same way."""

_CAPITALISED = frozenset(("The", "In", "At"))
_LOOK_FURTHER = frozenset(("the", "of"))
_OF_POSSESSIVES = frozenset((BELONGING.rule_id, PLACE_NOUN.rule_id))
_SHARED = (evidence.ORGANIZATION_SAYING, evidence.PLACE_SAYING)
_COMPANIONS = frozenset("told asked with and by against".split())
_COMPANY = (evidence.COMPANION,)
_PLACE_OF = (evidence.PLACE_NOUN_OF,)
_NOUNS_APART = {
    evidence.ORGANIZATION_NOUN: (evidence.BODY_BEHIND_NOUN,),
    evidence.PERSON_NOUN: (evidence.PERSON_BEHIND_NOUN,),
}
"""What a noun says with a comma between it and the name."""
_PREPOSITION = PLACE_PREPOSITION.rule_id
_PLACE_OF_OWNER = (evidence.OWNER_BEHIND_PREPOSITION,)
_MEMBER_OF = (evidence.MEMBER_OF,)
_PERSON_NOUNS = words("names/cues", "person_nouns")
_PLACE_NOUNS = words("names/cues", "place_nouns")
_BODY_NOUNS = words("names/cues", "organization_nouns")


def _before_cues(before: str, after: str, name: str) -> tuple[Cue, ...]:
    found = before.rstrip(" \"“‘'(").rsplit(None, 1)
    if not found:
        return ()
    previous = found[-1]
    if previous[0].isupper() and previous not in _CAPITALISED:
        return ()
    word = previous.lower()
    second = found[0].rsplit(None, 1)[-1] if word in _LOOK_FURTHER and len(found) > 1 else ""
    if word == "the":
        return _article_cues(second.lower(), name)
    if word == "of":
        return _PLACE_OF if second in _PLACE_NOUNS else _MEMBER_OF if second in _PERSON_NOUNS else ()
    if word in _COMPANIONS:
        return _COMPANY
    is_apart = word[-1] == ","
    if is_apart and before.rstrip()[-1] in "\"“‘'":  # told the council, “Tents …”
        return ()
    cue = _WORDS_BEFORE.get(word[:-1] if is_apart else word)
    if cue is None:
        return ()
    if is_apart:
        return _NOUNS_APART.get(cue, ())
    if cue.rule == _PREPOSITION and after[:2] in ("’s", "'s"):
        return _PLACE_OF_OWNER
    return (cue,)


def _article_cues(second: str, name: str) -> tuple[Cue, ...]:
    """What “the” before a name says, and the word before that."""
    cue = evidence.PLACE_WITH_ARTICLE if second in _PLACE_BEFORE_ARTICLE else evidence.ARTICLE
    first, _, rest = name.partition(" ")
    return (cue,) if rest and first.lower() in GIVEN_NAMES else (cue, evidence.ARTICLE_BEFORE_PERSON)


_BEGIN_AGE = frozenset("(a0123456789")
_ENDS_SENTENCE = frozenset(("", ".", ";"))


def _after_cues(after: str) -> tuple[Cue, ...]:
    if after[:1] in _ENDS_SENTENCE:
        return ()
    cues = []
    is_apart = after.startswith(", ")
    if is_apart or after[0] == " ":
        begins = after[2:5] if is_apart else after[1:4]
        if begins[:1] in _BEGIN_AGE and _AGE.match(after):
            cues.append(evidence.AGE)
        if begins == "who":
            cues.append(evidence.WHO)
    if (" he" in after or " hi" in after or " she" in after) and _SINGULAR.match(after):
        cues.append(evidence.PRONOUN)
    if is_apart:
        return (*cues, *_apposition_cues(after))
    match = _AFTER.match(after)
    if match is not None:
        possessive, comma, word = match.groups()
        cue = _WORDS_AFTER.get(word.lower()) if word and not comma else None
        if cue is not None and (not possessive or cue.rule in _OF_POSSESSIVES):
            cues.append(cue)
            if cue is evidence.SAYING:
                cues += _SHARED
    return tuple(cues)


_PERSON_APART = (evidence.PERSON_APART,)
_BODY_APART = (evidence.BODY_APART,)
_PLACE_APART = (evidence.PLACE_APART,)
_ENDS_APPOSITION = frozenset("of in at for who which and said to from on with".split())


def _apposition_cues(after: str) -> tuple[Cue, ...]:
    match = _APPOSITION.match(after)
    for raw in match[1].split() if match is not None else ():
        word = raw.lower()
        if word in _ENDS_APPOSITION:
            break
        if raw[0].isupper():
            if word in TITLES:
                return _PERSON_APART
        elif word in _PERSON_NOUNS or word.removesuffix("s") in _PERSON_NOUNS:
            return _PERSON_APART
        elif word in _BODY_NOUNS:
            return _BODY_APART
        elif word in _PLACE_NOUNS:
            return _PLACE_APART
    return ()
