"""Carrying on: utterances without a cue of their own, which go on with words or with a speaker before them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.quotation import Quoted
from onrecord.language.spans import Span
from onrecord.reading.rule import Rule
from onrecord.reading.speech.attribution import Attribution, asides, joined
from onrecord.reading.speech.cue import Cue
from onrecord.reading.speech.direct_cues import colon_cue, cue_of_stretch
from onrecord.reading.speech.direct_rules import CONTINUED, CONTINUED_PARAGRAPH, CONTINUED_REPORT, LEAD_IN
from onrecord.reading.speech.reported import spoken_reports
from onrecord.reading.speech.sources import Source
from onrecord.schema.vocabulary import Marks

_NEAR = 20
"""Attributions that are looked back at: those of other layers stand between two of one."""


def carry_alone(
    syntaxes: Sequence[Syntax], number: int, quoted: Sequence[Quoted], found: list[Attribution]
) -> Attribution | None:
    """Puts a sentence of `quoted` stretches alone into `found`; None where nothing before them says who speaks.

    They go on with the attribution before in the same paragraph and layer (``“…,” he said. “They will bring
    nothing.”``), or with one whose marks the paragraph before left open. A paragraph of them after a lead-in with a
    colon is its subject's, and after a paragraph with a quotation it is the same speaker's. Right behind words that
    somebody is reported to have said, they are the same speaker's, too.
    """
    here = syntaxes[number].sentence
    index = _last_of_layer(syntaxes, number, found)
    if index is not None:
        last, there = found[index], syntaxes[found[index].sentence].sentence
        goes_on = there.paragraph == here.paragraph and last.source is not None
        is_open = last.marks is Marks.UNCLOSED and there.paragraph == here.paragraph - 1
        if (goes_on or is_open) and last.clause is not None:  # whose words end with the writer’s clause
            rule = CONTINUED if goes_on else CONTINUED_PARAGRAPH
            found.append(joined(_carried_on(number, last, rule), quoted))
            return found[-1]
        if goes_on:
            found[index] = joined(last, quoted)
            return found[index]
        if is_open:
            found[index] = joined(last, quoted)._replace(sentence=last.sentence if last.cue else number)
            return found[index]
    if here.within is not None:
        return None
    led = None if _begins_later(syntaxes, number) else _led_in(syntaxes, number) or _carried(syntaxes, number, found)
    led = led or _told(syntaxes, number)
    if led is None:
        return None
    found.append(joined(led, quoted))
    return found[-1]


def same_speaker(syntaxes: Sequence[Syntax], number: int, found: Sequence[Attribution]) -> Cue | None:
    """A cue without words: the speaker before in the same paragraph, where nothing else says who speaks."""
    index = _last_of_layer(syntaxes, number, found)
    if index is None or syntaxes[number].sentence.within is not None:
        return None
    last = found[index]
    there = syntaxes[last.sentence].sentence
    if last.source is None or last.head is None or there.paragraph != syntaxes[number].sentence.paragraph:
        return None
    return Cue(-1, None, Source(last.source, last.head), None, CONTINUED)


def _last_of_layer(syntaxes: Sequence[Syntax], number: int, found: Sequence[Attribution]) -> int | None:
    """The index of the last attribution found in the layer of a sentence, not farther than the paragraph before."""
    here = syntaxes[number].sentence
    for index in range(len(found) - 1, max(-1, len(found) - _NEAR), -1):
        there = syntaxes[found[index].sentence].sentence
        if there.paragraph < here.paragraph - 1:
            return None
        if there.within is here.within:
            return index
    return None


def _begins_later(syntaxes: Sequence[Syntax], number: int) -> bool:
    """Whether another sentence of the writer's stands before this one in its paragraph."""
    return _before(syntaxes, number, syntaxes[number].sentence.paragraph) is not None


def _before(syntaxes: Sequence[Syntax], number: int, paragraph: int) -> int | None:
    """The last sentence in the writer's layer before `number`, where it stands in `paragraph`."""
    for index in range(number - 1, -1, -1):
        sentence = syntaxes[index].sentence
        if sentence.within is None:
            return index if sentence.paragraph == paragraph else None
    return None


def _led_in(syntaxes: Sequence[Syntax], number: int) -> Attribution | None:
    """``Ann Lee had a warning for the town:`` and the words in a paragraph of their own."""
    index = _before(syntaxes, number, syntaxes[number].sentence.paragraph - 1)
    if index is None or syntaxes[index].lowered[-1] != ":":
        return None
    lead = syntaxes[index]
    cue = cue_of_stretch(lead, 0, len(lead.phrases)) or colon_cue(lead, len(lead.phrases))
    if cue is None or cue.source is None:
        return None
    return Attribution(
        sentence=index,
        pieces=(),
        rule=LEAD_IN.rule_id,
        marks=Marks.MATCHED,
        source=cue.source.span,
        head=cue.source.head,
        cue=cue.span,
        addressee=cue.addressee,
        asides=tuple(asides(lead)),
    )


def _carried(syntaxes: Sequence[Syntax], number: int, found: Sequence[Attribution]) -> Attribution | None:
    """The speaker of the paragraph before, where it ends with a quotation or with the cue of one."""
    index = _before(syntaxes, number, syntaxes[number].sentence.paragraph - 1)
    earlier = next((a for a in reversed(found) if syntaxes[a.sentence].sentence.within is None), None)
    if index is None or earlier is None or earlier.source is None:
        return None
    ends_there = syntaxes[index].sentence.span.covers(Span(earlier.pieces[-1].start, earlier.pieces[-1].start))
    if not ends_there:
        return None
    return _carried_on(number, earlier, CONTINUED_PARAGRAPH)


def _carried_on(number: int, earlier: Attribution, rule: Rule) -> Attribution:
    """Words of the same speaker in another sentence, without a cue."""
    return Attribution(number, (), rule.rule_id, Marks.MATCHED, source=earlier.source, head=earlier.head)


def _told(syntaxes: Sequence[Syntax], number: int) -> Attribution | None:
    """The speaker of the sentence right before, where it reports what one said: ``Ann Lee said it was shut. “We saw
    it.”``"""
    paragraph = syntaxes[number].sentence.paragraph
    index = _before(syntaxes, number, paragraph)
    if index is None and paragraph:
        index = _before(syntaxes, number, paragraph - 1)
    if index is None or syntaxes[index].sentence.utterances:
        return None
    sources = {report.cue.source for report in spoken_reports(syntaxes[index])}
    source = sources.pop() if len(sources) == 1 else None
    rule = CONTINUED_REPORT.rule_id
    return source and Attribution(number, (), rule, Marks.MATCHED, source=source.span, head=source.head)


def take_up_unclosed(syntaxes: Sequence[Syntax], found: list[Attribution]) -> None:
    """Joins the last attribution with the one before, where that has no cue and left its marks open at the end of the
    paragraph before: the words went on."""
    if len(found) < 2 or found[-2].source is not None or found[-2].marks is not Marks.UNCLOSED:
        return
    before, last = found[-2:]
    here, there = syntaxes[last.sentence].sentence, syntaxes[before.sentence].sentence
    if last.clause is not None or last.source is None:
        return
    if here.paragraph == there.paragraph + 1 and here.within is there.within:
        found[-2:] = [last._replace(pieces=(*before.pieces, *last.pieces), marks=Marks.UNCLOSED)]
