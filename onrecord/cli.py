"""The command line: one module of `onrecord.commands` a command."""

from __future__ import annotations

import typer

from onrecord.commands.validate import validate_command

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def onrecord() -> None:
    """Who said what, about which places, and what happened: tables made from news articles."""


app.command("validate")(validate_command)
