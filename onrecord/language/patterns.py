"""Patterns of phrases, each with its name: what may stand at a position of a sentence.

A sentence's outline has a letter for each phrase: ``The army, which took the town, left`` is ``N,rVN,V``. The letters
are those of `phrases`: a noun phrase is N, a finite verb group V, one that is not v, adverbs are a, and any other
phrase has the letter of its word's tag: p a preposition, & a conjunction, r a relative, u a subordinator, q an
utterance, and the marks themselves. Blanks stand outside the sentence. No module outside this room reads or writes the
letters.
"""

from __future__ import annotations

import re


class Pattern:
    """Phrases that may follow each other: their `meaning`, their letters as a regular expression, and `examples`, each
    with what the pattern matches in brackets."""

    __slots__ = ("examples", "match", "meaning", "regex")

    def __init__(self, meaning: str, letters: str, *examples: str) -> None:
        self.meaning, self.examples, self.regex = meaning, examples, re.compile(letters)
        self.match = self.regex.match

    def __or__(self, other: Pattern) -> Pattern:
        """What either matches."""
        letters = f"{self.regex.pattern}|{other.regex.pattern}"
        return Pattern(f"{self.meaning}, or {other.meaning}", letters, *self.examples, *other.examples)


# One phrase

NOUN_PHRASE = Pattern("a noun phrase or a pronoun", "N", "[The port] is shut.", "Lund left [it].")
FINITE_VERB = Pattern("a verb group that may have a subject of its own", "V", "The port [is closing].")
NONFINITE_VERB = Pattern("an infinitive or a form in -ing", "v", "Lund wants [to leave].", "Lund left, [saying] no.")
VERB = Pattern("a verb group of any form", "[Vv]", "The port [is closing].", "Lund wants [to leave].")
PREPOSITION = Pattern("a preposition", "p", "Lund left [in] May.")
ADVERB = Pattern("an adverb", "a", "Lund [finally] left.")
CONJUNCTION = Pattern("a coordinating conjunction", "&", "Lund left [and] Amara stayed.")
RELATIVE = Pattern("a relative pronoun or adverb", "r", "The man [who] left is Lund.")
SUBORDINATOR = Pattern("a subordinator", "u", "Lund left [because] it rained.")
UTTERANCE = Pattern("a quotation, the layer below", "q", "Lund said: [“We will leave the port.”]")
COMMA = Pattern("a comma", ",", "It rained[,] Lund said.")
COLON = Pattern("a colon", ":", "Lund had a plan[:] he left.")
STOP = Pattern("a full stop or its like", r"\.", "Lund left[.]")
OTHER_MARK = Pattern("a bracket or any other mark", "[()/]", "It rained [/] Lund left.")
OUTSIDE = Pattern("nothing: outside the sentence", " ", "Lund left.[]")
CLAUSE_END = Pattern(
    "what ends every clause: a stop, an utterance, the end of the sentence",
    "[.q ]",
    "Lund left[.]",
    "Lund said: [“We will leave the port.”]",
    "Lund left.[]",
)

# Marks and what stands at them

APPOSED = Pattern("a noun phrase and the comma that ends it", "N,", "[Lund,] a pilot, left.")
APPOSED_PAIR = Pattern("a noun phrase and, behind a comma, another one", "N,N", "[A pilot, Lund], left.")
RELATIVE_ASIDE = Pattern("a comma and the relative that opens an aside", ",r", "Lund[, who] left, is a pilot.")
VERB_BEHIND_COMMA = Pattern("a comma and the finite verb right behind it", ",V", "The port, Lund said[, is shut].")
SOURCE_ASIDE = Pattern(
    "what stands between a source and the clause that is its own; not the comma before that clause",
    "(?:,(?:N[^V,.uq ]*|r[^,.q ]*)(?=,))+(?=,[ap]*N[^Vv,:.ruq ]*V)",
    "According to Lund[, a pilot], the port is shut.",
    "According to Lund[, who left in May], the port is shut.",
)

# Subjects and verbs

