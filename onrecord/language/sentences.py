"""Sentences in layers: the writer's own, in which a quoted utterance is one token, and those inside each utterance."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.language.quotation import Quoted, quoted_stretches
from onrecord.language.segments import Token, paragraphs, tokens
from onrecord.language.spans import Span
from onrecord.language.words import verb_forms

_ENDS = frozenset((".", "!", "?", "…", "..."))
_SHORTEST_SENTENCE = 4
"""Words that a stretch right after a verb must have to be speech; a title has fewer (watched “Morning News”)."""
_CONTINUES = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|and|or|but|of|in|on|at|to|for"
    r"|by|with|from|about|into|than|because|when|while|if|as|that|which|who)\b"
)
"""Words that go on with the sentence that a quoted stretch is part of: “A new dawn” is what they want."""
_TITLE = re.compile(r"[A-Z][\w’']*(?: (?:[A-Z][\w’']*|and|of|the|in|for|a|on|to|with))+,?")
"""“Fox and Geese,”: a title, right after a verb."""
_NEAR = 40
"""Characters before a stretch that are looked at."""
_LONGEST_SENTENCE = 250
"""Tokens after which a sentence is cut: no newsroom writes one so long, and hostile input would."""
_LEADS_IN = frozenset(",:;.!?…—–-")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one layer. `within` is the utterance it stands in, None in the writer's own layer; `fragments` are
    quoted stretches that are part of its grammar (a “land swap”); `paragraph` counts from 0."""

    span: Span
    tokens: tuple[Token, ...]
    fragments: tuple[Quoted, ...]
    paragraph: int
    within: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its paragraphs and its sentences in the order of their starts, a layer's before those inside it."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]


def read_document(text: str) -> Document:
    """Splits `text` into paragraphs, quoted stretches and sentences. Pure, and linear in the length of the text."""
    spans = tuple(paragraphs(text))
    sentences: list[Sentence] = []
    for number, span in enumerate(spans):
        sentences += _layer(text, span, quoted_stretches(text, span), number, None)
    return Document(text, spans, tuple(sorted(sentences, key=lambda s: (s.span.start, -s.span.end))))


def is_utterance(text: str, bounds: Span, stretch: Quoted) -> bool:
    """Whether a quoted stretch is speech on its own rather than a phrase within the sentence around it.

    An utterance begins like a sentence, where a sentence or a quotation can begin: at the start of its layer, after a
    stop, a comma or a colon, or right after a verb; and the sentence around it does not go on with it (“Dead” is how
    …). A stretch in lower case is one when it goes on after a cue (“We will,” he said, “never go.”), that is, after a
    comma.
    """
    before = text[max(bounds.start, stretch.outer.start - _NEAR) : stretch.outer.start].rstrip()
    if _CONTINUES.match(text, stretch.outer.end) and text[stretch.inner.end - 1] not in ".,!?…":
        return False
    if not before:
        return True
    first = text[stretch.inner.start]
    if not (first.isupper() or first.isdigit() or first in "[…."):
        return before[-1] in ",:" and len(stretch.inner.of(text).split()) > 1
    if before[-1] in _LEADS_IN:
        return True
    word = before.split()[-1].lower()
    if not any(form.kind != "base" for form in verb_forms().get(word, ())):
        return False
    said = stretch.inner.of(text)
    if _TITLE.fullmatch(said):
        return False
    return said[-1] in ".,!?…" or len(said.split()) >= _SHORTEST_SENTENCE


def _layer(
    text: str, bounds: Span, stretches: list[Quoted], paragraph: int, within: Quoted | None
) -> Iterator[Sentence]:
    utterances: list[Quoted] = []
    fragments: list[Quoted] = []
    for stretch in stretches:
        (utterances if is_utterance(text, bounds, stretch) else fragments).append(stretch)
    starts = [fragment.inner.start for fragment in fragments]
    for run in _split(text, list(_layer_tokens(text, bounds, utterances, fragments))):
        span = Span(run[0].start, run[-1].end)
        among = fragments[bisect_left(starts, span.start) : bisect_right(starts, span.end)]
        inside = tuple(fragment for fragment in among if span.covers(fragment.inner))
        yield Sentence(span, tuple(run), inside, paragraph, within)
    for utterance in utterances:
        yield from _layer(text, utterance.inner, list(utterance.inside), paragraph, utterance)


def _layer_tokens(text: str, bounds: Span, utterances: list[Quoted], fragments: list[Quoted]) -> Iterator[Token]:
    """The tokens between the utterances, and each utterance as one; the marks of fragments are left out."""
    marks = {mark for fragment in fragments for mark in _mark_offsets(fragment)}
    at = bounds.start
    for utterance in [*utterances, None]:
        end = utterance.outer.start if utterance else bounds.end
        yield from (token for token in tokens(text, Span(at, end)) if token.start not in marks)
        if utterance:
            yield Token(*utterance.outer, "“”", utterance)
            at = utterance.outer.end


def _mark_offsets(stretch: Quoted) -> Iterator[int]:
    yield from range(stretch.outer.start, stretch.inner.start)
    yield from range(stretch.inner.end, stretch.outer.end)


def _split(text: str, layer: list[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for at, token in enumerate(layer):
        run.append(token)
        following = layer[at + 1] if at + 1 < len(layer) else None
        cut = len(run) >= _LONGEST_SENTENCE
        if cut or following is None or _ends_sentence(text, token, following, layer[at + 2 : at + 8]):
            yield run
            run = []


def _ends_sentence(text: str, token: Token, following: Token, after: list[Token]) -> bool:
    starts = following.quoted is not None or following.text[0].isupper() or following.text[0].isdigit()
    if token.quoted is None:
        return token.text in _ENDS and (starts or following.text in "([“\"'‘")
    last = text[token.quoted.inner.end - 1]
    if following.quoted is not None:
        return True
    if last not in ".!?…" or not starts:
        return False
    return last == "." or not any("past" in _kinds(other) or "s" in _kinds(other) for other in [following, *after[:4]])


def _kinds(token: Token) -> set[str]:
    return {form.kind for form in verb_forms().get(token.text, ())}
