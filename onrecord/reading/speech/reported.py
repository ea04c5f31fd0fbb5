"""Reported speech: words that a verb, a noun or “according to” attributes to somebody without quoting them whole.

A clause with a quoted fragment in it is a mixed quotation, whose pieces are the fragments; one without is indirect,
and is its own piece. What verbs and nouns bring in is told in verbs.py and nouns.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import CONJUNCTION, FINITE_VERB, SUBORDINATOR, VERB
from onrecord.language.phrases import Kind
from onrecord.language.quotation import Quoted
from onrecord.language.spans import Span, hull
from onrecord.language.tags import POSS
from onrecord.reading.lexicon import words
from onrecord.reading.speech.attribution import NONE, Attribution, worst
from onrecord.reading.speech.content import before_main_verb
from onrecord.reading.speech.cue import Cue, Report, cue_span, outlet
from onrecord.reading.speech.headlines import attribute_headline
from onrecord.reading.speech.nouns import CUE_NOUNS, cued_by_noun
from onrecord.reading.speech.parentheses import by_preposition, parenthetical, sourced
from onrecord.reading.speech.reported_rules import SOURCE_PREPOSITION
from onrecord.reading.speech.sources import (
    main_behind,
    possessor,
    says,
    subject_source,
)
from onrecord.reading.speech.transcripts import attribute_lines
from onrecord.reading.speech.triggers import triggers_in
from onrecord.reading.speech.verbs import READERS_OF, cued_by_verb
from onrecord.schema.vocabulary import Marks

_OPENING_MARK = re.compile(r"(?<![^\W_])[“«\"](?=\S)")
"""A double mark before a word."""
_MAKING = words("speech/saying", "making")


Reads = Callable[[Syntax, int], Report | None]
"""What reads the verb or the noun at a position."""


def attribute_reported(text: str, syntaxes: Sequence[Syntax], direct: Sequence[Attribution]) -> list[Attribution]:
    """The reported clauses of the writer's own sentences. A verb that is the cue of an utterance brings in no other
    words; of two verbs whose clauses nest, the outer one counts."""
    cues: dict[int, list[Span]] = {}
    for attribution in direct:
        if attribution.cue:
            cues.setdefault(attribution.sentence, []).append(attribution.cue)
    found = attribute_lines(text, syntaxes)
    headline = attribute_headline(text, syntaxes) if not any(line.sentence == 0 for line in found) else None
    found += [headline] if headline else []
    spoken = {syntaxes[line.sentence].sentence.paragraph for line in found}
    for number, syntax in enumerate(syntaxes):
        sentence = syntax.sentence
        if sentence.within is not None or sentence.paragraph in spoken:
            continue
        triggers = triggers_in(syntax.vocabulary)
        if triggers:
            found += _attributions(text, syntax, number, _reports(syntax, triggers, cues.get(number, ())))
    return found


def spoken_reports(syntax: Syntax) -> list[Report]:
    """The reports of a sentence without utterances that a verb of speech brings in."""
    triggers = triggers_in(syntax.vocabulary)
    reports = _reports(syntax, triggers, ()) if triggers else []
    return [report for report in reports if says(syntax, report.cue.at)]


def _reports(syntax: Syntax, triggers: frozenset[str], cues: Sequence[Span]) -> list[Report]:
    """The reports of a sentence with these `triggers`, in which `cues` bring in utterances."""
    reports: list[Report] = []
    covered = [fragment.inner for fragment in syntax.sentence.fragments]
    trailing = parenthetical(syntax, triggers, cues) or sourced(syntax)
    if trailing is not None:
        reports.append(trailing)
        covered += trailing.covered
    for read, at in _candidates(syntax, triggers, cues):
        report = None if covered and _overlaps(_place(syntax, at), covered) else read(syntax, at)
        if report is not None:
            reports.append(report)
            covered += report.covered
    if not reports and not syntax.sentence.utterances:
        told = by_preposition(syntax)
        return [] if told is None else [told]
    return reports


def _candidates(syntax: Syntax, triggers: frozenset[str], cues: Sequence[Span]) -> list[tuple[Reads, int]]:
    """The verbs and then the nouns that may bring something in, by position, each with what reads it."""
    phrases, lowered = syntax.phrases, syntax.lowered
    found: list[tuple[Reads, int]] = [
        (_by_verb, at) for at, group in syntax.groups.items() if group.lemma in READERS_OF
    ]
    if cues:
        found = [(read, at) for read, at in found if not _overlaps(_place(syntax, at), cues)]
    if not triggers.isdisjoint(CUE_NOUNS):
        for at, phrase in enumerate(phrases):
            if lowered[phrase.last] in CUE_NOUNS and phrase.kind == Kind.NOUN:
                found.append((_by_noun, at))
    return found


def _place(syntax: Syntax, at: int) -> Span:
    """Where the noun phrase at `at` stands, or the head of the verb group there."""
    phrase = syntax.phrases[at]
    first = phrase.first if phrase.kind == Kind.NOUN else phrase.head
    return Span(syntax.sentence.starts[first], syntax.ends[phrase.core])


def _overlaps(place: Span, stretches: Sequence[Span]) -> bool:
    start, end = place
    return any(first < end and start < last for first, last in stretches)


def _by_verb(syntax: Syntax, at: int) -> Report | None:
    found = cued_by_verb(syntax, at)
    if found is None:
        return None
    source = subject_source(syntax, at)
    if source is None or (at and source.span.overlaps(found.content)):
        return None
    content = before_main_verb(syntax, at, found.content)
    main = main_behind(syntax, at) if at == 0 else None
    if main is not None:
        content = Span(content.start, min(content.end, syntax.span(syntax.phrases[main - 2]).end))
    return Report(Cue(at, found.cue, source, found.addressee, found.rule, found.frame), (content,))


def _by_noun(syntax: Syntax, at: int) -> Report | None:
    """A noun of saying with its possessor (``the mayor’s claim that``), or as the object of a verb that voices it
    (``made the claim that``). In “made her claim”, the subject of the verb tells who “her” is."""
    found = cued_by_noun(syntax, at)
    if found is None:
        return None
    source = possessor(syntax, at)
    cue = found.cue
    possessed = POSS in syntax.tags[syntax.phrases[at].first : syntax.phrases[at].last]
    voiced = syntax.outline.has(at - 1, VERB)
    if voiced and (possessed or (source is None and syntax.verb(at - 1).lemma in _MAKING)):
        source = subject_source(syntax, at - 1) or source
        cue = Span(cue_span(syntax, at - 1).start, cue.end)
    if source is None or source.span.overlaps(found.content) or source.span.overlaps(cue):
        return None
    return Report(Cue(at, cue, source, None, found.rule, found.frame), (found.content,))


def _attributions(text: str, syntax: Syntax, number: int, reports: Sequence[Report]) -> Iterator[Attribution]:
    """What the reports of a sentence attribute: their words or, of each stretch with quoted fragments, these, with it
    as their clause. A day that stands in the words of any of them, or in another clause, is no day of saying."""
    said = [content for report in reports for content in report.contents]
    for report in reports:
        around = tuple(_without(_cue_clause(syntax, report.cue), said))
        quoted = {content: _quoted_in(text, syntax, content) for content in report.contents}
        plain = tuple([content for content, fragments in quoted.items() if not fragments])
        if plain:
            yield _attribution(syntax, number, report, plain, around)
        for content, fragments in quoted.items():
            if fragments:
                pieces = tuple([fragment.inner for fragment in fragments])
                marks = worst(fragment.marks for fragment in fragments)
                clause = _with_fragments(content, fragments)
                yield _attribution(syntax, number, report, pieces, around)._replace(marks=marks, clause=clause)


def _quoted_in(text: str, syntax: Syntax, content: Span) -> list[Quoted]:
    """The quoted fragments in a stretch; what a mark opens there that none closes runs to its end."""
    fragments = [f for f in syntax.sentence.fragments if f.inner.overlaps(content)]
    if fragments:
        return fragments
    opening = _OPENING_MARK.search(text, *content)
    if opening is None or opening.end() == content.end:
        return []
    return [Quoted(Span(opening.start(), content.end), Span(opening.end(), content.end), Marks.UNCLOSED)]


def _cue_clause(syntax: Syntax, cue: Cue) -> Span:
    """The sentence from the beginning of the cue's clause on: a clause with a verb of its own that stands before its
    source, and is joined to it, is another (``The bridge fell on Monday and officials say it was old``)."""
    sentence = syntax.sentence.span
    if cue.source is None or cue.span is None or cue.source.span.start > cue.span.start:
        return sentence
    before = [at for at, phrase in enumerate(syntax.phrases) if syntax.span(phrase).end <= cue.source.span.start]
    joints = [at for at in before if syntax.outline.has(at, CONJUNCTION) or syntax.outline.has(at, SUBORDINATOR)]
    verbs = syntax.outline.places(FINITE_VERB, 0, len(before))
    if joints and any(verb < joints[-1] for verb in verbs):
        return Span(syntax.span(syntax.phrases[joints[-1]]).start, sentence.end)
    return sentence


def _without(whole: Span, others: Sequence[Span]) -> Iterator[Span]:
    """The stretches of `whole` outside `others`."""
    start = whole.start
    for other in sorted(others):
        if start < other.start:
            yield Span(start, min(other.start, whole.end))
        start = max(start, other.end)
    if start < whole.end:
        yield Span(start, whole.end)


def _with_fragments(content: Span, fragments: Sequence[Quoted]) -> Span:
    """The content with the whole of the quoted fragments that it cuts: ``said it was “bad.”``"""
    return hull([content, *[fragment.outer for fragment in fragments if not content.covers(fragment.outer)]])


def _attribution(
    syntax: Syntax, number: int, report: Report, pieces: tuple[Span, ...], around: tuple[Span, ...]
) -> Attribution:
    cue = report.cue
    return Attribution(
        sentence=number,
        pieces=pieces,
        rule=cue.row_id,
        marks=NONE,
        source=cue.source.span if cue.source else None,
        head=cue.source.head if cue.source else None,
        cue=cue.span,
        addressee=cue.addressee,
        via=outlet(syntax) if cue.rule is not SOURCE_PREPOSITION else None,
        asides=around,
    )
