"""Quotation marks: where quoted stretches begin and end, whatever marks a newsroom's software made of them.

Marks are paired by what stands beside them rather than by their shape: a mark before a word opens, a mark after a word
or a stop closes, and only where the neighbours leave it open does the shape decide. So “…", "…” and “…“ are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.language.marks import CLAUSE_MARKS, QUOTATION_PAIRS, SINGLE_MARKS
from onrecord.language.spans import Span, trim
from onrecord.schema.vocabulary import Marks

_OPENING, _CLOSING = "“„«‟‹", "”»›"
_MARK = re.compile(
    r"[“”„«»‟‹›\"‘’'`]"  # this class alone is what a text is searched for
    r"(?:(?<=')'|(?<=`)`"  # '' and ``
    r"|(?<![’'`])|(?<=[’'])(?!(?<=[^\W_].)[^\W_]))"  # no apostrophe, with a letter on both sides
)
_CLOSING_ANY = frozenset("”’\"'»›")
_SPACED, _NO_BREAK = "«‹", "\u00a0\u202f"
"""Marks that French typesetting keeps off the words by a no-break space, « … »."""
_OPENS_AFTER = frozenset(" \t\u00a0\u2009([{—–-/:…") | SINGLE_MARKS | frozenset('“”"«„')
_STOPS = CLAUSE_MARKS | frozenset(")]}")
_DEEPEST = 3
"""Quotations nested deeper than this are left unread: no newsroom writes them, and hostile input would."""
_CLIPPED = re.compile(r"[’'](?:em|til|tis|twas|cause|bout|n|round|\d\ds?(?![\d,.:]*\d))\b", re.IGNORECASE)
"""Words clipped at the front, whose apostrophe opens nothing: ’til, ’em, ’90s."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch of one paragraph.

    `outer` includes the marks, `inner` leaves them and white space at the ends out. `inside` are the stretches nested
    in it. `marks` says whether the marks fit each other.
    """

    outer: Span
    inner: Span
    marks: Marks
    inside: tuple[Quoted, ...] = ()

    def last(self, text: str) -> str:
        """The last character of the words, past the mark that closes a quotation nested in them."""
        at = self.inner.end - 1
        while at > self.inner.start and text[at] in _CLOSING_ANY:
            at -= 1
        return text[at]


def quoted_stretches(text: str, paragraph: Span) -> list[Quoted]:
    """The outermost quoted stretches of one paragraph, in order, with those nested in them.

    A stretch without a closing mark runs to the end of the paragraph and is `unclosed`.
    """
    return _pair(text, paragraph, _marks(text, paragraph), _DEEPEST)


def _marks(text: str, paragraph: Span) -> list[re.Match[str]]:
    marks = _MARK.finditer(text, *paragraph)
    return [mark for mark in marks if mark.group() not in ("'", "’") or not _CLIPPED.match(text, mark.start())]


def _pair(text: str, bounds: Span, marks: list[re.Match[str]], levels: int) -> list[Quoted]:
    """Pairs `marks`; each opening takes the first mark that can close it, and what lies between is nested in it, down
    to `levels` levels."""
    found: list[Quoted] = []
    at = 0
    no_single_closes = False
    while at < len(marks):
        opening = marks[at]
        single = opening.group() in SINGLE_MARKS
        if not _can_open(text, bounds, opening) or (single and no_single_closes):
            at += 1
            continue
        closing = _closing_of(text, bounds, marks, at)
        after = text[opening.end() : opening.end() + 1]
        spaced = after.isspace() and not (opening.group() in _SPACED and after in _NO_BREAK)
        if closing is None and (single or spaced or opening.group() in _CLOSING):
            no_single_closes = no_single_closes or single
            at += 1
            continue
        end = marks[closing].start() if closing is not None else bounds.end
        inner = trim(text, Span(opening.end(), end))
        if inner.end > inner.start:
            outer = Span(opening.start(), marks[closing].end() if closing is not None else inner.end)
            nested = marks[at + 1 : closing] if levels and closing is not None else []
            inside = tuple(_nested(text, inner, nested, levels - 1)) if nested else ()
            found.append(Quoted(outer, inner, _fit(opening, marks, closing), inside))
        at = len(marks) if closing is None else closing + 1
    return found


def _nested(text: str, bounds: Span, marks: list[re.Match[str]], levels: int) -> list[Quoted]:
    """What is quoted inside a quotation. A mark that nothing closes there only opens the same words again, at a
    paragraph’s beginning that was lost: ``“It was late. “We went home.”``"""
    return [quoted for quoted in _pair(text, bounds, marks, levels) if quoted.marks is not Marks.UNCLOSED]


def _fit(opening: re.Match[str], marks: list[re.Match[str]], closing: int | None) -> Marks:
    if closing is None:
        return Marks.UNCLOSED
    return Marks.MATCHED if marks[closing].group() in QUOTATION_PAIRS.get(opening.group(), ()) else Marks.MISMATCHED


def _can_open(text: str, bounds: Span, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1] if mark.start() > bounds.start else " "
    after = text[mark.end()] if mark.end() < bounds.end else " "
    if after.isspace():
        return (mark.group() in _SPACED and after in _NO_BREAK) or _opens_before_space(text, bounds, mark)
    if mark.group() in _CLOSING:  # turned round, as in ”…“ and »…«
        return before.isspace() and after.isalnum()
    if after in ",;:!?" and mark.group() not in _OPENING:
        return False
    return before in _OPENS_AFTER or before.isspace() or mark.group() in _OPENING


def _opens_before_space(text: str, bounds: Span, mark: re.Match[str]) -> bool:
    """Whether a double mark that a space was typed behind opens: one shaped so, or one behind a stop, comma or colon
    (``He added, " It is late."``)."""
    if mark.group() in SINGLE_MARKS or mark.group() not in QUOTATION_PAIRS or mark.end() == bounds.end:
        return False
    before = text[max(bounds.start, mark.start() - 2) : mark.start()]
    return not before or (before[-1].isspace() and (mark.group() == "“" or before.rstrip()[-1:] in CLAUSE_MARKS))


def _can_close(text: str, bounds: Span, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1] if mark.start() > bounds.start else " "
    after = text[mark.end()] if mark.end() < bounds.end else " "
    if mark.group() in _CLOSING:
        return True
    if before.isspace():
        return after.isspace() and mark.group() not in _OPENING
    return not after.isalnum() or (before in _STOPS and mark.group() not in _OPENING)


def _closing_of(text: str, bounds: Span, marks: list[re.Match[str]], at: int) -> int | None:
    """The index of the mark that closes ``marks[at]``: single closes single, double closes double, and a stretch
    that opens in between is passed over as nested."""
    single = marks[at].group() in SINGLE_MARKS
    fallback = None
    for index in range(at + 1, len(marks)):
        mark = marks[index]
        if (mark.group() in SINGLE_MARKS) != single or not _can_close(text, bounds, mark):
            continue
        if single and _is_plural_possessive(text, mark):
            fallback = index if fallback is None else fallback
            continue
        return index
    return fallback


def _is_plural_possessive(text: str, mark: re.Match[str]) -> bool:
    """Whether the mark may be the apostrophe of a plural ("the Malians’ land")."""
    return (
        mark.group() in ("'", "’")
        and text[mark.start() - 1 : mark.start()] in ("s", "S")
        and re.compile(r" [a-z]").match(text, mark.end()) is not None
    )
