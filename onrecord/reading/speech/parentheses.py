"""Parentheses: a cue set behind or amid what it brings in, and “according to”, which may stand before it as well."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import (
    ADJUNCTS,
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
from onrecord.language.spans import Span
from onrecord.reading.lexicon import words
from onrecord.reading.speech.content import clause_content, without_end_marks
from onrecord.reading.speech.cue import Cue, Report, cue_span, source_preposition
from onrecord.reading.speech.reported_rules import PARENTHETICAL
from onrecord.reading.speech.sources import Source, inverted_source, says, stretch_source
from onrecord.reading.speech.triggers import PARENTHETICAL_VERBS

_OPENING = words("speech/saying", "opening_prepositions")
_SHOWN = words("speech/saying", "shown")
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
_ADDRESSING = words("speech/saying", "addressing")


def parenthetical(syntax: Syntax, triggers: frozenset[str], cues: Sequence[Span]) -> Report | None:
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


def sourced(syntax: Syntax) -> Report | None:
    """A whole sentence that is somebody's but for its end: ``Lee hoped to leave, according to the report.`` Where
    somebody is said to speak in it, the words are theirs, and the end names only the outlet."""
    report = None if syntax.sentence.utterances else by_preposition(syntax)
    if report is None or report.cue.source is None or report.cue.at < 2:
        return None
    if any(_speaks(syntax, verb) for verb in syntax.verbs if verb < report.cue.at):
        return None
    is_last = syntax.outline.has(_first_behind(syntax, report.cue.source.span), _END)
    return report if is_last and syntax.outline.has(report.cue.at - 1, COMMA) else None


def _speaks(syntax: Syntax, at: int) -> bool:
    """Whether somebody speaks, rather than something shows."""
    return says(syntax, at) and syntax.verb(at).lemma not in _SHOWN


def _around(syntax: Syntax, at: int) -> Report | None:
    outline = syntax.outline
    found = _inverted(syntax, at) or _preceded(syntax, at)
    if found is None:
        return None
    source, comma, after = found
    goes_on = outline.has(after, COMMA) and _goes_on(syntax, after + 1)
    led_up = outline.end(0, ADJUNCTS) == comma and goes_on and syntax.begins_clause(after + 1)
    if not led_up and not outline.has(after, VERB_BEHIND_COMMA) and not _is_told(syntax, comma):
        return None
    contents = [] if led_up and comma == 1 else [without_end_marks(syntax, 0, comma - 1)]  # “Also, he said, …”
    if goes_on:
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
    """Whether a main clause stands before `end`; one that describes a name does not count: ``Ann Lee, who runs the
    port, said``."""
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
    if syntax.outline.has(at, _JOINT) or syntax.outline.words[at] in _OPENING:
        return False
    return not (syntax.outline.has(at, VERB) and syntax.verb(at).form == "ing")


def _first_behind(syntax: Syntax, span: Span) -> int:
    return bisect_left(syntax.firsts, bisect_left(syntax.sentence.starts, span.end))


def by_preposition(syntax: Syntax) -> Report | None:
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
