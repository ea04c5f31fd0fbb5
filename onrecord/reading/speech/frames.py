"""Frames: what stands behind a verb of saying, thinking or judging, and which of it is reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.reading.lexicon import lexicon, words
from onrecord.reading.speech.contents import clause_content, phrase_content
from onrecord.reading.speech.saying import cue_span
from onrecord.reading.speech.sources import is_time

_COMPLEMENTIZERS = frozenset(("that", "whether", "if", "how", "why", "what", "who", "where", "when", "which"))
_ADJECTIVE = re.compile(r"^(?:un|in|im)[a-z]{4,}$|(?:able|ible|ful|less|ous|ive|ish|ist|ic|est)$")
"""How a word looks that is an adjective more often than a noun."""
_SHORTEST_CLAUSE = 3
"""Words."""
_FARTHEST = 8
"""Phrases that may stand between a subject and its verb, or a verb and its clause."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb brings in: the cue, the reported words, and who is spoken to."""

    cue: Span
    content: Span
    rule: str
    addressee: Span | None = None


def framed_by_verb(syntax: Syntax, at: int) -> Frame | None:
    """The frame of the verb at `at`, the first that fits; None where it brings nothing in, or where it is passive and
    says nothing of who speaks."""
    lemma = syntax.verb(at).lemma
    if lemma not in _all_verbs() or syntax.verb(at).is_passive:
        return None
    for frame in _FRAMES:
        found = frame(syntax, at, lemma)
        if found is not None:
            return found
    return None


@cache
def _all_verbs() -> frozenset[str]:
    keys = "report thought shown without_that questioning directive undertaking voicing judging naming".split()
    tables = (
        verbs for key in ("prepositional", "accusing", "naming_with") for verbs in lexicon("saying")[key].values()
    )
    return frozenset().union(*(words("saying", key) for key in keys), *(verbs.split() for verbs in tables))


@cache
def _verbs_with(table: str, preposition: str) -> frozenset[str]:
    return frozenset(lexicon("saying")[table].get(preposition, "").split())


