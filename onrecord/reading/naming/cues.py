"""Cues: what a name's own words, and the words around it, say about what it names.

Every cue is a kind, a weight and a name. Weights are set by hand: 4 settles it, 2 is likely, 1 a hint; they add up
over all places where an article has the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.reading.lexicon import words
from onrecord.reading.naming.namewords import given_names, sexed_names
from onrecord.reading.naming.openings import common
from onrecord.reading.naming.parts import Part


class Sort(StrEnum):
    """What a name may name. OTHER is none of what is collected: a day, a prize, a law, a work."""

    ORGANIZATION = "organization"
    PLACE = "place"
    PERSON = "person"
    OTHER = "other"


class Cue(NamedTuple):
    """A hint that a name is of a sort; `rule` is what the hint is called."""

    sort: Sort
    weight: float
    rule: str


_MIDDLE_INITIAL = re.compile(r"\w (?:[^\W\d_]\.)+ \w")
_FIRST_INITIAL = re.compile(r"[^\W\d_]\. \w")
_INNER_CAPITAL = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|O’|O')[A-Z][a-z]+[A-Z][a-z]|^[a-z][A-Z]")
_PARTICLE = re.compile(r" (?:de|da|dos|di|del|della|van|von|der|den|ter|bin|ibn|al|el) |\b[Aa]l-[A-Z]|\b[Ee]l-[A-Z]")
_PLACE_ENDING = re.compile(r"(?:stan|ville|burgh?|shire|grad|abad|pur|chester|borough|folk|land|polis|istan)$")
_SURNAME_ENDING = re.compile(
    r"(?:sson|enko|ovich|evich|ova|sky|ski|skyy|ez|yan|ian|stein|oğlu|oglu|adze|shvili|opoulos)$"
)
_PARTY_TAG = re.compile(r"[RDI]-[A-Z]")
_SUFFIX = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


@lru_cache(maxsize=1 << 16)
def own_cues(name: str) -> tuple[Cue, ...]:
    """What the words of `name` say: its head, given names, capitals."""
    return tuple(_own_cues(name, name.split(" ")))


def _own_cues(name: str, parts: list[str]) -> Iterator[Cue]:
    lower = [part.lower() for part in parts]
    yield from _spelling_cues(name)
    if len(parts) == 1:
        yield from _single_word_cues(name, lower[0])
        return
    head = _head(lower)
    if lower[-1] in _SUFFIX and lower[0] in given_names():
        yield Cue(Sort.PERSON, 4, "given-name")
    else:
        yield from _head_cues(lower, head)
    if lower[0] in words("name_heads", "place_beginnings") and lower[0] not in ("st.", "le", "la"):
        yield Cue(Sort.PLACE, 1.5, "place-beginning")
    if lower[0] in words("name_heads", "organization_beginnings"):
        yield Cue(Sort.ORGANIZATION, 1.5, "organization-beginning")
    if len(parts) > 3:
        yield Cue(Sort.ORGANIZATION, 1, "many-words")
    if not _is_any_head(head):
        yield from _person_cues(parts, lower, head)


def _spelling_cues(name: str) -> Iterator[Cue]:
    """What the letters and marks of a name say."""
    if "&" in name:
        yield Cue(Sort.ORGANIZATION, 3, "ampersand")
    if _MIDDLE_INITIAL.search(name) or _FIRST_INITIAL.match(name):
        yield Cue(Sort.PERSON, 3, "initial")
    if _INNER_CAPITAL.search(name):
        yield Cue(Sort.ORGANIZATION, 2, "inner-capital")
    if _PARTICLE.search(name):
        yield Cue(Sort.PERSON, 1.5, "name-particle")
    if _SURNAME_ENDING.search(name):
        yield Cue(Sort.PERSON, 0.8, "surname-ending")


def _person_cues(parts: list[str], lower: list[str], head: str) -> Iterator[Cue]:
    """What the words of a name without a head of a body or place say."""
    if lower[0] in given_names() and head == lower[-1]:
        yield Cue(Sort.PERSON, 3, "given-name")
    acronym = len(parts[0]) > 1 and parts[0].isalpha() and parts[0].isupper()
    if len(parts) in (2, 3) and not acronym and not any(part in common() for part in lower):
        yield Cue(Sort.PERSON, 1.2, "two-words")
    if "-" in parts[-1] and parts[-1].rpartition("-")[2].islower():
        yield Cue(Sort.PERSON, 2, "hyphenated-name")


def _head(lower: list[str]) -> str:
    """The word that tells what the name names: the one before “of” or “for”, or the last."""
    if lower[-1] in _SUFFIX and len(lower) > 2:
        return lower[-2]
    for at, word in enumerate(lower[1:], start=1):
        if word in ("of", "for", "on"):
            return lower[at - 1]
    return lower[-1]


def _is_any_head(word: str) -> bool:
    return any(word in words("name_heads", sort) for sort in ("organization", "place", "other"))


def _head_cues(lower: list[str], head: str) -> Iterator[Cue]:
    if len(lower) in (2, 3) and lower[0] in sexed_names() and lower[-1] in words("name_heads", "surnames"):
        yield Cue(Sort.PERSON, 5, "given-name")
    if head in words("name_heads", "other"):
        yield Cue(Sort.OTHER, 4, "head")
    elif head in words("name_heads", "facilities"):
        yield Cue(Sort.PLACE, 3, "place-head")
        yield Cue(Sort.ORGANIZATION, 2 if head == lower[-1] else 3.5, "organization-head")
    elif head in words("name_heads", "organization") or head.rstrip("s") in words("name_heads", "organization"):
        yield Cue(Sort.ORGANIZATION, 4, "organization-head")
    elif head in words("name_heads", "place"):
        yield Cue(Sort.PLACE, 4, "place-head")
    elif head != lower[-1]:
        yield Cue(Sort.ORGANIZATION, 2, "organization-head")


def _single_word_cues(name: str, lower: str) -> Iterator[Cue]:
    if lower in words("name_cues", "never"):
        yield Cue(Sort.OTHER, 6, "never")
    if name.isupper() and 2 <= len(name) <= 6:
        yield Cue(Sort.ORGANIZATION, 2.5, "acronym")
    elif name.replace(".", "").isupper() and "." in name and len(name) > 3:
        yield Cue(Sort.ORGANIZATION, 1.5, "acronym")
    if lower in given_names():
        yield Cue(Sort.PERSON, 2 if lower in sexed_names() else 1, "given-name")
    else:
        yield Cue(Sort.PERSON, -0.8, "single-word")
    if _PLACE_ENDING.search(lower):
        yield Cue(Sort.PLACE, 1, "place-ending")
    if lower in words("name_heads", "other") and lower not in given_names():
        yield Cue(Sort.OTHER, 2, "head")
    elif lower in words("name_heads", "organization"):
        yield Cue(Sort.ORGANIZATION, 2, "organization-head")
    if len(name.strip(".")) == 1 or _PARTY_TAG.match(name):
        yield Cue(Sort.OTHER, 6, "never")


_AFTER = re.compile(r"(['’]s?)?(,?) ?\(?[\"“]?([\w’'-]+)?(?: ([\w’'-]+))?")
_PLACE_BEFORE_ARTICLE = frozenset("in at inside near outside into to from around across along through".split())
_SINGULAR = re.compile(r"^[^.;]* (?:he|his|she|her|him)\b")
_AGE = re.compile(r",? \(?(?:aged )?\d\d?,? ?\)?[,.) ]")
_APPOSITION = re.compile(r"(?:, (?:an? |the |its |their |his |her )?)((?:[\w’'-]+ ){0,5}[\w’'-]+)")
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})? ?(?:\([A-Z][\w/ ,.-]{1,30}\) ?)?[—–-]{1,2} ")
_SPAN = 48


def context_cues(text: str, part: Part) -> Iterator[Cue]:
    """What the words before and after a name in the text say."""
    if part.title:
        yield Cue(Sort.PERSON, 4, "titled-person")
    before = text[max(0, part.start - 32) : part.start].rpartition("\n")[2]
    after = text[part.end : part.end + _SPAN].partition("\n")[0]
    yield from _before_cues(before, after, part)
    yield from _after_cues(after)
    if not before and _DATELINE.match(after):
        yield Cue(Sort.PLACE, 4, "dateline")
    if not before and after[:1] == ":" and part.name.isupper():
        yield Cue(Sort.PERSON, 3, "speaker-label")


_WORDS_BEFORE = (
    ("organization_nouns", Cue(Sort.ORGANIZATION, 2, "organization-noun")),
    ("person_nouns", Cue(Sort.PERSON, 3, "person-noun")),
    ("place_adjectives", Cue(Sort.PLACE, 2, "place-adjective")),
    ("place_prepositions_weak", Cue(Sort.PLACE, 0.5, "place-preposition")),
    ("place_prepositions", Cue(Sort.PLACE, 1.6, "place-preposition")),
)
"""What the word right before a name says; of a word in two lists, what the later list says."""

_WORDS_AFTER = (
    ("shared_verbs", Cue(Sort.PERSON, 0.4, "saying")),
    ("person_verbs", Cue(Sort.PERSON, 1, "person-verb")),
    ("person_nouns", Cue(Sort.ORGANIZATION, 0.8, "belonging")),
    ("place_nouns", Cue(Sort.PLACE, 1.5, "place-noun")),
    ("organization_nouns", Cue(Sort.ORGANIZATION, 1, "belonging")),
    ("organization_belongings", Cue(Sort.ORGANIZATION, 1.5, "belonging")),
)
"""What the word right after a name says, in the same way."""

_OF_POSSESSIVES = frozenset(("belonging", "place-noun"))
_SHARED = (Cue(Sort.ORGANIZATION, 0.4, "saying"), Cue(Sort.PLACE, -0.5, "saying"))


@cache
def _by_word(listed: tuple[tuple[str, Cue], ...]) -> dict[str, Cue]:
    return {word: cue for name, cue in listed for word in words("name_cues", name)}


def _before_cues(before: str, after: str, part: Part) -> Iterator[Cue]:
    *_, second, previous = ("", "", *before.rstrip(" \"“‘'(").split()[-2:])
    if not previous or (previous[0].isupper() and previous not in ("The", "In", "At")):
        return
    word = previous.lower()
    if word[-1] == ",":
        if before.rstrip()[-1] in "\"“‘'":  # told the council, “Tents …”
            return
        cue = _by_word(_WORDS_BEFORE).get(word[:-1])
        if cue is not None and cue.rule in ("person-noun", "organization-noun"):
            yield Cue(cue.sort, cue.weight - 1, "apposition")
    elif word == "the":
        yield from _article_cues(second.lower(), part)
    elif word == "of":
        if second in words("name_cues", "place_nouns"):
            yield Cue(Sort.PLACE, 3, "place-noun")
        elif second in words("name_cues", "person_nouns"):
            yield Cue(Sort.ORGANIZATION, 0.7, "member-of")
    elif word in _COMPANY:
        yield Cue(Sort.PERSON, 0.2, "company")
    else:
        cue = _by_word(_WORDS_BEFORE).get(word)
        if cue is not None:
            is_possessive = cue.rule == "place-preposition" and after[:2] in ("’s", "'s")
            yield Cue(cue.sort, 0.4, cue.rule) if is_possessive else cue


_COMPANY = frozenset("told asked with and by against".split())


def _article_cues(second: str, part: Part) -> Iterator[Cue]:
    """What “the” before a name says, and the word before that."""
    if second in _PLACE_BEFORE_ARTICLE:
        yield Cue(Sort.PLACE, 1, "place-preposition")
    else:
        yield Cue(Sort.ORGANIZATION, 1.2, "article")
    first, _, rest = part.name.partition(" ")
    if not rest or first.lower() not in given_names():
        yield Cue(Sort.PERSON, -1.5, "article")


def _after_cues(after: str) -> Iterator[Cue]:
    if after[:1] in (",", " ") and _AGE.match(after):
        yield Cue(Sort.PERSON, 4, "age")
    if after[:5] == ", who" or after[:4] == " who":
        yield Cue(Sort.PERSON, 2, "who")
    if _SINGULAR.search(after):
        yield Cue(Sort.PERSON, 0.7, "pronoun")
    if after[:2] == ", ":
        yield from _apposition_cues(after)
        return
    match = _AFTER.match(after)
    word = match[3].lower() if match and match[3] and not match[2] else ""
    cue = _by_word(_WORDS_AFTER).get(word)
    if cue is None or match is None or (match[1] and cue.rule not in _OF_POSSESSIVES):
        return
    yield cue
    if cue.rule == "saying":
        yield from _SHARED


def _apposition_cues(after: str) -> Iterator[Cue]:
    match = _APPOSITION.match(after)
    if match is None:
        return
    for raw in match[1].split():
        word = raw.lower()
        if word in ("of", "in", "at", "for", "who", "which", "and", "said", "to", "from", "on", "with"):
            return
        if raw[0].isupper():
            if word in words("names", "titles"):
                yield Cue(Sort.PERSON, 2.5, "apposition")
                return
            continue
        if word in words("name_cues", "person_nouns") or word.removesuffix("s") in words("name_cues", "person_nouns"):
            yield Cue(Sort.PERSON, 2.5, "apposition")
            return
        if word in words("name_cues", "organization_nouns"):
            yield Cue(Sort.ORGANIZATION, 2, "apposition")
            return
        if word in words("name_cues", "place_nouns"):
            yield Cue(Sort.PLACE, 2, "apposition")
            return
