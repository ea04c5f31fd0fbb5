"""The cue of an utterance: the verb, the colon, the dash or the preposition beside it, whatever the verb is."""

from __future__ import annotations

from onrecord.language.clauses import Syntax
from onrecord.language.marks import SPEAKER_DASHES
from onrecord.language.patterns import (
    ADVERB,
    CLAUSE_END,
    COLON,
    COMMA,
    CONJUNCTION,
    FINITE_VERB,
    NOUN_PHRASE,
    OTHER_MARK,
    PREPOSITION,
    RELATIVE,
    UTTERANCE,
    VERB,
)
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span
from onrecord.language.tags import NAME
from onrecord.language.words import verb_forms
from onrecord.reading.lexicon import words
from onrecord.reading.rule import Rule
from onrecord.reading.speech.cue import Cue, cue_span, source_preposition
from onrecord.reading.speech.direct_rules import COLON_CUE, COLON_NAME, CUE_AFTER, CUE_BEFORE, DASH, INVERTED_CUE
from onrecord.reading.speech.sources import SPEECH_VERBS, Source, inverted_source, says, stretch_source, subject_source

_GAP = COMMA | OTHER_MARK | ADVERB
"""What stands between an utterance and the words about it."""
_NO_CUE = CLAUSE_END | CONJUNCTION | RELATIVE
"""What goes on without a cue, or with a further clause."""
_ADDRESSING = words("speech/saying", "addressing")
_HIDDEN = frozenset(
    word
    for word, forms in verb_forms().items()
    if any(form.lemma in SPEECH_VERBS and form.kind != "ing" for form in forms)
)
"""Forms of verbs of speech that may look like nouns."""


def find_cue(syntax: Syntax, at: int, *, ended: bool) -> Cue | None:
    """The cue of the utterance at `at`: a verb of speech after it, one before it, another verb after or before it, a
    colon, or “according to”. `ended` says whether a full stop or its like ends the utterance."""
    after = _cue_after(syntax, at)
    if after is not None and not ended and says(syntax, after.at):
        return after
    before = _cue_before(syntax, at)
    if after is not None and after.rule is DASH:
        return after if before is None or not says(syntax, before.at) else before
    if after is not None and before is not None and after.at != before.at:
        after = None if says(syntax, before.at) else after
    elif after is not None and ended and not says(syntax, after.at) and after.rule is CUE_AFTER:
        after = None
    named = _named_before_colon(syntax, at) if before is not None and not says(syntax, before.at) else None
    return after or named or before or colon_cue(syntax, at) or source_preposition(syntax)


def _cue_after(syntax: Syntax, at: int) -> Cue | None:
    """``“…,” he said``, ``“…,” said Lund``, ``“…” Lund told reporters``, ``“…” — Lund``."""
    outline = syntax.outline
    first = outline.past(at + 1, _GAP)
    if outline.has(first, _NO_CUE):
        return None
    if outline.has(first, VERB):
        return _inverted(syntax, first)
    end = outline.next(first, CLAUSE_END)
    verbs = outline.places(FINITE_VERB, first, end)
    verbs = [verb for verb in verbs if not outline.has(outline.before_adverbs(verb - 1), RELATIVE)] or verbs
    saying = [verb for verb in verbs if says(syntax, verb)]
    verb = next(iter(saying or verbs), None)
    if verb is None and syntax.outline.words[at + 1] in SPEAKER_DASHES:
        named = inverted_source(syntax, first)
        return Cue(first, None, named, None, DASH) if named else None
    if verb is None:
        return _hidden_verb(syntax, first, end, CUE_AFTER)
    source = stretch_source(syntax, first, verb)
    return Cue(verb, cue_span(syntax, verb), source, _addressee(syntax, verb), CUE_AFTER) if source else None


