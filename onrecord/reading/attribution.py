"""Attribution: who is said to have said what. Finds the words, the cue and the source's noun phrase.

Direct speech starts from the utterances, each of which looks for its cue among the verbs of its sentence; reported
speech starts from the verbs that can bring it in. Whom a source phrase names is decided later (linking.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, Phrase
from onrecord.language.quotation import Quoted
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.reading.lexicon import words
from onrecord.schema.vocabulary import Marks


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words and what they are attributed by.

    `pieces` are the words' spans; `clause` is the writer's clause for what is not wholly quoted. `source`, `addressee`
    and `via` are noun phrases. `sentence` is the index of the sentence that holds the cue, or else the words. `asides`
    is where a date of saying may stand: the spans of that sentence outside the words.
    """

    sentence: int
    pieces: tuple[Span, ...]
    rule: str
    marks: Marks
    clause: Span | None = None
    source: Span | None = None
    cue: Span | None = None
    addressee: Span | None = None
    via: Span | None = None
    asides: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb (its position in the sentence) or a source preposition that brings words in, with its noun phrases."""

    at: int
    span: Span
    source: Span | None
    addressee: Span | None
    rule: str


def attribute_direct(syntaxes: Sequence[Syntax]) -> list[Attribution]:
    """The utterances of all layers, in order; those of one cue, and those that go on after it in the same paragraph,
    are pieces of one attribution."""
    found: list[Attribution] = []
    for number, syntax in enumerate(syntaxes):
        utterances = [at for at, phrase in enumerate(syntax.phrases) if phrase.kind is Kind.QUOTE]
        if not utterances:
            continue
        earlier = _goes_on(syntaxes, number, utterances, found)
        if earlier is not None:
            found[earlier] = _joined(found[earlier], [_quoted(syntax, at) for at in utterances])
            continue
        found += _by_cue(syntax, number, utterances)
    return found


def _by_cue(syntax: Syntax, number: int, utterances: Sequence[int]) -> Iterator[Attribution]:
    groups: dict[int | None, list[int]] = {}
    cues = {at: find_cue(syntax, at) for at in utterances}
    for at in utterances:
        cue = cues[at]
        groups.setdefault(cue.at if cue else None, []).append(at)
    for key, members in groups.items():
        cue = cues[members[0]]
        if cue is None and key is None and len(groups) > 1:
            cue = next(c for c in cues.values() if c is not None)
        quoted = [_quoted(syntax, at) for at in members]
        base = Attribution(
            sentence=number,
            pieces=(),
            rule=cue.rule if cue else "no-cue",
            marks=Marks.MATCHED,
            source=cue.source if cue else None,
            cue=cue.span if cue and cue.span != cue.source else None,
            addressee=cue.addressee if cue else None,
            via=outlet(syntax) if cue and cue.rule != "source-preposition" else None,
            asides=tuple(_asides(syntax)),
        )
        yield _joined(base, quoted)


def _quoted(syntax: Syntax, at: int) -> Quoted:
    return cast(Quoted, syntax.tokens[syntax.phrases[at].head].quoted)


_WORST = (Marks.MATCHED, Marks.MISMATCHED, Marks.UNCLOSED)


def _joined(attribution: Attribution, quoted: Sequence[Quoted]) -> Attribution:
    marks = max([attribution.marks, *(q.marks for q in quoted)], key=_WORST.index)
    return replace(attribution, pieces=(*attribution.pieces, *(q.inner for q in quoted)), marks=marks)


def _goes_on(
    syntaxes: Sequence[Syntax], number: int, utterances: Sequence[int], found: Sequence[Attribution]
) -> int | None:
    """The attribution that a sentence of utterances alone goes on with: the last one of the same paragraph and layer
    (“…,” he said Saturday. “They will bring nothing.”)."""
    syntax = syntaxes[number]
    if not found or len(utterances) != len(syntax.phrases):
        return None
    last = syntaxes[found[-1].sentence].sentence
    same = last.paragraph == syntax.sentence.paragraph and last.within is syntax.sentence.within
    return len(found) - 1 if same and found[-1].cue is not None else None


def find_cue(syntax: Syntax, at: int) -> Cue | None:
    """The cue of the utterance at `at`: the verb right after it, the verb or colon before it, or “according to”."""
    return _cue_after(syntax, at) or _cue_before(syntax, at) or _source_preposition(syntax)


def _cue_after(syntax: Syntax, at: int) -> Cue | None:
    """``“…,” he said``, ``“…,” said Zelensky``, ``“…” Zelensky told reporters``."""
    index = at + 1
    while index < len(syntax.phrases):
        phrase = syntax.phrases[index]
        if phrase.kind is Kind.VERB:
            return _verb_cue(syntax, index, "cue-after")
        if phrase.kind is Kind.QUOTE or syntax.tags[phrase.first] in (Tag.STOP, Tag.COLON, Tag.CONJ, Tag.SUB):
            return None
        index += 1
    return None


def _cue_before(syntax: Syntax, at: int) -> Cue | None:
    """``Zelensky said, “…”``, ``he told reporters on Tuesday: “…”``, ``Zelensky: “…”``."""
    for index in range(at - 1, -1, -1):
        phrase = syntax.phrases[index]
        if phrase.kind is Kind.VERB:
            return _verb_cue(syntax, index, "cue-before")
        if phrase.kind is Kind.QUOTE or syntax.tags[phrase.first] is Tag.STOP:
            return None
    if at >= 2 and syntax.tags[syntax.phrases[at - 1].first] is Tag.COLON and syntax.phrases[0].kind is Kind.NOUN:
        source = syntax.span(syntax.phrases[0], syntax.phrases[at - 2])
        return Cue(0, source, source, None, "colon")
    return None


def _verb_cue(syntax: Syntax, at: int, rule: str) -> Cue | None:
    source = syntax.subject_span(at)
    inverted = False
    if source is None and at and syntax.phrases[at - 1].kind in (Kind.QUOTE, Kind.LINK):
        objects = syntax.objects(at)
        source = syntax.span(objects[0], objects[-1]) if objects else None
        inverted = source is not None
    if source is None:
        return None
    addressee = None if inverted else _addressee(syntax, at)
    return Cue(at, cue_span(syntax, at), source, addressee, "inverted-cue" if inverted else rule)


def cue_span(syntax: Syntax, at: int) -> Span:
    """The main verb with a particle right after it (“doubles down”)."""
    verb = syntax.verb(at)
    last = verb.head
    if last + 1 < len(syntax.tokens) and syntax.tokens[last + 1].text.lower() in ("down", "out", "back", "up"):
        last += 1
    return Span(syntax.tokens[verb.head].start, syntax.tokens[last].end)


def _addressee(syntax: Syntax, at: int) -> Span | None:
    objects = syntax.objects(at)
    if syntax.verb(at).lemma in words("saying", "addressing") and objects:
        return syntax.span(objects[0], objects[-1])
    return None


def outlet(syntax: Syntax) -> Span | None:
    """The noun phrase after “per” or “according to” in the writer's words."""
    cue = _source_preposition(syntax)
    return cue.source if cue else None


def _source_preposition(syntax: Syntax) -> Cue | None:
    for at, phrase in enumerate(syntax.phrases):
        word = syntax.tokens[phrase.first].text.lower()
        if phrase.kind is not Kind.PREP or word not in words("saying", "sources"):
            continue
        noun = at + (2 if word == "according" else 1)
        if noun < len(syntax.phrases) and syntax.phrases[noun].kind is Kind.NOUN:
            span = syntax.span(phrase, syntax.phrases[noun - 1])
            return Cue(at, span, syntax.span(syntax.phrases[noun]), None, "source-preposition")
    return None


def _asides(syntax: Syntax) -> Iterator[Span]:
    """The stretches of a sentence between its utterances."""
    run: list[Phrase] = []
    for phrase in [*syntax.phrases, None]:
        if phrase is not None and phrase.kind is not Kind.QUOTE:
            run.append(phrase)
        elif run:
            yield syntax.span(run[0], run[-1])
            run = []
