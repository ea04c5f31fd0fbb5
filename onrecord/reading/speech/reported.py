"""Reported speech: words that a verb, a noun or “according to” attributes to somebody without quoting them whole.

A clause with a quoted fragment in it is a mixed quotation, whose pieces are the fragments; one without is indirect,
and is its own piece. What verbs and nouns bring in what is told in frames.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span, hull
from onrecord.language.tagging import POSS
from onrecord.reading.lexicon import words
from onrecord.reading.speech.attribution import NONE, Attribution, worst
from onrecord.reading.speech.contents import clause_content, without_end_marks
from onrecord.reading.speech.frames import FRAMES, FRAMING_NOUNS, framed_by_noun, framed_by_verb
from onrecord.reading.speech.saying import Cue, cue_span, outlet, source_preposition
from onrecord.reading.speech.sources import inverted_source, possessor, stretch_source, subject_source
from onrecord.reading.speech.transcripts import attribute_lines
from onrecord.reading.speech.triggers import FRAMING_VERBS, PARENTHETICAL_VERBS, REPORTING

_PARENTHETICAL, _MAKING = words("saying", "parenthetical"), words("saying", "making")


class Report(NamedTuple):
    """A cue and the words that it brings in: one stretch, or two around the cue."""

    cue: Cue
    contents: tuple[Span, ...]


def attribute_reported(text: str, syntaxes: Sequence[Syntax], direct: Sequence[Attribution]) -> list[Attribution]:
    """The reported clauses of the writer's own sentences. A verb that is the cue of an utterance brings in no other
    words; of two verbs whose clauses nest, the outer one counts."""
    cues: dict[int, list[Span]] = {}
    for attribution in direct:
        if attribution.cue:
            cues.setdefault(attribution.sentence, []).append(attribution.cue)
    found = attribute_lines(text, syntaxes)
    spoken = {syntaxes[line.sentence].sentence.paragraph for line in found}
    for number, syntax in enumerate(syntaxes):
        if REPORTING.isdisjoint(syntax.vocabulary):
            continue
        sentence = syntax.sentence
        if sentence.within is None and sentence.paragraph not in spoken:
            found += [_attribution(syntax, number, report) for report in _reports(syntax, cues.get(number, ()))]
    return found


def _reports(syntax: Syntax, cues: Sequence[Span]) -> list[Report]:
    """The reports of a sentence in which `cues` bring in utterances."""
    reports: list[Report] = []
    covered = [fragment.inner for fragment in syntax.sentence.fragments]
    trailing = _trailing(syntax, cues)
    if trailing is not None:
        reports.append(trailing)
        covered += (*trailing.contents, trailing.cue.span)
    for rule, at, span in _candidates(syntax, cues):
        taken = covered and any(stretch.overlaps(span) for stretch in covered)
        report = None if taken else rule(syntax, at)
        if report is not None:
            reports.append(report)
            covered += (*report.contents, report.cue.span)
    if not reports and not syntax.sentence.utterances:
        told = _by_preposition(syntax)
        return [] if told is None else [told]
    return reports


def _candidates(
    syntax: Syntax, cues: Sequence[Span]
) -> Iterator[tuple[Callable[[Syntax, int], Report | None], int, Span]]:
    """The verbs and then the nouns that may bring something in, each with the rule that reads it."""
    if not FRAMING_VERBS.isdisjoint(syntax.vocabulary):
        for at in syntax.verbs:
            if syntax.verb(at).lemma in FRAMES:
                main = syntax.phrases[at].head
                head = Span(syntax.sentence.starts[main], syntax.ends[main])
                if not (cues and any(cue.overlaps(head) for cue in cues)):
                    yield _by_verb, at, head
    if not FRAMING_NOUNS.isdisjoint(syntax.vocabulary):
        lowered = syntax.lowered
        for at, phrase in enumerate(syntax.phrases):
            if lowered[phrase.last] in FRAMING_NOUNS and phrase.kind == Kind.NOUN:
                yield _by_noun, at, syntax.span(phrase)


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
    possessed = POSS in syntax.tags[syntax.phrases[at].first : syntax.phrases[at].last]
    voiced = syntax.outline.letters[at - 1] in "Vv"
    if voiced and (possessed or (source is None and syntax.verb(at - 1).lemma in _MAKING)):
        source = subject_source(syntax, at - 1) or source
        cue = Span(cue_span(syntax, at - 1).start, cue.end)
    if source is None or source.span.overlaps(frame.content) or source.span.overlaps(cue):
        return None
    return Report(Cue(at, cue, source, None, frame.rule), (frame.content,))


def _trailing(syntax: Syntax, cues: Sequence[Span]) -> Report | None:
    """``The bridge is shut, Ann Lee said``, ``The bridge, she said, is shut``, ``…, said Ann Lee, a pilot``."""
    vocabulary = syntax.vocabulary
    if "," not in vocabulary or syntax.sentence.utterances or PARENTHETICAL_VERBS.isdisjoint(vocabulary):
        return None
    for at in syntax.verbs:
        verb = syntax.verb(at)
        if verb.is_finite and verb.lemma in _PARENTHETICAL and not (cues and cue_span(syntax, at) in cues):
            report = _around(syntax, at)
            if report is not None:
                return report
    return None


def _around(syntax: Syntax, at: int) -> Report | None:
    letters = syntax.outline.letters
    if letters[at - 1] == ",":  # “…, said Ann Lee”
        source = inverted_source(syntax, at + 1)
        if source is None or syntax.begins_clause(at + 1):
            return None
        comma, after = at - 1, _first_behind(syntax, source.span)
    else:
        found = syntax.own_subject(at)
        if found is None or not _ends_cue(syntax, at + 1):
            return None
        first = syntax.outline.coordination_leftwards(found)[0]
        comma = first - 1
        while comma > 0 and letters[comma] in "ua":
            comma -= 1
        if letters[comma] != ",":
            return None
        source = stretch_source(syntax, first, at)
        after = at + 1
    if source is None or not syntax.verbs[0] < comma:
        return None
    contents = [without_end_marks(syntax, 0, comma - 1)]
    if letters[after] == "," and _goes_on(syntax, after + 1):
        contents.append(clause_content(syntax, after + 1))
    return Report(Cue(at, cue_span(syntax, at), source, None, "parenthetical"), tuple(contents))


def _ends_cue(syntax: Syntax, at: int) -> bool:
    """Whether nothing said follows the verb: a mark, the end, a time or an occasion."""
    letter = syntax.outline.letters[at]
    return letter in ",. " or (letter in "paN" and syntax.verbs[-1] < at)


def _goes_on(syntax: Syntax, at: int) -> bool:
    """Whether the words after the cue are reported again: a verb follows, and nothing that begins an aside."""
    if at + 1 >= len(syntax.phrases) or syntax.verbs[-1] < at:
        return False
    letter = syntax.outline.letters[at]
    return letter not in "&ru" and not (letter in "Vv" and syntax.verb(at).form == "ing")


def _first_behind(syntax: Syntax, span: Span) -> int:
    return bisect_left(syntax.firsts, bisect_left(syntax.sentence.starts, span.end))


def _by_preposition(syntax: Syntax) -> Report | None:
    """``The bridge is shut, according to Ann Lee``, ``According to Ann Lee, the bridge is shut``."""
    cue = source_preposition(syntax)
    if cue is None or cue.source is None:
        return None
    if cue.at > 1:
        content = without_end_marks(syntax, 0, cue.at - 1)
    else:
        after = _first_behind(syntax, cue.source.span)
        after += syntax.outline.letters[after] == ","
        if after >= len(syntax.phrases):
            return None
        content = clause_content(syntax, after)
    return (
        Report(cue, (content,)) if any(content.covers(syntax.span(syntax.phrases[v])) for v in syntax.verbs) else None
    )


def _attribution(syntax: Syntax, number: int, report: Report) -> Attribution:
    cue = report.cue
    around = hull(report.contents) if len(report.contents) > 1 else report.contents[0]
    fragments = syntax.sentence.fragments
    if fragments:
        fragments = tuple(f for f in fragments if any(content.covers(f.inner) for content in report.contents))
    return Attribution(
        sentence=number,
        pieces=tuple(fragment.inner for fragment in fragments) or report.contents,
        rule=cue.rule,
        marks=worst(fragment.marks for fragment in fragments) if fragments else NONE,
        clause=max(report.contents, key=lambda c: any(c.covers(f.inner) for f in fragments)) if fragments else None,
        source=cue.source.span if cue.source else None,
        head=cue.source.head if cue.source else None,
        cue=cue.span,
        addressee=cue.addressee,
        via=outlet(syntax) if cue.rule != "source-preposition" else None,
        asides=(Span(syntax.sentence.span.start, around.start), Span(around.end, syntax.sentence.span.end)),
    )
