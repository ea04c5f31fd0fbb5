"""Teams: the countries and cities that stand for their teams in reports of sports (“Norway beat Chile 2–1”)."""

from __future__ import annotations

import re
from collections.abc import Set

from onrecord.reading.lexicon import words
from onrecord.reading.names.parts import Part

_FEWEST_WORDS = 6
"""So many different words of sports make an article a report of it."""
_WORD_BEFORE = re.compile(r"([\w’'-]+)(?: the)? $")
_IN_A_REGION = re.compile(r", [^\W\d_a-z]")


class Teams:
    """Tells in one article where a place's name is its team's; `written` are its words as it writes them."""

    def __init__(self, text: str, written: Set[str]) -> None:
        self.text = text
        self.is_report = len(written & words("names/cues", "sports")) >= _FEWEST_WORDS

    def plays(self, part: Part) -> bool:
        """Whether the name of a place names its team: in a report of sports, and not where something happens."""
        if not self.is_report or _IN_A_REGION.match(self.text, part.end):
            return False
        before = _WORD_BEFORE.search(self.text, max(0, part.start - 24), part.start)
        return before is None or before[1].lower() not in words("names/cues", "locating")