OWN_VERB = Pattern("the verb behind its subject", "a*V", "Lund [finally left].")
VERB_NEXT = Pattern("a verb, with its subject or without", "a*(?:Na*)?V", "Lund left and [later Amara came].")
VERB_PAST_OCCASION = Pattern(
    "a verb, with its subject or without, behind the times and places before it",
    "a*(?:pNa*)*(?:N(?:pN)*(?:,N(?:pN)*,)?)?a*V",
    "Lund left but [in a later interview said] no.",
    "Lund left and [Amara said] no.",
    "Lund left but [Amara, a pilot, said] no.",
)
VERB_AHEAD = Pattern(
    "what stands behind a subject as far as its verb: nothing that ends a clause, and no conjunction that joins it to"
    " a verb before (``found her and left``)",
    "[^Vv,:.ruq ]{0,6}(?<!&)(?<!&a)V",
    "Lund [of Oran finally left].",
)
VERB_PAST_ASIDE = Pattern(
    "what stands behind a subject as far as its verb, where an aside between commas describes it",
    "(?:pN)*,N(?:pN)*,a*V",
    "Lund[, a port of Oran, is shut].",
)
RESUMPTION = Pattern(
    "where a main clause goes on behind an aside, a time before its verb",
    ",(?:a|pN)*V",
    "Lund, who runs the port[, in May said] no.",
)
ADJUNCTS = Pattern(
    "what stands before the subject of a clause: adverbs, prepositions with what they govern, or a clause of its own",
    "(?:a|pN)+(?=,)|u[^,.:q]*V[^,.:q]*(?=,)",
    "[Later], Lund said, the port was shut.",
    "[When it rains], Lund said, the port is shut.",
)
CONDITION = Pattern(
    "a clause that begins with another one, which a comma ends, up to its verb",
    "u[^,:.q ]*,[^:.q ]*V",
    "Lund said [although it rained, the port was] open.",
)

# Noun phrases beside each other

OBLIQUE = Pattern("a preposition and what it governs", "pN", "Lund left [in May].")
NOUN_BEHIND_COMMA = Pattern("a comma and the noun phrase behind it", ",N", "Lund[, a pilot], left.")
JOINED_NOUN = Pattern("a conjunction and the noun phrase that it joins", "&N", "Lund [and Amara] left.")
JOINT_BEHIND_COMMA = Pattern("a comma and a conjunction", ",&", "Ortiz, Lund[, and] Cruz left.")
NOUN_AND_PREPOSITION = Pattern("a noun phrase and the preposition behind it", "Np", "Lund took [a bag with] her.")
VERB_WITH_OBJECT = Pattern("a finite verb and the noun phrase behind it", "VN", "The witness [was Lund].")
VERB_OBJECT_PREPOSITION = Pattern(
    "a finite verb, its object and a preposition", "VNp", "Amara [thanked Lund for] her help."
)
NOUN_OR_PREPOSITION = Pattern("a noun phrase or a preposition", "[pN]", "[The port] is shut.", "Lund left [in] May.")
JOINT = Pattern(
    "what a clause or its subject begins behind: a conjunction, a relative, a subordinator, a quotation, a colon",
    "[&ruq:]",
    "Lund left [because] it rained.",
)
NOUN_BEHIND_NOUN = Pattern("two noun phrases with nothing between", "NN", "According to [Lund the port] is shut.")
LIST_END = Pattern(
    "the further members of a list, none of which begins a clause: a comma is a list's only where a conjunction, or a"
    " further comma and one, follow",
    "(?:(?:,?&|,(?=(?:N,)*N,?&N(?!a*V)))N(?!a*V))*",
    "Ortiz met Lund[, Amara and Cruz].",
    "Ortiz met Lund [and Amara], Cruz said.",
)
JOINT_SUBJECT = Pattern(
    "what stands behind the first of several noun phrases that are the subject of a finite verb",
    "(?:,N)*,?&Na*V",
    "Lund[, Amara and Cruz left].",
)
JOINED_COMPLEMENT = Pattern(
    "a noun phrase with a complement, and the conjunction behind that", "NpN&", "[Leaders of Chad and] Niger met."
)
