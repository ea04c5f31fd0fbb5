"""The cue of an utterance: the verb, the colon, the dash or the preposition beside it, whatever the verb is."""

from __future__ import annotations

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span
from onrecord.language.tags import NAME
from onrecord.language.words import verb_forms
from onrecord.reading.lexicon import words
from onrecord.reading.rule import Rule
from onrecord.reading.speech.direct_rules import COLON, COLON_NAME, CUE_AFTER, CUE_BEFORE, DASH, INVERTED_CUE
from onrecord.reading.speech.positions import past_adverbs, word_at
from onrecord.reading.speech.saying import Cue, cue_span, source_preposition
from onrecord.reading.speech.sources import SPEECH_VERBS, Source, inverted_source, says, stretch_source, subject_source

_DASHES = frozenset(("—", "–", "―", "-", "--", "~"))
_ENDS = "q. "
"""The letters of what ends the stretch beside an utterance: another one, a stop, the end of the sentence."""
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
    """``“…,” he said``, ``“…,” said Zelensky``, ``“…” Zelensky told reporters``, ``“…” — Zelensky``."""
    letters = syntax.outline.letters
    first = at + 1
    while letters[first] in ",()/a":
        first += 1
    if letters[first] in _ENDS + "&r":
        return None
    if letters[first] in "Vv":
        return _inverted(syntax, first)
    end = first
    while letters[end] not in _ENDS:
        end += 1
    verbs = [verb for verb in range(first, end) if letters[verb] == "V"]
    verbs = [verb for verb in verbs if not _is_relative(syntax, verb, first)] or verbs
    saying = [verb for verb in verbs if says(syntax, verb)]
    verb = next(iter(saying or verbs), None)
    if verb is None and word_at(syntax, at + 1) in _DASHES:
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
        names = syntax.span(syntax.phrases[first]).start if rule is CUE_AFTER else syntax.span(phrase).start
        source = Span(names, syntax.ends[phrase.last - 1])
        return Cue(at, syntax.token(phrase.last).span, Source(source, source), None, rule)
    return None


def _is_relative(syntax: Syntax, verb: int, first: int) -> bool:
    letters = syntax.outline.letters
    before = verb - 1
    while before > first and letters[before] == "a":
        before -= 1
    return letters[before] == "r"


def _inverted(syntax: Syntax, at: int) -> Cue | None:
    if not syntax.verb(at).is_finite or syntax.verb(at).lemma == "be":
        return None
    source = inverted_source(syntax, past_adverbs(syntax, at + 1))
    return Cue(at, cue_span(syntax, at), source, None, INVERTED_CUE) if source else None


def _cue_before(syntax: Syntax, at: int) -> Cue | None:
    """``Zelensky said, “…”``, ``he told reporters on Tuesday: “…”``."""
    letters = syntax.outline.letters
    start = at
    while letters[start - 1] not in _ENDS:
        start -= 1
    return cue_of_stretch(syntax, start, at)


def cue_of_stretch(syntax: Syntax, start: int, end: int) -> Cue | None:
    """The last verb of speech between two positions, or else the last verb."""
    letters = syntax.outline.letters
    verbs = [verb for verb in range(start, end) if letters[verb] in "Vv"]
    saying = [verb for verb in verbs if says(syntax, verb)]
    for verb in [*saying[-1:], *verbs[-1:]]:
        source = subject_source(syntax, verb)
        if source is not None:
            return Cue(verb, cue_span(syntax, verb), source, _addressee(syntax, verb), CUE_BEFORE)
        inverted = _inverted(syntax, verb) if verb == 0 or letters[verb - 1] == "q" else None
        if inverted is not None:
            return inverted
    return _hidden_verb(syntax, start, end, CUE_BEFORE) if not verbs and letters[end - 1] == "," else None


def colon_cue(syntax: Syntax, at: int) -> Cue | None:
    """``Zelensky: “…”``, ``From the report: “…”``"""
    letters = syntax.outline.letters
    if at < 2 or letters[at - 1] != ":":
        return None
    first = 1 if letters[0] == "p" else 0
    if first > at - 2 or letters[first] != "N":
        return None
    span = syntax.span(syntax.phrases[first], syntax.phrases[at - 2])
    return Cue(0, None, Source(span, syntax.span(syntax.phrases[first])), None, COLON)


def _named_before_colon(syntax: Syntax, at: int) -> Cue | None:
    """The name right before a colon, where no verb of speech stands before it: ``nothing surprised Ann Lee: “…”``."""
    if at < 2 or syntax.outline.letters[at - 1] != ":" or syntax.tags[syntax.phrases[at - 2].head] != NAME:
        return None
    span = syntax.span(syntax.phrases[at - 2])
    return Cue(at - 2, None, Source(span, span), None, COLON_NAME)


def _addressee(syntax: Syntax, at: int) -> Span | None:
    objects = syntax.objects(at) if syntax.verb(at).lemma in _ADDRESSING else []
    return syntax.span(objects[0], objects[-1]) if objects else None
