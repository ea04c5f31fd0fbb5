"""Complements: what somebody or something is called. ``called a meeting`` calls nothing anything."""

from __future__ import annotations

import re
from collections.abc import Collection

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import ADVERB, NOUN_PHRASE, PREPOSITION, RELATIVE
from onrecord.language.spans import Span
from onrecord.language.tags import PRON
from onrecord.reading.speech.content import phrase_content
from onrecord.reading.speech.sources import is_time

_ADJECTIVE = re.compile(r"^(?:un|in|im)[a-z]{4,}$|(?:able|ible|ful|less|ous|ive|ish|ist|ic|est)$")
"""How a word looks that is an adjective more often than a noun."""
_OBJECT_PART = NOUN_PHRASE | PREPOSITION | ADVERB
"""What may stand between a verb and what it calls its object."""
_FARTHEST = 8
"""Phrases that may stand between the verb and its complement."""


def named(syntax: Syntax, at: int, prepositions: Collection[str], *, alone: bool) -> tuple[Span | None, str]:
    """The object of the verb at `at` with what it is called: behind one of the `prepositions` (``the plan as dead``),
    or, where the verb takes it `alone`, right behind the object (``it a lie``); and that
    preposition, if any. No span where it is called nothing."""
    if not syntax.outline.has(at + 1, NOUN_PHRASE):
        return None, ""
    outline = syntax.outline
    for index in range(at + 2, min(at + _FARTHEST, len(syntax.phrases) - 1)):
        if outline.has(index, PREPOSITION) and outline.words[index] in prepositions:
            return phrase_content(syntax, at + 1, index + 1), outline.words[index]
        if not outline.has(index, _OBJECT_PART):
            break
    complement = _complement(syntax, at) if alone else None
    return phrase_content(syntax, at + 1, complement) if complement else None, ""


def _complement(syntax: Syntax, at: int) -> int | None:
    """The position of what the object is called: the noun phrase behind it, past prepositional phrases (``the bridge
    over the river a disaster``), or its own where its end is quoted or an adjective (``the plan unfair``)."""
    index = at + 1
    while syntax.outline.has(index, NOUN_PHRASE):
        if syntax.outline.has(index + 1, NOUN_PHRASE):
            return None if is_time(syntax, index + 1) or syntax.is_tagged(index + 1, PRON) else index + 1
        if not syntax.outline.has(index + 1, PREPOSITION):
            break
        index += 2
    phrase = syntax.phrases[at + 1]
    first, end = syntax.span(phrase)
    relative = syntax.outline.has(at - 2, RELATIVE) or syntax.outline.words[at - 2] == "what"
    quoted = any(relative or first < fragment.outer.start < end for fragment in syntax.sentence.fragments)
    if phrase.first == phrase.last and not quoted:
        return None  # “officials deemed responsible”
    return at + 1 if quoted or _ADJECTIVE.search(syntax.lowered[phrase.last]) else None