def _wish(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``expressed a desire to keep …``: the noun of wishing is part of the cue."""
    if lemma not in words("saying", "voicing"):
        return None
    objects = syntax.objects(at)
    if len(objects) != 1 or syntax.head(objects[0]).text.lower() not in words("saying", "wishes"):
        return None
    following = syntax.phrases.index(objects[0]) + 1
    if not _is_infinitive(syntax, following):
        return None
    cue = Span(cue_span(syntax, at).start, syntax.span(objects[0]).end)
    return Frame(cue, clause_content(syntax, following), "wish")


def _directive(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``urged both Trump and Putin to consider …``."""
    if lemma not in words("saying", "directive"):
        return None
    objects = syntax.objects(at)
    if not objects:
        return None
    following = syntax.phrases.index(objects[-1]) + 1
    if not _is_infinitive(syntax, following):
        return None
    addressee = syntax.span(objects[0], objects[-1])
    return Frame(cue_span(syntax, at), phrase_content(syntax, following), "directive", addressee)


def _undertaking(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``vowed to fight the bill``; a verb that only leads up to one of saying leaves it to that (``wants to say``)."""
    if lemma not in words("saying", "undertaking"):
        return None
    following = _past_adverbs(syntax, at + 1)
    if not _is_infinitive(syntax, following):
        return None
    if syntax.verb(following).lemma in words("saying", "report") and lemma in words("saying", "leading_up"):
        return None
    return Frame(cue_span(syntax, at), phrase_content(syntax, following), "undertaking")


def _statement(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``said on Tuesday that …``, ``told reporters the country would not …``, ``asked whether …``."""
    reports = (
        lemma in words("saying", "report") or lemma in words("saying", "thought") or lemma in words("saying", "shown")
    )
    if not reports and lemma not in words("saying", "questioning"):
        return None
    index, addressee, governed = at + 1, None, True
    clausal = lemma in words("saying", "clausal")
    while index < len(syntax.phrases) and index <= at + _FARTHEST:
        phrase = syntax.phrases[index]
        word = syntax.tokens[phrase.first].text.lower()
        if word in _COMPLEMENTIZERS and _is(syntax, index, Tag.SUB, Tag.REL, Tag.PRON, Tag.DET):
            return _complement(syntax, at, index, word, reports, addressee) if governed else None
        if phrase.kind is Kind.NOUN and not (
            _is(syntax, index - 1, Tag.PREP) or is_time(syntax, index) or _is_year(syntax, index)
        ):
            told = addressee is None and lemma in words("saying", "addressing") and _is_noun(syntax, index + 1)
            if reports and not told and lemma in words("saying", "without_that") and _begins_clause(syntax, index):
                return Frame(cue_span(syntax, at), clause_content(syntax, index), "statement", addressee)
            if clausal and _is_clause(syntax, index):
                return Frame(cue_span(syntax, at), clause_content(syntax, index), "statement")
            if addressee is not None or lemma not in words("saying", "addressing"):
                return None
            addressee = syntax.span(phrase)
        elif clausal and index in syntax.verbs and _is_clause(syntax, index):
            return Frame(cue_span(syntax, at), clause_content(syntax, index), "statement")
        elif phrase.kind not in (Kind.ADVERB, Kind.PREP, Kind.NOUN) and not _is(syntax, index, Tag.COMMA):
            return None
        index += 1
    return None


def _is_clause(syntax: Syntax, at: int) -> bool:
    """Whether what begins at `at`, behind a verb that takes nothing but clauses, is long enough for one: its own verb
    may stand far behind, or look like a noun (``said all staff sign it``)."""
    end = next((i for i in range(at, len(syntax.phrases)) if _is(syntax, i, Tag.STOP, Tag.QUOTE)), len(syntax.phrases))
    words_behind = syntax.phrases[end - 1].last - syntax.phrases[at].first + 1
    return words_behind >= _SHORTEST_CLAUSE


def _complement(syntax: Syntax, at: int, index: int, word: str, reports: bool, addressee: Span | None) -> Frame | None:
    if word == "that":
        first = index + 1
        if not reports or first >= len(syntax.phrases) or _is(syntax, index, Tag.DET):
            return None
        return Frame(cue_span(syntax, at), clause_content(syntax, first), "statement", addressee)
    if syntax.verb(at).lemma not in words("saying", "questioning") or _is(syntax, index - 1, Tag.PREP, Tag.COMMA):
        return None
    if index + 1 >= len(syntax.phrases) or (word in ("who", "which", "when", "where") and index != at + 1):
        return None
    return Frame(cue_span(syntax, at), clause_content(syntax, index), "question", addressee)


def _accusing(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``accused the mayor of lying``, ``blamed him for the fire``."""
    first = at + 1
    if not _is_noun(syntax, first):
        return None
    members = syntax.coordination(first)
    behind = members[-1] + 1
    if behind < len(syntax.phrases) and lemma in _verbs_with("accusing", _word(syntax, behind)):
        return Frame(cue_span(syntax, at), phrase_content(syntax, first), "accusing")
    return None


def _naming(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``called it a lie``, ``described the plan as “dead”``: somebody or something, and what it is called. ``called a
    meeting`` names nothing."""
    if not _is_noun(syntax, at + 1):
        return None
    for index in range(at + 2, min(at + _FARTHEST, len(syntax.phrases) - 1)):
        if _is(syntax, index, Tag.PREP) and lemma in _verbs_with("naming_with", _word(syntax, index)):
            return Frame(cue_span(syntax, at), phrase_content(syntax, at + 1, index + 1), "naming")
        if syntax.phrases[index].kind not in (Kind.NOUN, Kind.PREP, Kind.ADVERB):
            break
    complement = _complement_of_object(syntax, at) if lemma in words("saying", "naming") else None
    if complement is None:
        return None
    return Frame(cue_span(syntax, at), phrase_content(syntax, at + 1, complement), "naming")


def _complement_of_object(syntax: Syntax, at: int) -> int | None:
    """The position of what the object of the verb at `at` is called: the noun phrase behind it, past prepositional
    phrases (``the bridge over the river a disaster``), or its own where its end is quoted or an adjective (``the plan
    unfair``)."""
    index = at + 1
    while _is_noun(syntax, index):
        if _is_noun(syntax, index + 1):
            return None if is_time(syntax, index + 1) or _is(syntax, index + 1, Tag.PRON) else index + 1
        index += 2 if _is(syntax, index + 1, Tag.PREP) else len(syntax.phrases)
    named = syntax.phrases[at + 1]
    first, end = syntax.span(named)
    relative = _is(syntax, at - 2, Tag.REL) or "what" in _words_before(syntax, at)
    quoted = any(relative or first < fragment.outer.start < end for fragment in syntax.sentence.fragments)
    return at + 1 if quoted or _ADJECTIVE.search(syntax.tokens[named.last].text) else None


def _words_before(syntax: Syntax, at: int) -> list[str]:
    """The words of the phrase before the one at `at`: ``what Ann Lee`` is read as one."""
    return syntax.words(syntax.phrases[at - 1]) if at else []


def _prepositional(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``called for a vote``, ``talked about the flood``, ``pointed out that …``: the preposition is part of the cue."""
    last = syntax.verb(at).last + 1
    if last + 1 >= len(syntax.tokens) or lemma not in _verbs_with("prepositional", syntax.tokens[last].text.lower()):
        return None
    first = next((i for i in range(at + 1, min(at + 4, len(syntax.phrases))) if syntax.phrases[i].first > last), None)
    if first is None or is_time(syntax, first):
        return None
    cue = Span(cue_span(syntax, at).start, syntax.tokens[last].end)
    if _word(syntax, first) == "that" and first + 1 < len(syntax.phrases):
        return Frame(cue, clause_content(syntax, first + 1), "statement")
    if _is_noun(syntax, first) or first in syntax.verbs or _word(syntax, first) in _COMPLEMENTIZERS:
        return Frame(cue, phrase_content(syntax, first), "prepositional")
    return None


def _judging(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``criticized the plan``, ``proposed raising the tax``."""
    if lemma not in words("saying", "judging"):
        return None
    first = _past_adverbs(syntax, at + 1)
    gerund = first in syntax.verbs and syntax.verb(first).form == "ing"
    if not gerund and (not _is_noun(syntax, first) or is_time(syntax, first)):
        return None
    return Frame(cue_span(syntax, at), phrase_content(syntax, first), "judging")


def framed_by_noun(syntax: Syntax, at: int) -> Frame | None:
    """What a noun of saying brings in: ``her claim that the bridge is shut``, ``his support for the bill``, ``its
    promise to pay``."""
    phrase = syntax.phrases[at]
    noun = syntax.tokens[phrase.last].text.lower()
    if noun not in _all_nouns() or at + 2 >= len(syntax.phrases):
        return None
    cue = syntax.tokens[phrase.last].span
    following = _word(syntax, at + 1)
    if following == "that" and noun in words("saying", "noun_that") and _begins_clause(syntax, at + 2):
        return Frame(cue, clause_content(syntax, at + 2), "noun")
    if noun in words("saying", "noun_to") and _is_infinitive(syntax, at + 1):
        return Frame(cue, phrase_content(syntax, at + 1), "noun")
    if noun in _verbs_with("noun_of", following) and _is(syntax, at + 1, Tag.PREP):
        return Frame(Span(cue.start, syntax.span(syntax.phrases[at + 1]).end), phrase_content(syntax, at + 2), "noun")
    return None


@cache
def _all_nouns() -> frozenset[str]:
    listed = (nouns.split() for nouns in lexicon("saying")["noun_of"].values())
    return frozenset().union(words("saying", "noun_that"), words("saying", "noun_to"), *listed)


_FRAMES: tuple[Callable[[Syntax, int, str], Frame | None], ...] = (
    _wish,
    _directive,
    _undertaking,
    _statement,
    _accusing,
    _naming,
    _prepositional,
    _judging,
)


def _begins_clause(syntax: Syntax, at: int) -> bool:
    """Whether the noun phrase at `at` begins a clause: a finite verb follows, past prepositional phrases."""
    for index in range(at + 1, min(at + _FARTHEST, len(syntax.phrases))):
        phrase = syntax.phrases[index]
        if index in syntax.verbs:
            return syntax.verb(index).is_finite
        if phrase.kind not in (Kind.ADVERB, Kind.PREP, Kind.NOUN) and not _is(syntax, index, Tag.CONJ, Tag.OTHER):
            return False
    return False


def _is_year(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at` is the year of a date: ``on April 16, 2000``."""
    first = syntax.phrases[at].first
    return syntax.tags[max(0, first - 2) : first + 1] == [Tag.NUMBER, Tag.COMMA, Tag.NUMBER]


def _past_adverbs(syntax: Syntax, at: int) -> int:
    while at < len(syntax.phrases) and syntax.phrases[at].kind is Kind.ADVERB:
        at += 1
    return at


def _is_infinitive(syntax: Syntax, at: int) -> bool:
    return at in syntax.verbs and syntax.verb(at).is_infinitive


def _is_noun(syntax: Syntax, at: int) -> bool:
    return 0 <= at < len(syntax.phrases) and syntax.phrases[at].kind is Kind.NOUN


def _word(syntax: Syntax, at: int) -> str:
    return syntax.tokens[syntax.phrases[at].first].text.lower() if 0 <= at < len(syntax.phrases) else ""


def _is(syntax: Syntax, at: int, *tags: Tag) -> bool:
    return 0 <= at < len(syntax.phrases) and syntax.tags[syntax.phrases[at].first] in tags
