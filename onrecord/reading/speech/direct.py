"""Direct speech: the utterances, each with its cue; those of one cue are pieces of one attribution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import NOUN_PHRASE, UTTERANCE
from onrecord.language.quotation import Quoted
from onrecord.language.sentences import is_title
from onrecord.language.spans import Span
from onrecord.reading.speech.attribution import Attribution, asides, worst
from onrecord.reading.speech.continuation import carry_alone, same_speaker, take_up_unclosed
from onrecord.reading.speech.cue import Cue, outlet
from onrecord.reading.speech.direct_cues import find_cue
from onrecord.reading.speech.direct_rules import CUE_BEFORE, NO_CUE, QUOTED_LABEL
from onrecord.reading.speech.reported_rules import CLAUSES, SOURCE_PREPOSITION
from onrecord.reading.speech.sources import says
from onrecord.reading.speech.transcripts import labelled
from onrecord.reading.speech.verbs import cued_by_verb


def attribute_direct(text: str, syntaxes: Sequence[Syntax]) -> list[Attribution]:
    """The utterances of all layers, in order; those of one cue, and those that go on after it in the same paragraph,
    are pieces of one attribution."""
    found: list[Attribution] = []
    for number, syntax in enumerate(syntaxes):
        utterances = syntax.sentence.utterances
        if not utterances:
            continue
        by_itself = len(syntax.sentence.words) == 1  # and need not be parsed
        places = [0] if by_itself else syntax.outline.places(UTTERANCE)
        quoted = dict(zip(places, utterances.values(), strict=True))
        cues = {at: None if by_itself else find_cue(syntax, at, ended=_is_ended(text, q)) for at, q in quoted.items()}
        if not any(cues.values()):
            line = _quoted_line(text, number, quoted)
            if line is not None:
                found.append(line)
                continue
            alone = by_itself or not (syntax.verbs or syntax.outline.places(NOUN_PHRASE))
            if alone and carry_alone(syntaxes, number, list(quoted.values()), found) is not None:
                continue
        quoted = {at: q for at, q in quoted.items() if not _is_title(text, syntax, q, cues[at])}
        cues = {at: cues[at] or same_speaker(syntaxes, number, found) for at in quoted}
        found += (a for a in _by_cue(syntax, number, quoted, cues) if a.source or _is_spoken(text, a))
        take_up_unclosed(syntaxes, found)
    return found


def _is_title(text: str, syntax: Syntax, quoted: Quoted, cue: Cue | None) -> bool:
    """Whether quoted words look like a title, and no verb of speech brings them in."""
    spoken = cue is not None and (cue.at not in syntax.groups or says(syntax, cue.at))
    return not spoken and is_title(quoted.inner.of(text).rstrip(",." if cue else ","))


def _is_ended(text: str, quoted: Quoted) -> bool:
    return quoted.last(text) in ".!?…"


def _is_spoken(text: str, attribution: Attribution) -> bool:
    """Whether words that nothing attributes look like speech: a stop ends them, or they are many. A title, a name or a
    term in marks does not."""
    words = attribution.pieces[-1].of(text)
    return words[-1] in ".,!?…" or len(words.split()) >= _MANY


_MANY = 8
"""Words that are speech though no stop ends them."""


def _quoted_line(text: str, number: int, quoted: Mapping[int, Quoted]) -> Attribution | None:
    """A line of a transcript inside quotation marks: ``“Smith: We begin at noon.”``"""
    if len(quoted) > 1:
        return None
    (whole,) = quoted.values()
    line = labelled(text, whole.inner)
    if line is None:
        return None
    label, words = line
    return Attribution(number, (words,), QUOTED_LABEL.rule_id, whole.marks, source=label, head=label)


def _by_cue(
    syntax: Syntax, number: int, quoted: Mapping[int, Quoted], cues: Mapping[int, Cue | None]
) -> Iterator[Attribution]:
    groups: dict[int | None, list[int]] = {}
    for at, cue in cues.items():
        groups.setdefault(cue.at if cue else None, []).append(at)
    around, via = tuple(asides(syntax)), outlet(syntax)
    for members in groups.values():
        cue = cues[members[0]]
        source = cue.source if cue else None
        yield Attribution(
            sentence=number,
            pieces=tuple([quoted[at].inner for at in members]),
            rule=cue.row_id if cue else NO_CUE.rule_id,
            marks=worst([quoted[at].marks for at in members]),
            source=source.span if source else None,
            head=source.head if source else None,
            cue=cue.span if cue else None,
            addressee=cue.addressee if cue else None,
            via=via if cue and cue.rule is not SOURCE_PREPOSITION else None,
            asides=around,
            clause=_clause(syntax, cue, quoted, members),
        )


def _clause(syntax: Syntax, cue: Cue | None, quoted: Mapping[int, Quoted], members: Sequence[int]) -> Span | None:
    """The writer's clause that a quotation closes: ``said that if they want a vote, “come and get it.”``"""
    if cue is None or cue.rule is not CUE_BEFORE or len(members) != 1 or members[0] - cue.at < _SHORTEST_CLAUSE:
        return None
    if cue.at not in syntax.groups:  # a verb that looks like a noun
        return None
    found = cued_by_verb(syntax, cue.at)
    if found is None or found.rule not in CLAUSES:
        return None
    said = quoted[members[0]].outer
    return Span(found.content.start, said.end) if found.content.end <= said.start else None


_SHORTEST_CLAUSE = 3
"""Phrases from the verb to the quotation, where a clause of the writer's stands between them."""
