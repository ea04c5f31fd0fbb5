"""`onrecord links`: which ids of a built folder may be one entity."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.terminal import plainly, say
from onrecord.plain import plain


class Format(StrEnum):
    """How candidates are written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder of tables.", exists=True, file_okay=False)]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write the candidates to FILE.", dir_okay=False)
]
Draft = Annotated[
    Path | None,
    typer.Option(
        "--draft",
        metavar="FILE",
        help="Write a file of links to FILE, which must not exist, with every candidate as a comment.",
        dir_okay=False,
    ),
]
Formats = Annotated[Format, typer.Option("--format", help="csv: lists are words between spaces.")]


@plainly()
def links_command(folder: Folder, out: Out = None, draft: Draft = None, format: Formats = Format.TEXT) -> None:  # noqa: A002
    """Show which ids in the tables of DIR may be one entity: within an article or across them, the surest first.

    Each candidate has the id that would go and the one that would stay, the reasons, what speaks for it, and the
    articles of each. Nothing is applied: --draft starts a file of links, a reviewer decides which of them hold, and
    `onrecord build --links` applies those.

    Exits with 0 if the tables could be read, however many candidates there are, and with 1 if not.
    """
    from onrecord.files.write import write_file
    from onrecord.links.candidates import candidates
    from onrecord.links.written import as_csv, as_draft, as_json, as_text

    if draft is not None and draft.exists():
        raise typer.BadParameter(f"{plain(draft)} exists already: what a reviewer wrote is not replaced.")
    found = candidates(folder)
    written = {Format.TEXT: as_text, Format.JSON: as_json, Format.CSV: as_csv}[format](found)
    if out is not None:
        write_file(out, f"{written}\n")
    if draft is not None:
        write_file(draft, as_draft(found))
    if out is None and draft is None:
        say(written)
    for file in (out, draft):
        if file is not None:
            say(f"Wrote {found.height:,} candidates to {plain(file)}")
