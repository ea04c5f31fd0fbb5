"""Sources: the noun phrase of whoever speaks, thinks or wants, with all that describes it.

``Ann Lee, who runs the port of Odessa, said`` has one source from “Ann” to “Odessa”, and “Ann Lee” is its head, the
phrase that names somebody. A relative pronoun is a source like any other pronoun; its head is what it stands for.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.language.spans import Span
from onrecord.language.tags import DET, GEN, NAME, NUMBER, POSS, PRON
from onrecord.reading.lexicon import words
from onrecord.reading.speech.positions import before_adverbs, is_tagged

SPEECH_VERBS = words("speech/saying", "report")
_TIMES = words("speech/saying", "times")

_TIME_PREPOSITIONS = frozenset("on in at during late early last this earlier after before".split())
_APART = frozenset(
    "in on at during when as after before while to about because since if though although via amid over".split()
)
"""What follows a name without belonging to it: ``said Smith in a statement``, ``said Smith on Monday``."""
_PLACES = ("in", "at", "on")
"""Those that in an aside, or but for the last behind what is no name, do belong to it: ``a man at the port``."""
_LOOSE = "ap,&()/:u"
"""The letters of adverbs, prepositions, marks and joints, which end no noun phrase."""
_DASHES = frozenset(("--", "—", "–"))
_ASIDE = re.compile("(?:,(?:N[^V,.uq ]*|r[^,.q ]*)(?=,))+(?=,[ap]*N[^Vv,:.ruq ]*V)")
"""What stands between a source and the clause that is its own, both commas around it not its own."""
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
            named = syntax.tags[syntax.phrases[found].head] == NAME  # “Ann Day said”, but “this month urged”
            return _described(syntax, verb, found) if named or not is_time(syntax, found) else None
        verb = _shares_subject_of(syntax, verb)
    return None


def _shares_subject_of(syntax: Syntax, at: int) -> int | None:
    """The verb whose subject the one at `at` takes. A participle after a comma takes that of the main verb, and a
    joined verb of saying that of the one before (``said the bridge was shut and added that``)."""
    letters = syntax.outline.letters
    if letters.find("V", 0, at) < 0:
        return None
    is_ing = syntax.verb(at).form == "ing"
    if is_ing and letters[at - 1] == ",":
        if says(syntax, at - 2):  # “…, the agency said, citing …”
            return at - 2
        return _first_with_subject(syntax, _finite_before(syntax, at))
    if says(syntax, at) and syntax.outline.is_joined(at):
        return _main_before(syntax, _finite_before(syntax, at))
    governor = syntax.outline.governor(at)
    if governor is None and is_ing:  # “left before saying …”
        return _main_before(syntax, _finite_before(syntax, at))
    return governor


def _finite_before(syntax: Syntax, at: int) -> list[int]:
    letters = syntax.outline.letters
    return [verb for verb in syntax.verbs if verb < at and letters[verb] == "V"]


def _main_before(syntax: Syntax, verbs: list[int]) -> int | None:
    """The last of `verbs` whose subject stands in no clause that another verb brings in (``said the bridge``)."""
    outline = syntax.outline
    for verb in reversed(verbs[-_STEPS:]):
        found = outline.own_subject(verb)
        if found is None:
            continue
        first = outline.coordination_leftwards(found)[0]
        if outline.letters[first - 1] not in "Vvu":
            return verb
    return _first_with_subject(syntax, verbs)


def _first_with_subject(syntax: Syntax, verbs: list[int]) -> int | None:
    with_subject = [verb for verb in verbs[:_STEPS] if syntax.outline.own_subject(verb) is not None]
    saying = [verb for verb in with_subject if says(syntax, verb)]
    return next(iter(saying or with_subject), None)


def says(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at` is a verb of speech."""
    return syntax.outline.letters[at] in "Vv" and syntax.verb(at).lemma in SPEECH_VERBS


def _described(syntax: Syntax, verb: int, found: int) -> Source:
    """The subject of `verb`, whose last member stands at `found`, with what stands between it and the verb."""
    phrases, outline = syntax.phrases, syntax.outline
    before = before_adverbs(syntax, verb - 1)
    if found < before and outline.letters[before] == "r":
        return Source(syntax.span(phrases[before]), syntax.span(phrases[found]))
    first = outline.coordination_leftwards(found)[0]
    last = _trimmed(syntax, found, verb - 1) if found < verb - 1 else found
    named = _apposed_to(syntax, first) if outline.letters[first - 1] == "," else None
    if named is not None:
        return Source(syntax.span(phrases[named], phrases[last]), syntax.span(phrases[named]))
    name = _name_at_end(syntax, first, last)
    head = Span(syntax.span(phrases[first]).start, syntax.span(phrases[found]).end) if name is None else name
    return Source(syntax.span(phrases[first], phrases[last]), head)


def _name_at_end(syntax: Syntax, first: int, last: int) -> Span | None:
    """The name that comes behind what describes it: ``The head of the union, Ann Lee, said``."""
    tags, phrases = syntax.tags, syntax.phrases
    if last - 2 < first or syntax.outline.letters[last - 2 : last + 1] != "N,N":
        return None
    is_name = tags[phrases[last].first] == tags[phrases[last].head] == NAME and not is_time(syntax, last)
    if is_name and NAME not in (tags[phrases[first].head], tags[phrases[last - 2].head]):
        return syntax.span(phrases[last])
    return None


