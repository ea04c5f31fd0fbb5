"""Surroundings: what the words before and after a name in the text say about what it names."""

from __future__ import annotations

import re

from onrecord.reading.lexicon import words
from onrecord.reading.naming.cues import Cue, Sort
from onrecord.reading.naming.namewords import GIVEN_NAMES, TITLES
from onrecord.reading.naming.parts import Part

_AFTER = re.compile(r"(['’]s?)?(,?) ?\(?[\"“]?([\w’'-]+)?")
_PLACE_BEFORE_ARTICLE = frozenset("in at inside near outside into to from around across along through".split())
_SINGULAR = re.compile(r"[^.;]* (?:he|his|she|her|him)\b")
_AGE = re.compile(r"(?:, | \(|,? \(?aged )\d\d?,? ?\)?[,.) ]")
_APPOSITION = re.compile(r"(?:, (?:an? |the |its |their |his |her )?)((?:[\w’'-]+ ){0,5}[\w’'-]+)")
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})? ?(?:\([A-Z][\w/ ,.-]{1,30}\) ?)?[—–-]{1,2} ")
_LEAD = 32
_SPAN = 48

_TITLED = Cue(Sort.PERSON, 4, "titled-person")
_DATED = Cue(Sort.PLACE, 4, "dateline")
_QUOTED = Cue(Sort.PERSON, 1, "quoted")
_SAID = frozenset((" said ", " said.", " said,"))
_CLOSED_QUOTATION = frozenset((",” ", '," ', "?” ", '?" ', "!” ", '!" '))
"""What ends before the name of who said it: bodies are quoted less often than people are."""
_LABEL = Cue(Sort.PERSON, 3, "speaker-label")


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
            cues += (_QUOTED,)
    if title:
        cues = (_TITLED, *cues)
    if not before:
        if _DATELINE.match(after):
            cues += (_DATED,)
        if after[:1] == ":" and name.isupper():
            cues += (_LABEL,)
    return cues


def _by_word(*listed: tuple[str, Cue]) -> dict[str, Cue]:
    return {word: cue for name, cue in listed for word in words("name_cues", name)}


_WORDS_BEFORE = _by_word(
    ("organization_nouns", Cue(Sort.ORGANIZATION, 2, "organization-noun")),
    ("person_nouns", Cue(Sort.PERSON, 3, "person-noun")),
    ("place_adjectives", Cue(Sort.PLACE, 2, "place-adjective")),
    ("place_prepositions_weak", Cue(Sort.PLACE, 0.5, "place-preposition")),
    ("place_prepositions", Cue(Sort.PLACE, 1.6, "place-preposition")),
)
"""What the word right before a name says; of a word in two lists, what the later list says."""

_WORDS_AFTER = _by_word(
    ("shared_verbs", Cue(Sort.PERSON, 0.4, "saying")),
    ("person_verbs", Cue(Sort.PERSON, 1, "person-verb")),
    ("person_nouns", Cue(Sort.ORGANIZATION, 0.8, "belonging")),
    ("place_nouns", Cue(Sort.PLACE, 1.5, "place-noun")),
    ("organization_nouns", Cue(Sort.ORGANIZATION, 1, "belonging")),
    ("organization_belongings", Cue(Sort.ORGANIZATION, 1.5, "belonging")),
)
"""What the word right after a name says, in the same way."""

_CAPITALISED = frozenset(("The", "In", "At"))
_LOOK_FURTHER = frozenset(("the", "of"))
_OF_POSSESSIVES = frozenset(("belonging", "place-noun"))
_SHARED = (Cue(Sort.ORGANIZATION, 0.4, "saying"), Cue(Sort.PLACE, -0.5, "saying"))
_COMPANIONS = frozenset("told asked with and by against".split())
_COMPANY = (Cue(Sort.PERSON, 0.2, "company"),)
_PLACE_OF = (Cue(Sort.PLACE, 3, "place-noun"),)
_MEMBER_OF = (Cue(Sort.ORGANIZATION, 0.7, "member-of"),)
_PERSON_NOUNS = words("name_cues", "person_nouns")
_PLACE_NOUNS = words("name_cues", "place_nouns")
_BODY_NOUNS = words("name_cues", "organization_nouns")


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
        is_noun = cue.rule in ("person-noun", "organization-noun")
        return (Cue(cue.sort, cue.weight - 1, "apposition"),) if is_noun else ()
    if cue.rule == "place-preposition" and after[:2] in ("’s", "'s"):
        return (Cue(cue.sort, 0.4, cue.rule),)
    return (cue,)


_IN_PLACE = Cue(Sort.PLACE, 1, "place-preposition")
_WITH_ARTICLE = Cue(Sort.ORGANIZATION, 1.2, "article")
_NO_PERSON = Cue(Sort.PERSON, -1.5, "article")


def _article_cues(second: str, name: str) -> tuple[Cue, ...]:
    """What “the” before a name says, and the word before that."""
    cue = _IN_PLACE if second in _PLACE_BEFORE_ARTICLE else _WITH_ARTICLE
    first, _, rest = name.partition(" ")
    return (cue,) if rest and first.lower() in GIVEN_NAMES else (cue, _NO_PERSON)


_AGED = Cue(Sort.PERSON, 4, "age")
_WHO = Cue(Sort.PERSON, 2, "who")
_PRONOUN = Cue(Sort.PERSON, 0.7, "pronoun")
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
            cues.append(_AGED)
        if begins == "who":
            cues.append(_WHO)
    if (" he" in after or " hi" in after or " she" in after) and _SINGULAR.match(after):
        cues.append(_PRONOUN)
    if is_apart:
        return (*cues, *_apposition_cues(after))
    match = _AFTER.match(after)
    if match is not None:
        possessive, comma, word = match.groups()
        cue = _WORDS_AFTER.get(word.lower()) if word and not comma else None
        if cue is not None and (not possessive or cue.rule in _OF_POSSESSIVES):
            cues.append(cue)
            if cue.rule == "saying":
                cues += _SHARED
    return tuple(cues)


_PERSON_APART = (Cue(Sort.PERSON, 2.5, "apposition"),)
_BODY_APART = (Cue(Sort.ORGANIZATION, 2, "apposition"),)
_PLACE_APART = (Cue(Sort.PLACE, 2, "apposition"),)
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