def _hidden_verb(syntax: Syntax, first: int, end: int, rule: Rule) -> Cue | None:
    """A form of a verb of speech that its neighbours make look like a noun: ``“…,” the suit states``, ``Another
    tweeted, “…”``. It ends its phrase, and a mark, a preposition or a time follows."""
    for at in range(first, end):
        phrase = syntax.phrases[at]
        if phrase.kind != Kind.NOUN or phrase.last == phrase.first or syntax.lowered[phrase.last] not in _HIDDEN:
            continue
        if syntax.outline.has(at - 1, PREPOSITION):  # “according to the report”
            continue
        names = syntax.span(syntax.phrases[first]).start if rule is CUE_AFTER else syntax.span(phrase).start
        source = Span(names, syntax.ends[phrase.last - 1])
        return Cue(at, syntax.token(phrase.last).span, Source(source, source), None, rule)
    return None


def _inverted(syntax: Syntax, at: int) -> Cue | None:
    if not syntax.verb(at).is_finite or syntax.verb(at).lemma == "be":
        return None
    source = inverted_source(syntax, syntax.outline.past_adverbs(at + 1))
    return Cue(at, cue_span(syntax, at), source, None, INVERTED_CUE) if source else None


def _cue_before(syntax: Syntax, at: int) -> Cue | None:
    """``Lund said, “…”``, ``he told reporters on Tuesday: “…”``."""
    ends = syntax.outline.places(CLAUSE_END, 0, at)
    if ends and ends[-1] == at - 1 and syntax.outline.words[at - 1] == ";":  # for a colon: “he added; “…””
        ends.pop()
    return cue_of_stretch(syntax, ends[-1] + 1 if ends else 0, at)


def cue_of_stretch(syntax: Syntax, start: int, end: int) -> Cue | None:
    """The last verb of speech between two positions, or else the last verb."""
    outline = syntax.outline
    verbs = outline.places(VERB, start, end)
    saying = [verb for verb in verbs if says(syntax, verb)]
    for verb in [*saying[-1:], *verbs[-1:]]:
        source = subject_source(syntax, verb)
        if source is not None and _is_asked(syntax, verb):
            return Cue(verb, cue_span(syntax, verb), None, source.span, CUE_BEFORE)
        if source is not None:
            return Cue(verb, cue_span(syntax, verb), source, _addressee(syntax, verb), CUE_BEFORE)
        inverted = _inverted(syntax, verb) if verb == 0 or outline.has(verb - 1, UTTERANCE) else None
        if inverted is not None:
            return inverted
    return _hidden_verb(syntax, start, end, CUE_BEFORE) if not verbs and outline.has(end - 1, COMMA) else None


def colon_cue(syntax: Syntax, at: int) -> Cue | None:
    """``Lund: “…”``, ``From the report: “…”``"""
    outline = syntax.outline
    if at < 2 or not outline.has(at - 1, COLON):
        return None
    first = 1 if outline.has(0, PREPOSITION) else 0
    if first > at - 2 or not outline.has(first, NOUN_PHRASE):
        return None
    span = syntax.span(syntax.phrases[first], syntax.phrases[at - 2])
    return Cue(0, None, Source(span, syntax.span(syntax.phrases[first])), None, COLON_CUE)


def _named_before_colon(syntax: Syntax, at: int) -> Cue | None:
    """The name right before a colon, where no verb of speech stands before it: ``nothing surprised Ann Lee: “…”``."""
    if at < 2 or not syntax.outline.has(at - 1, COLON) or syntax.tags[syntax.phrases[at - 2].head] != NAME:
        return None
    span = syntax.span(syntax.phrases[at - 2])
    return Cue(at - 2, None, Source(span, span), None, COLON_NAME)


def _is_asked(syntax: Syntax, at: int) -> bool:
    """Whether the subject of the verb is spoken to: ``Ann Lee was asked, “…?”``"""
    return syntax.verb(at).lemma in _ADDRESSING and syntax.is_passive(at)


def _addressee(syntax: Syntax, at: int) -> Span | None:
    objects = syntax.objects(at) if syntax.verb(at).lemma in _ADDRESSING else []
    return syntax.span(objects[0], objects[-1]) if objects else None
