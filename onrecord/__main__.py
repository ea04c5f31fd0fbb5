"""The command `onrecord`, also as `python -m onrecord`."""

from __future__ import annotations

import gc
import sys

from onrecord.extras import remedy

_NEW_OBJECTS = 100_000
"""Objects that are made before the collector looks at them."""


def collect_rarely() -> None:
    """Let this process look for garbage less often: reading makes next to none that needs it, and with the default of
    Python every look at all that the reference holds takes a tenth of the time of reading."""
    gc.set_threshold(_NEW_OBJECTS)


def main() -> None:
    """Run the command. Exits with 2 if onrecord was installed without what the command needs."""
    collect_rarely()
    try:
        from onrecord.cli import app

        app(prog_name="onrecord")
    except ModuleNotFoundError as error:
        if (error.name or "onrecord").startswith("onrecord"):
            raise
        print(  # noqa: T201
            f"The command `onrecord` needs {error.name}, which is not installed. Nothing was done. {remedy(error)}",
            file=sys.stderr,
        )
        sys.exit(2)


if __name__ == "__main__":
    main()
