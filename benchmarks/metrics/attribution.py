"""Attribution: who said what, scored by segment, by attribution and by word.

Gold rows: {doc, text, attributions: [{source, cue, content, kind, source_head}]}, every role a list of [start, end].
Predictions: {doc, attributions: [{source, cue, content}]}; one without content is left out.

A *segment* is one contiguous piece of content: spans are cut at newlines and trimmed of quotation marks and white
space. A segment is *direct* if every letter and digit of its attribution's content stands inside quotation marks.

direct_exact, direct_exact_p    direct segments with the same ends (_p: but for punctuation at the ends)
direct_iou80                    direct segments paired one to one at an overlap of at least .8
*_lenient                       predicted direct segments inside gold mixed content are not held against precision
speaker_*                       over the gold segments so paired that have a source: the predicted source overlaps the
                                gold source's head (acc), there is a predicted source (given), words of it (token)
direct_joint                    direct segments paired, and the speaker right where the gold has one
all_*                           the same for whole attributions of every kind, at an overlap of at least .5
tok_*                           words of each role, over all attributions
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from benchmarks.metrics.counting import Figures, Row, by_key, common, overlap, pair, rates, share

Span = tuple[int, int]
Segment = tuple[Span, Row]

KINDS = ("direct", "mixed", "indirect")
ROLES = ("source", "cue", "content")
DIRECT_OVERLAP = 0.8
ANY_OVERLAP = 0.5

_OPENING = frozenset("“„‟«〝")
_CLOSING = frozenset("”»〞")
_DOUBLE_MARK = re.compile("``|''|[“„‟«〝”»〞\"]")
_SINGLE_QUOTED = re.compile(r"(?<![\w’])‘[^‘\n]{3,}?’(?!\w)")
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+")
_MARKS = " \t\n\r\u00a0\u200b\"'`“”„‟‘’‚«»〝〞"
_PUNCTUATION = _MARKS + ".,;:!?…-–—"


def figures(gold: Sequence[Row], predictions: Iterable[Row]) -> Figures:
    """The figures of `predictions`; a document without a prediction counts as read without attributions."""
    predicted = by_key(predictions, "doc")
    n: Counter[str] = Counter()
    for row in gold:
        guesses = [a for a in predicted.get(row["doc"], {}).get("attributions", []) if a.get("content")]
        document = Document(row["text"])
        n += _direct(document, row["attributions"], guesses)
        n += _whole(document, row["attributions"], guesses)
        n += _words(document, row["attributions"], guesses)
    counts: Figures = {
        "counts.gold_direct_segments": n["direct_gold"],
        "counts.pred_direct_segments": n["direct_guessed"],
        "counts.gold_attr": n["gold"],
        "counts.pred_attr": n["guessed"],
        "counts.pred_docs_not_in_gold": len(predicted.keys() - {row["doc"] for row in gold}),
    }
    return _direct_figures(n) | _whole_figures(n) | counts


class Document:
    """A text, with what stands inside quotation marks and where its words begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.quoted = quoted_characters(text)
        self.words = {match.start() for match in _WORD.finditer(text)}

    def words_of(self, spans: Iterable[Sequence[int]]) -> set[int]:
        return self.words & characters(spans)

    def is_direct(self, content: Iterable[Sequence[int]]) -> bool:
        told = [i for start, end in content for i in range(start, end) if self.text[i].isalnum()]
        return bool(told) and all(i in self.quoted for i in told)

    def segments(self, spans: Iterable[Sequence[int]]) -> list[Span]:
        lines = (
            line.span() for start, end in sorted(map(tuple, spans)) for line in _LINE.finditer(self.text, start, end)
        )
        trimmed = (self.trim(line, _MARKS) for line in lines)
        return [segment for segment in trimmed if segment[0] < segment[1]]

    def trim(self, span: Span, characters: str) -> Span:
        kept = self.text[slice(*span)].lstrip(characters)
        start = span[1] - len(kept)
        return start, start + len(kept.rstrip(characters))


