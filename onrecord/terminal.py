"""What the commands have in common when they speak to a terminal."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import typer
from rich.console import Console
from rich.progress import track

from onrecord.errors import OnrecordError, OnrecordWarning

Item = TypeVar("Item")

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_WORTH_A_BAR = 20


@contextmanager
def plainly() -> Iterator[None]:
    """Within the block an error of ours is its message on stderr and exit code 1, and a warning a line on stderr."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", OnrecordWarning)
        warnings.showwarning = lambda message, *_, **__: _say("warning", str(message))
        try:
            yield
        except OnrecordError as error:
            _say("error", str(error))
            raise typer.Exit(1) from None


def progress(items: Sequence[Item], what: str) -> Iterable[Item]:
    """The items one by one, with a bar on stderr that says how far it is, where there are many."""
    if len(items) < _WORTH_A_BAR:
        return items
    return track(items, what, console=err, transient=True)


def _say(kind: str, message: str) -> None:
    # No markup and no wrapping: a message may hold any character, and is read by programs too.
    err.print(f"{kind}: {message}", markup=False, soft_wrap=True)
