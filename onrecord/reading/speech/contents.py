"""Contents: where the reported words begin and end in the writer's sentence."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.reading.lexicon import words

_END_MARKS = frozenset((".", ",", ";", ":", "!", "?", "…", "...", "—", "–", "--", "-"))
_DASHES = frozenset(("—", "–", "--", "-"))
_ASIDE = frozenset("while whereas despite although though when which who where after before but as".split())
"""Words that after a comma go on with the writer's own sentence more often than with what was said."""
_PARTICIPLE_PREPOSITIONS = frozenset("including involving regarding concerning depending excluding".split())
"""Participles that after a comma only say what belongs to the words before them."""
_OCCASIONAL = frozenset("in on at during via".split())
_BREAKS_PHRASE = frozenset(
    "while when before after as because if since until though although whereas despite during".split()
)
"""Words that end what is said as a noun phrase."""


def clause_content(syntax: Syntax, first: int) -> Span:
    """From the phrase at `first` to the end of the reported clause: the sentence's, or where the writer's words close
    it: a source (``, per NewsNation``), the scene (``amid ceasefire talks``), a further saying (``, adding that``), or
    an aside after a comma."""
    last = first
    begun = _is_finite(syntax, first)
    for at in range(first + 1, len(syntax.phrases)):
        if _closes(syntax, at) or (_pauses(syntax, at) and _turns_away(syntax, at + 1, begun)):
            break
        begun = begun or _is_finite(syntax, at)
        if _is(syntax, at, Tag.CONJ) and _says_next(syntax, at + 1):
            break
        last = at
    return without_end_marks(syntax, syntax.span(syntax.phrases[first], syntax.phrases[last]))


def phrase_content(syntax: Syntax, first: int, surely: int | None = None) -> Span:
    """From the phrase at `first` to the end of the noun phrase or gerund with what belongs to it: to the next comma or
    to the next clause, or to the verb of which it is the subject; not before the phrase at `surely`, nor amid quoted
    words."""
    last = max(first, surely or first)
    is_subject = not any(syntax.verb(verb).is_finite for verb in syntax.verbs if verb < first)
    gerund = first in syntax.verbs
    for at in range(last + 1, len(syntax.phrases)):
        if _is_amid_quotation(syntax, at):
            last = at
            continue
        word = syntax.tokens[syntax.phrases[at].first].text.lower()
        if _closes(syntax, at) or _tells_occasion(syntax, at):
            break
        if word in _BREAKS_PHRASE and (word != "as" or syntax.begins_clause(at + 1)):
            break
        if is_subject and at in syntax.verbs and syntax.verb(at).is_finite and not _is(syntax, at - 1, Tag.REL):
            break
        if _is(syntax, at, Tag.COMMA) and not _lists(syntax, at):
            break
        if _is(syntax, at, Tag.CONJ) and (_verb_next(syntax, at + 1) or (not gerund and at + 1 in syntax.verbs)):
            break
        last = at
    return without_end_marks(syntax, syntax.span(syntax.phrases[first], syntax.phrases[last]))


def without_end_marks(syntax: Syntax, span: Span) -> Span:
    """`span` without the marks at its end."""
    last = bisect_right(syntax.tokens, span.end, key=lambda token: token.end) - 1
    while last > 0 and syntax.tokens[last].text in _END_MARKS and syntax.tokens[last].start > span.start:
        last -= 1
    return Span(span.start, syntax.tokens[last].end) if syntax.tokens[last].end > span.start else span


def _is_amid_quotation(syntax: Syntax, at: int) -> bool:
    """Whether a quoted fragment goes on from the phrase before the one at `at`."""
    start, before = syntax.span(syntax.phrases[at]).start, syntax.span(syntax.phrases[at - 1]).end
    return any(f.inner.start < before and start < f.inner.end for f in syntax.sentence.fragments)


