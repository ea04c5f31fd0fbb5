"""Contents: where the reported words begin and end in the writer's sentence."""

from __future__ import annotations

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.reading.lexicon import words
from onrecord.reading.speech.positions import is_noun, is_tagged, past_adverbs, word_at
from onrecord.reading.speech.sources import says

_END_MARKS = frozenset((".", ",", ";", ":", "!", "?", "…", "...", "—", "–", "--", "-"))
_ASIDE = frozenset("while whereas despite although though when which who where after before but as".split())
"""Words that after a comma go on with the writer's own sentence more often than with what was said."""
_DASHES = frozenset(("—", "–", "--", "-"))
_PARTICIPLE_PREPOSITIONS = frozenset("including involving regarding concerning depending excluding".split())
"""Participles that after a comma only say what belongs to the words before them."""
_OCCASIONAL = frozenset("in on at during via".split())
_OCCASIONS = words("saying", "occasions") | words("saying", "times")
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
    begun = _is_finite(syntax, first)
    end = first + 1
    while end < len(phrases):
        tag, word = tags[phrases[end].first], syntax.lowered[phrases[end].first]
        if tag == Tag.COMMA or word in _DASHES:
            if _turns_away(syntax, end + 1, begun):
                break
        elif tag == Tag.CONJ:
            if _says_next(syntax, end + 1):
                break
        elif tag in _ENDS or word in _CLOSING:
            break
        begun = begun or _is_finite(syntax, end)
        end += 1
    return without_end_marks(syntax, first, end - 1)


def phrase_content(syntax: Syntax, first: int, surely: int | None = None) -> Span:
    """From the phrase at `first` to the end of the noun phrase or gerund with what belongs to it: to the next comma or
    to the next clause, or to the verb of which it is the subject; not before the phrase at `surely`, nor amid quoted
    words."""
    is_subject = not any(syntax.verb(verb).is_finite for verb in syntax.verbs if verb < first)
    gerund = syntax.phrases[first].kind == Kind.VERB
    end = max(first, surely or first) + 1
    while end < len(syntax.phrases) and (
        _is_amid_quotation(syntax, end) or not _ends_phrase(syntax, end, is_subject=is_subject, gerund=gerund)
    ):
        end += 1
    return without_end_marks(syntax, first, end - 1)


def _ends_phrase(syntax: Syntax, at: int, *, is_subject: bool, gerund: bool) -> bool:
    first = syntax.phrases[at].first
    tag, word = syntax.tags[first], syntax.lowered[first]
    if tag == Tag.COMMA:
        return not _lists(syntax, at)
    if tag in _ENDS or _tells_occasion(syntax, at):
        return True
    if word in _CLOSING_PHRASE:
        return word != "as" or syntax.begins_clause(at + 1)
    if tag == Tag.CONJ:
        return _verb_next(syntax, at + 1) or (not gerund and _is_verb(syntax, at + 1))
    return is_subject and _is_finite(syntax, at) and not is_tagged(syntax, at - 1, Tag.REL)


def _is_amid_quotation(syntax: Syntax, at: int) -> bool:
    """Whether a quoted fragment goes on from the phrase before the one at `at`."""
    start, before = syntax.span(syntax.phrases[at]).start, syntax.span(syntax.phrases[at - 1]).end
    return any(f.inner.start < before and start < f.inner.end for f in syntax.sentence.fragments)


def _tells_occasion(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at` begins when or where it was said: ``in a statement``, ``on Tuesday``."""
    if word_at(syntax, at) not in _OCCASIONAL or at + 1 >= len(syntax.phrases):
        return False
    return syntax.lowered[syntax.phrases[at + 1].head] in _OCCASIONS


def _includes(syntax: Syntax, at: int) -> bool:
    """Whether the words at `at` name parts of what stands before them: ``, including the mayor``, ``, such as``."""
    word = word_at(syntax, at)
    return word in _PARTICIPLE_PREPOSITIONS or word == "such"


def without_end_marks(syntax: Syntax, first: int, last: int) -> Span:
    """The phrases from `first` to `last` without the marks at their end."""
    phrases = syntax.phrases
    while last > first and syntax.lowered[phrases[last].first] in _END_MARKS:
        last -= 1
    return syntax.span(phrases[first], phrases[last])


def _turns_away(syntax: Syntax, at: int, begun: bool) -> bool:
    """Whether the words after a comma are the writer's again; an aside is not, where what is said has still to come to
    its verb (``said the plan, which failed, was bad``)."""
    if at >= len(syntax.phrases):
        return True
    phrase = syntax.phrases[at]
    word = syntax.lowered[phrase.first]
    if word in _ASIDE:
        return begun and (word != "but" or _verb_next(syntax, at + 1))
    if syntax.tags[phrase.first] == Tag.CONJ:
        return _says_next(syntax, at + 1)
    if phrase.kind == Kind.VERB:
        return syntax.verb(at).form == "ing" and word not in _PARTICIPLE_PREPOSITIONS
    return phrase.kind == Kind.NOUN and at + 1 < len(syntax.phrases) and says(syntax, at + 1)  # ", he said"


def _says_next(syntax: Syntax, at: int) -> bool:
    """Whether a verb of speech comes next, after its own subject or none (``and warned that``, ``but he said``)."""
    at = past_adverbs(syntax, at)
    at += is_noun(syntax, at)
    return _is_finite(syntax, at) and says(syntax, at)


def _verb_next(syntax: Syntax, at: int) -> bool:
    at = past_adverbs(syntax, at)
    return syntax.begins_clause(at) if is_noun(syntax, at) else _is_finite(syntax, at)


def _lists(syntax: Syntax, at: int) -> bool:
    """Whether the comma at `at` is one of a list of noun phrases, or of the adjectives before a noun (``a warm, wise
    woman``)."""
    if not is_noun(syntax, at - 1):
        return False
    if len(syntax.coordination(at - 1)) > 1 or _includes(syntax, at + 1):
        return True
    before = syntax.phrases[at - 1]
    described = syntax.tags[before.first] == Tag.DET and before.last == before.first + 1
    return described and is_tagged(syntax, at + 1, Tag.NOUN) and not syntax.begins_clause(at + 1)


def _is_verb(syntax: Syntax, at: int) -> bool:
    return at < len(syntax.phrases) and syntax.phrases[at].kind == Kind.VERB


def _is_finite(syntax: Syntax, at: int) -> bool:
    return at < len(syntax.phrases) and syntax.phrases[at].kind == Kind.VERB and syntax.verb(at).is_finite
