"""Contents: where the reported words begin and end in the writer's sentence."""

from __future__ import annotations

from onrecord.language.clauses import Syntax
from onrecord.language.marks import END_MARKS, LOOSE_DASHES
from onrecord.language.patterns import (
    CLAUSE_END,
    COMMA,
    CONJUNCTION,
    FINITE_VERB,
    NONFINITE_VERB,
    NOUN_PHRASE,
    OUTSIDE,
    RELATIVE,
    RELATIVE_ASIDE,
    RESUMPTION,
    SUBORDINATOR,
    VERB,
    VERB_NEXT,
    VERB_PAST_ASIDE,
    VERB_PAST_OCCASION,
)
from onrecord.language.spans import Span
from onrecord.language.tags import DET, NOUN
from onrecord.language.words import closed_class
from onrecord.reading.lexicon import words
from onrecord.reading.speech.reported_rules import VERBS
from onrecord.reading.speech.sources import TIMES, is_rate, says

_LINKS = closed_class("statement_links")
_ASIDE = words("speech/saying", "asides")
_PARTICIPLE_PREPOSITIONS = words("speech/saying", "participle_prepositions")
_OPENING = words("speech/saying", "opening_prepositions")
_OCCASIONAL = words("speech/saying", "occasion_prepositions")
_FURTHER = VERBS - words("speech/saying", "leading_up")
"""Verbs that bring in a further saying."""
_OCCASIONS = words("speech/saying", "occasions") | TIMES
_CLOSING = words("speech/saying", "sources") | words("speech/saying", "scene")
_CLOSING_PHRASE = _CLOSING | words("speech/saying", "phrase_links")
"""Words that end what is said as a clause, and what is said as a noun phrase."""


def clause_content(syntax: Syntax, first: int) -> Span:
    """From the phrase at `first` to the end of the reported clause: the sentence's, or where the writer's words close
    it: a source (``, per NewsNation``), the scene (``amid ceasefire talks``), a further saying (``, adding that``), or
    an aside after a comma."""
    outline, words = syntax.outline, syntax.outline.words
    infinitive = outline.has(first, NONFINITE_VERB) and syntax.verb(first).is_infinitive
    begun = infinitive or outline.has(first, FINITE_VERB)
    end = first
    leads_up = _leads_up(syntax, first)
    while True:
        end += 1
        if outline.has(end, FINITE_VERB):
            begun = True
        elif outline.has(end, COMMA) or words[end] in LOOSE_DASHES:
            if _turns_away(syntax, end + 1, begun):
                break
            if begun and leads_up and outline.has(end + 1, NOUN_PHRASE) and begins_main(syntax, end + 1):
                break
        elif outline.has(end, CONJUNCTION):
            if begun and (_says_next(syntax, end + 1) or (infinitive and _acts_next(syntax, end + 1))):
                break
            begun = begun and words[end + 1] not in _LINKS  # “… and that the bill, which failed, …”
        elif outline.has(end, CLAUSE_END) or _closes(syntax, end):
            break
    return without_end_marks(syntax, first, end - 1)


def _leads_up(syntax: Syntax, first: int) -> bool:
    """Whether what is said at `first` stands in a clause before the main one: ``While Ann Lee said it was safe, …``,
    ``Asked if she wants to go, …``."""
    outline = syntax.outline
    if not (outline.has(0, SUBORDINATOR) or outline.has(0, VERB) or outline.words[0] in _OPENING):
        return False
    return not any(begins_main(syntax, comma + 1) for comma in outline.places(COMMA, 0, first))


def begins_main(syntax: Syntax, at: int) -> bool:
    """Whether the noun phrase at `at` begins a clause of its own, what describes it between commas left out."""
    return syntax.outline.begins_clause(at) or syntax.outline.has(at + 1, VERB_PAST_ASIDE)


def _closes(syntax: Syntax, at: int) -> bool:
    """Whether the writer's own words begin at `at`, with a source or the scene; not with a rate (``75 per cent``)."""
    word = syntax.outline.words[at]
    return word in _CLOSING and not (word == "per" and is_rate(syntax, at + 1))


def before_main_verb(syntax: Syntax, at: int, content: Span) -> Span:
    """What the verb at `at` brings in, up to where the main clause goes on, if the verb stands in an aside about its
    subject: ``Ann Lee, who said the port was safe, left``."""
    outline = syntax.outline
    if not outline.has(outline.before_adverbs(at - 1) - 1, RELATIVE_ASIDE):
        return content
    resumption = outline.find(at, RESUMPTION)
    if resumption is None or outline.is_participle(resumption[1] - 1):
        return content
    end = syntax.span(syntax.phrases[resumption[0] - 1]).end
    return Span(content.start, end) if content.start < end < content.end else content


