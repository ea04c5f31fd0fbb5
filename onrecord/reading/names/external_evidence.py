"""External evidence: what the words before and after a name say about what it names, and how much each cue weighs.

The weights are on the scale of internal_evidence.py.
"""

from __future__ import annotations

import re

from onrecord.language.datelines import behind_place
from onrecord.reading.lexicon import words
from onrecord.reading.names import external_rules as rules
from onrecord.reading.names.carving import Part
from onrecord.reading.names.rules import CAPITALS_ALONE, Cue, for_organization, for_person, for_place
from onrecord.reading.word_classes import GIVEN_NAMES, TITLES

TITLE = for_person(4, rules.TITLE)
AGE = for_person(4, rules.AGE)
PERSON_NOUN = for_person(3, rules.PERSON_NOUN)
SPEAKER_LABEL = for_person(3, rules.SPEAKER_LABEL)
PERSON_APART = for_person(2.5, rules.APPOSITION)  # Ana, a nurse
PERSON_BEHIND_NOUN = for_person(2, rules.APPOSITION)  # the nurse, Ana
WHO = for_person(2, rules.RELATIVE_WHO)
CLOSED_QUOTATION = for_person(1, rules.CLOSED_QUOTATION)
"""Bodies are quoted less often than people are."""
PERSON_VERB = for_person(1, rules.PERSON_VERB)
PRONOUN = for_person(0.7, rules.PRONOUN)
SAYING = for_person(0.4, rules.SAYING)
COMPANION = for_person(0.2, rules.COMPANION)
ARTICLE_BEFORE_PERSON = for_person(-1.5, rules.ARTICLE)

BODY_APART = for_organization(2, rules.APPOSITION)  # Umbra, an airline
ORGANIZATION_NOUN = for_organization(2, rules.ORGANIZATION_NOUN)
ORGANIZATION_BELONGING = for_organization(1.5, rules.BELONGING)  # Umbra shares
ARTICLE = for_organization(1.2, rules.ARTICLE)
BODY_BEHIND_NOUN = for_organization(1, rules.APPOSITION)  # the airline, Umbra
ORGANIZATION_PART = for_organization(1, rules.BELONGING)  # Umbra board
ORGANIZATION_PERSON = for_organization(0.8, rules.BELONGING)  # Umbra analyst
MEMBER_OF = for_organization(0.7, rules.MEMBER_OF)
ORGANIZATION_SAYING = for_organization(0.4, rules.SAYING)

DATELINE = for_place(4, rules.DATELINE)
PLACE_NOUN_OF = for_place(3, rules.PLACE_NOUN)  # the town of Umbra
PLACE_ADJECTIVE = for_place(2, rules.PLACE_ADJECTIVE)
PLACE_APART = for_place(2, rules.APPOSITION)  # Umbra, a town
PLACE_PREPOSITION = for_place(1.6, rules.PLACE_PREPOSITION)
PLACE_NOUN = for_place(1.5, rules.PLACE_NOUN)  # Umbra district
PLACE_WITH_ARTICLE = for_place(1, rules.PLACE_PREPOSITION)  # in the Umbra
DIRECTION = for_place(0.5, rules.PLACE_PREPOSITION)  # to Umbra
OWNER_BEHIND_PREPOSITION = for_place(0.4, rules.PLACE_PREPOSITION)  # in Umbra's
PLACE_SAYING = for_place(-0.5, rules.SAYING)


SILENT = frozenset(rule.rule_id for rule in (CAPITALS_ALONE, rules.PRONOUN))
"""What makes no name of a word that only begins sentences: “he” in its sentence may be anybody."""

WEAK = SILENT.union(
    rule.rule_id
    for rule in (
        rules.ARTICLE,
        rules.COMPANION,
        rules.SAYING,
        rules.BELONGING,
        rules.MEMBER_OF,
        rules.PLACE_PREPOSITION,
    )
)
"""What makes no name of a word that the article writes small too, or that is a common one."""


