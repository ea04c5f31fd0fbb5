"""Sentences in layers: the writer's own, in which a quoted utterance is one token, and those inside each utterance."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.language.datelines import dateline_end
from onrecord.language.marks import CLAUSE_MARKS
from onrecord.language.quotation import Quoted, quoted_stretches
from onrecord.language.segments import paragraphs, words_and_starts
from onrecord.language.spans import Span
from onrecord.language.words import closed_class, forms_that_are

_UTTERANCE = "“”"
"""The text of a token that stands for an utterance."""
_SHORTENED = closed_class("sentence_ending")
_STATES = frozenset(f"{state.capitalize()}." for state in closed_class("states"))
_STATES |= closed_class("initials_of_states")
_MAY_END = _SHORTENED | _STATES | {".", "!", "?", "…", "...", _UTTERANCE}
_OPENERS = frozenset(
    word.capitalize()
    for name in ("determiners", "possessives", "pronouns", "prepositions", "subordinators", "coordinators")
    for word in closed_class(name)
) - {"No", "Most", "Under", "Per"}
"""Words that in a capital begin a sentence, and no name as “the U.S. Under Secretary” does."""
_CUES = forms_that_are("past", "s")
"""What may say, behind a question in quotation marks, who asked it."""
_INFLECTED = forms_that_are("s", "past", "participle", "ing")
_SHORTEST_SENTENCE = 4
"""Words that a stretch right after a verb must have to be speech; a title has fewer (watched “Morning News”)."""
_CONTINUES = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|and|or|but|of|in|on|at|to|for"
    r"|by|with|from|about|into|than|because|when|while|if|as|that|which|who)\b"
)
"""Words that go on with the sentence that a quoted stretch is part of: “A new dawn” is what they want."""
_TITLE = re.compile(r"[A-Z][\w’']*(?: (?:[A-Z][\w’']*|and|of|the|in|for|a|on|to|with))+,?")
"""“Fox and Geese,”: a title, right after a verb."""
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_SUBJECTS = closed_class("pronouns") | closed_class("determiners") | closed_class("possessives")
_CLOSED, _STOPS = frozenset('”"’»'), frozenset(".!?…")
_SAYING, _LONGEST_CUE = closed_class("saying"), 8
_NEAR = 40
"""Characters before a stretch that are looked at."""
_LONGEST_SENTENCE = 250
"""Tokens after which a sentence is cut: no newsroom writes one so long, and hostile input would."""


@dataclass(eq=False)
class Sentence:
    """A sentence of one layer, its tokens in columns: their texts, their starts, and which of them are utterances.

    `within` is the utterance it stands in, None in the writer's own layer; `fragments` are quoted stretches that are
    part of its grammar (a “land swap”); `paragraph` counts from 0.
    """

    span: Span
    words: list[str]
    starts: list[int]
    utterances: dict[int, Quoted]
    fragments: tuple[Quoted, ...]
    paragraph: int
    within: Quoted | None = None


class Document(NamedTuple):
    """A text with its paragraphs and its sentences in the order of their starts, a layer's before those inside it."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]


def read_document(text: str, spans: Sequence[Span] | None = None) -> Document:
    """Splits `text` into paragraphs, unless these are known to be `spans`, quoted stretches and sentences. Pure, and
    linear in the length of the text."""
    spans = paragraphs(text) if spans is None else spans
    sentences: list[Sentence] = []
    for number, span in enumerate(spans):
        stretches = quoted_stretches(text, span)
        if stretches:
            layers = _layer(text, span, stretches, number, None)
            sentences += sorted(layers, key=lambda sentence: (sentence.span.start, -sentence.span.end))
        else:
            sentences += _plain(text, span, number, None)
    return Document(text, tuple(spans), tuple(sentences))


def is_utterance(text: str, bounds: Span, stretch: Quoted) -> bool:
    """Whether a quoted stretch is speech on its own rather than a phrase within the sentence around it.

    An utterance begins like a sentence, where a sentence or a quotation can begin: at the start of its layer, after a
    stop, a comma or a colon, or right after a verb; and the sentence around it does not go on with it (“Dead” is how
    …). A stretch in lower case is one when it goes on after a cue (“We will,” he said, “never go.”), that is, after a
    comma.
    """
    before = text[max(bounds.start, stretch.outer.start - _NEAR) : stretch.outer.start].rstrip()
    if _names_next(text, stretch):
        return False
    if before[-1:] in _CLOSED and before[-2:-1] in _STOPS:  # “Not now.” “Not ever.”
        before = before[:-1]
    if _CONTINUES.match(text, stretch.outer.end) and text[stretch.inner.end - 1] not in ".,!?…":
        return False
    if not before:
        return True
    first = text[stretch.inner.start]
    if not (first.isupper() or first.isdigit() or first in "[….$£€"):
        return before[-1] in ",:" and len(stretch.inner.of(text).split()) > 1
    if before[-1] in CLAUSE_MARKS:
        return True
    if before.split()[-1].lower() not in _INFLECTED:
        return False
    said = stretch.inner.of(text)
    if _TITLE.fullmatch(said):
        return False
    return said[-1] in ".,!?…" or len(said.split()) >= _SHORTEST_SENTENCE


def is_title(said: str) -> bool:
    """Whether quoted words look like the title of something: capitals, and no stop at the end."""
    return said[-1] not in ".!?…" and (_TITLE.fullmatch(said) is not None or (said[0].isupper() and said.isalpha()))


def _names_next(text: str, stretch: Quoted) -> bool:
    """Whether a title goes on with what it names, so that it is no speech: ``“Fleabag” star Ann Lee said``."""
    said = stretch.inner.of(text)
    if said[-1] == "," or not is_title(said):
        return False
    following = _NEXT_WORD.match(text, stretch.outer.end)
    return following is not None and following[1] not in _INFLECTED and following[1] not in _SUBJECTS