def _tells_occasion(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at` begins when or where it was said: ``in a statement``, ``on Tuesday``."""
    if syntax.tokens[syntax.phrases[at].first].text.lower() not in _OCCASIONAL or at + 1 >= len(syntax.phrases):
        return False
    head = syntax.head(syntax.phrases[at + 1]).text.lower()
    return head in words("saying", "occasions") or head in words("saying", "times")


def _includes(syntax: Syntax, at: int) -> bool:
    """Whether the words at `at` name parts of what stands before them: ``, including the mayor``, ``, such as``."""
    word = syntax.tokens[syntax.phrases[at].first].text.lower() if at < len(syntax.phrases) else ""
    return word in _PARTICIPLE_PREPOSITIONS or word == "such"


def _closes(syntax: Syntax, at: int) -> bool:
    phrase = syntax.phrases[at]
    word = syntax.tokens[phrase.first].text.lower()
    if phrase.kind is Kind.QUOTE or _is(syntax, at, Tag.STOP):
        return True
    return word in words("saying", "sources") or word in words("saying", "scene")


def _is_finite(syntax: Syntax, at: int) -> bool:
    return at in syntax.verbs and syntax.verb(at).is_finite


def _pauses(syntax: Syntax, at: int) -> bool:
    """Whether a comma or a dash stands at `at`."""
    return _is(syntax, at, Tag.COMMA) or syntax.tokens[syntax.phrases[at].first].text in _DASHES


def _turns_away(syntax: Syntax, at: int, begun: bool) -> bool:
    """Whether the words after a comma are the writer's again; an aside is not, where what is said has still to come to
    its verb (``said the plan, which failed, was bad``)."""
    if at >= len(syntax.phrases):
        return True
    word = syntax.tokens[syntax.phrases[at].first].text.lower()
    if word in _ASIDE:
        return begun and (word != "but" or _verb_next(syntax, at + 1))
    if _is(syntax, at, Tag.CONJ):
        return _says_next(syntax, at + 1)
    if at in syntax.verbs:
        return syntax.verb(at).form == "ing" and word not in _PARTICIPLE_PREPOSITIONS
    return _names_sayer(syntax, at)


def _names_sayer(syntax: Syntax, at: int) -> bool:
    """``, he said``"""
    return syntax.phrases[at].kind is Kind.NOUN and at + 1 in syntax.verbs and _says(syntax, at + 1)


def _says_next(syntax: Syntax, at: int) -> bool:
    """Whether a verb of speech comes next, after its own subject or none (``and warned that``, ``but he said``)."""
    while at < len(syntax.phrases) and syntax.phrases[at].kind is Kind.ADVERB:
        at += 1
    if at < len(syntax.phrases) and syntax.phrases[at].kind is Kind.NOUN:
        at += 1
    return at in syntax.verbs and _says(syntax, at) and syntax.verb(at).is_finite


def _verb_next(syntax: Syntax, at: int) -> bool:
    while at < len(syntax.phrases) and syntax.phrases[at].kind is Kind.ADVERB:
        at += 1
    if at < len(syntax.phrases) and syntax.phrases[at].kind is Kind.NOUN:
        return syntax.begins_clause(at)
    return at in syntax.verbs and syntax.verb(at).is_finite


def _lists(syntax: Syntax, at: int) -> bool:
    """Whether the comma at `at` is one of a list of noun phrases, or of the adjectives before a noun (``a warm, wise
    woman``)."""
    before = at - 1
    if syntax.phrases[before].kind is not Kind.NOUN:
        return False
    if len(syntax.coordination(before)) > 1 or _includes(syntax, at + 1):
        return True
    described = _is(syntax, before, Tag.DET) and syntax.phrases[before].last == syntax.phrases[before].first + 1
    return described and _is(syntax, at + 1, Tag.NOUN) and not syntax.begins_clause(at + 1)


def _says(syntax: Syntax, at: int) -> bool:
    return syntax.verb(at).lemma in words("saying", "report")


def _is(syntax: Syntax, at: int, *tags: Tag) -> bool:
    return 0 <= at < len(syntax.phrases) and syntax.tags[syntax.phrases[at].first] in tags
