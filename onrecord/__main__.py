"""The command `onrecord`, also as `python -m onrecord`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command. Exits with 2 if onrecord was installed without what the command needs."""
    try:
        from onrecord.cli import app
    except ModuleNotFoundError as error:
        if (error.name or "onrecord").startswith("onrecord"):
            raise
        print(  # noqa: T201
            f"The command `onrecord` needs {error.name}, which is not installed. Nothing was done. "
            "Install what it needs with: pip install 'onrecord[validate]'",
            file=sys.stderr,
        )
        sys.exit(2)
    app(prog_name="onrecord")


if __name__ == "__main__":
    main()
