"""`onrecord build`: tables from your own articles."""

from __future__ import annotations

import warnings
from dataclasses import replace as with_fields
from enum import StrEnum
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.articles.article import MAX_CHARS
from onrecord.cli.records import DateField, IdField, TextField
from onrecord.cli.terminal import counted, plainly, say
from onrecord.errors import OnrecordError, OnrecordWarning
from onrecord.plain import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.articles import Found, Rejected

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Articles as text, Markdown, HTML, JSON, JSON Lines, CSV or Parquet, packed (.gz, .zst) or not; folders "
        "of them; - for standard input.",
    ),
]
Out = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", help="The folder of the tables.", file_okay=False, resolve_path=True),
]
Ignored = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore", metavar="PATTERN", help="Pass over what matches with its path below its folder (*.jpg, drafts/*)."
    ),
]
Own = Annotated[
    Path | None,
    typer.Option(
        "--reference",
        metavar="DIR",
        help="A folder with entities.csv, regions.csv, people.csv or organizations.csv, whose rows are laid over those "
        "that are shipped.",
        file_okay=False,
        resolve_path=True,
    ),
]
Linked = Annotated[
    Path | None,
    typer.Option(
        "--links",
        metavar="FILE",
        help="Reviewed links between entities (TOML), as `onrecord links --draft` starts them.",
        exists=True,
        dir_okay=False,
    ),
]
MaxChars = Annotated[int, typer.Option(min=1, help="The largest number of characters of an article.")]


class Duplicates(StrEnum):
    """What to do with different articles that share an id."""

    SET_ASIDE = "set-aside"
    LAST = "last"


Replace = Annotated[bool, typer.Option("--replace", help="Drop the articles of DIR that are not in the inputs.")]
Same = Annotated[
    Duplicates,
    typer.Option("--duplicates", help="Of different articles that share an id: set all aside, or keep the last one."),
]

_SHOWN = 10


class NothingBuilt(OnrecordError):
    """None of the articles could be built."""


@plainly()
def build_command(
    inputs: Inputs,
    folder: Out,
    replace: Replace = False,
    duplicates: Same = Duplicates.SET_ASIDE,
    text: TextField = None,
    article_id: IdField = None,
    date: DateField = None,
    ignored: Ignored = None,
    max_chars: MaxChars = MAX_CHARS,
    own: Own = None,
    linked: Linked = None,
) -> None:
    """Build validated tables in DIR from articles of your own.

    DIR gets the tables of the dataset; `texts`, the texts in which the rows count characters; `rejected`, what could
    not be built, and why; and `build.json`, how they were made and what happened to each article. Without --replace,
    nothing is written if an article that DIR already has is not among those that are built.

    Identical articles with the same id count once. Of different articles with the same id, `--duplicates last` keeps
    the one with the latest day of publication; if several share that day, all are set aside.

    Exits with 0 if every article was built, with 1 if one was rejected or nothing was built, and with 2 if the command
    is misused (an unknown option, an INPUT that isn't there).
    """
    # Modules that read and write tables are imported when they are needed: `onrecord validate` works without them.
    from onrecord.articles import find_articles, list_origins
    from onrecord.articles.fields import named_keys
    from onrecord.assembly.build import publish_shelf, shelve
    from onrecord.assembly.link_files import load_links
    from onrecord.assembly.links import applied
    from onrecord.assembly.provenance import made_by, reference_sha256
    from onrecord.assembly.publish import check_folder
    from onrecord.assembly.record import NOT_KEPT, PARTS
    from onrecord.cli.reporting import show_rows
    from onrecord.files import packaged
    from onrecord.reference import load_reference

    started = perf_counter()
    _check(inputs, folder)
    check_folder(folder)
    links = load_links(linked) if linked else ()
    reference = load_reference(packaged.REFERENCE, own)
    maker = made_by(
        packaged.REFERENCE,
        duplicates=duplicates.value,
        max_chars=max_chars,
        text_field=text,
        id_field=article_id,
        date_field=date,
        **({} if own is None else {"own_reference_sha256": reference_sha256(own)}),
        **({"links": applied(links)} if links else {}),
    )
    keys = named_keys(text, article_id, date)
    listed = list_origins(inputs, leaving_out=folder, ignoring=ignored or ())
    origins = [with_fields(origin, keys=keys) for origin in listed]
    notes: list[str] = []
    found = _noting(counted(find_articles(origins, max_chars), "Reading articles"), notes)
    shelf = shelve(found, reference, last=duplicates is Duplicates.LAST)
    try:
        tables = publish_shelf(shelf, folder, reference, maker, keeping=not replace, links=links)
    except OnrecordError:
        _tell(shelf.told(), published=False)
        raise
    told = shelf.told()
    lost = [one for one in told if one.reason not in NOT_KEPT]
    _warn(notes, _SHOWN, "values could not be read; their articles are built without them")
    _tell(lost, published=tables is not None)
    words = 0
    if tables is not None:
        words = sum(tables["articles"]["word_count"])
        show_rows(tables, folder)
    rejected = len(lost) - len([one for one in lost if one.reason in PARTS])
    faults = f", {len(shelf.faults):,} stages or rows of those built left out" if shelf.faults else ""
    duplicate = f", {len(told) - len(lost):,} left out as duplicates" if len(told) > len(lost) else ""
    say(
        f"articles: {len(shelf.built):,} built ({words:,} words), {rejected:,} rejected{duplicate}{faults}; "
        f"{perf_counter() - started:.1f} s"
    )
    if tables is None:
        raise NothingBuilt(f"no article could be built. Nothing was written; {folder.as_posix()} is as it was.")
    raise typer.Exit(1 if lost else 0)


def _check(inputs: Sequence[str], folder: Path) -> None:
    """Refuse obvious mistakes before anything is read."""
    for name in inputs:
        path = Path(name)
        if name != "-" and not (path.is_file() or path.is_dir()):
            found = "something else" if path.exists() else "nothing"
            raise typer.BadParameter(f"expected a file, a folder or -, found {found} at {shown(name)}")
        if name != "-" and path.resolve().is_relative_to(folder):
            raise typer.BadParameter(f"expected an INPUT outside of DIR, whose files are replaced, found {shown(name)}")
    if not folder.parent.is_dir():
        raise typer.BadParameter(f"expected a DIR in a folder that exists, found no {shown(folder.parent.as_posix())}")


def _noting(found: Iterable[Found | Rejected], notes: list[str]) -> Iterator[Found | Rejected]:
    """What was found, one by one. Values that were left out of the articles' records are added to `notes`."""
    from onrecord.articles import Found

    for one in found:
        if isinstance(one, Found):
            notes.extend(f"{one.where()}, {warning}" for warning in one.warnings)
        yield one


def _tell(rejected: Sequence[Rejected], *, published: bool) -> None:
    """What was rejected, as warnings: all of it, or only the first if a table has them all."""
    messages = [f"{one.where()}: rejected ({one.reason}): {one.message}" for one in rejected]
    _warn(messages, _SHOWN if published else len(messages), "were rejected: the table `rejected` has them all")


def _warn(messages: Sequence[str], most: int, rest: str) -> None:
    """At most `most` of the messages as warnings, and how many more there are."""
    for message in messages[:most]:
        warnings.warn(message, OnrecordWarning, stacklevel=3)
    if len(messages) > most:
        warnings.warn(f"{len(messages) - most:,} more {rest}", OnrecordWarning, stacklevel=3)
