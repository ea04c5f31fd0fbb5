"""Direct speech: the utterances, each with its cue; those of one cue are pieces of one attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.spans import Span
from onrecord.reading.speech.attribution import Attribution, asides, quoted_at, worst
from onrecord.reading.speech.carrying import carry_alone, same_speaker, take_up_unclosed
from onrecord.reading.speech.direct_cues import WORDLESS, find_cue
from onrecord.reading.speech.frames import framed_by_verb
from onrecord.reading.speech.saying import Cue, outlet
from onrecord.reading.speech.transcripts import labelled


def attribute_direct(text: str, syntaxes: Sequence[Syntax]) -> list[Attribution]:
    """The utterances of all layers, in order; those of one cue, and those that go on after it in the same paragraph,
    are pieces of one attribution."""
    found: list[Attribution] = []
    for number, syntax in enumerate(syntaxes):
        if not syntax.sentence.utterances:
            continue
        utterances = [at for at, letter in enumerate(syntax.outline.letters) if letter == "q"]
        cues = [find_cue(text, syntax, at) for at in utterances]
        line = _quoted_line(text, syntax, number, utterances) if not any(cues) else None
        if line is not None:
            found.append(line)
            continue
        alone = not any(cues) and not set("NVv").intersection(syntax.outline.letters)
        if alone and carry_alone(syntaxes, number, utterances, found) is not None:
            continue
        cues = [cue or same_speaker(syntaxes, number, found) for cue in cues]
        found += (a for a in _by_cue(syntax, number, utterances, cues) if a.source or _is_spoken(text, a))
        take_up_unclosed(syntaxes, found)
    return found


def _is_spoken(text: str, attribution: Attribution) -> bool:
    """Whether words that nothing attributes look like speech: a stop ends them, or they are many. A title, a name or a
    term in marks does not."""
    words = attribution.pieces[-1].of(text)
    return words[-1] in ".,!?…" or len(words.split()) >= _MANY


_MANY = 8
"""Words that are speech though no stop ends them."""


def _quoted_line(text: str, syntax: Syntax, number: int, utterances: Sequence[int]) -> Attribution | None:
    """A line of a transcript inside quotation marks: ``“Smith: We begin at noon.”``"""
    quoted = quoted_at(syntax, utterances[0])
    line = labelled(text, quoted.inner) if len(utterances) == 1 else None
    if line is None:
        return None
    label, words = line
    return Attribution(number, (words,), "label", quoted.marks, source=label, head=label)


def _by_cue(
    syntax: Syntax, number: int, utterances: Sequence[int], cues: Sequence[Cue | None]
) -> Iterator[Attribution]:
    groups: dict[int | None, list[int]] = {}
    by_utterance = dict(zip(utterances, cues, strict=True))
    for at, cue in by_utterance.items():
        groups.setdefault(cue.at if cue else None, []).append(at)
    around, via = tuple(asides(syntax)), outlet(syntax)
    for members in groups.values():
        cue = by_utterance[members[0]]
        quoted = [quoted_at(syntax, at) for at in members]
        yield Attribution(
            sentence=number,
            pieces=tuple(q.inner for q in quoted),
            rule=cue.rule if cue else "no-cue",
            marks=worst(q.marks for q in quoted),
            source=cue.source.span if cue and cue.source else None,
            head=cue.source.head if cue and cue.source else None,
            cue=cue.span if cue and cue.rule not in WORDLESS else None,
            addressee=cue.addressee if cue else None,
            via=via if cue and cue.rule != "source-preposition" else None,
            asides=around,
            clause=_clause(syntax, cue, members),
        )


def _clause(syntax: Syntax, cue: Cue | None, members: Sequence[int]) -> Span | None:
    """The writer's clause that a quotation closes: ``said that if they want a vote, “come and get it.”``"""
    if cue is None or cue.rule != "cue-before" or len(members) != 1 or members[0] - cue.at < _SHORTEST_CLAUSE:
        return None
    frame = framed_by_verb(syntax, cue.at)
    if frame is None or frame.rule not in ("statement", "question"):
        return None
    quoted = quoted_at(syntax, members[0])
    return Span(frame.content.start, quoted.outer.end) if frame.content.end <= quoted.outer.start else None


_SHORTEST_CLAUSE = 3
"""Phrases from the verb to the quotation, where a clause of the writer's stands between them."""
