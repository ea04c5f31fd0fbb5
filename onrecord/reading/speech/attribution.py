"""Attribution: words and what they are attributed by.

Direct speech starts from the utterances (direct.py), each of which looks for its cue beside it (direct_cues.py); an
utterance without a cue goes on with the words before it (continuation.py). Reported speech starts from the verbs and
nouns that can bring it in (reported.py): verbs.py lists the frames of verbs, which statements.py and objects.py read,
nouns.py reads those of nouns, and parentheses.py the cues behind or amid their content. The lines of transcripts start
from their labels (transcripts.py). Whom a source names is decided later, in the room of coreference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.language.quotation import Quoted
from onrecord.language.spans import Span
from onrecord.schema.vocabulary import Marks


class Attribution(NamedTuple):
    """Words and what they are attributed by.

    `pieces` are the words' spans; `clause` is the writer's clause for what is not wholly quoted. `source`, `addressee`
    and `via` are noun phrases; `head` is the phrase of the source that names somebody. `sentence` is the index of the
    sentence that holds the cue, or else the words. `asides` is where a date of saying may stand: the spans of that
    sentence outside the words.
    """

    sentence: int
    pieces: tuple[Span, ...]
    rule: str
    marks: Marks
    clause: Span | None = None
    source: Span | None = None
    head: Span | None = None
    cue: Span | None = None
    addressee: Span | None = None
    via: Span | None = None
    asides: tuple[Span, ...] = ()


NONE = Marks.NONE
_WORST = (NONE, Marks.MATCHED, Marks.MISMATCHED, Marks.UNCLOSED)


def worst(marks: Iterable[Marks]) -> Marks:
    """The worst of the marks of several stretches."""
    return max(marks, key=_WORST.index, default=NONE)


def joined(attribution: Attribution, quoted: Sequence[Quoted]) -> Attribution:
    """The attribution with further pieces; its marks are the worst of all."""
    marks = worst([attribution.marks, *(q.marks for q in quoted)])
    return attribution._replace(pieces=(*attribution.pieces, *(q.inner for q in quoted)), marks=marks)


def asides(syntax: Syntax) -> Iterator[Span]:
    """The stretches of a sentence between its utterances."""
    starts, ends = syntax.sentence.starts, syntax.ends
    first = 0
    for at in (*syntax.sentence.utterances, len(starts)):
        if first < at:
            yield Span(starts[first], ends[at - 1])
        first = at + 1
