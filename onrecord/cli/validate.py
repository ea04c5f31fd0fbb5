"""`onrecord validate`: hold a folder of tables against the contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from onrecord.articles import read_articles
from onrecord.assembly.record import RECORD, record_failures
from onrecord.cli.terminal import plainly, say
from onrecord.plain import plain, plain_json
from onrecord.release.claims import Claim, contract_of, false_claims
from onrecord.release.load import MissingTable, read_file
from onrecord.schema import SCHEMA_VERSION
from onrecord.schema.report import Report, at_large
from onrecord.schema.validation import validate


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


_SHOWN = 80

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder of tables.", exists=True, file_okay=False)]
Articles = Annotated[
    Path | None, typer.Option(help="The articles: every span is then read in its text.", exists=True, file_okay=False)
]
Formats = Annotated[Format, typer.Option("--format", help="github: annotations of a workflow.")]


@plainly()
def validate_command(folder: Folder, articles: Articles = None, format: Formats = Format.TEXT) -> None:  # noqa: A002
    """Validate the tables in DIR.

    Exits with 0 if they keep every rule of the contract, with 1 if they don't or a file can't be read, and with 2 if
    the command is misused (an unknown option, a DIR that isn't there or has no tables in it).
    """
    if not any(folder.glob("*.parquet")):
        raise typer.BadParameter(f"expected a folder of tables, found no Parquet file in {folder.as_posix()}")
    texts = {article.article_id: article.text for article in read_articles(articles)} if articles else None
    report = validate_folder(folder, texts)
    say("\n".join(_WRITTEN[format](report, folder)))
    raise typer.Exit(0 if report.ok else 1)


def validate_folder(folder: Path, texts: dict[str, str] | None = None) -> Report:
    """Validate every Parquet file of a folder as the table it is named after, and the record of the build, if there is
    one.

    A file that is damaged, or whose metadata say what is not so, is a failure. A file that names an earlier version of
    the contract is held against what this version asked for.
    """
    tables: dict[str, pl.DataFrame] = {}
    made_under: dict[str, str] = {}
    wrong: list[pl.DataFrame] = []
    for path in sorted(folder.glob("*.parquet")):
        try:
            tables[path.stem] = read_file(path)
            claims = list(false_claims(path, path.stem, tables[path.stem], SCHEMA_VERSION))
            made_under[path.stem] = contract_of(path) or SCHEMA_VERSION
        except (MissingTable, OSError, pl.exceptions.PolarsError) as error:
            wrong.append(at_large(path.stem, "file_is_readable", None, "A Parquet file that can be read.", str(error)))
        else:
            wrong += [_of_file(path.stem, claim) for claim in claims]
    report = validate(tables, texts, made_under)
    record = record_failures(folder, tables)
    return Report(pl.concat([*wrong, report.failures, *record]), report.rows)


def _of_file(table: str, claim: Claim) -> pl.DataFrame:
    """The failure of a file that says of itself what is not so."""
    expected = f"Metadata of the file whose `{claim.key}` is {claim.expected}."
    return at_large(table, "file_says_what_it_is", None, expected, plain(claim.found, _SHOWN))


def _as_text(report: Report, folder: Path) -> Iterator[str]:
    yield f"{plain(folder)}: {report.text()}"


def _as_json(report: Report, folder: Path) -> Iterator[str]:
    outcome = {
        "folder": folder.as_posix(),
        "ok": report.ok,
        "rows": report.rows,
        "failures": report.failures.to_dicts(),
    }
    yield plain_json(json.dumps(outcome, ensure_ascii=False, indent=2))


def _as_annotations(report: Report, folder: Path) -> Iterator[str]:
    """Workflow commands of GitHub Actions, one a failure, whose values may hold no comma or colon."""
    yield report.text().splitlines()[0]
    for failure in report.failures.iter_rows(named=True):
        name = RECORD if failure["table"] == RECORD else f"{failure['table']}.parquet"
        file = escaped((folder / name).as_posix(), ",:")
        title = escaped(f"{failure['table']}.{failure['rule']}", ",:")
        where = f"{failure['key']} (row {failure['row']}): " if failure["row"] is not None else ""
        column = f"{failure['column']}: " if failure["column"] else ""
        message = escaped(f"{where}{column}expected {failure['expected']} Found {failure['found']}")
        yield f"::error file={file},title={title}::{message}"


def escaped(text: str, also: str = "") -> str:
    """`text` as a workflow command takes it: percent signs and the characters of `also` by their codes."""
    text = plain(text)
    for character in f"%{also}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


_WRITTEN = {Format.TEXT: _as_text, Format.JSON: _as_json, Format.GITHUB: _as_annotations}
