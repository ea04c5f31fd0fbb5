"""Saying: the words that bring in what somebody says (the cue), and their span."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import ADVERB, NOUN_PHRASE, PREPOSITION, VERB
from onrecord.language.spans import Span
from onrecord.language.tags import ADV, DET, PREP, PRON, REL, SUB
from onrecord.reading.lexicon import words
from onrecord.reading.rule import Rule
from onrecord.reading.speech.reported_rules import SOURCE_PREPOSITION
from onrecord.reading.speech.sources import Source, inverted_source, is_rate, leading_source

_SOURCES = frozenset(SOURCE_PREPOSITION.frames)
"""Prepositions that name a source or the outlet reported through."""
_OCCASIONS, _LEADING_UP = words("speech/saying", "occasions"), words("speech/saying", "leading_up")
_MEANS = words("speech/saying", "means_prepositions")
_OPENING = frozenset((DET, PRON, REL, SUB))
"""Tags of words that begin a further phrase or clause."""
_PARTICLES = words("speech/saying", "particles")


class Cue(NamedTuple):
    """A verb (its position in the sentence) or a source preposition that brings words in, with its noun phrases.

    `span` is None where a mark brings them in, or nothing does; `frame` is the one of the rule's frames that fits.
    """

    at: int
    span: Span | None
    source: Source | None
    addressee: Span | None
    rule: Rule
    frame: str = ""

    @property
    def row_id(self) -> str:
        """The rule id of a row with this cue."""
        return self.rule.row_id(self.frame)


class Report(NamedTuple):
    """A cue and the words that it brings in: one stretch, or two around the cue."""

    cue: Cue
    contents: tuple[Span, ...]

    @property
    def covered(self) -> tuple[Span, ...]:
        """The stretches that it takes up, in which no further report begins."""
        return self.contents if self.cue.span is None else (*self.contents, self.cue.span)


class CuedContent(NamedTuple):
    """What a verb or a noun brings in: its cue, the content, the rule and the one of its frames that fits, and who is
    spoken to."""

    cue: Span
    content: Span
    rule: Rule
    frame: str
    addressee: Span | None = None


def cue_span(syntax: Syntax, at: int) -> Span:
    """The verb with a particle right after it (``doubles down``), and what decides whether it was said at all: a
    negation, a modal or a passive (``would not say``, ``was told``), and the verb that leads up to it (``declined to
    comment``). Auxiliaries of tense are left out."""
    last = syntax.phrases[at].head
    particle = syntax.lowered[last + 1] if last + 1 < len(syntax.lowered) else ""
    is_name = syntax.outline.has(at + 1, NOUN_PHRASE)  # “warns UP …”: what it says begins there
    if particle in _PARTICLES and not is_name and (particle != "on" or _is_mark(syntax, last + 2)):
        last += 1
    else:
        last = _occasion(syntax, last)
    return Span(_cue_start(syntax, at), syntax.ends[last])


def _occasion(syntax: Syntax, last: int) -> int:
    """The last token of the means of saying right after the verb (``said in a statement``), or of the verb itself."""
    if last + 2 >= len(syntax.lowered) or syntax.tags[last + 1] != PREP or syntax.lowered[last + 1] not in _MEANS:
        return last
    for token in range(last + 2, min(last + 5, len(syntax.lowered))):
        if token > last + 2 and syntax.tags[token] in _OPENING:  # “said on X the meeting …”
            return last
        if syntax.lowered[token] in _OCCASIONS:
            return token
    return last


def _is_particle(syntax: Syntax, at: int) -> bool:
    """``went on to say``"""
    return syntax.outline.has(at, PREPOSITION) and syntax.outline.words[at] == "on"


def _is_mark(syntax: Syntax, token: int) -> bool:
    return token >= len(syntax.lowered) or not syntax.lowered[token][0].isalnum()


def _cue_start(syntax: Syntax, at: int) -> int:
    verb = syntax.verb(at)
    if verb.is_infinitive:
        before = at - 1
        while before > 0 and (syntax.outline.has(before, ADVERB) or _is_particle(syntax, before)):
            before -= 1
        if syntax.outline.has(before, VERB) and syntax.verb(before).lemma in _LEADING_UP:
            return _cue_start(syntax, before)
    decides = verb.is_negated or verb.modal is not None or verb.is_passive
    phrase = syntax.phrases[at]
    first = phrase.first if decides or verb.is_infinitive else phrase.head
    while first < phrase.head and syntax.tags[first] == ADV:
        first += 1
    return syntax.sentence.starts[first]


def outlet(syntax: Syntax) -> Span | None:
    """The noun phrase after “per” or “according to” in the writer's words."""
    cue = source_preposition(syntax)
    return cue.source.head if cue and cue.source else None


def source_preposition(syntax: Syntax) -> Cue | None:
    """``according to Ann Lee``, ``per the agency``: the preposition as cue, the noun phrase after it as source."""
    if _SOURCES.isdisjoint(syntax.vocabulary):
        return None
    phrases, outline = syntax.phrases, syntax.outline
    for at, word in enumerate(outline.words):
        if word not in _SOURCES or not outline.has(at, PREPOSITION):
            continue
        noun = at + (2 if word == "according" else 1)
        if word == "per" and is_rate(syntax, noun):
            continue
        source = inverted_source(syntax, noun) if at else leading_source(syntax, noun)
        if source is not None:
            return Cue(at, syntax.span(phrases[at], phrases[noun - 1]), source, None, SOURCE_PREPOSITION, word)
    return None
