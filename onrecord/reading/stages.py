"""Stages: what a reading runs one after another, and what remains of it where one fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from onrecord.schema.vocabulary import Stage

T = TypeVar("T")
Tell = Callable[[Stage, Exception], None]
"""Takes what failed: the stage, and the error."""

_NEEDS: dict[Stage, frozenset[Stage]] = {
    Stage.SENTENCES: frozenset(),
    Stage.NAMES: frozenset((Stage.SENTENCES,)),
    Stage.SPEECH: frozenset((Stage.SENTENCES,)),
    Stage.COREFERENCE: frozenset((Stage.SENTENCES, Stage.NAMES, Stage.SPEECH)),
    Stage.APPEARANCES: frozenset((Stage.SENTENCES, Stage.NAMES)),
    Stage.EVENTS: frozenset((Stage.SENTENCES, Stage.NAMES, Stage.SPEECH)),
    Stage.CONTROL: frozenset((Stage.SENTENCES, Stage.NAMES, Stage.SPEECH)),
    Stage.ROWS: frozenset(),
}
"""The stages without which one would read wrongly: an event in a quotation that is not known would be the writer's."""


class Stages:
    """The stages of one reading. With nobody to `tell`, an error in a stage is raised; else it is told, and the stage
    gives nothing, nor do those that need it."""

    def __init__(self, tell: Tell | None) -> None:
        self._tell = tell
        self._failed: set[Stage] = set()

    def run(self, stage: Stage, make: Callable[[], T], otherwise: T) -> T:
        """What `make` gives, or `otherwise` where the stage, or one that it needs, fails."""
        if self._tell is None:
            return make()
        if stage in self._failed or not self._failed.isdisjoint(_NEEDS[stage]):
            return otherwise
        try:
            return make()
        except Exception as error:  # whatever it is, it must cost no more than the stage
            self._failed.add(stage)
            self._tell(stage, error)
            return otherwise
