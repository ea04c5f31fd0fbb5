"""The reasons for which two ids may be one entity, and what a pair with such a reason is."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from onrecord.links.seen import Seen


class Reason(StrEnum):
    """Why two ids may be one entity, the surest first."""

    sentence: str

    def __new__(cls, value: str, sentence: str = "") -> Reason:
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = sentence
        return member

    STATED_ACRONYM = (
        "stated_acronym",
        "An article has the acronym right behind the long name, and both stand beside rare others.",
    )
    SPELLING = "spelling", "The names have the same letters: only hyphens and spaces differ."
    TRANSLITERATION = "transliteration", "The names have the same consonants, and look alike."
    SURNAME_CALLED = "surname_called", "They share a surname, and the articles give them one office, by a word."
    SHORTENED = "shortened", "The long name begins with the short one, and no other does."
    WORD_ORDER = "word_order", "The names have the same words in another order."
    MIDDLE_NAME = "middle_name", "One name has a middle name or an initial that the other leaves out."
    NICKNAME = "nickname", "One given name is a nickname of the other."
    INITIAL = "initial", "One name has the initial of the other's given name; nobody else is called so."
    ACRONYM = (
        "acronym",
        "The first letters of the long name, and of no other, make the acronym; both stand beside rare others.",
    )
    SAME_NAME = "same_name", "The names are the same, and rare others stand beside both."
    SURNAME = "surname", "One person has the surname that stands alone, and rare others stand beside both."


ORDER = {reason: number for number, reason in enumerate(Reason)}


class Pair(NamedTuple):
    """Two ids that may be one entity: the one that would go, the one that would stay, and why."""

    gone: Seen
    stays: Seen
    reason: Reason
    evidence: str


def preferred(entity: Seen) -> tuple[bool, bool, bool, int, int, str]:
    """What the entities of a pair are ordered by: the one that comes first stays. Known to the reference goes before
    known by name, a full name before a short one, many articles before few."""
    is_short = " " not in entity.name
    return (
        not entity.is_known,
        entity.is_scoped,
        is_short,
        -len(entity.articles),
        -entity.mentions,
        entity.entity_id,
    )


def paired(one: Seen, other: Seen, reason: Reason, evidence: str = "") -> Iterator[Pair]:
    """The pair of two entities, if they may be one at all: of one type, not both known to the reference, and not of two
    countries, or called “she” and “he”."""
    genders = one.genders | other.genders, one.genders & other.genders
    if (
        one.entity_id != other.entity_id
        and one.entity_type is other.entity_type
        and not (one.is_known and other.is_known)
        and not (one.countries and other.countries and one.countries.isdisjoint(other.countries))
        and (len(genders[0]) < 2 or genders[1])
    ):
        stays, gone = sorted((one, other), key=preferred)
        yield Pair(gone, stays, reason, evidence)
