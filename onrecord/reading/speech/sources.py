"""Sources: the noun phrase of whoever speaks, thinks or wants, with all that describes it.

``Ann Lee, who runs the port of Oran, said`` has one source from “Ann” to “Oran”, and “Ann Lee” is its head, the
phrase that names somebody. A relative pronoun is a source like any other pronoun; its head is what it stands for.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.language.date_words import CALENDAR
from onrecord.language.marks import DASHES
from onrecord.language.patterns import (
    ADVERB,
    APPOSED,
    APPOSED_PAIR,
    CLAUSE_END,
    COLON,
    COMMA,
    CONJUNCTION,
    FINITE_VERB,
    NOUN_BEHIND_NOUN,
    NOUN_PHRASE,
    OTHER_MARK,
    PREPOSITION,
    RELATIVE,
    SOURCE_ASIDE,
    STOP,
    SUBORDINATOR,
    VERB,
)
from onrecord.language.spans import Span
from onrecord.language.tags import DET, GEN, NAME, NUMBER, POSS, PRON
from onrecord.language.words import closed_class
from onrecord.reading.lexicon import words

SPEECH_VERBS = words("speech/saying", "report")
TIMES = words("speech/saying", "times") | CALENDAR

_NO_SOURCES = words("speech/saying", "no_sources")
"""What begins a set phrase: ``That said, …``, ``Rest assured that …``."""
_TIME_WORDS = words("speech/saying", "time_words")
_APART = words("speech/saying", "apart")
_ASIDE_PLACES, _NOUN_PLACES = words("speech/saying", "aside_places"), words("speech/saying", "noun_places")
_LOOSE = ADVERB | PREPOSITION | COMMA | CONJUNCTION | OTHER_MARK | COLON | SUBORDINATOR
"""What ends no noun phrase."""
_LINKS = PREPOSITION | CONJUNCTION | RELATIVE
"""What goes on with a noun phrase and does not end it."""
_COMPLEMENTIZERS = words("speech/saying", "complementizers")
_BEFORE_SUBJECT = SUBORDINATOR | CONJUNCTION | COMMA | STOP
"""What a subject that a name describes may stand behind."""
_STRETCH_END = CLAUSE_END | COLON
_ADVERBIAL = closed_class("adverbial_relatives")
_STEPS = 8
"""Verbs that are followed at most to the one that has the subject: a bound, so that no sentence costs more."""


class Source(NamedTuple):
    """A source's whole noun phrase, and the phrase in it that names somebody."""

    span: Span
    head: Span


def subject_source(syntax: Syntax, at: int) -> Source | None:
    """The source of the verb at `at`: its subject, or that of the verb on which it depends."""
    verb: int | None = at
    for _ in range(_STEPS):
        if verb is None:
            return None
        found = syntax.outline.own_subject(verb)
        if found is not None:
            if syntax.outline.words[found] in _NO_SOURCES and not syntax.outline.has(found, RELATIVE):
                return None  # “That said, …”
            named = syntax.tags[syntax.phrases[found].head] == NAME  # “Ann Day said”, but “this month urged”
            return _described(syntax, verb, found) if named or not is_time(syntax, found) else None
        verb = _shares_subject_of(syntax, verb)
    return None


def _shares_subject_of(syntax: Syntax, at: int) -> int | None:
    """The verb whose subject the one at `at` takes. A participle after a comma takes that of the main verb, and a
    joined verb of saying that of the one before (``said the bridge was shut and added that``)."""
    outline = syntax.outline
    if not outline.places(FINITE_VERB, 0, at):
        main = main_behind(syntax, at) if at == 0 else None
        return None if main is None else outline.past_adverbs(main + 1)
    is_ing = syntax.verb(at).form == "ing"
    comma = outline.before_adverbs(at - 1)
    if is_ing and outline.has(comma, COMMA):  # “…, instead urging …”
        if says(syntax, comma - 1):  # “…, the agency said, citing …”
            return comma - 1
        return _first_with_subject(syntax, outline.places(FINITE_VERB, 0, at))
    if says(syntax, at) and outline.is_joined(at):
        return _main_before(syntax, outline.places(FINITE_VERB, 0, at))
    governor = outline.governor(at)
    if governor is None and is_ing:  # “left before saying …”
        return _main_before(syntax, outline.places(FINITE_VERB, 0, at))
    if governor is not None and outline.is_joined(at):
        found = outline.own_subject(governor)
        if found is not None and _is_brought_in(syntax, found):
            return None  # “knew that Lund was there but saw no harm”: either may have seen none
    return governor


def _is_brought_in(syntax: Syntax, subject: int) -> bool:
    """Whether a verb brings in the clause of the subject at `subject`: ``said the bridge``, ``said that it``."""
    before = syntax.outline.coordination_leftwards(subject)[0] - 1
    return syntax.outline.has(before, VERB) or syntax.outline.words[before] in _COMPLEMENTIZERS


