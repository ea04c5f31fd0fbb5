"""Datelines: where a report was written, and by which agency, before its first sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

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


_BEHIND_PLACE = re.compile(
    r"(?P<regions>(?:, [A-Z][\w. ]{1,20}){0,2}) ?(?:\([^)\n]{2,30}\) ?)?"
    rf"(?P<mark>{DASH}|-|:)(?P<gap> *)(?=[^\s-])"
)
"""What goes on behind the place: the regions around it or the day, an agency, a dash or a colon, and the report."""


class Behind(NamedTuple):
    """What stands between the place of a dateline and its report: how many regions or days, the mark, which is a dash
    or a colon, and how many spaces behind it."""

    regions: int
    mark: str
    spaces: int


def dateline_end(text: str, start: int) -> int:
    """Where the first sentence begins behind a dateline that stands at `start`; `start` itself where none does."""
    found = _DATELINE.match(text, start)
    return start if found is None else found.end()


def behind_place(text: str, end: int) -> Behind | None:
    """What a dateline has behind its place, which may end at `end`; None where no dateline goes on there.

    >>> behind_place("ELKTON, Texas (AP) — Rain fell.", 6)
    Behind(regions=1, mark='—', spaces=1)
    >>> behind_place("Elkton, where rain fell", 6)
    """
    found = _BEHIND_PLACE.match(text, end)
    return None if found is None else Behind(found["regions"].count(","), found["mark"], len(found["gap"]))
