"""Evidence: every cue that weighs for or against what a name names, with its weight.

Internal evidence is in the words of the name itself (internal_evidence.py), external evidence in those around it
(external_evidence.py). The weights are set by hand: 4 settles it, 2 is likely, 1 a hint; they add up over all places
where an article has the name, and the row says which cue weighed most. What counts against a sort, or for what is not
collected, makes no row, and has a plain name in place of a rule.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from onrecord.reading.names import external_rules as context
from onrecord.reading.names import internal_rules as own
from onrecord.reading.names.rules import CAPITALS_ALONE
from onrecord.reading.rule import Rule


class Sort(StrEnum):
    """What a name may name. OTHER is none of what is collected: a day, a prize, a law, a work."""

    ORGANIZATION = "organization"
    PLACE = "place"
    PERSON = "person"
    OTHER = "other"


class Cue(NamedTuple):
    """A hint that a name is of a sort; `rule` is the id of the rule that it is evidence of."""

    sort: Sort
    weight: float
    rule: str


def _person(weight: float, rule: Rule) -> Cue:
    return Cue(Sort.PERSON, weight, rule.rule_id)


def _body(weight: float, rule: Rule) -> Cue:
    return Cue(Sort.ORGANIZATION, weight, rule.rule_id)


def _place(weight: float, rule: Rule) -> Cue:
    return Cue(Sort.PLACE, weight, rule.rule_id)


# Internal evidence.
GIVEN_NAME_BEFORE_HEAD = _person(5, own.GIVEN_NAME)  # Marcus Hill
NAME_SUFFIX = _person(4, own.NAME_SUFFIX)
GIVEN_NAME = _person(3, own.GIVEN_NAME)
INITIAL = _person(3, own.INITIAL)
GIVEN_NAME_ALONE = _person(2, own.GIVEN_NAME)
HYPHENATED_NAME = _person(2, own.HYPHENATED_NAME)
NAME_PARTICLE = _person(1.5, own.NAME_PARTICLE)
TWO_WORDS = _person(1.2, own.TWO_WORDS)
DOUBTFUL_GIVEN_NAME_ALONE = _person(1, own.GIVEN_NAME)
SURNAME_ENDING = _person(0.8, own.SURNAME_ENDING)
SINGLE_WORD = Cue(Sort.PERSON, -0.8, "single-word")

ORGANIZATION_HEAD = _body(4, own.ORGANIZATION_HEAD)
FACILITY_BODY_OF = _body(3.5, own.ORGANIZATION_HEAD)  # Museum of Tides
AMPERSAND = _body(3, own.AMPERSAND)
ACRONYM = _body(2.5, own.ACRONYM)
FACILITY_BODY = _body(2, own.ORGANIZATION_HEAD)  # Tide Museum
HEAD_BEFORE_OF = _body(2, own.ORGANIZATION_HEAD)  # Keepers of the Tide
ORGANIZATION_HEAD_ALONE = _body(2, own.ORGANIZATION_HEAD)
INNER_CAPITAL = _body(2, own.INNER_CAPITAL)
ACRONYM_WITH_STOPS = _body(1.5, own.ACRONYM)
ORGANIZATION_BEGINNING = _body(1.5, own.ORGANIZATION_BEGINNING)
ACRONYM_FIRST = _body(1, own.ACRONYM)  # ZXQ Rivers
MANY_WORDS = _body(1, own.MANY_WORDS)

PLACE_HEAD = _place(4, own.PLACE_HEAD)
FACILITY = _place(3, own.PLACE_HEAD)
PLACE_BEGINNING = _place(1.5, own.PLACE_BEGINNING)
PLACE_ENDING = _place(1, own.PLACE_ENDING)

NEVER = Cue(Sort.OTHER, 6, "never")
OTHER_HEAD = Cue(Sort.OTHER, 4, "other-head")
OTHER_HEAD_ALONE = Cue(Sort.OTHER, 2, "other-head")

# External evidence.
TITLE = _person(4, context.TITLE)
AGE = _person(4, context.AGE)
PERSON_NOUN = _person(3, context.PERSON_NOUN)
SPEAKER_LABEL = _person(3, context.SPEAKER_LABEL)
PERSON_APART = _person(2.5, context.APPOSITION)  # Ana, a nurse
PERSON_BEHIND_NOUN = _person(2, context.APPOSITION)  # the nurse, Ana
WHO = _person(2, context.RELATIVE_WHO)
CLOSED_QUOTATION = _person(1, context.CLOSED_QUOTATION)
"""Bodies are quoted less often than people are."""
PERSON_VERB = _person(1, context.PERSON_VERB)
PRONOUN = _person(0.7, context.PRONOUN)
SAYING = _person(0.4, context.SAYING)
COMPANION = _person(0.2, context.COMPANION)
ARTICLE_BEFORE_PERSON = _person(-1.5, context.ARTICLE)

BODY_APART = _body(2, context.APPOSITION)  # Umbra, an airline
ORGANIZATION_NOUN = _body(2, context.ORGANIZATION_NOUN)
ORGANIZATION_BELONGING = _body(1.5, context.BELONGING)  # Umbra shares
ARTICLE = _body(1.2, context.ARTICLE)
BODY_BEHIND_NOUN = _body(1, context.APPOSITION)  # the airline, Umbra
ORGANIZATION_PART = _body(1, context.BELONGING)  # Umbra board
ORGANIZATION_PERSON = _body(0.8, context.BELONGING)  # Umbra analyst
MEMBER_OF = _body(0.7, context.MEMBER_OF)
ORGANIZATION_SAYING = _body(0.4, context.SAYING)

DATELINE = _place(4, context.DATELINE)
PLACE_NOUN_OF = _place(3, context.PLACE_NOUN)  # the town of Umbra
PLACE_ADJECTIVE = _place(2, context.PLACE_ADJECTIVE)
PLACE_APART = _place(2, context.APPOSITION)  # Umbra, a town
PLACE_PREPOSITION = _place(1.6, context.PLACE_PREPOSITION)
PLACE_NOUN = _place(1.5, context.PLACE_NOUN)  # Umbra district
PLACE_WITH_ARTICLE = _place(1, context.PLACE_PREPOSITION)  # in the Umbra
DIRECTION = _place(0.5, context.PLACE_PREPOSITION)  # to Umbra
OWNER_BEHIND_PREPOSITION = _place(0.4, context.PLACE_PREPOSITION)  # in Umbra's
PLACE_SAYING = _place(-0.5, context.SAYING)

SILENT = frozenset(rule.rule_id for rule in (CAPITALS_ALONE, context.PRONOUN))
"""What makes no name of a word that only begins sentences: “he” in its sentence may be anybody."""

WEAK = SILENT.union(
    rule.rule_id
    for rule in (
        context.ARTICLE,
        context.COMPANION,
        context.SAYING,
        context.BELONGING,
        context.MEMBER_OF,
        context.PLACE_PREPOSITION,
    )
)
"""What makes no name of a word that the article writes small too, or that is a common one."""
