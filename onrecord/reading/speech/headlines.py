"""Headlines: ``Bridge Must Close: UN``, ``Bridge Must Close, Mayor Says``, ``Mayor Says Bridge Must Close``.

A headline drops the stop, and often writes its verbs in capitals, so that no grammar finds them: its form alone tells
who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.spans import Span
from onrecord.language.words import forms_of
from onrecord.reading.lexicon import words
from onrecord.reading.speech.attribution import NONE, Attribution, worst
from onrecord.reading.speech.direct_rules import HEADLINE
from onrecord.reading.speech.reported_rules import PARENTHETICAL

_LONGEST = 200
"""Characters of a headline; more are an article that has lost its line breaks."""
_SAYING = "|".join(
    sorted({forms_of(verb)[kind] for verb in PARENTHETICAL.frames for kind in ("base", "s", "past")}, key=len)[::-1]
)
_WHO = r"(?P<who>[^\W\d_][\w.’'&-]*(?: [\w.’'&-]+){0,5}?)"
_SAID = r"(?P<said>[^:\n]{12,}?)"
_BEHIND = re.compile(rf"{_SAID}, {_WHO} (?P<cue>(?i:{_SAYING}))$")
_COLON = re.compile(rf"{_SAID}: {_WHO}$")
_BEFORE = re.compile(
    rf"{_WHO} (?P<cue>{'|'.join(sorted(words('speech/saying', 'headline_verbs')))}) (?P<said>[^\n]{{12,}})$"
)
_SOURCES = words("speech/saying", "headline_sources")
_SPEAKS = r"\b[^.\n]{0,80}\b(?:said|says|told|warned|added|found|shows?|according)\b"


def attribute_headline(text: str, syntaxes: Sequence[Syntax]) -> Attribution | None:
    """What the headline attributes by its form; None where it attributes nothing, or holds an utterance, which says by
    itself whose it is."""
    if not syntaxes:
        return None
    own = [syntax.sentence for syntax in syntaxes if syntax.sentence.paragraph == 0]
    span = Span(own[0].span.start, own[-1].span.end)
    if span.end - span.start > _LONGEST or text[span.end - 1] in ".?!" or any(s.utterances for s in own):
        return None
    line = span.of(text)
    found = _BEHIND.match(line) or (_BEFORE.match(line) if _has_capitals(line) else None)
    if found is None:
        found = _COLON.match(line)
        if found is None or not _is_source(text, span, found["who"]):
            return None

    def place(group: str) -> Span:
        return Span(span.start + found.start(group), span.start + found.end(group))

    said, source = place("said"), place("who")
    fragments = [fragment for sentence in own for fragment in sentence.fragments if said.covers(fragment.inner)]
    return Attribution(
        sentence=0,
        pieces=tuple([fragment.inner for fragment in fragments]) or (said,),
        rule=HEADLINE.rule_id,
        marks=worst(fragment.marks for fragment in fragments) if fragments else NONE,
        clause=said if fragments else None,
        source=source,
        head=source,
        cue=place("cue") if found.re is not _COLON else None,
    )


def _has_capitals(line: str) -> bool:
    """Whether the headline is written in capitals, nearly every word of it."""
    written = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in written) >= 0.8 * len(written)


def _is_source(text: str, headline: Span, name: str) -> bool:
    """Whether what stands behind the colon speaks: a word for those who do (``police``), or a name that the article
    says something of with a verb of saying."""
    last = name.rsplit(maxsplit=1)[-1]
    if last.lower() in _SOURCES:
        return True
    return last[0].isupper() and bool(re.compile(rf"\b{re.escape(last)}{_SPEAKS}").search(text, headline.end))