def quoted_characters(text: str) -> set[int]:
    """Where the characters inside quotation marks stand, marks included.

    A paragraph (a line) is read by itself. A straight mark closes what is open and otherwise opens, unless it stands
    between a word and a space; what is still open at the end of its paragraph runs to there. Single curly marks count
    outside double ones.
    """
    quoted: set[int] = set()
    for line in _LINE.finditer(text):
        opened = None
        for mark in _DOUBLE_MARK.finditer(text, *line.span()):
            if opened is None:
                if mark[0] in _OPENING or (mark[0] not in _CLOSING and not _is_stray(text, mark, line)):
                    opened = mark.start()
            elif mark[0] not in _OPENING:
                quoted.update(range(opened, mark.end()))
                opened = None
        if opened is not None:
            quoted.update(range(opened, line.end()))
    for single in _SINGLE_QUOTED.finditer(text):
        if quoted.isdisjoint(range(*single.span())):
            quoted.update(range(*single.span()))
    return quoted


def _is_stray(text: str, mark: re.Match[str], line: re.Match[str]) -> bool:
    """Whether a straight mark has a word before it and a space, or the end of the line, after it."""
    before = text[mark.start() - 1] if mark.start() > line.start() else " "
    after = text[mark.end()] if mark.end() < line.end() else " "
    return not before.isspace() and after.isspace()


def characters(spans: Iterable[Sequence[int]]) -> set[int]:
    """The positions that spans cover."""
    return {i for start, end in spans for i in range(start, end)}


def _direct(document: Document, gold: Sequence[Row], guesses: Sequence[Row]) -> Counter[str]:
    wanted, found = _gold_segments(document, gold, "direct"), _predicted_segments(document, guesses)
    mixed = _gold_segments(document, gold, "mixed")
    paired = pair(wanted, found, _segment_likeness)
    spare = [span for j, (span, _) in enumerate(found) if j not in paired.values()]
    n = Counter(
        direct_gold=len(wanted),
        direct_guessed=len(found),
        direct_paired=len(paired),
        direct_excused=sum(_is_excused(span, mixed) for span in spare),
        exact=_same(wanted, found),
        exact_p=_same(*([(document.trim(s, _PUNCTUATION), a) for s, a in side] for side in (wanted, found))),
    )
    for i, j in paired.items():
        n += _speaker(document, wanted[i][1], found[j][1])
    return n


def judged_direct(document: Document, gold: Sequence[Row], guesses: Sequence[Row]) -> Iterator[tuple[int, bool]]:
    """The predicted attributions of direct content, by their index, each with whether all its segments are right as
    `direct_joint_lenient` says; one whose segments are all inside gold mixed content counts neither way."""
    wanted, mixed = _gold_segments(document, gold, "direct"), _gold_segments(document, gold, "mixed")
    direct = [(j, guess) for j, guess in enumerate(guesses) if document.is_direct(guess["content"])]
    found = [(segment, {"at": j}) for j, guess in direct for segment in document.segments(guess["content"])]
    meant = {j: i for i, j in pair(wanted, found, _segment_likeness).items()}
    verdicts: dict[int, bool] = {}
    for at, (span, of) in enumerate(found):
        j = of["at"]
        if at in meant:
            verdicts[j] = verdicts.get(j, True) and has_source(wanted[meant[at]][1], guesses[j])
        elif not _is_excused(span, mixed):
            verdicts[j] = False
    yield from verdicts.items()


def _gold_segments(document: Document, gold: Sequence[Row], kind: str) -> list[Segment]:
    return [(segment, a) for a in gold if a["kind"] == kind for segment in document.segments(a["content"])]


def _segment_likeness(gold: Segment, guess: Segment) -> float:
    return _at_least(DIRECT_OVERLAP, overlap(gold[0], guess[0]))


def _is_excused(span: Span, mixed: Iterable[Segment]) -> bool:
    """Whether a direct segment lies inside mixed content of the gold, a mark at each end aside."""
    return any(around[0] <= span[0] + 1 and span[1] <= around[1] + 1 for around, _ in mixed)


def _predicted_segments(document: Document, guesses: Sequence[Row]) -> list[Segment]:
    """The direct segments, each once, with the first attribution that has it."""
    found: dict[Span, Row] = {}
    for attribution in guesses:
        if document.is_direct(attribution["content"]):
            for segment in document.segments(attribution["content"]):
                found.setdefault(segment, attribution)
    return list(found.items())


def _same(wanted: Sequence[Segment], found: Sequence[Segment]) -> int:
    return (Counter(span for span, _ in wanted) & Counter(span for span, _ in found)).total()


