"""Rules: what may stand in the column `rule` of a row, each with a sentence that says what it reads, and its proof.

Every stage lists its rules in a module `rules` of its own; `onrecord.reading.register` has them all. A test reads
every example and every counter-example, and an id on a row that is not in the register fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Example(NamedTuple):
    """A text, and the words of each row that the rule makes of it, in the order of the text.

    The words are those at the row's own span: of a mention its name, of a quotation its pieces joined by one space, of
    an event or of control over a region its trigger, of an argument its naming.
    """

    text: str
    gives: tuple[str, ...]


class Rule(NamedTuple):
    """One rule. `rule_id` is its stage and its name: ``names.titled-person``.

    `counter_examples` are texts that come close and of which the rule makes no row. `source` names the paper, manual or
    standard that the rule follows, where there is one. Of a family of frames, `frames` has each frame by the name that
    stands behind the id in a row (``events.coerce/capture``), as it is written in the lexicon. `on` is the day on which
    the texts are published, where that counts.
    """

    rule_id: str
    sentence: str
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]
    source: str = ""
    frames: Mapping[str, str] = {}
    on: str = ""

    def row_id(self, frame: str = "") -> str:
        """What a row says: the rule's id, and behind it the frame, where one of its frames made the row."""
        return f"{self.rule_id}/{frame}" if frame else self.rule_id

    @property
    def stage(self) -> str:
        """The stage of reading that the rule belongs to."""
        return self.rule_id.partition(".")[0]
