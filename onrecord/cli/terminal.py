"""How all commands write to a terminal."""

from __future__ import annotations

import io
import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

import typer
from rich.console import Console
from rich.progress import Progress, TextColumn, TimeElapsedColumn, track

from onrecord.errors import OnrecordError, OnrecordWarning
from onrecord.plain import ESCAPE, plain_lines, plain_name

Item = TypeVar("Item")


class _Console(Console):
    """A console that leaves a broken pipe to `plainly`, like any other failure."""

    def on_broken_pipe(self) -> None:
        """Called when the pipe is broken: raises the same error again."""
        raise


out = _Console(highlight=False, emoji=False)
err = _Console(stderr=True, highlight=False, emoji=False)

_WORTH_A_BAR = 20


@contextmanager
def plainly(code: int = 1) -> Iterator[None]:
    """Within the block an error of ours is its message on stderr and an exit code, and a warning a line on stderr.

    The same holds for errors of the system, such as a standard output that is closed or full. Characters that cannot
    be encoded are escaped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=ESCAPE)
    with warnings.catch_warnings():
        warnings.simplefilter("always", OnrecordWarning)
        warnings.showwarning = lambda message, *_, **__: _say("warning", str(message))
        try:
            with _heard(code):
                yield
        except OnrecordError as error:
            _say("error", str(error))
            raise typer.Exit(code) from None
        except OSError as error:
            where = f" ({error.filename})" if error.filename is not None else ""
            _say("error", f"expected files that can be read and written, found: {error.strerror or error}{where}.")
            raise typer.Exit(code) from None


@contextmanager
def _heard(code: int) -> Iterator[None]:
    """Within the block, what is written to stdout must arrive. If it does not, that is the error that is reported."""
    end: Exception | None = None
    try:
        yield
    except (typer.Exit, OSError) as error:
        end = error
    # A write that failed names no file, and neither do some to files: then stdout is tried once more.
    if lost := _lost_output("\n" if isinstance(end, OSError) and end.filename is None else ""):
        _say("error", f"expected a standard output that can be written to, found {lost}. What was done stands.")
        raise typer.Exit(code)
    if end is not None:
        raise end


def _lost_output(more: str) -> str | None:
    """Why stdout cannot take what was written to it, and `more`; None if it can.

    A stdout that fails is given up, because Python would otherwise fail again when it ends.
    """
    if sys.stdout is None:
        return "that it is closed"
    try:
        sys.stdout.write(more)
        sys.stdout.flush()
    except OSError as error:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return error.strerror or str(error)
    return None


def say(text: str) -> None:
    """Print the text as it is, at once, in the encoding of stdout: typer's `echo` takes UTF-8 where that is ASCII."""
    if sys.stdout is not None:  # `plainly` reports that it is closed
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def progress(items: Sequence[Item], what: str) -> Iterable[Item]:
    """The items one by one; if there are many, with a progress bar on stderr."""
    if len(items) < _WORTH_A_BAR:
        return items
    return track(items, what, console=err, transient=True)


def counted(items: Iterable[Item], what: str) -> Iterator[Item]:
    """The items one by one, counted on stderr if that is a terminal. For items whose number is not known before."""
    columns = (TextColumn("{task.description}"), TextColumn("{task.completed:,}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        yield from bar.track(items, description=what)


def _say(kind: str, message: str) -> None:
    # No markup and no wrapping: a message may hold any character, and is read by programs too.
    # If stderr is full or closed, there is no place left to report it.
    with suppress(OSError):
        err.print(f"{kind}: {plain_lines(plain_name(message))}", markup=False, soft_wrap=True)
