"""The command `onrecord`, also as `python -m onrecord`."""

from __future__ import annotations

import gc
import sys

from onrecord.errors import install_hint

_NEW_OBJECTS = 100_000
"""Objects that are made before the collector looks at them."""
_EXTRAS = {"pyarrow": "build", "keepachangelog": "release", "markdown_it": "build", "trafilatura": "html"}
"""The extra that brings a library; those of `validate` are in all of them."""


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
        extra = _EXTRAS.get((error.name or "").split(".")[0], "validate")
        print(  # noqa: T201
            f"The command `onrecord` needs {error.name}, which is not installed. Nothing was done. "
            + install_hint(extra),
            file=sys.stderr,
        )
        sys.exit(2)


if __name__ == "__main__":
    main()
