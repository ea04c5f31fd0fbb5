"""The cue of an utterance: the verb, the colon, the dash or the preposition beside it, whatever the verb is."""

from __future__ import annotations

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.language.words import verb_forms
from onrecord.reading.lexicon import words
from onrecord.reading.speech.attribution import quoted_at
from onrecord.reading.speech.saying import Cue, cue_span, source_preposition
from onrecord.reading.speech.sources import Source, inverted_source, says, stretch_source, subject_source

WORDLESS = frozenset(("colon", "dash", "carried"))
"""Rules whose cue is a mark, or nothing."""


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
    while first < end and (_is(syntax, first, Tag.COMMA, Tag.OTHER) or syntax.phrases[first].kind is Kind.ADVERB):
        first += 1
    if first >= end or _is(syntax, first, Tag.CONJ, Tag.REL):
        return None
    if first in syntax.verbs:
        return _inverted(syntax, first)
    verbs = [verb for verb in syntax.verbs if first < verb < end and syntax.verb(verb).is_finite]
    verbs = [verb for verb in verbs if not _is_relative(syntax, verb, first)] or verbs
    saying = [verb for verb in verbs if says(syntax, verb)]
    verb = next(iter(saying or verbs), None)
    if verb is None and _word(syntax, at + 1) in _DASHES:
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
        token = syntax.tokens[phrase.last]
        if phrase.kind is not Kind.NOUN or phrase.last == phrase.first or not _is_form_of_speech(token.text.lower()):
            continue
        names = syntax.span(syntax.phrases[first]).start if rule == "cue-after" else syntax.span(phrase).start
        source = Span(names, syntax.tokens[phrase.last - 1].end)
        return Cue(at, token.span, Source(source, source), None, rule)
    return None


def _is_form_of_speech(word: str) -> bool:
    forms = verb_forms().get(word, ())
    return any(form.lemma in words("saying", "report") and form.kind != "ing" for form in forms)


_DASHES = frozenset(("—", "–", "―", "-", "--", "~"))


def _word(syntax: Syntax, at: int) -> str:
    return syntax.tokens[syntax.phrases[at].first].text if at < len(syntax.phrases) else ""


def _is_relative(syntax: Syntax, verb: int, first: int) -> bool:
    before = verb - 1
    while before > first and syntax.phrases[before].kind is Kind.ADVERB:
        before -= 1
    return _is(syntax, before, Tag.REL)


def _inverted(syntax: Syntax, at: int) -> Cue | None:
    if not syntax.verb(at).is_finite or syntax.verb(at).lemma == "be":
        return None
    following = at + 1
    while following < len(syntax.phrases) and syntax.phrases[following].kind is Kind.ADVERB:
        following += 1
    source = inverted_source(syntax, following)
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
        inverted = _inverted(syntax, verb) if verb == 0 or _is(syntax, verb - 1, Tag.QUOTE) else None
        if inverted is not None:
            return inverted
    return _hidden_verb(syntax, start, end, "cue-before") if not verbs and _is(syntax, end - 1, Tag.COMMA) else None


def colon_cue(syntax: Syntax, at: int) -> Cue | None:
    """``Zelensky: “…”``, ``From the report: “…”``"""
    if at < 2 or not _is(syntax, at - 1, Tag.COLON):
        return None
    first = 1 if _is(syntax, 0, Tag.PREP) else 0
    if first > at - 2 or syntax.phrases[first].kind is not Kind.NOUN:
        return None
    span = syntax.span(syntax.phrases[first], syntax.phrases[at - 2])
    return Cue(0, span, Source(span, syntax.span(syntax.phrases[first])), None, "colon")


def _named_before_colon(syntax: Syntax, at: int) -> Cue | None:
    """The name right before a colon, where no verb of speech stands before it: ``nothing surprised Ann Lee: “…”``."""
    if at < 2 or not _is(syntax, at - 1, Tag.COLON) or syntax.tags[syntax.phrases[at - 2].head] is not Tag.NAME:
        return None
    span = syntax.span(syntax.phrases[at - 2])
    return Cue(at - 2, span, Source(span, span), None, "colon")


def _ends_stretch(syntax: Syntax, at: int) -> bool:
    return syntax.phrases[at].kind is Kind.QUOTE or _is(syntax, at, Tag.STOP)


def _addressee(syntax: Syntax, at: int) -> Span | None:
    objects = syntax.objects(at)
    if syntax.verb(at).lemma in words("saying", "addressing") and objects:
        return syntax.span(objects[0], objects[-1])
    return None


def _is(syntax: Syntax, at: int, *tags: Tag) -> bool:
    return 0 <= at < len(syntax.phrases) and syntax.tags[syntax.phrases[at].first] in tags