def _layer(
    text: str, bounds: Span, stretches: Sequence[Quoted], paragraph: int, within: Quoted | None
) -> Iterator[Sentence]:
    utterances: list[Quoted] = []
    fragments: list[Quoted] = []
    for stretch in stretches:
        (utterances if is_utterance(text, bounds, stretch) else fragments).append(stretch)
    yield from _quoting(text, bounds, utterances, fragments, paragraph, within)
    for utterance in utterances:
        if utterance.inside:
            yield from _layer(text, utterance.inner, utterance.inside, paragraph, utterance)
        else:
            yield from _plain(text, utterance.inner, paragraph, utterance)


def _plain(text: str, bounds: Span, paragraph: int, within: Quoted | None) -> Iterator[Sentence]:
    """The sentences of a layer without quoted stretches in it."""
    words, starts = words_and_starts(text, bounds)
    for first, end in _without_datelines(text, starts, _split(text, words, {})):
        span = Span(starts[first], starts[end - 1] + len(words[end - 1]))
        yield Sentence(span, words[first:end], starts[first:end], {}, (), paragraph, within)


def _quoting(
    text: str, bounds: Span, utterances: list[Quoted], fragments: list[Quoted], paragraph: int, within: Quoted | None
) -> Iterator[Sentence]:
    """The sentences of a layer with quoted stretches in it, the marks of its fragments left out."""
    words, starts, quoted = _around(text, bounds, utterances, {at for f in fragments for at in _mark_offsets(f)})
    ordered = list(quoted)
    begins = [fragment.inner.start for fragment in fragments]
    for first, end in _without_datelines(text, starts, _split(text, words, quoted)):
        own = {at - first: quoted[at] for at in ordered[bisect_left(ordered, first) : bisect_left(ordered, end)]}
        last = end - 1
        span = Span(starts[first], quoted[last].outer.end if last in quoted else starts[last] + len(words[last]))
        among = fragments[bisect_left(begins, span.start) : bisect_right(begins, span.end)]
        inside = tuple(fragment for fragment in among if span.covers(fragment.inner))
        yield Sentence(span, words[first:end], starts[first:end], own, inside, paragraph, within)


def _around(
    text: str, bounds: Span, utterances: list[Quoted], marks: set[int]
) -> tuple[list[str], list[int], dict[int, Quoted]]:
    """The tokens between the utterances, and each utterance as one, those that start at `marks` left out."""
    words: list[str] = []
    starts: list[int] = []
    quoted: dict[int, Quoted] = {}
    at = bounds.start
    for utterance in utterances:
        _take(words, starts, words_and_starts(text, Span(at, utterance.outer.start)), marks)
        quoted[len(words)] = utterance
        words.append(_UTTERANCE)
        starts.append(utterance.outer.start)
        at = utterance.outer.end
    _take(words, starts, words_and_starts(text, Span(at, bounds.end)), marks)
    return words, starts, quoted


def _take(words: list[str], starts: list[int], more: tuple[list[str], list[int]], marks: set[int]) -> None:
    if marks:
        kept = [at for at, start in enumerate(more[1]) if start not in marks]
        words += [more[0][at] for at in kept]
        starts += [more[1][at] for at in kept]
    else:
        words += more[0]
        starts += more[1]


def _mark_offsets(stretch: Quoted) -> Iterator[int]:
    yield from range(stretch.outer.start, stretch.inner.start)
    yield from range(stretch.inner.end, stretch.outer.end)


def _split(text: str, words: list[str], quoted: Mapping[int, Quoted]) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends in the tokens of a layer."""
    first = 0
    for last in [at for at, word in enumerate(words) if word in _MAY_END]:
        while last - first >= _LONGEST_SENTENCE:
            yield first, first + _LONGEST_SENTENCE
            first += _LONGEST_SENTENCE
        if last + 1 < len(words) and _ends_sentence(text, words, last, quoted):
            yield first, last + 1
            first = last + 1
    while first < len(words):
        yield first, min(first + _LONGEST_SENTENCE, len(words))
        first += _LONGEST_SENTENCE


def _without_datelines(text: str, starts: list[int], sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences, a dateline cut off as one of its own, whatever full stops it has (``ST. IVES —``)."""
    begun = 0
    for first, end in sentences:
        first = max(first, begun)
        after = bisect_left(starts, dateline_end(text, starts[first]), first)
        if first < after < len(starts):
            yield first, after
            first = begun = after
        if first < end:
            yield first, end


def _ends_sentence(text: str, words: list[str], at: int, quoted: Mapping[int, Quoted]) -> bool:
    following = words[at + 1]
    if words[at] in _SHORTENED:
        return following in _OPENERS
    if words[at] in _STATES:
        return at > 1 and words[at - 1] == "," and following[0].isupper()
    starts = following[0].isupper() or following[0].isdigit() or following == _UTTERANCE
    if at not in quoted:
        return starts or following in "([“\"'‘"
    if following == _UTTERANCE:
        return True
    last = quoted[at].last(text)
    if last not in ".!?…" or not starts:
        return False
    if last == ".":  # “It is late.” Lund said.
        return not _is_cue_alone(words, at + 1)
    return _CUES.isdisjoint(words[at + 1 : at + 6])


def _is_cue_alone(words: list[str], first: int) -> bool:
    """Whether a few words and a verb of saying with a stop behind it are all that follows a quotation."""
    for at in range(first + 1, min(first + _LONGEST_CUE, len(words))):
        if words[at] in _MAY_END:
            return words[at] != _UTTERANCE and words[at - 1] in _SAYING
    return False
