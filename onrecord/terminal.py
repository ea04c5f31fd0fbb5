"""What the commands have in common when they speak to a terminal."""

from __future__ import annotations

import errno
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import typer
from rich.console import Console
from rich.progress import Progress, TextColumn, TimeElapsedColumn, track

from onrecord.errors import OnrecordError, OnrecordWarning
from onrecord.plain import plain_lines

Item = TypeVar("Item")

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_WORTH_A_BAR = 20


@contextmanager
def plainly(code: int = 1) -> Iterator[None]:
    """Within the block an error of ours, or of the system, is its message on stderr and an exit code, and a warning a
    line on stderr."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", OnrecordWarning)
        warnings.showwarning = lambda message, *_, **__: _say("warning", str(message))
        try:
            yield
        except OnrecordError as error:
            _say("error", str(error))
            raise typer.Exit(code) from None
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # who read our output has seen enough: the command ends, and says nothing
            where = f" ({error.filename})" if error.filename is not None else ""
            _say("error", f"expected files that can be read and written, found: {error.strerror or error}{where}.")
            raise typer.Exit(code) from None


def progress(items: Sequence[Item], what: str) -> Iterable[Item]:
    """The items one by one, with a bar on stderr that says how far it is, where there are many."""
    if len(items) < _WORTH_A_BAR:
        return items
    return track(items, what, console=err, transient=True)


def counted(items: Iterable[Item], what: str) -> Iterator[Item]:
    """The items one by one, with a line on stderr that counts them where somebody looks on: nobody knows how many."""
    columns = (TextColumn("{task.description}"), TextColumn("{task.completed:,}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        yield from bar.track(items, description=what)


def _say(kind: str, message: str) -> None:
    # No markup and no wrapping: a message may hold any character, and is read by programs too.
    err.print(f"{kind}: {plain_lines(message)}", markup=False, soft_wrap=True)
