"""Reported speech: clauses that a verb, a wish or “according to” attributes to somebody without quoting them whole.

A clause with a quoted fragment in it is a mixed quotation, whose pieces are the fragments; one without is indirect,
and is its own piece.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.quotation import Quoted
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.reading.attribution import Attribution, Cue, cue_span, outlet
from onrecord.reading.lexicon import words
from onrecord.schema.vocabulary import Marks

_END_MARKS = frozenset((".", ",", ";", ":", "!", "?", "…", "..."))


def attribute_reported(syntaxes: Sequence[Syntax], direct: Sequence[Attribution]) -> list[Attribution]:
    """The reported clauses of the writer's own sentences. A verb that is the cue of an utterance brings in no other
    words; of two verbs whose clauses nest, the outer one counts."""
    cues = {attribution.cue for attribution in direct}
    found: list[Attribution] = []
    for number, syntax in enumerate(syntaxes):
        if syntax.sentence.within is not None:
            continue
        covered: Span | None = None
        for at in syntax.verbs:
            cue = cue_span(syntax, at)
            if cue in cues or (covered is not None and covered.covers(cue)):
                continue
            reported = _reported(syntax, at)
            if reported is not None:
                covered = reported[1]
                found.append(_attribution(syntax, number, *reported))
    return found


def _attribution(syntax: Syntax, number: int, cue: Cue, content: Span) -> Attribution:
    fragments = [fragment for fragment in syntax.sentence.fragments if content.covers(fragment.inner)]
    before = Span(syntax.sentence.span.start, content.start)
    return Attribution(
        sentence=number,
        pieces=tuple(fragment.inner for fragment in fragments) or (content,),
        rule=cue.rule,
        marks=_marks(fragments),
        clause=content if fragments else None,
        source=cue.source,
        cue=cue.span,
        addressee=cue.addressee,
        via=outlet(syntax),
        asides=(before,),
    )


def _marks(fragments: Sequence[Quoted]) -> Marks:
    worst = (Marks.MATCHED, Marks.MISMATCHED, Marks.UNCLOSED)
    return max((fragment.marks for fragment in fragments), key=worst.index, default=Marks.NONE)


def _reported(syntax: Syntax, at: int) -> tuple[Cue, Span] | None:
    """The cue and the clause that the verb at `at` brings in; None when it brings in none."""
    source = syntax.subject_span(at)
    if source is None or syntax.is_passive(at):
        return None
    for frame in (_wish, _directive, _undertaking, _statement):
        framed = frame(syntax, at)
        if framed is not None:
            first, cue, addressee = framed
            content = _content(syntax, first)
            return Cue(at, cue, source, addressee, frame.__name__.strip("_")), content
    return None


_COMPLEMENTIZERS = frozenset(("that", "whether", "if", "how", "why"))

_Frame = tuple[int, Span, Span | None]
"""The position at which the content begins, the cue, and who is spoken to."""


def _wish(syntax: Syntax, at: int) -> _Frame | None:
    """``expressed a desire to keep …``: the noun of wishing is part of the cue."""
    objects = syntax.objects(at)
    if syntax.verb(at).lemma not in words("saying", "voicing") or len(objects) != 1:
        return None
    if syntax.head(objects[0]).text.lower() not in words("saying", "wishes"):
        return None
    following = syntax.phrases.index(objects[0]) + 1
    if not _is_infinitive(syntax, following):
        return None
    cue = Span(cue_span(syntax, at).start, syntax.span(objects[0]).end)
    return following, cue, None


def _directive(syntax: Syntax, at: int) -> _Frame | None:
    """``urged both Trump and Putin to consider …``."""
    objects = syntax.objects(at)
    if syntax.verb(at).lemma not in words("saying", "directive") or not objects:
        return None
    following = syntax.phrases.index(objects[-1]) + 1
    if not _is_infinitive(syntax, following):
        return None
    return following, cue_span(syntax, at), syntax.span(objects[0], objects[-1])


def _undertaking(syntax: Syntax, at: int) -> _Frame | None:
    """``vowed to fight the bill``."""
    if syntax.verb(at).lemma in words("saying", "undertaking") and _is_infinitive(syntax, at + 1):
        return at + 1, cue_span(syntax, at), None
    return None


def _statement(syntax: Syntax, at: int) -> _Frame | None:
    """``said on Tuesday that …``, ``told reporters the country would not …``."""
    lemma = syntax.verb(at).lemma
    if lemma not in words("saying", "report"):
        return None
    index, addressee = at + 1, None
    while index < len(syntax.phrases):
        phrase = syntax.phrases[index]
        tag = syntax.tags[phrase.first]
        word = syntax.tokens[phrase.first].text.lower()
        if tag in (Tag.SUB, Tag.REL) and word in _COMPLEMENTIZERS:
            first = index + 1 if word == "that" else index
            return (first, cue_span(syntax, at), addressee) if first < len(syntax.phrases) else None
        if phrase.kind is Kind.NOUN:
            if syntax.begins_clause(index) and lemma in words("saying", "without_that"):
                return index, cue_span(syntax, at), addressee
            if syntax.begins_clause(index) or addressee is not None:
                return None
            if lemma in words("saying", "addressing"):
                addressee = syntax.span(phrase)
        elif phrase.kind not in (Kind.ADVERB, Kind.PREP):
            return None
        index += 1
    return None


def _is_infinitive(syntax: Syntax, at: int) -> bool:
    return at in syntax.verbs and syntax.verb(at).is_infinitive


def _content(syntax: Syntax, first: int) -> Span:
    """From the phrase at `first` to the end of the sentence, or to the writer's words that close it: a source
    (``, per NewsNation``) or the scene (``amid ceasefire talks``)."""
    last = len(syntax.phrases) - 1
    closing = words("saying", "sources") | words("saying", "scene")
    for at in range(first + 1, len(syntax.phrases)):
        if syntax.tokens[syntax.phrases[at].first].text.lower() in closing:
            last = at - 1
            break
    text_span = syntax.span(syntax.phrases[first], syntax.phrases[last])
    return _without_end_marks(syntax, text_span)


def _without_end_marks(syntax: Syntax, span: Span) -> Span:
    inside = [token for token in syntax.tokens if span.covers(token.span)]
    while inside and inside[-1].text in _END_MARKS:
        inside.pop()
    return Span(span.start, inside[-1].end) if inside else span