def main_behind(syntax: Syntax, at: int) -> int | None:
    """The subject of the main clause that a participle at `at` leads up to: ``Insisting that it was safe, Ann Lee
    left``. None where the commas leave two."""
    outline = syntax.outline
    if syntax.verb(at).form != "ing":
        return None
    begun = [
        comma + 1
        for comma in outline.places(COMMA, at + 1)
        if outline.has(comma + 1, NOUN_PHRASE) and outline.begins_clause(comma + 1)
    ]
    return begun[0] if len(begun) == 1 else None


def _main_before(syntax: Syntax, verbs: list[int]) -> int | None:
    """The last of `verbs` whose subject stands in no clause that another verb brings in (``said the bridge``)."""
    outline = syntax.outline
    for verb in reversed(verbs[-_STEPS:]):
        found = outline.own_subject(verb)
        if found is None:
            continue
        if not _is_brought_in(syntax, found):
            return verb
    return _first_with_subject(syntax, verbs)


def _first_with_subject(syntax: Syntax, verbs: list[int]) -> int | None:
    with_subject = [verb for verb in verbs[:_STEPS] if syntax.outline.own_subject(verb) is not None]
    saying = [verb for verb in with_subject if says(syntax, verb)]
    return next(iter(saying or with_subject), None)


def says(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at` is a verb of speech."""
    return syntax.outline.has(at, VERB) and syntax.verb(at).lemma in SPEECH_VERBS


def _described(syntax: Syntax, verb: int, found: int) -> Source:
    """The subject of `verb`, whose last member stands at `found`, with what stands between it and the verb."""
    phrases, outline = syntax.phrases, syntax.outline
    before = syntax.outline.before_adverbs(verb - 1)
    if found < before and outline.has(before, RELATIVE):
        return Source(syntax.span(phrases[before]), syntax.span(phrases[found]))
    first = outline.coordination_leftwards(found)[0]
    last = _trimmed(syntax, found, verb - 1) if found < verb - 1 else found
    named = _apposed_to(syntax, first) if outline.has(first - 1, COMMA) else None
    if named is not None:
        return Source(syntax.span(phrases[named], phrases[last]), syntax.span(phrases[named]))
    name = _name_at_end(syntax, first, last)
    head = Span(syntax.span(phrases[first]).start, syntax.span(phrases[found]).end) if name is None else name
    return Source(syntax.span(phrases[first], phrases[last]), head)


def _name_at_end(syntax: Syntax, first: int, last: int) -> Span | None:
    """The name that comes behind what describes it: ``The head of the union, Ann Lee, said``."""
    tags, phrases = syntax.tags, syntax.phrases
    if last - 2 < first or not syntax.outline.has(last - 2, APPOSED_PAIR):
        return None
    is_name = tags[phrases[last].first] == tags[phrases[last].head] == NAME and not is_time(syntax, last)
    if is_name and NAME not in (tags[phrases[first].head], tags[phrases[last - 2].head]):
        return syntax.span(phrases[last])
    return None


def _apposed_to(syntax: Syntax, at: int) -> int | None:
    """The name, or whoever else, that the noun phrase at `at` only describes: ``Ann Lee, 35, editor of the Gazette,``,
    ``her lawyer, a guest from Elkton, Texas,``."""
    phrases, tags, outline = syntax.phrases, syntax.tags, syntax.outline
    named = None
    while at >= 2 and outline.has(at - 2, APPOSED):
        if tags[phrases[at].head] == NAME and tags[phrases[at].first] == NAME:
            break
        describes = tags[phrases[at].first] in (DET, NUMBER)
        at -= 2
        if (describes or tags[phrases[at].head] == NAME) and not is_time(syntax, at):
            named = at
    if named and not outline.has(named - 1, _BEFORE_SUBJECT):
        return None
    return named


def stretch_source(syntax: Syntax, first: int, verb: int) -> Source | None:
    """The source that fills the stretch between a quotation and its verb: ``“…,” Ann Lee, a pilot, said``."""
    outline = syntax.outline
    while first < verb and (not outline.has(first, NOUN_PHRASE) or is_time(syntax, first)):
        first += 1
    if first >= verb:
        return None
    last = _trimmed(syntax, first, verb - 1)
    before = syntax.outline.before_adverbs(verb - 1)
    if outline.has(before, RELATIVE):
        last = max(first, before - 1)
    return _from(syntax, first, last)


def inverted_source(syntax: Syntax, first: int) -> Source | None:
    """The source that begins at `first`, right after its verb: ``“…,” said Ann Lee, who runs the port``."""
    if not syntax.outline.has(first, NOUN_PHRASE) or is_time(syntax, first):
        return None
    return _from(syntax, first, _extended(syntax, first))


def leading_source(syntax: Syntax, first: int) -> Source | None:
    """The source that begins at `first` and that a clause follows: ``According to Ann Lee, a pilot, it is shut``. The
    comma behind it ends it, unless it opens an aside that another comma ends before that clause."""
    source, outline = inverted_source(syntax, first), syntax.outline
    comma = outline.next(first, COMMA)
    if (
        source is None
        or comma == len(syntax.phrases)
        or syntax.sentence.starts[syntax.phrases[comma].first] >= source.span.end
    ):
        return source
    return _from(syntax, first, (outline.end(comma, SOURCE_ASIDE) or comma) - 1)


def _from(syntax: Syntax, first: int, last: int) -> Source:
    """The source from the phrase at `first`, which is its head, to the one at `last`."""
    name = _name_at_end(syntax, first, last)
    return Source(syntax.span(syntax.phrases[first], syntax.phrases[last]), name or syntax.span(syntax.phrases[first]))


def possessor(syntax: Syntax, at: int) -> Source | None:
    """The owner of the noun at `at`: ``her claim``, ``the mayor’s claim``."""
    phrase = syntax.phrases[at]
    for token in range(phrase.last, phrase.first - 1, -1):
        tag = syntax.tags[token]
        if tag == POSS:
            span = Span(syntax.sentence.starts[token], syntax.ends[token])
            return Source(span, span)
        if tag == GEN and token > phrase.first:
            span = Span(syntax.sentence.starts[phrase.first], syntax.ends[token - 1])
            return Source(span, span)
    return None


def _extended(syntax: Syntax, first: int) -> int:
    """The last phrase of the noun phrase that begins at `first`: prepositional phrases, appositions, relatives."""
    outline = syntax.outline
    last = at = first
    named = syntax.tags[syntax.phrases[first].head] == NAME
    in_aside = in_relative = False
    while True:
        at += 1
        if outline.has(at, _STRETCH_END) or outline.words[at] in DASHES:
            break
        if outline.has(at, COMMA):
            if not _opens_aside(syntax, at + 1):
                break
            in_aside, in_relative = True, in_relative or outline.has(at + 1, RELATIVE)
        elif outline.has(at, RELATIVE) and outline.words[at] not in _ADVERBIAL:  # “modelling that he will use”
            in_relative = True
        elif in_relative:
            last = last if outline.has(at, _LINKS) else at
        elif _ends_name(syntax, at, named=named, in_aside=in_aside):
            break
        elif not outline.has(at, _LINKS):
            last = at
    return last


def _ends_name(syntax: Syntax, at: int, *, named: bool, in_aside: bool) -> bool:
    """Whether the phrase at `at` no longer belongs to the noun phrase before; `named` says whether that is a name."""
    word = syntax.outline.words[at]
    if syntax.outline.has(at, FINITE_VERB):
        return not in_aside and syntax.verb(at).form != "past"
    if word in _APART:
        return not (in_aside and word in _ASIDE_PLACES) and (named or word not in _NOUN_PLACES)
    return is_time(syntax, at) or _is_clause_behind_noun(syntax, at)


def _is_clause_behind_noun(syntax: Syntax, at: int) -> bool:
    """Whether a clause begins at `at`, right behind a noun phrase: ``According to Ann Lee the bridge is shut``."""
    before = syntax.phrases[at - 1]
    return syntax.outline.has(at - 1, NOUN_BEHIND_NOUN) and before.core == before.last and syntax.begins_clause(at)


def _opens_aside(syntax: Syntax, at: int) -> bool:
    """Whether what follows a comma describes the name before: ``, a senator``, ``, who runs …``, ``, D-Ohio``."""
    if not syntax.outline.has(at, NOUN_PHRASE):
        return syntax.outline.has(at, RELATIVE)
    if is_time(syntax, at):
        return False
    return not syntax.is_tagged(at, PRON) and not syntax.outline.begins_joint_clause(at)


def _trimmed(syntax: Syntax, first: int, last: int) -> int:
    """`last`, or where the noun phrase ends without the adverbs, the commas and the day at its end."""
    outline, words = syntax.outline, syntax.outline.words
    while last > first:
        if outline.has(last, _LOOSE):
            if words[last] in (")", "]"):
                return last
            last -= 1
        elif is_time(syntax, last):
            last -= 1
            while last > first and words[last] in _TIME_WORDS:
                last -= 1
        else:
            break
    return last


def is_time(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at` is a noun phrase of time, such as “last week” or “Monday”."""
    return syntax.outline.has(at, NOUN_PHRASE) and syntax.lowered[syntax.phrases[at].head] in TIMES


def is_rate(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at`, behind “per”, is what something is counted by: ``75 per cent``, ``$10 per head``."""
    return syntax.outline.words[at] != "the" and not syntax.is_tagged(at, NAME, POSS)
