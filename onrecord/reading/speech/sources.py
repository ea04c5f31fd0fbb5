"""Sources: the noun phrase of whoever speaks, thinks or wants, with all that describes it.

``Ann Lee, who runs the port of Odessa, said`` has one source from “Ann” to “Odessa”, and “Ann Lee” is its head, the
phrase that names somebody. A relative pronoun is a source like any other pronoun; its head is what it stands for.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, VerbGroup
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.reading.lexicon import words
from onrecord.reading.speech.positions import before_adverbs, is_tagged

SPEECH_VERBS = words("saying", "report")
_TIMES = words("saying", "times")

_TIME_PREPOSITIONS = frozenset("on in at during late early last this earlier after before".split())
_APART = frozenset(
    "in on at during when as after before while to about because since if though although via amid over".split()
)
"""What follows a name without belonging to it: ``said Smith in a statement``, ``said Smith on Monday``."""
_LINKED = frozenset((Tag.COMMA, Tag.CONJ, Tag.OPEN, Tag.CLOSE, Tag.OTHER, Tag.COLON, Tag.SUB))
_STEPS = 8
"""Verbs that are followed at most to the one that has the subject: a bound, so that no sentence costs more."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source's whole noun phrase, and the phrase in it that names somebody."""

    span: Span
    head: Span


def subject_source(syntax: Syntax, at: int) -> Source | None:
    """The source of the verb at `at`: its subject, or that of the verb on which it depends."""
    verb: int | None = at
    for _ in range(_STEPS):
        if verb is None:
            return None
        found = syntax.own_subject(verb)
        if found is not None:
            return _described(syntax, verb, found)
        verb = _shares_subject_of(syntax, verb)
    return None


def _shares_subject_of(syntax: Syntax, at: int) -> int | None:
    """The verb whose subject the one at `at` takes. A participle after a comma takes that of the main verb, and a
    joined verb of saying that of the one before (``said the bridge was shut and added that``)."""
    earlier = [verb for verb in syntax.verbs if verb < at and syntax.verb(verb).is_finite]
    if not earlier:
        return None
    if is_tagged(syntax, at - 1, Tag.COMMA) and syntax.verb(at).form == "ing":
        return _first_with_subject(syntax, earlier)
    if syntax.is_joined(at) and says(syntax, at):
        return _main_before(syntax, earlier)
    governor = syntax.governor(at)
    if governor is None and syntax.verb(at).form == "ing":  # “left before saying …”
        return _main_before(syntax, earlier)
    return governor


def _main_before(syntax: Syntax, verbs: list[int]) -> int | None:
    """The last of `verbs` whose subject stands in no clause that another verb brings in (``said the bridge``)."""
    for verb in reversed(verbs[-_STEPS:]):
        found = syntax.own_subject(verb)
        if found is None:
            continue
        first = syntax.phrases.index(syntax.subjects(verb)[0])
        if (
            first - 1 not in syntax.verbs
            and not is_tagged(syntax, first - 1, Tag.SUB)
            and not is_tagged(syntax, first, Tag.REL)
        ):
            return verb
    return _first_with_subject(syntax, verbs)


def _first_with_subject(syntax: Syntax, verbs: list[int]) -> int | None:
    with_subject = [verb for verb in verbs[:_STEPS] if syntax.own_subject(verb) is not None]
    saying = [verb for verb in with_subject if says(syntax, verb)]
    return next(iter(saying or with_subject), None)


