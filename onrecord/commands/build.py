"""`onrecord build`: tables from articles of one's own."""

from __future__ import annotations

import warnings
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import OnrecordWarning
from onrecord.terminal import counted, plainly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.inputs import Rejected

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Articles as text, Markdown, HTML, JSON Lines or Parquet; folders of them; - for standard input.",
    ),
]
Out = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", help="The folder of the tables.", file_okay=False, resolve_path=True),
]

_SHOWN = 10


@plainly()
def build_command(inputs: Inputs, folder: Out) -> None:
    """Build validated tables in DIR from articles of your own.

    DIR gets the tables of the dataset; `texts`, whose characters the rows count; and `rejected`, what could not be
    built, and why. Exits with 0 if every article was built, with 1 if one was rejected or nothing was built, and with
    2 if the command is misused (an unknown option, an INPUT that isn't there).
    """
    # What reads and writes tables is imported when it is needed: `onrecord validate` works without.
    from onrecord.building import REFERENCE, publish_shelf, shelve
    from onrecord.inputs import find_articles, list_sources
    from onrecord.publishing import check_folder
    from onrecord.reference import load_reference
    from onrecord.reporting import show_rows

    started = perf_counter()
    _check(inputs, folder)
    check_folder(folder)
    sources = list_sources(inputs, leaving_out=folder)
    reference = load_reference(REFERENCE)
    shelf = shelve(counted(find_articles(sources), "Reading articles"), reference)
    words = 0
    if shelf.built or not any(folder.glob("*.parquet")):
        tables = publish_shelf(shelf, folder, reference)
        words = sum(tables["articles"]["word_count"])
        show_rows(tables, folder)
    _tell([*shelf.rejected, *shelf.faults])
    faults = f", {len(shelf.faults):,} stages or rows of those built left out" if shelf.faults else ""
    typer.echo(
        f"articles: {len(shelf.built):,} built ({words:,} words), {len(shelf.rejected):,} rejected{faults}; "
        f"{perf_counter() - started:.1f} s"
    )
    if not shelf.built:
        typer.echo(f"error: no article could be built. Tables that were in {folder} are as they were.", err=True)
    raise typer.Exit(1 if shelf.rejected or shelf.faults or not shelf.built else 0)


def _check(inputs: Sequence[str], folder: Path) -> None:
    """Refuse what can only be a mistake, before anything is read."""
    for name in inputs:
        path = Path(name)
        if name != "-" and not (path.is_file() or path.is_dir()):
            found = "something else" if path.exists() else "nothing"
            raise typer.BadParameter(f"expected a file, a folder or -, found {found} at {name}")
        if name != "-" and path.resolve().is_relative_to(folder):
            raise typer.BadParameter(f"expected an INPUT outside of DIR, whose files are replaced, found {name}")
    if not folder.parent.is_dir():
        raise typer.BadParameter(f"expected a DIR in a folder that is there, found no {folder.parent}")


def _tell(rejected: Sequence[Rejected]) -> None:
    """The first of what was rejected, as warnings."""
    for one in rejected[:_SHOWN]:
        warnings.warn(f"{one.where()}: rejected ({one.reason}): {one.message}", OnrecordWarning, stacklevel=2)
    if len(rejected) > _SHOWN:
        more = f"{len(rejected) - _SHOWN:,} more were rejected: the table `rejected` has them all"
        warnings.warn(more, OnrecordWarning, stacklevel=2)
