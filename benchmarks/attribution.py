"""Attribution: how well sources, cues and contents are read. `benchmarks.metrics.attribution` defines the figures.

A quote predicts one attribution. Its content is the writer's clause where only a fragment of it is quoted, for the
clause is what is attributed, and the pieces otherwise. The gold counts a “that” before a clause to it, and marks
nothing inside another quotation.
"""

from __future__ import annotations

from benchmarks.metrics.attribution import figures
from benchmarks.metrics.counting import Row
from benchmarks.task import Read, Task, command
from onrecord.language.spans import Span
from onrecord.reading import Quote

TARGETS = {
    "direct, joint with speaker": "direct_joint.f1",
    "direct, joint, lenient": "direct_joint_lenient.f1",
    "all kinds, joint": "all_joint.f1",
    "source, token F1": "tok_source.f1",
    "cue, token F1": "tok_cue.f1",
    "content, token F1": "tok_content.f1",
}


def predict(read: Read) -> Row:
    """The attributions of an article: {attributions: [{source, cue, content}]}, each a list of [start, end]."""
    text = read.article.text
    return {"attributions": [_attribution(text, quote) for quote in read.reading.quotes if quote.within is None]}


def _attribution(text: str, quote: Quote) -> dict[str, list[list[int]]]:
    first, *others = (quote.clause,) if quote.clause else quote.pieces
    content = [_with_that(text, first), *others]
    return {"source": _spans(quote.speaker), "cue": _spans(quote.cue), "content": _spans(*content)}


def _with_that(text: str, content: Span) -> Span:
    start = content.start - len("that ")
    return Span(start, content.end) if text[max(start, 0) : content.start] == "that " else content


def _spans(*spans: Span | None) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span]


TASK = Task("attribution", "doc", predict, figures, TARGETS)

if __name__ == "__main__":
    command(TASK)()
