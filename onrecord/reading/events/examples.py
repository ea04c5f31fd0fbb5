"""Examples of the frames that have a condition: of each one text that it reads, and one that it leaves alone.

They stand in `examples.toml`, which is opened when somebody asks for them; reading needs none.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.reading.lexicon import lexicon
from onrecord.reading.rule import Rule


class Proof(NamedTuple):
    """A text of which a frame makes a row, and one with its words of which it makes none."""

    example: str
    counter_example: str


def proofs() -> dict[str, Proof]:
    """The examples of every frame that has its own, by what a row says of it: ``events.coerce/capture-place``."""
    listed: dict[str, dict[str, list[str]]] = lexicon("events/examples")
    return {f"events.{name}/{frame}": Proof(*pair) for name, frames in listed.items() for frame, pair in frames.items()}


def proofs_of(rule: Rule) -> dict[str, Proof]:
    """The examples of those frames of a rule that have their own, by the frame's name, in the order of its frames."""
    known = proofs()
    return {frame: known[row] for frame in rule.frames if (row := rule.row_id(frame)) in known}
