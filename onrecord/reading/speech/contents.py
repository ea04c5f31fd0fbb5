"""Contents: where the reported words begin and end in the writer's sentence."""

from __future__ import annotations

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.reading.lexicon import words
from onrecord.reading.speech.positions import is_noun, is_tagged, past_adverbs
from onrecord.reading.speech.sources import says

_END_MARKS = frozenset((".", ",", ";", ":", "!", "?", "…", "...", "—", "–", "--", "-"))
_ASIDE = frozenset("while whereas despite although though when which who where after before but as".split())
"""Words that after a comma go on with the writer's own sentence more often than with what was said."""
_CLOSING = words("saying", "sources") | words("saying", "scene")
_CLOSING_PHRASE = _CLOSING.union(
    "while when before after as because if since until though although whereas despite during".split()
)
"""Words that end what is said as a clause, and what is said as a noun phrase."""
_ENDS = (Tag.STOP, Tag.QUOTE)


def clause_content(syntax: Syntax, first: int) -> Span:
    """From the phrase at `first` to the end of the reported clause: the sentence's, or where the writer's words close
    it: a source (``, per NewsNation``), the scene (``amid ceasefire talks``), a further saying (``, adding that``), or
    an aside after a comma."""
    phrases, tags = syntax.phrases, syntax.tags
    end = first + 1
    while end < len(phrases):
        tag = tags[phrases[end].first]
        if tag is Tag.COMMA:
            if _turns_away(syntax, end + 1):
                break
        elif tag is Tag.CONJ:
            if _says_next(syntax, end + 1):
                break
        elif tag in _ENDS or syntax.lowered[phrases[end].first] in _CLOSING:
            break
        end += 1
    return without_end_marks(syntax, first, end - 1)


def phrase_content(syntax: Syntax, first: int) -> Span:
    """From the phrase at `first` to the end of the noun phrase or gerund with what belongs to it: to the next comma or
    to the next clause, or to the verb of which it is the subject."""
    phrases, tags = syntax.phrases, syntax.tags
    is_subject = not any(syntax.verb(verb).is_finite for verb in syntax.verbs if verb < first)
    end = first + 1
    while end < len(phrases):
        tag = tags[phrases[end].first]
        if tag is Tag.COMMA:
            if not _lists(syntax, end):
                break
        elif tag in _ENDS or syntax.lowered[phrases[end].first] in _CLOSING_PHRASE:
            break
        elif tag is Tag.CONJ:
            if _verb_next(syntax, end + 1):
                break
        elif is_subject and _is_finite(syntax, end) and not is_tagged(syntax, end - 1, Tag.REL):
            break
        end += 1
    return without_end_marks(syntax, first, end - 1)


def without_end_marks(syntax: Syntax, first: int, last: int) -> Span:
    """The phrases from `first` to `last` without the marks at their end."""
    phrases = syntax.phrases
    while last > first and syntax.lowered[phrases[last].first] in _END_MARKS:
        last -= 1
    return syntax.span(phrases[first], phrases[last])


def _turns_away(syntax: Syntax, at: int) -> bool:
    """Whether the words after a comma are the writer's again."""
    if at >= len(syntax.phrases):
        return True
    phrase = syntax.phrases[at]
    if syntax.lowered[phrase.first] in _ASIDE:
        return True
    if syntax.tags[phrase.first] is Tag.CONJ:
        return _says_next(syntax, at + 1)
    if phrase.kind is Kind.VERB:
        return syntax.verb(at).form == "ing"
    return phrase.kind is Kind.NOUN and at + 1 < len(syntax.phrases) and says(syntax, at + 1)  # ", he said"


def _says_next(syntax: Syntax, at: int) -> bool:
    """Whether a verb of speech comes next, after its own subject or none (``and warned that``, ``but he said``)."""
    at = past_adverbs(syntax, at)
    at += is_noun(syntax, at)
    return _is_finite(syntax, at) and says(syntax, at)


def _verb_next(syntax: Syntax, at: int) -> bool:
    at = past_adverbs(syntax, at)
    return syntax.begins_clause(at) if is_noun(syntax, at) else _is_finite(syntax, at)


def _lists(syntax: Syntax, at: int) -> bool:
    """Whether the comma at `at` is one of a list of noun phrases."""
    return is_noun(syntax, at - 1) and len(syntax.coordination(at - 1)) > 1


def _is_finite(syntax: Syntax, at: int) -> bool:
    return at < len(syntax.phrases) and syntax.phrases[at].kind is Kind.VERB and syntax.verb(at).is_finite
