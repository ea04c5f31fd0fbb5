"""Statements and questions: the clause behind a verb of saying, with “that”, without it, or behind a condition."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import (
    ADVERB,
    CLAUSE_END,
    COMMA,
    CONDITION,
    NOUN_PHRASE,
    OBLIQUE,
    PREPOSITION,
    RELATIVE_ASIDE,
    SUBORDINATOR,
    VERB,
    VERB_AHEAD,
    VERB_BEHIND_COMMA,
    VERB_PAST_ASIDE,
)
from onrecord.language.spans import Span
from onrecord.language.tags import DET, NAME, NUMBER, PRON, REL, SUB, Tag
from onrecord.reading.lexicon import words
from onrecord.reading.speech.content import clause_content
from onrecord.reading.speech.cue import CuedContent, cue_span
from onrecord.reading.speech.reported_rules import (
    INDIRECT_QUESTION,
    STATEMENT_BARE,
    STATEMENT_CLAUSAL,
    STATEMENT_CONDITION,
    STATEMENT_THAT,
)
from onrecord.reading.speech.sources import is_time, says

COMPLEMENTIZERS = words("speech/saying", "complementizers")
_SHORTEST_CLAUSE = 3
"""Words."""
_FARTHEST = 8
"""Phrases that may stand between a verb and its clause."""
_GAP = ADVERB | PREPOSITION | COMMA
"""What stands between a verb and the clause that it brings in."""
_NO_QUESTION = PREPOSITION | COMMA
"""What “what” stands behind where nobody asks: ``talked about what he saw``."""
_ASIDE = PREPOSITION | SUBORDINATOR
"""What opens an aside behind “that” and a comma."""
_QUANTITIES = [quantity.split("-") for quantity in sorted(words("speech/saying", "quantities"))]
"""What stands before the noun phrase that it measures."""
_OBJECTS, _ADDRESSING = words("speech/saying", "object_pronouns"), words("speech/saying", "addressing")
_REPORTING, _QUESTIONING = STATEMENT_THAT.frames, INDIRECT_QUESTION.frames
_WITHOUT_THAT, _CLAUSAL = STATEMENT_BARE.frames, STATEMENT_CLAUSAL.frames


def statement_needs(lemma: str) -> frozenset[str] | None:
    """Words of which a sentence must have one for the verb to bring in a clause; None where it needs none."""
    return None if lemma in _CLAUSAL or lemma in _WITHOUT_THAT else COMPLEMENTIZERS


def conditioned(syntax: Syntax, at: int, lemma: str) -> CuedContent | None:
    """``said although it rained, the bridge was open``"""
    first = syntax.outline.past_adverbs(at + 1)
    if syntax.outline.words[first] == "that" or not syntax.outline.has(first, CONDITION):
        return None  # “said that if …” is told of by the clause behind “that”
    return CuedContent(cue_span(syntax, at), clause_content(syntax, first), STATEMENT_CONDITION, lemma)


def statement(syntax: Syntax, at: int, lemma: str) -> CuedContent | None:
    """``said on Tuesday that …``, ``told reporters the country would not …``, ``asked whether …``."""
    outline = syntax.outline
    reports, addresses, addressee = lemma in _REPORTING, lemma in _ADDRESSING, None
    for index in _behind(syntax, at):
        word = outline.words[index]
        if word in COMPLEMENTIZERS and syntax.is_tagged(index, SUB, REL, PRON, DET):
            return _complement(syntax, at, index, word, reports, addressee)
        subject = _past_quantity(syntax, index)
        if outline.has(subject, NOUN_PHRASE):
            if outline.has(index - 1, PREPOSITION) or is_time(syntax, index) or _is_year(syntax, index):
                continue
            told = addressee is None and addresses and outline.has(index + 1, NOUN_PHRASE)
            if reports and not told and lemma in _WITHOUT_THAT and begins_clause(syntax, subject):
                return CuedContent(
                    cue_span(syntax, at), clause_content(syntax, index), STATEMENT_BARE, lemma, addressee
                )
            if lemma in _CLAUSAL and _is_clause(syntax, index):
                return CuedContent(cue_span(syntax, at), clause_content(syntax, index), STATEMENT_CLAUSAL, lemma)
            if addressee is not None or not addresses:
                return None
            addressee = syntax.span(syntax.phrases[index])
        elif outline.has(index, VERB) and lemma in _CLAUSAL and _is_clause(syntax, index):
            if index == at + 1 and syntax.verb(index).lemma == "be":
                return None  # “Ann Lee, said to be ill”
            if outline.has(index - 2, OBLIQUE) and outline.is_participle(index):
                continue  # “said in a letter sent to the mayor that …”
            return CuedContent(cue_span(syntax, at), clause_content(syntax, index), STATEMENT_CLAUSAL, lemma)
        elif not outline.has(index, _GAP):
            return None
    return None


def _behind(syntax: Syntax, at: int) -> Iterator[int]:
    """The positions behind the verb at `at` where its clause may begin, past what describes a noun phrase between
    commas: ``complained to the mayor, who lives in Lund, that …``."""
    outline, index = syntax.outline, at + 1
    for _ in range(_FARTHEST):
        if outline.has(index, RELATIVE_ASIDE):
            closing = outline.next(index + 1, COMMA)
            index = closing + 1 if outline.has(closing, COMMA) else index
        if index >= len(syntax.phrases):
            return
        yield index
        index += 1


def _is_clause(syntax: Syntax, at: int) -> bool:
    """Whether what begins at `at`, behind a verb that takes nothing but clauses, is long enough for one: its own verb
    may stand far behind, or look like a noun (``said all staff sign it``)."""
    phrases, outline = syntax.phrases, syntax.outline
    if (
        outline.has(at - 2, VERB_BEHIND_COMMA)
        and syntax.tags[phrases[at].head] == NAME
        and not begins_clause(syntax, at)
    ):
        return False  # “…, said Ann Lee, a pilot”
    return phrases[outline.next(at, CLAUSE_END) - 1].last - phrases[at].first + 1 >= _SHORTEST_CLAUSE


def _complement(
    syntax: Syntax, at: int, index: int, word: str, reports: bool, addressee: Span | None
) -> CuedContent | None:
    lemma, outline = syntax.verb(at).lemma, syntax.outline
    if word == "that":
        first = index + 1
        goes_on = outline.has(first, COMMA)  # “said that, while it rained, …”
        if not reports or first + goes_on >= len(syntax.phrases):
            return None
        if not outline.has(first + 1, _ASIDE) if goes_on else syntax.is_tagged(index, DET):
            return None
        first += goes_on
        return CuedContent(cue_span(syntax, at), clause_content(syntax, first), STATEMENT_THAT, lemma, addressee)
    if lemma not in _QUESTIONING or outline.has(index - 1, _NO_QUESTION):
        return None
    if index + 1 >= len(syntax.phrases) or (word in ("who", "which", "when", "where") and index != at + 1):
        return None
    return CuedContent(cue_span(syntax, at), clause_content(syntax, index), INDIRECT_QUESTION, lemma, addressee)


def begins_clause(syntax: Syntax, at: int) -> bool:
    """Whether the noun phrase at `at` begins a clause: a finite verb follows, past prepositional phrases."""
    outline = syntax.outline
    told = outline.has(at - 1, COMMA) and says(syntax, outline.past_adverbs(at + 1))
    if syntax.lowered[syntax.phrases[at].last] in _OBJECTS or told:
        return False  # “shot him and left”, “as the mayor knew, Ann Lee said”
    described = outline.has(at + 1, VERB_PAST_ASIDE) and not outline.has(at - 1, COMMA)
    return described or outline.has(at + 1, VERB_AHEAD)


def _past_quantity(syntax: Syntax, at: int) -> int:
    """`at`, or the noun phrase behind the words there that say how much of it is meant: ``said not all the boats
    sank``, ``said more than 40 boats sank``."""
    outline = syntax.outline
    for quantity in _QUANTITIES:
        noun = at + len(quantity)
        if outline.words[at:noun] == quantity and outline.has(noun, NOUN_PHRASE):
            counts = syntax.is_tagged(noun, NUMBER) or not outline.has(at, PREPOSITION)
            return noun if counts and not outline.has(at, NOUN_PHRASE) else at
    return at


def _is_year(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at` is the year of a date: ``on April 16, 2000``."""
    first = syntax.phrases[at].first
    return syntax.tags[first] == NUMBER and syntax.tags[max(0, first - 2) : first] == [NUMBER, Tag.COMMA]
