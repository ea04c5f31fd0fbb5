"""Reported speech: words that a verb, a noun or “according to” attributes to somebody without quoting them whole.

A clause with a quoted fragment in it is a mixed quotation, whose pieces are the fragments; one without is indirect,
and is its own piece. What verbs and nouns bring in what is told in frames.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, VerbGroup
from onrecord.language.quotation import Quoted
from onrecord.language.spans import Span, hull
from onrecord.language.tagging import Tag
from onrecord.reading.lexicon import words
from onrecord.reading.speech.attribution import Attribution
from onrecord.reading.speech.contents import clause_content, without_end_marks
from onrecord.reading.speech.frames import framed_by_noun, framed_by_verb
from onrecord.reading.speech.saying import Cue, cue_span, outlet, source_preposition
from onrecord.reading.speech.sources import inverted_source, possessor, stretch_source, subject_source
from onrecord.reading.speech.transcripts import attribute_lines
from onrecord.schema.vocabulary import Marks


@dataclass(frozen=True, slots=True)
class Report:
    """A cue and the words that it brings in: one stretch, or two around the cue."""

    cue: Cue
    contents: tuple[Span, ...]


def attribute_reported(text: str, syntaxes: Sequence[Syntax], direct: Sequence[Attribution]) -> list[Attribution]:
    """The reported clauses of the writer's own sentences. A verb that is the cue of an utterance brings in no other
    words; of two verbs whose clauses nest, the outer one counts."""
    cues = {attribution.cue for attribution in direct}
    found = attribute_lines(text, syntaxes)
    spoken = {syntaxes[line.sentence].sentence.paragraph for line in found}
    for number, syntax in enumerate(syntaxes):
        if syntax.sentence.within is None and syntax.sentence.paragraph not in spoken:
            found += [_attribution(syntax, number, report) for report in _reports(syntax, cues)]
    return found


def _reports(syntax: Syntax, taken: set[Span | None]) -> Iterator[Report]:
    covered = [fragment.inner for fragment in syntax.sentence.fragments]
    quoted = len(covered)
    trailing = _trailing(syntax, taken)
    if trailing is not None:
        covered += trailing.contents
        covered.append(trailing.cue.span)
        yield trailing
    for at in syntax.verbs:
        head = syntax.tokens[syntax.verb(at).head].span
        if any(span.covers(head) for span in covered) or any(cue and cue.overlaps(head) for cue in taken):
            continue
        report = _by_verb(syntax, at)
        if report is not None:
            covered += [*report.contents, report.cue.span]
            yield report
    for at, phrase in enumerate(syntax.phrases):
        if phrase.kind is Kind.NOUN and not any(span.overlaps(syntax.span(phrase)) for span in covered):
            report = _by_noun(syntax, at)
            if report is not None:
                covered += [*report.contents, report.cue.span]
                yield report
    if len(covered) == quoted and not any(phrase.kind is Kind.QUOTE for phrase in syntax.phrases):
        told = _by_preposition(syntax)
        if told is not None:
            yield told


def _by_verb(syntax: Syntax, at: int) -> Report | None:
    frame = framed_by_verb(syntax, at)
    if frame is None:
        return None
    source = subject_source(syntax, at)
    if source is None or source.span.overlaps(frame.content):
        return None
    return Report(Cue(at, frame.cue, source, frame.addressee, frame.rule), (frame.content,))


def _by_noun(syntax: Syntax, at: int) -> Report | None:
    """A noun of saying with its possessor (``the mayor’s claim that``), or as the object of a verb that voices it
    (``made the claim that``). Whose “her claim” is, the subject of the verb right before it says."""
    frame = framed_by_noun(syntax, at)
    if frame is None:
        return None
    source = possessor(syntax, at)
    cue = frame.cue
    verb = syntax.phrases[at - 1] if at else None
    possessed = Tag.POSS in syntax.tags[syntax.phrases[at].first : syntax.phrases[at].last]
    if isinstance(verb, VerbGroup) and (possessed or (source is None and verb.lemma in words("saying", "making"))):
        source = subject_source(syntax, at - 1) or source
        cue = Span(cue_span(syntax, at - 1).start, cue.end)
    if source is None or source.span.overlaps(frame.content) or source.span.overlaps(cue):
        return None
    return Report(Cue(at, cue, source, None, frame.rule), (frame.content,))


def _trailing(syntax: Syntax, taken: set[Span | None]) -> Report | None:
    """``The bridge is shut, Ann Lee said``, ``The bridge, she said, is shut``, ``…, said Ann Lee, a pilot``."""
    for at in syntax.verbs:
        if syntax.verb(at).lemma not in words("saying", "parenthetical") or not syntax.verb(at).is_finite:
            continue
        if cue_span(syntax, at) in taken:
            continue
        report = _around(syntax, at)
        if report is not None:
            return report
    return None


def _around(syntax: Syntax, at: int) -> Report | None:
    if _is(syntax, at - 1, Tag.COMMA):  # “…, said Ann Lee”
        source = inverted_source(syntax, at + 1)
        if source is None or syntax.begins_clause(at + 1):
            return None
        comma, after = at - 1, _first_behind(syntax, source.span)
    else:
        found = syntax.own_subject(at)
        if found is None or not _ends_cue(syntax, at + 1):
            return None
        first = syntax.phrases.index(syntax.subjects(at)[0])
        comma = first - 1
        while comma > 0 and (_is(syntax, comma, Tag.SUB) or syntax.phrases[comma].kind is Kind.ADVERB):
            comma -= 1
        if not _is(syntax, comma, Tag.COMMA):
            return None
        source = stretch_source(syntax, first, at)
        after = at + 1
    if source is None or not any(verb < comma for verb in syntax.verbs):
        return None
    contents = [without_end_marks(syntax, syntax.span(syntax.phrases[0], syntax.phrases[comma - 1]))]
    if _is(syntax, after, Tag.COMMA) and _goes_on(syntax, after + 1):
        contents.append(clause_content(syntax, after + 1))
    if any(phrase.kind is Kind.QUOTE for phrase in syntax.phrases):
        return None
    return Report(Cue(at, cue_span(syntax, at), source, None, "parenthetical"), tuple(contents))


def _ends_cue(syntax: Syntax, at: int) -> bool:
    """Whether nothing said follows the verb: a mark, the end, a time or an occasion."""
    return (
        at >= len(syntax.phrases)
        or _is(syntax, at, Tag.COMMA, Tag.STOP)
        or (syntax.phrases[at].kind in (Kind.PREP, Kind.ADVERB) and not any(v > at for v in syntax.verbs))
        or (syntax.phrases[at].kind is Kind.NOUN and not any(v > at for v in syntax.verbs))
    )


def _goes_on(syntax: Syntax, at: int) -> bool:
    """Whether the words after the cue are reported again: a verb follows, and nothing that begins an aside."""
    if at + 1 >= len(syntax.phrases) or not any(verb >= at for verb in syntax.verbs):
        return False
    participle = at in syntax.verbs and syntax.verb(at).form == "ing"
    return not participle and not _is(syntax, at, Tag.CONJ, Tag.REL, Tag.SUB)


def _first_behind(syntax: Syntax, span: Span) -> int:
    for at, phrase in enumerate(syntax.phrases):
        if syntax.tokens[phrase.first].start >= span.end:
            return at
    return len(syntax.phrases)


def _by_preposition(syntax: Syntax) -> Report | None:
    """``The bridge is shut, according to Ann Lee``, ``According to Ann Lee, the bridge is shut``."""
    cue = source_preposition(syntax)
    if cue is None or cue.source is None:
        return None
    if cue.at > 1:
        content = syntax.span(syntax.phrases[0], syntax.phrases[cue.at - 1])
    else:
        after = _first_behind(syntax, cue.source.span)
        after += _is(syntax, after, Tag.COMMA)
        if after >= len(syntax.phrases):
            return None
        content = clause_content(syntax, after)
    content = without_end_marks(syntax, content)
    return Report(cue, (content,)) if any(content.covers(syntax.span(syntax.verb(v))) for v in syntax.verbs) else None


def _attribution(syntax: Syntax, number: int, report: Report) -> Attribution:
    cue, around = report.cue, hull(report.contents)
    fragments = [f for f in syntax.sentence.fragments if any(content.covers(f.inner) for content in report.contents)]
    return Attribution(
        sentence=number,
        pieces=tuple(fragment.inner for fragment in fragments) or report.contents,
        rule=cue.rule,
        marks=_marks(fragments),
        clause=max(report.contents, key=lambda c: any(c.covers(f.inner) for f in fragments)) if fragments else None,
        source=cue.source.span if cue.source else None,
        head=cue.source.head if cue.source else None,
        cue=cue.span,
        addressee=cue.addressee,
        via=outlet(syntax) if cue.rule != "source-preposition" else None,
        asides=(Span(syntax.sentence.span.start, around.start), Span(around.end, syntax.sentence.span.end)),
    )


def _marks(fragments: Sequence[Quoted]) -> Marks:
    worst = (Marks.MATCHED, Marks.MISMATCHED, Marks.UNCLOSED)
    return max((fragment.marks for fragment in fragments), key=worst.index, default=Marks.NONE)


def _is(syntax: Syntax, at: int, *tags: Tag) -> bool:
    return 0 <= at < len(syntax.phrases) and syntax.tags[syntax.phrases[at].first] in tags
