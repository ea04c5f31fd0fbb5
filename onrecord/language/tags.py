"""The word classes, coarse as rules need them, and the words of those that are closed."""

from __future__ import annotations

from onrecord.language.words import closed_class


class Tag:
    """Word classes. A word that no rule knows is a NOUN: in news, most are nouns, adjectives or names. Each is a
    letter: those of a sentence make a string, in which a pattern finds its phrases.

    Plain attributes, for Python 3.11 takes four times as long to look up a member of an enum, and a tag is asked for
    with every word.
    """

    DET = "d"
    POSS = "s"
    PRON = "i"
    PREP = "p"
    CONJ = "&"
    SUB = "u"
    REL = "r"
    MODAL = "m"
    BE = "b"
    HAVE = "h"
    DO = "o"
    TO = "t"
    NOT = "x"
    ADV = "a"
    VERB = "v"
    ING = "g"
    NAME = "N"
    NUMBER = "0"
    NOUN = "n"
    GEN = "'"
    QUOTE = "q"
    COMMA = ","
    STOP = "."
    COLON = ":"
    OPEN = "("
    CLOSE = ")"
    OTHER = "/"


TAGS: tuple[str, ...] = tuple(letter for name, letter in vars(Tag).items() if name.isupper())
"""All word classes."""
(DET, POSS, PRON, PREP, CONJ, SUB, REL, MODAL, BE, HAVE, DO, TO, NOT) = TAGS[:13]
(ADV, VERB, ING, NAME, NUMBER, NOUN, GEN, QUOTE, COMMA, STOP, COLON, OPEN, CLOSE, OTHER) = TAGS[13:]
ALL_TAGS = frozenset(TAGS)
_CLASSES = {  # the first class that holds a word is its class, unless DECISIONS has it
    "modals": MODAL,
    "be": BE,
    "have": HAVE,
    "do": DO,
    "possessives": POSS,
    "pronouns": PRON,
    "determiners": DET,
    "coordinators": CONJ,
    "prepositions": PREP,
    "subordinators": SUB,
    "relatives": REL,
    "negations": NOT,
    "adverbs": ADV,
}
CLOSED = {word: tag for name, tag in reversed(_CLASSES.items()) for word in closed_class(name)}
"""The class of each word of a closed one, where no neighbour has a say."""