_AFTER = re.compile(r"(['’]s?)?(,?) ?\(?[\"“]?([\w’'-]+)?")
_PLACE_BEFORE_ARTICLE = words("names/cues", "place_before_article")
_SINGULAR = re.compile(r"[^.;]* (?:he|his|she|her|him)\b")
_AGE = re.compile(r"(?:, | \(|,? \(?aged )\d\d?,? ?\)?[,.) ]")
_APPOSITION = re.compile(r"(?:, (?:an? |the |its |their |his |her )?)((?:[\w’'-]+ ){0,5}[\w’'-]+)")
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
            cues += (CLOSED_QUOTATION,)
    if title:
        cues = (TITLE, *cues)
    if not before:
        behind = behind_place(text, end)
        if behind is not None and behind.mark != ":" and behind.spaces and behind.regions <= 1:
            cues += (DATELINE,)
        if after[:1] == ":" and name.isupper():
            cues += (SPEAKER_LABEL,)
    return cues


def _by_word(*listed: tuple[str, Cue]) -> dict[str, Cue]:
    return {word: cue for name, cue in listed for word in words("names/cues", name)}


_WORDS_BEFORE = _by_word(
    ("organization_nouns", ORGANIZATION_NOUN),
    ("person_nouns", PERSON_NOUN),
    ("place_adjectives", PLACE_ADJECTIVE),
    ("place_prepositions_weak", DIRECTION),
    ("place_prepositions", PLACE_PREPOSITION),
)
"""What the word right before a name says; of a word in two lists, what the later list says."""

_WORDS_AFTER = _by_word(
    ("shared_verbs", SAYING),
    ("person_verbs", PERSON_VERB),
    ("person_nouns", ORGANIZATION_PERSON),
    ("place_nouns", PLACE_NOUN),
    ("organization_nouns", ORGANIZATION_PART),
    ("organization_belongings", ORGANIZATION_BELONGING),
)
"""What the word right after a name says, in the same way."""

_CAPITALISED = frozenset(("The", "In", "At"))
_LOOK_FURTHER = ("the", "of")
_OF_POSSESSIVES = frozenset((ORGANIZATION_BELONGING.rule, PLACE_NOUN.rule))
_SHARED = (ORGANIZATION_SAYING, PLACE_SAYING)
_COMPANIONS = words("names/cues", "companions")
_COMPANY = (COMPANION,)
_PLACE_OF = (PLACE_NOUN_OF,)
_NOUNS_APART = {
    ORGANIZATION_NOUN: (BODY_BEHIND_NOUN,),
    PERSON_NOUN: (PERSON_BEHIND_NOUN,),
}
"""What a noun says with a comma between it and the name."""
_PREPOSITION = PLACE_PREPOSITION.rule
_PLACE_OF_OWNER = (OWNER_BEHIND_PREPOSITION,)
_MEMBER_OF = (MEMBER_OF,)
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
    cue = PLACE_WITH_ARTICLE if second in _PLACE_BEFORE_ARTICLE else ARTICLE
    first, _, rest = name.partition(" ")
    return (cue,) if rest and first.lower() in GIVEN_NAMES else (cue, ARTICLE_BEFORE_PERSON)


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
            cues.append(AGE)
        if begins == "who":
            cues.append(WHO)
    if (" he" in after or " hi" in after or " she" in after) and _SINGULAR.match(after):
        cues.append(PRONOUN)
    if is_apart:
        return (*cues, *_apposition_cues(after))
    match = _AFTER.match(after)
    if match is not None:
        possessive, comma, word = match.groups()
        cue = _WORDS_AFTER.get(word.lower()) if word and not comma else None
        if cue is not None and (not possessive or cue.rule in _OF_POSSESSIVES):
            cues.append(cue)
            if cue is SAYING:
                cues += _SHARED
    return tuple(cues)


_PERSON_APART = (PERSON_APART,)
_BODY_APART = (BODY_APART,)
_PLACE_APART = (PLACE_APART,)
_ENDS_APPOSITION = words("names/cues", "ends_apposition")


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
