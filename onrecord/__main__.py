"""The command `onrecord`, also as `python -m onrecord`."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from onrecord.errors import remedy

_NEW_OBJECTS = 100_000
"""Objects that are made before the collector looks at them."""


def collect_rarely() -> None:
    """Let this process look for garbage less often: reading makes next to none that needs it, and with the default of
    Python every look at all that the reference holds takes a tenth of the time of reading."""
    gc.set_threshold(_NEW_OBJECTS)


def main() -> None:
    """Run the command. Exits with 2 if onrecord was installed without what the command needs, and with 1 if what it
    has to say can't be written."""
    collect_rarely()
    _check_streams()
    try:
        _run()
    except BrokenPipeError:  # who read the output has seen enough
        _give_up_stdout()
        sys.exit(1)
    except OSError as error:
        _give_up_stdout()
        _fail(f"expected an output that can be written to, found: {error.strerror or error}. Not all was said.")


def _run() -> None:
    try:
        from onrecord.cli.app import app

        app(prog_name="onrecord")
    except SystemExit:
        sys.stdout.flush()  # what is flushed at Python's end is lost without a word that tells why
        raise
    except ModuleNotFoundError as error:
        if (error.name or "onrecord").startswith("onrecord"):
            raise
        print(  # noqa: T201
            f"The command `onrecord` needs {error.name}, which is not installed. Nothing was done. {remedy(error)}",
            file=sys.stderr,
        )
        sys.exit(2)


def _check_streams() -> None:
    """A closed output is an error: the next file that is opened would take its number, and what is said its bytes. An
    input that is closed is empty."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    if sys.stdout is None:
        _fail("expected an output that can be written to, found it closed. Nothing was done.")


def _give_up_stdout() -> None:
    """Let what is left to write go nowhere, so that Python does not try once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str) -> NoReturn:
    print(f"error: {message} Send the output elsewhere, to a file or a terminal.", file=sys.stderr)  # noqa: T201
    sys.exit(1)


if __name__ == "__main__":
    main()