def _speaker(document: Document, gold: Row, guess: Row) -> Counter[str]:
    if not gold["source"]:
        return Counter(direct_joint=1)
    source = guess.get("source") or []
    right = has_source(gold, guess)
    wanted, found = document.words_of(gold["source"]), document.words_of(source)
    return Counter(
        speakers=1,
        speaker_given=bool(source),
        speaker_right=right,
        direct_joint=right,
        speaker_words_right=len(wanted & found),
        speaker_words_guessed=len(found),
        speaker_words_gold=len(wanted),
    )


def _whole(document: Document, gold: Sequence[Row], guesses: Sequence[Row]) -> Counter[str]:
    paired = whole_pairs(document, gold, guesses)
    n = Counter(gold=len(gold), guessed=len(guesses), paired=len(paired))
    n += Counter(f"gold_{a['kind']}" for a in gold)
    n += Counter(f"paired_{gold[i]['kind']}" for i in paired)
    for i, j in paired.items():
        sourced, right = bool(gold[i]["source"]), has_source(gold[i], guesses[j])
        n += Counter(sourced=sourced, source_right=sourced and right, joint=right)
    return n


def whole_pairs(document: Document, gold: Sequence[Row], guesses: Sequence[Row]) -> dict[int, int]:
    """Whole attributions paired one to one at an overlap of at least .5, by their indices."""
    wanted = [characters(document.segments(a["content"])) for a in gold]
    found = [characters(document.segments(a["content"])) for a in guesses]
    return pair(wanted, found, lambda g, p: _at_least(ANY_OVERLAP, share(len(g & p), len(g | p))))


def has_source(gold: Row, guess: Row) -> bool:
    """Whether the guessed source overlaps the head of the gold's, which may have none."""
    return not gold["source"] or _overlaps(guess.get("source") or [], gold.get("source_head") or gold["source"])


def _words(document: Document, gold: Sequence[Row], guesses: Sequence[Row]) -> Counter[str]:
    n: Counter[str] = Counter()
    for role in ROLES:
        wanted = document.words_of(span for a in gold for span in a.get(role) or [])
        found = document.words_of(span for a in guesses for span in a.get(role) or [])
        n[f"{role}_words_right"] = len(wanted & found)
        n[f"{role}_words_guessed"], n[f"{role}_words_gold"] = len(found), len(wanted)
    return n


def _at_least(threshold: float, likeness: float) -> float:
    return likeness if likeness >= threshold else 0.0


def _overlaps(some: Collection[Sequence[int]], others: Collection[Sequence[int]]) -> bool:
    return any(common((a, b), (c, d)) for a, b in some for c, d in others)


def _direct_figures(n: Counter[str]) -> Figures:
    guessed, gold = n["direct_guessed"], n["direct_gold"]
    counted = guessed - n["direct_excused"]
    return {
        **rates("direct_exact", n["exact"], guessed, gold),
        **rates("direct_exact_p", n["exact_p"], guessed, gold),
        **rates("direct_iou80", n["direct_paired"], guessed, gold),
        **rates("direct_iou80_lenient", n["direct_paired"], counted, gold),
        "speaker_acc": share(n["speaker_right"], n["speakers"]),
        "speaker_given": share(n["speaker_given"], n["speakers"]),
        **rates("speaker_token", n["speaker_words_right"], n["speaker_words_guessed"], n["speaker_words_gold"]),
        **rates("direct_joint", n["direct_joint"], guessed, gold),
        **rates("direct_joint_lenient", n["direct_joint"], counted, gold),
    }


def _whole_figures(n: Counter[str]) -> Figures:
    found: Figures = {
        **rates("all_iou50", n["paired"], n["guessed"], n["gold"]),
        "all_source_acc": share(n["source_right"], n["sourced"]),
        **rates("all_joint", n["joint"], n["guessed"], n["gold"]),
    }
    for kind in KINDS:
        found[f"all_recall_{kind}"] = share(n[f"paired_{kind}"], n[f"gold_{kind}"])
    for role in ROLES:
        found |= rates(f"tok_{role}", n[f"{role}_words_right"], n[f"{role}_words_guessed"], n[f"{role}_words_gold"])
    return found