def phrase_content(syntax: Syntax, first: int, surely: int | None = None) -> Span:
    """From the phrase at `first` to the end of the noun phrase or gerund with what belongs to it: to the next comma or
    to the next clause, or to the verb of which it is the subject; not before the phrase at `surely`, nor amid quoted
    words."""
    is_subject = not syntax.outline.places(FINITE_VERB, 0, first)
    gerund = syntax.outline.has(first, VERB)
    fragments, last = syntax.sentence.fragments, len(syntax.phrases) - 1
    end = max(first, surely or first) + 1
    while end <= last and (
        not _ends_phrase(syntax, end, is_subject=is_subject, gerund=gerund)
        or (fragments and _is_amid_quotation(syntax, end))
    ):
        end += 1
    return without_end_marks(syntax, first, end - 1)


def _ends_phrase(syntax: Syntax, at: int, *, is_subject: bool, gerund: bool) -> bool:
    outline, word = syntax.outline, syntax.outline.words[at]
    if outline.has(at, COMMA):
        return not _lists(syntax, at)
    if outline.has(at, CLAUSE_END) or (word in _OCCASIONAL and _tells_occasion(syntax, at)):
        return True
    if word in _CLOSING_PHRASE:
        return (word != "as" or outline.begins_clause(at + 1)) and not (word == "per" and is_rate(syntax, at + 1))
    if outline.has(at, CONJUNCTION):
        return outline.has(at + 1, VERB_NEXT) or (not gerund and outline.has(at + 1, VERB))
    return is_subject and outline.has(at, FINITE_VERB) and not outline.has(at - 1, RELATIVE)


def _is_amid_quotation(syntax: Syntax, at: int) -> bool:
    """Whether a quoted fragment goes on from the phrase before the one at `at`."""
    start, before = syntax.span(syntax.phrases[at]).start, syntax.span(syntax.phrases[at - 1]).end
    return any(f.inner.start < before and start < f.inner.end for f in syntax.sentence.fragments)


def _tells_occasion(syntax: Syntax, at: int) -> bool:
    """Whether what stands behind the preposition at `at` is when or where it was said: ``in a statement``, ``on
    Tuesday``."""
    return at + 1 < len(syntax.phrases) and syntax.lowered[syntax.phrases[at + 1].head] in _OCCASIONS


def _includes(syntax: Syntax, at: int) -> bool:
    """Whether the words at `at` name parts of what stands before them: ``, including the mayor``, ``, such as``."""
    word = syntax.outline.words[at]
    return word in _PARTICIPLE_PREPOSITIONS or word == "such"


def without_end_marks(syntax: Syntax, first: int, last: int) -> Span:
    """The phrases from `first` to `last` without the marks at their end."""
    words = syntax.outline.words
    while last > first and words[last] in END_MARKS:
        last -= 1
    return syntax.span(syntax.phrases[first], syntax.phrases[last])


def _turns_away(syntax: Syntax, at: int, begun: bool) -> bool:
    """Whether the words after a comma are the writer's again; an aside is not, where what is said has no verb
    yet (``said the plan, which failed, was bad``)."""
    outline, word = syntax.outline, syntax.outline.words[at]
    if outline.has(at, OUTSIDE):
        return True
    if not begun:
        return False
    if word in _ASIDE:
        return True
    if outline.has(at, CONJUNCTION):
        return _says_next(syntax, at + 1)
    if outline.has(at, VERB):  # “…, adding that”, but not “…, leaving two dead”
        return syntax.verb(at).form == "ing" and syntax.verb(at).lemma in _FURTHER
    return outline.has(at, NOUN_PHRASE) and says(syntax, at + 1)  # “, he said”


def _says_next(syntax: Syntax, at: int) -> bool:
    """Whether a verb of speech comes next, after its own subject or none (``and warned that``, ``but he said``), or
    after an occasion (``but in a later interview said``)."""
    end = syntax.outline.end(at, VERB_PAST_OCCASION)
    if end is None or not says(syntax, end - 1):
        return False
    return syntax.verb(end - 1).modal is None  # “and officials would continue” goes on with what is said


def _acts_next(syntax: Syntax, at: int) -> bool:
    """Whether a finite verb comes next that joins no infinitive: ``vowed to fight and left``, not ``to stay and
    fight``."""
    end = syntax.outline.end(at, VERB_NEXT)
    return end is not None and (syntax.verb(end - 1).form != "base" or syntax.verb(end - 1).modal is not None)


def _lists(syntax: Syntax, at: int) -> bool:
    """Whether the comma at `at` is one of a list of noun phrases, or of the adjectives before a noun (``a warm, wise
    woman``)."""
    outline = syntax.outline
    if not outline.has(at - 1, NOUN_PHRASE):
        return False
    if len(outline.coordination(at - 1)) > 1 or _includes(syntax, at + 1):
        return True
    before = syntax.phrases[at - 1]
    described = before.last == before.first + 1 and syntax.tags[before.first] == DET
    return described and syntax.is_tagged(at + 1, NOUN) and not outline.begins_clause(at + 1)
