"""Options that say under which keys the records of articles hold what."""

from __future__ import annotations

from typing import Annotated

import typer

TextField = Annotated[
    str | None,
    typer.Option("--text-field", metavar="KEY", help="The key of a record's text; dots lead into objects."),
]
IdField = Annotated[str | None, typer.Option("--id-field", metavar="KEY", help="The key of its id.")]
DateField = Annotated[str | None, typer.Option("--date-field", metavar="KEY", help="The key of its date.")]
