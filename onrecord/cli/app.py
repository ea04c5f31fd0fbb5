"""The command line: one module of `onrecord.cli` a command."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli.build import build_command
from onrecord.cli.diff import apply_command, diff_command
from onrecord.cli.explain import explain_command
from onrecord.cli.links import links_command
from onrecord.cli.release import release_command
from onrecord.cli.terminal import say
from onrecord.cli.validate import validate_command
from onrecord.cli.verify import verify_command

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


def _say_version(asked: bool) -> None:
    if asked:
        say(f"onrecord {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Show the version of the code and exit.")
]


@app.callback()
def onrecord(version: Version = False) -> None:
    """Who said what, about which places, and what happened: tables made from news articles."""


app.command("build")(build_command)
app.command("explain")(explain_command)
app.command("links")(links_command)
app.command("validate")(validate_command)
app.command("release")(release_command)
app.command("verify")(verify_command)
app.command("diff")(diff_command)
app.command("apply")(apply_command)
