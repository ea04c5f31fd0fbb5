"""Reported speech: words that a verb, a noun or “according to” attributes to somebody without quoting them whole.

A clause with a quoted fragment in it is a mixed quotation, whose pieces are the fragments; one without is indirect,
and is its own piece. What verbs and nouns bring in what is told in frames.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import (
    ADVERB,
    COMMA,
    CONJUNCTION,
    NONFINITE_VERB,
    NOUN_PHRASE,
    OUTSIDE,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    VERB,
    VERB_BEHIND_COMMA,
)
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span, hull
from onrecord.language.tags import POSS
from onrecord.reading.lexicon import words
from onrecord.reading.speech.attribution import NONE, Attribution, worst
from onrecord.reading.speech.content import before_main_verb, clause_content, without_end_marks
from onrecord.reading.speech.frames import FRAMES, FRAMING_NOUNS, framed_by_noun, framed_by_verb
from onrecord.reading.speech.reported_rules import PARENTHETICAL, SOURCE_PREPOSITION
from onrecord.reading.speech.saying import Cue, cue_span, outlet, source_preposition
from onrecord.reading.speech.sources import (
    Source,
    inverted_source,
    possessor,
    says,
    stretch_source,
    subject_source,
)
from onrecord.reading.speech.transcripts import attribute_lines
from onrecord.reading.speech.triggers import PARENTHETICAL_VERBS, triggers_in

_OPENING = words("speech/saying", "opening_prepositions")
_END = STOP | OUTSIDE
_LINK = RELATIVE | SUBORDINATOR
"""What begins a dependent clause."""
_JOINT = CONJUNCTION | _LINK
"""What begins any further clause."""
_OCCASION = VERB | _LINK
"""What begins a sentence that tells its occasion first: ``Asked about it, Ann Lee said``."""
_BEFORE_SOURCE = ADVERB | SUBORDINATOR
"""What stands between a comma and the source behind it: ``…, as Ann Lee said``."""
_OBLIQUE = PREPOSITION | ADVERB
"""What begins a time or an occasion."""
_MAKING, _ADDRESSING = words("speech/saying", "making"), words("speech/saying", "addressing")


class Report(NamedTuple):
    """A cue and the words that it brings in: one stretch, or two around the cue."""

    cue: Cue
    contents: tuple[Span, ...]

    @property
    def covered(self) -> tuple[Span, ...]:
        """The stretches that it takes up, in which no further report begins."""
        return self.contents if self.cue.span is None else (*self.contents, self.cue.span)


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
    spoken = {syntaxes[line.sentence].sentence.paragraph for line in found}
    for number, syntax in enumerate(syntaxes):
        sentence = syntax.sentence
        if sentence.within is not None or sentence.paragraph in spoken:
            continue
        triggers = triggers_in(syntax.vocabulary)
        if triggers:
            reports = _reports(syntax, triggers, cues.get(number, ()))
            found += [attribution for report in reports for attribution in _attributions(syntax, number, report)]
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
    trailing = _trailing(syntax, triggers, cues) or _sourced(syntax)
    if trailing is not None:
        reports.append(trailing)
        covered += trailing.covered
    for read, at in _candidates(syntax, triggers, cues):
        report = None if covered and _overlaps(_place(syntax, at), covered) else read(syntax, at)
        if report is not None:
            reports.append(report)
            covered += report.covered
    if not reports and not syntax.sentence.utterances:
        told = _by_preposition(syntax)
        return [] if told is None else [told]
    return reports


def _candidates(syntax: Syntax, triggers: frozenset[str], cues: Sequence[Span]) -> list[tuple[Reads, int]]:
    """The verbs and then the nouns that may bring something in, by position, each with what reads it."""
    phrases, lowered = syntax.phrases, syntax.lowered
    found: list[tuple[Reads, int]] = [(_by_verb, at) for at, group in syntax.groups.items() if group.lemma in FRAMES]
    if cues:
        found = [(read, at) for read, at in found if not _overlaps(_place(syntax, at), cues)]
    if not triggers.isdisjoint(FRAMING_NOUNS):
        for at, phrase in enumerate(phrases):
            if lowered[phrase.last] in FRAMING_NOUNS and phrase.kind == Kind.NOUN:
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
    frame = framed_by_verb(syntax, at)
    if frame is None:
        return None
    source = subject_source(syntax, at)
    if source is None or source.span.overlaps(frame.content):
        return None
    content = before_main_verb(syntax, at, frame.content)
    return Report(Cue(at, frame.cue, source, frame.addressee, frame.rule, frame.name), (content,))


def _by_noun(syntax: Syntax, at: int) -> Report | None:
    """A noun of saying with its possessor (``the mayor’s claim that``), or as the object of a verb that voices it
    (``made the claim that``). Whose “her claim” is, the subject of the verb right before it says."""
    frame = framed_by_noun(syntax, at)
    if frame is None:
        return None
    source = possessor(syntax, at)
    cue = frame.cue
    possessed = POSS in syntax.tags[syntax.phrases[at].first : syntax.phrases[at].last]
    voiced = syntax.outline.has(at - 1, VERB)
    if voiced and (possessed or (source is None and syntax.verb(at - 1).lemma in _MAKING)):
        source = subject_source(syntax, at - 1) or source
        cue = Span(cue_span(syntax, at - 1).start, cue.end)
    if source is None or source.span.overlaps(frame.content) or source.span.overlaps(cue):
        return None
    return Report(Cue(at, cue, source, None, frame.rule, frame.name), (frame.content,))


def _trailing(syntax: Syntax, triggers: frozenset[str], cues: Sequence[Span]) -> Report | None:
    """``The bridge is shut, Ann Lee said``, ``The bridge, she said, is shut``, ``…, said Ann Lee, a pilot``."""
    if "," not in syntax.vocabulary or syntax.sentence.utterances or triggers.isdisjoint(PARENTHETICAL_VERBS):
        return None
    for at in syntax.verbs:
        verb = syntax.verb(at)
        if not verb.is_finite or verb.is_passive or verb.lemma not in PARENTHETICAL.frames:
            continue
        if not (cues and cue_span(syntax, at) in cues):
            report = _around(syntax, at)
            if report is not None:
                return report
    return None


def _sourced(syntax: Syntax) -> Report | None:
    """A whole sentence that is somebody's but for its end: ``Lee hoped to leave, according to the report.`` Where
    somebody is said to speak in it, the words are theirs, and the end names only the outlet."""
    report = None if syntax.sentence.utterances else _by_preposition(syntax)
    if report is None or report.cue.source is None or report.cue.at < 2:
        return None
    if any(says(syntax, verb) for verb in syntax.verbs if verb < report.cue.at):
        return None
    is_last = syntax.outline.has(_first_behind(syntax, report.cue.source.span), _END)
    return report if is_last and syntax.outline.has(report.cue.at - 1, COMMA) else None


def _around(syntax: Syntax, at: int) -> Report | None:
    outline = syntax.outline
    found = _inverted(syntax, at) or _preceded(syntax, at)
    if found is None:
        return None
    source, comma, after = found
    if not outline.has(after, VERB_BEHIND_COMMA) and not _is_told(syntax, comma):
        return None
    contents = [without_end_marks(syntax, 0, comma - 1)]
    if outline.has(after, COMMA) and _goes_on(syntax, after + 1):
        contents.append(clause_content(syntax, after + 1))
    cue = Cue(at, cue_span(syntax, at), source, None, PARENTHETICAL, syntax.verb(at).lemma)
    return Report(cue, tuple(contents))


def _inverted(syntax: Syntax, at: int) -> tuple[Source, int, int] | None:
    """The source behind the verb at `at` (``…, said Ann Lee, a pilot``), the comma before, and what comes after. The
    verb may also stand behind an aside and have its subject before that (``Ann Lee, who runs the port, said``)."""
    outline = syntax.outline
    if not outline.has(at - 1, COMMA) or syntax.verb(at).lemma in _ADDRESSING or syntax.begins_clause(at + 1):
        return None
    source = inverted_source(syntax, at + 1)
    if source is None:
        return None
    after = _first_behind(syntax, source.span)
    return (source, at - 1, after) if outline.has(after, COMMA) or _has_main_verb(syntax, at - 1) else None


def _preceded(syntax: Syntax, at: int) -> tuple[Source, int, int] | None:
    """The same for the verb at `at` and a source before it: ``…, Ann Lee, a pilot, said``."""
    outline = syntax.outline
    found = syntax.own_subject(at)
    if found is None or not _ends_cue(syntax, at + 1):
        return None
    first = outline.coordination_leftwards(found)[0]
    comma = outline.before(first - 1, _BEFORE_SOURCE)
    source = stretch_source(syntax, first, at) if outline.has(comma, COMMA) else None
    return source and (source, comma, at + 1)


def _is_told(syntax: Syntax, end: int) -> bool:
    """Whether what stands before `end` may be a report rather than its occasion (``Asked about it, Ann Lee said``)."""
    outline = syntax.outline
    if outline.has(0, _OCCASION) or outline.words[0] in _OPENING:
        return _has_main_verb(syntax, end)
    return syntax.verbs[0] < end


def _has_main_verb(syntax: Syntax, end: int) -> bool:
    """Whether a clause of its own stands before `end`: one that describes a name (``Ann Lee, who runs the port, said``)
    is none."""
    outline = syntax.outline
    for verb in syntax.verbs:
        if verb >= end:
            return False
        is_relative = outline.has(outline.before_adverbs(verb - 1), RELATIVE)
        subject = None if is_relative else syntax.own_subject(verb)
        if subject is not None and not outline.has(subject - 1, _LINK):
            return True
    return False


def _ends_cue(syntax: Syntax, at: int) -> bool:
    """Whether nothing said follows the verb: a mark, the end, a time or an occasion (``in a letter sent Monday``)."""
    outline = syntax.outline
    if outline.has(at, COMMA) or outline.has(at, _END):
        return True
    if outline.has(at, NOUN_PHRASE):  # “told the Gazette this week, and …”
        told = says(syntax, at - 1) and outline.has(outline.past_adverbs(at + 1), COMMA)
        return told or syntax.verbs[-1] < at
    if outline.has(at, PREPOSITION) and not says(syntax, at - 1):  # “believes in it”
        return False
    if not outline.has(at, _OBLIQUE):
        return False
    return all(outline.has(v, NONFINITE_VERB) or outline.is_participle(v) for v in _behind(syntax, at))


def _behind(syntax: Syntax, at: int) -> list[int]:
    return syntax.verbs[bisect_left(syntax.verbs, at) :]


def _goes_on(syntax: Syntax, at: int) -> bool:
    """Whether the words after the cue are reported again: a verb follows, and nothing that begins an aside."""
    if at + 1 >= len(syntax.phrases) or syntax.verbs[-1] < at:
        return False
    if syntax.outline.has(at, _JOINT):
        return False
    return not (syntax.outline.has(at, VERB) and syntax.verb(at).form == "ing")


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
        after += syntax.outline.has(after, COMMA)
        if after >= len(syntax.phrases):
            return None
        content = clause_content(syntax, after)
    return (
        Report(cue, (content,)) if any(content.covers(syntax.span(syntax.phrases[v])) for v in syntax.verbs) else None
    )


def _attributions(syntax: Syntax, number: int, report: Report) -> Iterator[Attribution]:
    """What a report attributes: its words or, of each stretch with quoted fragments, these, with it as their clause."""
    quoted = [
        (content, fragments)
        for content in report.contents
        if (fragments := [f for f in syntax.sentence.fragments if content.covers(f.inner)])
    ]
    if not quoted:
        yield _attribution(syntax, number, report, report.contents)
    for content, fragments in quoted:
        attribution = _attribution(syntax, number, report, tuple([fragment.inner for fragment in fragments]))
        yield attribution._replace(marks=worst(fragment.marks for fragment in fragments), clause=content)


def _attribution(syntax: Syntax, number: int, report: Report, pieces: tuple[Span, ...]) -> Attribution:
    cue, sentence = report.cue, syntax.sentence.span
    around = hull(report.contents) if len(report.contents) > 1 else report.contents[0]
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
        asides=(Span(sentence.start, around.start), Span(around.end, sentence.end)),
    )