def _apposed_to(syntax: Syntax, at: int) -> int | None:
    """The name, or whoever else, that the noun phrase at `at` only describes: ``Ann Lee, 35, editor of the Gazette,``,
    ``her lawyer, a guest from Odessa, Texas,``."""
    phrases, tags, letters = syntax.phrases, syntax.tags, syntax.outline.letters
    named = None
    while at >= 2 and letters[at - 2 : at] == "N,":
        if tags[phrases[at].head] == NAME and tags[phrases[at].first] == NAME:
            break
        describes = tags[phrases[at].first] in (DET, NUMBER)
        at -= 2
        if (describes or tags[phrases[at].head] == NAME) and not is_time(syntax, at):
            named = at
    return named if named is not None and (named == 0 or letters[named - 1] in "u&,.") else None


def stretch_source(syntax: Syntax, first: int, verb: int) -> Source | None:
    """The source that fills the stretch between a quotation and its verb: ``“…,” Ann Lee, a pilot, said``."""
    letters = syntax.outline.letters
    while first < verb and (letters[first] != "N" or is_time(syntax, first)):
        first += 1
    if first >= verb:
        return None
    last = _trimmed(syntax, first, verb - 1)
    before = before_adverbs(syntax, verb - 1)
    if letters[before] == "r":
        last = max(first, before - 1)
    return _from(syntax, first, last)


def inverted_source(syntax: Syntax, first: int) -> Source | None:
    """The source that begins at `first`, right after its verb: ``“…,” said Ann Lee, who runs the port``."""
    if syntax.outline.letters[first] != "N" or is_time(syntax, first):
        return None
    return _from(syntax, first, _extended(syntax, first))


def leading_source(syntax: Syntax, first: int) -> Source | None:
    """The source that begins at `first` and that a clause follows: ``According to Ann Lee, a pilot, it is shut``. The
    comma behind it ends it, unless it opens an aside that another comma ends before that clause."""
    source, letters = inverted_source(syntax, first), syntax.outline.letters
    comma = letters.find(",", first)
    if source is None or comma < 0 or syntax.sentence.starts[syntax.phrases[comma].first] >= source.span.end:
        return source
    aside = _ASIDE.match(letters, comma)
    return _from(syntax, first, (aside.end() if aside else comma) - 1)


def _from(syntax: Syntax, first: int, last: int) -> Source:
    """The source from the phrase at `first`, which is its head, to the one at `last`."""
    name = _name_at_end(syntax, first, last)
    return Source(syntax.span(syntax.phrases[first], syntax.phrases[last]), name or syntax.span(syntax.phrases[first]))


def possessor(syntax: Syntax, at: int) -> Source | None:
    """Whose the noun at `at` is: ``her claim``, ``the mayor’s claim``."""
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
    letters, words = syntax.outline.letters, syntax.outline.words
    last = at = first
    named = syntax.tags[syntax.phrases[first].head] == NAME
    in_aside = in_relative = False
    while True:
        at += 1
        letter, word = letters[at], words[at]
        if letter in "q.: " or word in _DASHES:
            break
        if letter == ",":
            if not _opens_aside(syntax, at + 1):
                break
            in_aside, in_relative = True, in_relative or letters[at + 1] == "r"
        elif in_relative:
            last = at if letter not in "p&r" else last
        elif _ends_name(syntax, at, named=named, in_aside=in_aside):
            break
        elif letter not in "p&r":
            last = at
    return last


def _ends_name(syntax: Syntax, at: int, *, named: bool, in_aside: bool) -> bool:
    """Whether the phrase at `at` belongs no more to the noun phrase before, which is that of a `named` one."""
    letter, word = syntax.outline.letters[at], syntax.outline.words[at]
    if letter == "V":
        return not in_aside and syntax.verb(at).form != "past"
    if word in _APART:
        return not (in_aside and word in _PLACES) and (named or word not in _PLACES[:2])
    return is_time(syntax, at) or _is_clause_behind_noun(syntax, at)


def _is_clause_behind_noun(syntax: Syntax, at: int) -> bool:
    """Whether a clause begins at `at`, right behind a noun phrase: ``According to Ann Lee the bridge is shut``."""
    before = syntax.phrases[at - 1]
    return syntax.outline.letters[at - 1 : at + 1] == "NN" and before.core == before.last and syntax.begins_clause(at)


def _opens_aside(syntax: Syntax, at: int) -> bool:
    """Whether what follows a comma describes the name before: ``, a senator``, ``, who runs …``, ``, D-Ohio``."""
    letter = syntax.outline.letters[at]
    if letter != "N":
        return letter == "r"
    if is_time(syntax, at):
        return False
    return not is_tagged(syntax, at, PRON) and not syntax.outline.begins_joint_clause(at)


def _trimmed(syntax: Syntax, first: int, last: int) -> int:
    """`last`, or where the noun phrase ends without the adverbs, the commas and the day at its end."""
    letters, words = syntax.outline.letters, syntax.outline.words
    while last > first:
        letter = letters[last]
        if letter in _LOOSE:
            if words[last] in (")", "]"):
                return last
            last -= 1
        elif is_time(syntax, last):
            last -= 1
            while last > first and words[last] in _TIME_PREPOSITIONS:
                last -= 1
        else:
            break
    return last


def is_time(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at` is a noun phrase of time, such as “last week” or “Monday”."""
    return syntax.outline.letters[at] == "N" and syntax.lowered[syntax.phrases[at].head] in _TIMES
