"""Classes of words by which several stages know what a name is: given names, titles, heads, words that are no names."""

from __future__ import annotations

from onrecord.language.words import closed_class, verb_forms
from onrecord.reading.lexicon import words

_SEXED = words("names/given_names", "male") | words("names/given_names", "female")

GIVEN_NAMES = _SEXED | words("names/given_names", "either")
"""Given names of any gender."""

SEXED_NAMES = _SEXED - words("names/given_names", "doubtful")
"""Given names of a gender that are little else."""

_OFFICES = frozenset(
    f"{department} {holder}"
    for department in words("names/names", "departments")
    for holder in words("names/names", "holders")
)

TITLES = words("names/names", "titles") | _OFFICES
"""Titles in lower case, “labor minister” and its like among them: what the department is called names no body."""

TITLE_BEGINNINGS = frozenset(title.partition(" ")[0] for title in TITLES)

BODY_HEADS = words("names/heads", "organization")
PLACE_HEADS = words("names/heads", "place")
OTHER_HEADS = words("names/heads", "other")

SURNAME_HEADS = words("names/heads", "surnames")
"""Heads that are surnames as well."""

HEADS = BODY_HEADS | PLACE_HEADS | OTHER_HEADS
"""The words in which no person's name ends."""

JOINED_HEADS = words("names/heads", "joined_heads")

JOINED = (BODY_HEADS | PLACE_HEADS | JOINED_HEADS | words("names/heads", "joined_places")) - TITLES
"""The words after which “of” goes on with the name: “Museum of Tides”."""

OPENERS = words("names/cues", "openers")
"""Words that begin sentences."""

OPENING_WORDS = frozenset(word.capitalize() for word in OPENERS)
_CLASSES = (
    "determiners possessives pronouns prepositions coordinators subordinators relatives modals be have do adverbs"
)

CLOSED = OPENERS.union(*map(closed_class, _CLASSES.split()))
"""The words of the closed classes."""

COMMON = CLOSED | words("names/cues", "common") | words("names/cues", "person_nouns") | verb_forms().keys()
"""Words that a capital does not make a name where a sentence begins."""
