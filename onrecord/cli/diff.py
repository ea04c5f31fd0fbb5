"""`onrecord diff` and `onrecord apply`: what changed between two releases, and one made from the other."""

from __future__ import annotations

from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.terminal import plainly, say
from onrecord.plain import plain, plain_json


class Format(StrEnum):
    """How a difference is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


Old = Annotated[str, typer.Argument(metavar="OLD", help="A version, or a folder of tables.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="A version, or a folder of tables.")]
Where = Annotated[
    str | None,
    typer.Option("--source", help="The folder or address of the releases; by default, the package."),
]
Formats = Annotated[Format, typer.Option("--format", help="json: one that can be applied.")]
Written = Annotated[Path, typer.Argument(metavar="DIFFERENCE", help="A difference as JSON.", exists=True)]
Out = Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write; it must not exist.")]


@plainly(code=2)
def diff_command(old: Old, new: New, source: Where = None, format: Formats = Format.TEXT) -> None:  # noqa: A002
    """Show what changed from OLD to NEW: the schema, then each table's rows by key, cell by cell.

    Exits with 0 if nothing changed, with 1 if something changed, and with 2 if they can't be compared.
    """
    from onrecord.release.diff import difference
    from onrecord.release.patch import difference_to_json
    from onrecord.release.render import as_markdown, as_text
    from onrecord.release.snapshot import snapshot_of

    found = difference(snapshot_of(old, source), snapshot_of(new, source))
    write = {Format.TEXT: as_text, Format.MARKDOWN: as_markdown, Format.JSON: difference_to_json}[format]
    if text := write(found):
        say(plain_json(text.rstrip("\n")) if format is Format.JSON else text.rstrip("\n"))
    raise typer.Exit(0 if found.empty else 1)


@plainly()
def apply_command(change: Written, old: Old, out: Out, source: Where = None) -> None:
    """Write to OUT the tables that result when DIFFERENCE is applied to those of OLD.

    Exits with 1, and writes nothing, if OLD is not what the difference starts from.
    """
    from onrecord.files.replace import replacing
    from onrecord.release.patch import apply, read_difference
    from onrecord.release.snapshot import snapshot_of

    if out.exists():
        raise typer.BadParameter(f"{out.as_posix()} exists already.")
    tables = apply(read_difference(change), snapshot_of(old, source).tables)
    with replacing(out) as new:
        for table, frame in tables.items():
            content = BytesIO()  # polars has no error of the system for a disk that is full
            frame.write_parquet(content)
            (new / f"{table}.parquet").write_bytes(content.getbuffer())
    say(f"Wrote {len(tables)} tables to {plain(out)}")