def says(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at` is a verb of speech."""
    phrase = syntax.phrases[at]
    return isinstance(phrase, VerbGroup) and phrase.lemma in SPEECH_VERBS


def _described(syntax: Syntax, verb: int, found: int) -> Source:
    """The subject of `verb`, whose last member stands at `found`, with what stands between it and the verb."""
    subjects = syntax.subjects(verb)
    before = before_adverbs(syntax, verb - 1)
    if is_tagged(syntax, before, Tag.REL) and found < before:
        return Source(syntax.span(syntax.phrases[before]), syntax.span(syntax.phrases[found]))
    first = syntax.phrases.index(subjects[0]) if subjects else found
    named = _apposed_to(syntax, first)
    if named is not None:
        last = max(found, _trimmed(syntax, found, verb - 1))
        name = syntax.span(syntax.phrases[named])
        return Source(syntax.span(syntax.phrases[named], syntax.phrases[last]), name)
    last = max(found, _trimmed(syntax, found, verb - 1))
    head = syntax.span(syntax.phrases[first], syntax.phrases[found])
    return Source(syntax.span(syntax.phrases[first], syntax.phrases[last]), head)


def _apposed_to(syntax: Syntax, at: int) -> int | None:
    """The name which the noun phrase at `at` only describes: ``Ann Lee, 35, editor of the Gazette,``."""
    named = None
    while is_tagged(syntax, at - 1, Tag.COMMA) and at >= 2 and syntax.phrases[at - 2].kind == Kind.NOUN:
        if syntax.tags[syntax.phrases[at].head] == Tag.NAME and syntax.tags[syntax.phrases[at].first] == Tag.NAME:
            break
        at -= 2
        if syntax.tags[syntax.phrases[at].head] == Tag.NAME and not is_time(syntax, at):
            named = at
    begins = named is not None and (named == 0 or is_tagged(syntax, named - 1, Tag.SUB, Tag.CONJ, Tag.COMMA, Tag.STOP))
    return named if begins else None


def stretch_source(syntax: Syntax, first: int, verb: int) -> Source | None:
    """The source that fills the stretch between a quotation and its verb: ``“…,” Ann Lee, a pilot, said``."""
    while first < verb and (syntax.phrases[first].kind != Kind.NOUN or is_time(syntax, first)):
        first += 1
    if first >= verb:
        return None
    last = _trimmed(syntax, first, verb - 1)
    before = before_adverbs(syntax, verb - 1)
    if is_tagged(syntax, before, Tag.REL):
        last = max(first, before - 1)
    head = syntax.span(syntax.phrases[first])
    return Source(syntax.span(syntax.phrases[first], syntax.phrases[last]), head)


def inverted_source(syntax: Syntax, first: int) -> Source | None:
    """The source that begins at `first`, right after its verb: ``“…,” said Ann Lee, who runs the port``."""
    if first >= len(syntax.phrases) or syntax.phrases[first].kind != Kind.NOUN or is_time(syntax, first):
        return None
    last = _extended(syntax, first)
    head = syntax.span(syntax.phrases[first])
    return Source(syntax.span(syntax.phrases[first], syntax.phrases[last]), head)


def possessor(syntax: Syntax, at: int) -> Source | None:
    """Whose the noun at `at` is: ``her claim``, ``the mayor’s claim``."""
    phrase = syntax.phrases[at]
    for token in range(phrase.last, phrase.first - 1, -1):
        if syntax.tags[token] == Tag.POSS:
            return Source(syntax.token(token).span, syntax.token(token).span)
        if syntax.tags[token] == Tag.GEN and token > phrase.first:
            span = Span(syntax.sentence.starts[phrase.first], syntax.ends[token - 1])
            return Source(span, span)
    return None


def _extended(syntax: Syntax, first: int) -> int:
    """The last phrase of the noun phrase that begins at `first`: prepositional phrases, appositions, relatives."""
    last = at = first
    named = syntax.tags[syntax.phrases[first].head] == Tag.NAME
    in_aside = False
    while at + 1 < len(syntax.phrases):
        at += 1
        phrase = syntax.phrases[at]
        word = syntax.lowered[phrase.first]
        if phrase.kind == Kind.QUOTE or is_tagged(syntax, at, Tag.STOP, Tag.COLON) or word in ("--", "—", "–"):
            break
        if is_tagged(syntax, at, Tag.COMMA):
            if not _opens_aside(syntax, at + 1):
                break
            in_aside = True
        elif (
            (phrase.kind == Kind.VERB and not in_aside and syntax.verb(at).is_finite and syntax.verb(at).form != "past")
            or (
                word in _APART and not (in_aside and word in ("in", "at", "on")) and (named or word not in ("in", "at"))
            )
            or is_time(syntax, at)
        ):
            break
        elif (
            phrase.kind != Kind.PREP and not is_tagged(syntax, at, Tag.CONJ, Tag.REL) and word not in ")"
        ) or word == ")":
            last = at
    return last


def _opens_aside(syntax: Syntax, at: int) -> bool:
    """Whether what follows a comma describes the name before: ``, a senator``, ``, who runs …``, ``, D-Ohio``."""
    if at >= len(syntax.phrases) or is_time(syntax, at):
        return False
    if is_tagged(syntax, at, Tag.REL):
        return True
    return syntax.phrases[at].kind == Kind.NOUN and not is_tagged(syntax, at, Tag.PRON) and not syntax.begins_clause(at)


def _trimmed(syntax: Syntax, first: int, last: int) -> int:
    """`last`, or where the noun phrase ends without the adverbs, the commas and the day at its end."""
    while last > first:
        if syntax.phrases[last].kind == Kind.ADVERB or is_tagged(syntax, last, *_LINKED):
            if syntax.lowered[syntax.phrases[last].first] in (")", "]"):
                return last
            last -= 1
        elif is_time(syntax, last):
            last -= 1
            while last > first and syntax.lowered[syntax.phrases[last].first] in _TIME_PREPOSITIONS:
                last -= 1
        elif syntax.phrases[last].kind == Kind.PREP:
            last -= 1
        else:
            break
    return last


def is_time(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at` is a noun phrase of time, such as “last week” or “Monday”."""
    phrase = syntax.phrases[at]
    return phrase.kind == Kind.NOUN and syntax.lowered[phrase.head] in _TIMES
