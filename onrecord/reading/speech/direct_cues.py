"""The cue of an utterance: the verb, the colon, the dash or the preposition beside it, whatever the verb is."""

from __future__ import annotations

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.language.words import verb_forms
from onrecord.reading.lexicon import words
from onrecord.reading.speech.attribution import quoted_at
from onrecord.reading.speech.positions import is_tagged, past_adverbs, word_at
from onrecord.reading.speech.saying import Cue, cue_span, source_preposition
from onrecord.reading.speech.sources import SPEECH_VERBS, Source, inverted_source, says, stretch_source, subject_source

WORDLESS = frozenset(("colon", "dash", "carried"))
"""Rules whose cue is a mark, or nothing."""
_DASHES = frozenset(("—", "–", "―", "-", "--", "~"))
_ADDRESSING = words("saying", "addressing")
_HIDDEN = frozenset(
    word
    for word, forms in verb_forms().items()
    if any(form.lemma in SPEECH_VERBS and form.kind != "ing" for form in forms)
)
"""Forms of verbs of speech that may look like nouns."""


def find_cue(text: str, syntax: Syntax, at: int) -> Cue | None:
    """The cue of the utterance at `at`: a verb of speech after it, one before it, another verb after or before it, a
    colon, or “according to”."""
    after, before = _cue_after(syntax, at), _cue_before(syntax, at)
    ended = quoted_at(syntax, at).inner.of(text)[-1] in ".!?…"
    if after is not None and after.rule == "dash":
        return after if before is None or not says(syntax, before.at) else before
    if after is not None and before is not None and after.at != before.at:
        weak = not says(syntax, after.at) or ended
        after = None if weak and says(syntax, before.at) else after
    elif after is not None and ended and not says(syntax, after.at) and after.rule == "cue-after":
        after = None
    named = _named_before_colon(syntax, at) if before is not None and not says(syntax, before.at) else None
    return after or named or before or colon_cue(syntax, at) or source_preposition(syntax)


def _cue_after(syntax: Syntax, at: int) -> Cue | None:
    """``“…,” he said``, ``“…,” said Zelensky``, ``“…” Zelensky told reporters``, ``“…” — Zelensky``."""
    end = at + 1
    while end < len(syntax.phrases) and not _ends_stretch(syntax, end):
        end += 1
    first = at + 1
    while first < end and (
        is_tagged(syntax, first, Tag.COMMA, Tag.OPEN, Tag.CLOSE, Tag.OTHER) or syntax.phrases[first].kind == Kind.ADVERB
    ):
        first += 1
    if first >= end or is_tagged(syntax, first, Tag.CONJ, Tag.REL):
        return None
    if first in syntax.verbs:
        return _inverted(syntax, first)
    verbs = [verb for verb in syntax.verbs if first < verb < end and syntax.verb(verb).is_finite]
    verbs = [verb for verb in verbs if not _is_relative(syntax, verb, first)] or verbs
    saying = [verb for verb in verbs if says(syntax, verb)]
    verb = next(iter(saying or verbs), None)
    if verb is None and word_at(syntax, at + 1) in _DASHES:
        named = inverted_source(syntax, first)
        return Cue(first, named.span, named, None, "dash") if named else None
    if verb is None:
        return _hidden_verb(syntax, first, end, "cue-after")
    source = stretch_source(syntax, first, verb)
    return Cue(verb, cue_span(syntax, verb), source, _addressee(syntax, verb), "cue-after") if source else None


def _hidden_verb(syntax: Syntax, first: int, end: int, rule: str) -> Cue | None:
    """A form of a verb of speech that its neighbours make look like a noun: ``“…,” the suit states``, ``Another
    tweeted, “…”``. It ends its phrase, and a mark, a preposition or a time follows."""
    for at in range(first, end):
        phrase = syntax.phrases[at]
        if phrase.kind != Kind.NOUN or phrase.last == phrase.first or syntax.lowered[phrase.last] not in _HIDDEN:
            continue
        names = syntax.span(syntax.phrases[first]).start if rule == "cue-after" else syntax.span(phrase).start
        source = Span(names, syntax.ends[phrase.last - 1])
        return Cue(at, syntax.token(phrase.last).span, Source(source, source), None, rule)
    return None


def _is_relative(syntax: Syntax, verb: int, first: int) -> bool:
    before = verb - 1
    while before > first and syntax.phrases[before].kind == Kind.ADVERB:
        before -= 1
    return is_tagged(syntax, before, Tag.REL)


def _inverted(syntax: Syntax, at: int) -> Cue | None:
    if not syntax.verb(at).is_finite or syntax.verb(at).lemma == "be":
        return None
    source = inverted_source(syntax, past_adverbs(syntax, at + 1))
    return Cue(at, cue_span(syntax, at), source, None, "inverted-cue") if source else None


def _cue_before(syntax: Syntax, at: int) -> Cue | None:
    """``Zelensky said, “…”``, ``he told reporters on Tuesday: “…”``."""
    start = at
    while start > 0 and not _ends_stretch(syntax, start - 1):
        start -= 1
    return cue_of_stretch(syntax, start, at)


def cue_of_stretch(syntax: Syntax, start: int, end: int) -> Cue | None:
    """The last verb of speech between two positions, or else the last verb."""
    verbs = [verb for verb in syntax.verbs if start <= verb < end]
    saying = [verb for verb in verbs if says(syntax, verb)]
    for verb in [*saying[-1:], *verbs[-1:]]:
        source = subject_source(syntax, verb)
        if source is not None:
            return Cue(verb, cue_span(syntax, verb), source, _addressee(syntax, verb), "cue-before")
        inverted = _inverted(syntax, verb) if verb == 0 or is_tagged(syntax, verb - 1, Tag.QUOTE) else None
        if inverted is not None:
            return inverted
    return (
        _hidden_verb(syntax, start, end, "cue-before") if not verbs and is_tagged(syntax, end - 1, Tag.COMMA) else None
    )


def colon_cue(syntax: Syntax, at: int) -> Cue | None:
    """``Zelensky: “…”``, ``From the report: “…”``"""
    if at < 2 or not is_tagged(syntax, at - 1, Tag.COLON):
        return None
    first = 1 if is_tagged(syntax, 0, Tag.PREP) else 0
    if first > at - 2 or syntax.phrases[first].kind != Kind.NOUN:
        return None
    span = syntax.span(syntax.phrases[first], syntax.phrases[at - 2])
    return Cue(0, span, Source(span, syntax.span(syntax.phrases[first])), None, "colon")


def _named_before_colon(syntax: Syntax, at: int) -> Cue | None:
    """The name right before a colon, where no verb of speech stands before it: ``nothing surprised Ann Lee: “…”``."""
    if at < 2 or not is_tagged(syntax, at - 1, Tag.COLON) or syntax.tags[syntax.phrases[at - 2].head] != Tag.NAME:
        return None
    span = syntax.span(syntax.phrases[at - 2])
    return Cue(at - 2, span, Source(span, span), None, "colon")


def _ends_stretch(syntax: Syntax, at: int) -> bool:
    return syntax.phrases[at].kind == Kind.QUOTE or is_tagged(syntax, at, Tag.STOP)


def _addressee(syntax: Syntax, at: int) -> Span | None:
    objects = syntax.objects(at)
    if syntax.verb(at).lemma in _ADDRESSING and objects:
        return syntax.span(objects[0], objects[-1])
    return None
