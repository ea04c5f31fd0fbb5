"""Transcripts: paragraphs that begin with a speaker's name and a colon, and headlines made so.

``SMITH: We begin at noon.`` A label that begins several paragraphs is a speaker, and so is one in capitals among others
or whose name the text has elsewhere. In a headline a name that the article goes on to use is one (``Ann Lee: The Bridge
Must Close``), where what follows is neither a question nor a quotation of its own; ``Wow: …`` and ``Revealed: …`` are
nobody's words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.spans import Span, hull
from onrecord.reading.lexicon import words
from onrecord.reading.speech.attribution import Attribution, worst
from onrecord.reading.speech.direct_rules import LABEL
from onrecord.reading.speech.sources import says

_LABEL = re.compile(r"(?P<name>(?:Q|A|[A-Z][\w.’'-]+(?:\s(?:[A-Z][\w.’'-]*|of|the|\([A-Z][\w.-]*\))){0,5})):\s+(?=\S)")
_NO_SPEAKERS = words("speech/saying", "no_speakers")
_FEWEST = 2
"""Paragraphs that a label must begin to be a speaker's, unless the text knows its name."""
_LONGEST = 200
"""Characters of a headline; more are an article that has lost its line breaks."""


def labelled(text: str, span: Span) -> tuple[Span, Span] | None:
    """The label at the start of `span` and the words behind it: ``Smith: We begin at noon.``"""
    match = _LABEL.match(text, *span)
    if match is None or _is_no_speaker(match["name"]):
        return None
    return Span(*match.span("name")), Span(match.end(), span.end)


def _is_no_speaker(label: str) -> bool:
    """Whether a label tells what follows, not who speaks: ``Photo:``, ``The Latest:``, ``Monday’s Morning Email:``."""
    first, *_, last = [*label.lower().split(), label.lower().split()[-1]]
    return first in _NO_SPEAKERS or last in _NO_SPEAKERS


def attribute_lines(text: str, syntaxes: Sequence[Syntax]) -> list[Attribution]:
    """The lines of transcripts and the headline, each with its label as source; pieces as the marks in it ask for."""
    lines = list(_labelled(text, syntaxes))
    if not lines:
        return []
    counts = Counter(label.of(text) for _, label, _ in lines)
    exchange = sum(name.isupper() for name in counts) >= _FEWEST
    found = []
    for number, label, content in lines:
        name = label.of(text)
        paragraph = syntaxes[number].sentence.paragraph
        headline = paragraph == 0 and content.end - content.start <= _LONGEST and not content.of(text).endswith("?")
        headline = headline and not _reports(syntaxes[number])
        speaks = counts[name] >= _FEWEST or (exchange and name.isupper())
        speaks = speaks or ((headline or name.isupper()) and _is_named_again(text, label))
        if _is_no_speaker(name) or not speaks:
            continue
        if syntaxes[number].sentence.utterances:
            continue
        found.append(_line(syntaxes, number, label, content))
    return found


def _reports(syntax: Syntax) -> bool:
    """Whether somebody else speaks behind the label: ``Sudan: UN warns of floods``."""
    return any(says(syntax, verb) and syntax.own_subject(verb) is not None for verb in syntax.verbs)


def _is_named_again(text: str, label: Span) -> bool:
    """Whether the last word of the label stands elsewhere in the text, as a name is written."""
    word = label.of(text).rsplit(maxsplit=1)[-1]
    again = re.compile(rf"\b(?:{re.escape(word)}|{re.escape(word.capitalize())})\b")
    return bool(again.search(text, label.end) or again.search(text, 0, label.start))


def _labelled(text: str, syntaxes: Sequence[Syntax]) -> Iterator[tuple[int, Span, Span]]:
    """Each paragraph that begins with a label: its first sentence, the label, and the words behind it."""
    paragraph = -1
    for number, syntax in enumerate(syntaxes):
        sentence = syntax.sentence
        if sentence.within is not None or sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        match = _LABEL.match(text, *sentence.span) if ":" in syntax.vocabulary else None
        if match is not None:
            end = max(s.sentence.span.end for s in _of_paragraph(syntaxes, number))
            yield number, Span(*match.span("name")), Span(match.end(), end)


def _of_paragraph(syntaxes: Sequence[Syntax], number: int) -> Iterator[Syntax]:
    paragraph = syntaxes[number].sentence.paragraph
    while number < len(syntaxes) and syntaxes[number].sentence.paragraph == paragraph:
        yield syntaxes[number]
        number += 1


def _line(syntaxes: Sequence[Syntax], number: int, label: Span, content: Span) -> Attribution:
    fragments = [
        fragment
        for syntax in _of_paragraph(syntaxes, number)
        if syntax.sentence.within is None
        for fragment in syntax.sentence.fragments
        if content.covers(fragment.inner)
    ]
    return Attribution(
        sentence=number,
        pieces=tuple(fragment.inner for fragment in fragments) or (content,),
        rule=LABEL.rule_id,
        marks=worst(fragment.marks for fragment in fragments),
        clause=hull([content]) if fragments else None,
        source=label,
        head=label,
    )
