"""Objects: what a verb of asking, naming or judging brings in as its object, its infinitive or its preposition's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import CLAUSE_END, NONFINITE_VERB, NOUN_PHRASE, VERB
from onrecord.language.spans import Span
from onrecord.reading.lexicon import words
from onrecord.reading.rule import Rule
from onrecord.reading.speech.complements import named
from onrecord.reading.speech.content import clause_content, phrase_content
from onrecord.reading.speech.cue import CuedContent, cue_span
from onrecord.reading.speech.reported_rules import (
    ACCUSATION,
    DESCRIBED_AS,
    DIRECT_OBJECT,
    DIRECTIVE,
    PREPOSITIONAL_OBJECT,
    PREPOSITIONAL_THAT,
    UNDERTAKING,
    VOICED_WISH,
)
from onrecord.reading.speech.sources import SPEECH_VERBS, is_time
from onrecord.reading.speech.statements import COMPLEMENTIZERS

_TOPIC = NOUN_PHRASE | VERB
"""What somebody speaks about, or asks for."""
_LEADING_UP, WISHES = words("speech/saying", "leading_up"), words("speech/saying", "wishes")
_REQUESTS = words("speech/saying", "requests")
_CALL_OUTS = words("speech/saying", "call_outs")


def by_head(rule: Rule) -> Mapping[str, frozenset[str]]:
    """The verbs or nouns of a rule's frames, each with the words that it takes there: none where it stands alone."""
    taken: dict[str, set[str]] = defaultdict(set)
    for written in rule.frames.values():
        head, *more = written.split()
        taken[head].update(more)
    return {head: frozenset(more) for head, more in taken.items()}


PREPOSITIONAL, ACCUSING, _DESCRIBING = map(by_head, (PREPOSITIONAL_OBJECT, ACCUSATION, DESCRIBED_AS))
"""The verbs of these frames, each with its prepositions."""
_ALONE = DESCRIBED_AS.frames.keys() & _DESCRIBING.keys()
"""Verbs that take what somebody or something is called without a preposition."""


def description_needs(lemma: str) -> frozenset[str] | None:
    """Words of which a sentence must have one for the verb to call anything something; None where it needs none."""
    return None if lemma in _ALONE else _DESCRIBING[lemma]


def wish(syntax: Syntax, at: int, lemma: str) -> CuedContent | None:
    """``expressed a desire to keep …``: the noun of wishing is part of the cue."""
    objects = syntax.objects(at)
    if len(objects) != 1 or syntax.lowered[objects[0].head] not in WISHES:
        return None
    following = syntax.phrases.index(objects[0]) + 1
    if not is_infinitive(syntax, following):
        return None
    cue = Span(cue_span(syntax, at).start, syntax.span(objects[0]).end)
    return CuedContent(cue, clause_content(syntax, following), VOICED_WISH, lemma)


def directive(syntax: Syntax, at: int, lemma: str) -> CuedContent | None:
    """``urged both Lund and Amara to consider …``."""
    objects = syntax.objects(at) if "to" in syntax.vocabulary else []
    if not objects:
        return None
    following = syntax.phrases.index(objects[-1]) + 1
    if not is_infinitive(syntax, following):
        return None
    addressee = syntax.span(objects[0], objects[-1])
    return CuedContent(cue_span(syntax, at), clause_content(syntax, following), DIRECTIVE, lemma, addressee)


def undertaking(syntax: Syntax, at: int, lemma: str) -> CuedContent | None:
    """``vowed to fight the bill``; a verb that only leads up to one of saying leaves it to that (``wants to say``)."""
    following = syntax.outline.past_adverbs(at + 1)
    if not is_infinitive(syntax, following):
        return None
    if lemma in _LEADING_UP and syntax.verb(following).lemma in SPEECH_VERBS:
        return None
    return CuedContent(cue_span(syntax, at), clause_content(syntax, following), UNDERTAKING, lemma)


def accusation(syntax: Syntax, at: int, lemma: str) -> CuedContent | None:
    """``accused the mayor of lying``, ``blamed him for the fire``."""
    first = at + 1
    if not syntax.outline.has(first, NOUN_PHRASE):
        return None
    preposition = syntax.outline.words[syntax.coordination(first)[-1] + 1]
    if preposition in ACCUSING[lemma]:
        return CuedContent(cue_span(syntax, at), phrase_content(syntax, first), ACCUSATION, f"{lemma}-{preposition}")
    return None


def description(syntax: Syntax, at: int, lemma: str) -> CuedContent | None:
    """``called it a lie``, ``described the plan as “dead”``: somebody or something, and what it is called."""
    content, preposition = named(syntax, at, _DESCRIBING[lemma], alone=lemma in _ALONE)
    if content is None:
        return None
    return CuedContent(cue_span(syntax, at), content, DESCRIBED_AS, f"{lemma}-{preposition}" if preposition else lemma)


def prepositional(syntax: Syntax, at: int, lemma: str) -> CuedContent | None:
    """``called for a vote``, ``talked about the flood``, ``pointed out that …``: the preposition is part of the cue."""
    phrases = syntax.phrases
    last = phrases[at].last + 1
    if last + 1 >= len(syntax.lowered) or syntax.lowered[last] not in PREPOSITIONAL[lemma]:
        return None
    first = at + 2
    if first >= len(phrases) or is_time(syntax, first) or _is_call_out(syntax, lemma, first):
        return None
    cue, name = Span(cue_span(syntax, at).start, syntax.ends[last]), f"{lemma}-{syntax.lowered[last]}"
    word = syntax.outline.words[first]
    alone = phrases[first].first == phrases[first].last  # not “that day’s plan”
    if word == "that" and alone and not syntax.outline.has(first + 1, CLAUSE_END):
        return CuedContent(cue, clause_content(syntax, first + 1), PREPOSITIONAL_THAT, name)
    if syntax.outline.has(first, _TOPIC) or word in COMPLEMENTIZERS:
        return CuedContent(cue, phrase_content(syntax, first), PREPOSITIONAL_OBJECT, name)
    return None


def _is_call_out(syntax: Syntax, lemma: str, at: int) -> bool:
    """Whether who responds goes somewhere or says nothing: ``responded to the scene``, but ``to calls for it``."""
    if lemma != "respond" or not syntax.outline.has(at, NOUN_PHRASE):
        return False
    word, following = syntax.lowered[syntax.phrases[at].head], syntax.outline.words[at + 1 : at + 3]
    if word in _REQUESTS and (following == ["for", "comment"] or "comment" in syntax.words(syntax.phrases[at])):
        return True  # “did not respond to a request for comment”
    return word in _CALL_OUTS and following[0] not in ("for", "that")


def judgement(syntax: Syntax, at: int, lemma: str) -> CuedContent | None:
    """``criticized the plan``, ``proposed raising the tax``."""
    first = syntax.outline.past_adverbs(at + 1)
    gerund = syntax.outline.has(first, VERB) and syntax.verb(first).form == "ing"
    if not gerund and (not syntax.outline.has(first, NOUN_PHRASE) or is_time(syntax, first)):
        return None
    return CuedContent(cue_span(syntax, at), phrase_content(syntax, first), DIRECT_OBJECT, lemma)


def is_infinitive(syntax: Syntax, at: int) -> bool:
    """Whether an infinitive stands at `at`."""
    return syntax.outline.has(at, NONFINITE_VERB) and syntax.verb(at).is_infinitive
