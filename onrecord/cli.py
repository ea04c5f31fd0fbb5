"""The command line: one module of `onrecord.commands` a command."""

from __future__ import annotations

import typer

from onrecord.commands.build import build_command
from onrecord.commands.diff import apply_command, diff_command
from onrecord.commands.explain import explain_command
from onrecord.commands.release import release_command
from onrecord.commands.validate import validate_command
from onrecord.commands.verify import verify_command

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def onrecord() -> None:
    """Who said what, about which places, and what happened: tables made from news articles."""


app.command("build")(build_command)
app.command("explain")(explain_command)
app.command("validate")(validate_command)
app.command("release")(release_command)
app.command("verify")(verify_command)
app.command("diff")(diff_command)
app.command("apply")(apply_command)
