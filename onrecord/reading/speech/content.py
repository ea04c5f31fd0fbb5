"""Contents: where the reported words begin and end in the writer's sentence."""

from __future__ import annotations

import re

from onrecord.language.clauses import Syntax
from onrecord.language.spans import Span
from onrecord.language.tags import DET, NOUN
from onrecord.reading.lexicon import words
from onrecord.reading.speech.positions import before_adverbs, is_tagged, past_adverbs
from onrecord.reading.speech.sources import SPEECH_VERBS, says

_END_MARKS = frozenset((".", ",", ";", ":", "!", "?", "…", "...", "—", "–", "--", "-"))
_ASIDE = frozenset("while whereas despite although though when which who where after before but as".split())
"""Words that after a comma go on with the writer's own sentence more often than with what was said."""
_DASHES = frozenset(("—", "–", "--", "-"))
_PARTICIPLE_PREPOSITIONS = frozenset("including involving regarding concerning depending excluding".split())
"""Participles that after a comma only say what belongs to the words before them."""
_OCCASIONAL = frozenset("in on at during via".split())
_OCCASIONS = words("speech/saying", "occasions") | words("speech/saying", "times")
_CLOSING = words("speech/saying", "sources") | words("speech/saying", "scene")
_CLOSING_PHRASE = _CLOSING.union(
    "while when before after as because if since until though although whereas despite during".split()
)
"""Words that end what is said as a clause, and what is said as a noun phrase."""
_RESUMES = re.compile(",(?:a|pN)*V")
"""Where a main clause goes on behind an aside, a time before its verb (``, who …, last week said``)."""
_ENDS = ".q "
"""The letters of what ends every clause: a stop, an utterance, the end of the sentence."""


def clause_content(syntax: Syntax, first: int) -> Span:
    """From the phrase at `first` to the end of the reported clause: the sentence's, or where the writer's words close
    it: a source (``, per NewsNation``), the scene (``amid ceasefire talks``), a further saying (``, adding that``), or
    an aside after a comma."""
    letters, words = syntax.outline.letters, syntax.outline.words
    begun = letters[first] == "V"
    end = first
    while True:
        end += 1
        letter, word = letters[end], words[end]
        if letter == "V":
            begun = True
        elif letter == "," or word in _DASHES:
            if _turns_away(syntax, end + 1, begun):
                break
        elif letter == "&":
            if _says_next(syntax, end + 1):
                break
        elif letter in _ENDS or word in _CLOSING:
            break
    return without_end_marks(syntax, first, end - 1)


def before_main_verb(syntax: Syntax, at: int, content: Span) -> Span:
    """What the verb at `at` brings in, up to where the main clause goes on, if the verb stands in an aside about its
    subject: ``Ann Lee, who said the port was safe, left``."""
    letters = syntax.outline.letters
    relative = before_adverbs(syntax, at - 1)
    if letters[relative - 1 : relative + 1] != ",r":
        return content
    resumes = _RESUMES.search(letters, at)
    if resumes is None or syntax.outline.is_participle(resumes.end() - 1):
        return content
    end = syntax.span(syntax.phrases[resumes.start() - 1]).end
    return Span(content.start, end) if content.start < end < content.end else content


def phrase_content(syntax: Syntax, first: int, surely: int | None = None) -> Span:
    """From the phrase at `first` to the end of the noun phrase or gerund with what belongs to it: to the next comma or
    to the next clause, or to the verb of which it is the subject; not before the phrase at `surely`, nor amid quoted
    words."""
    letters = syntax.outline.letters
    is_subject = letters.find("V", 0, first) < 0
    gerund = letters[first] in "Vv"
    fragments, last = syntax.sentence.fragments, len(syntax.phrases) - 1
    end = max(first, surely or first) + 1
    while end <= last and (
        not _ends_phrase(syntax, end, is_subject=is_subject, gerund=gerund)
        or (fragments and _is_amid_quotation(syntax, end))
    ):
        end += 1
    return without_end_marks(syntax, first, end - 1)


def _ends_phrase(syntax: Syntax, at: int, *, is_subject: bool, gerund: bool) -> bool:
    outline = syntax.outline
    letter, word = outline.letters[at], outline.words[at]
    if letter == ",":
        return not _lists(syntax, at)
    if letter in _ENDS or (word in _OCCASIONAL and _tells_occasion(syntax, at)):
        return True
    if word in _CLOSING_PHRASE:
        return word != "as" or outline.begins_clause(at + 1)
    if letter == "&":
        return _verb_next(syntax, at + 1) or (not gerund and outline.letters[at + 1] in "Vv")
    return is_subject and letter == "V" and outline.letters[at - 1] != "r"


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
    while last > first and words[last] in _END_MARKS:
        last -= 1
    return syntax.span(syntax.phrases[first], syntax.phrases[last])


def _turns_away(syntax: Syntax, at: int, begun: bool) -> bool:
    """Whether the words after a comma are the writer's again; an aside is not, where what is said has still to come to
    its verb (``said the plan, which failed, was bad``)."""
    letter, word = syntax.outline.letters[at], syntax.outline.words[at]
    if letter == " ":
        return True
    if word in _ASIDE:
        return begun and (word != "but" or _verb_next(syntax, at + 1))
    if letter == "&":
        return _says_next(syntax, at + 1)
    if letter in "Vv":
        return syntax.verb(at).form == "ing" and word not in _PARTICIPLE_PREPOSITIONS
    return letter == "N" and says(syntax, at + 1)  # ", he said"


def _says_next(syntax: Syntax, at: int) -> bool:
    """Whether a verb of speech comes next, after its own subject or none (``and warned that``, ``but he said``), or
    after an occasion (``but in a later interview said``)."""
    letters = syntax.outline.letters
    at = past_adverbs(syntax, at)
    while letters[at : at + 2] == "pN":
        at = past_adverbs(syntax, at + 2)
    at += letters[at] == "N"
    return letters[at] == "V" and syntax.verb(at).lemma in SPEECH_VERBS


def _verb_next(syntax: Syntax, at: int) -> bool:
    at = past_adverbs(syntax, at)
    letter = syntax.outline.letters[at]
    return syntax.outline.begins_clause(at) if letter == "N" else letter == "V"


def _lists(syntax: Syntax, at: int) -> bool:
    """Whether the comma at `at` is one of a list of noun phrases, or of the adjectives before a noun (``a warm, wise
    woman``)."""
    outline = syntax.outline
    if outline.letters[at - 1] != "N":
        return False
    if len(outline.coordination(at - 1)) > 1 or _includes(syntax, at + 1):
        return True
    before = syntax.phrases[at - 1]
    described = before.last == before.first + 1 and syntax.tags[before.first] == DET
    return described and is_tagged(syntax, at + 1, NOUN) and not outline.begins_clause(at + 1)
