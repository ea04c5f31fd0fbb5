"""Datelines: where a report was written, and by which agency, before its first sentence."""

from __future__ import annotations

import re

from onrecord.language.marks import DASH

_CAPITALS = r"[A-Z]{2}[A-Z.’']{0,20}(?:[ -][A-Z.’']{1,20}){0,4}"
_WORDS = r"[A-Z][\w.]{1,20}(?:[ -][A-Z][\w.]{1,20}){0,4}"
_AGENCY = r" \([A-Z][\w./ ]{0,30}\)"
_DAY = r", [A-Z]\w{2,20}\.? \d{1,2}"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?:, {_WORDS})?(?:{_DAY})?(?:{_AGENCY})?"  # ELKTON, Texas, May 2 (AP)
    rf"|{_WORDS}(?:, {_WORDS})?{_AGENCY})"  # Oran (AP)
    rf" ?(?:{DASH}|-(?= )) ?(?=[A-Z\d\"“‘'])"
)
"""A place in capitals, or any with an agency, and a dash; all of bounded length."""


def dateline_end(text: str, start: int) -> int:
    """Where the first sentence begins behind a dateline that stands at `start`; `start` itself where none does."""
    found = _DATELINE.match(text, start)
    return start if found is None else found.end()
