"""Publishing: valid tables replace the old ones, all of them or none."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.assembly.about import About
from onrecord.assembly.parquet import write_table, written_here
from onrecord.assembly.provenance import MadeBy
from onrecord.assembly.record import RECORD, is_record, record_text
from onrecord.errors import OnrecordError
from onrecord.files.move import HIDDEN, LOCK, LOST_AND_FOUND, HalfMoved
from onrecord.files.replace import replacing
from onrecord.schema import OPTIONAL_TABLES, TABLE_NAMES
from onrecord.schema.models import polars_schema
from onrecord.schema.validation import validate

PUBLISHED = tuple(f"{table}.parquet" for table in (*TABLE_NAMES, *OPTIONAL_TABLES))
"""The files of the tables in a folder of tables."""

_PASSED_OVER = {".DS_Store", LOCK, LOST_AND_FOUND, *HIDDEN}
_SHOWN = 5


class PublishingError(OnrecordError):
    """The tables could not be written. The old tables are unchanged, unless the message says otherwise."""


def publish(
    tables: Mapping[str, pl.DataFrame],
    folder: Path,
    about: About,
    texts: Mapping[str, str] | None = None,
    *,
    made_by: MadeBy | None = None,
    found: int | None = None,
    keeping: bool = False,
) -> None:
    """Replace the tables in `folder` by `tables`, which are all tables, or all but optional ones. The folder is made if
    it is missing and its parent exists.

    The tables are validated before a byte is written, with the articles' `texts` by id if they are given. They are read
    back before they replace the old ones (`onrecord.files.replace` says how). Same tables, same bytes.

    `made_by` is recorded in the files. With it and `found`, the number of articles in the inputs, a record of the build
    is written beside them (`onrecord.assembly.record`). With `keeping`, it is an error if the folder has an article
    that the tables lack.

    Raises:
        InvalidTables: the tables break the contract.
        PublishingError: the folder holds other files, or articles that would be lost, or a file could not be written
            or does not read back.
    """
    validate(tables, texts).raise_if_failed()
    try:
        with replacing(folder) as new:
            check_folder(folder)
            if keeping:
                _check_kept(folder, tables)
            for table, frame in tables.items():
                path = new / f"{table}.parquet"
                with path.open("xb") as file:
                    write_table(frame, table, about, file, made_by)
                _check_reads_back(path, frame)
            if made_by is not None and found is not None:
                (new / RECORD).write_bytes(record_text(tables, new, made_by, found).encode())
            check_folder(folder)  # once more: somebody may have put a file there since
    except HalfMoved as error:
        done = "It is a mount point, whose files are replaced one by one: some are new now, and some old."
        _refuse(folder, "a folder that the tables can be written to", _said(error), "Build again to finish.", done)
    except OSError as error:
        _refuse(folder, "a folder that the tables can be written to", _said(error), "Solve that, and build again.")


def check_folder(folder: Path) -> None:
    """Only what onrecord wrote is replaced: raises PublishingError for a folder with anything else in it."""
    if not folder.is_dir():
        return
    others = [
        f"{path.name} ({what})"
        for path in sorted(folder.iterdir())
        if path.name not in _PASSED_OVER and (what := _strange(path))
    ]
    if others:
        found = ", ".join(others[:_SHOWN]) + (f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else "")
        remedy = "Name another folder, or move that elsewhere."
        _refuse(folder, "a folder with nothing in it but tables that onrecord wrote, or none", found, remedy)


def _strange(path: Path) -> str | None:
    """What a file in a folder of tables is, if it is none that onrecord wrote."""
    mode = path.lstat().st_mode
    if path.name not in (*PUBLISHED, RECORD):
        return "no table"
    if not stat.S_ISREG(mode):
        return "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "no regular file"
    known = is_record(path) if path.name == RECORD else written_here(path)
    return None if known else "not known to be written by onrecord"


def _check_kept(folder: Path, tables: Mapping[str, pl.DataFrame]) -> None:
    """Raises PublishingError if the folder has articles that the tables lack."""
    before = _read(folder, "articles", ["article_id"])["article_id"]
    missing = set(before).difference(tables["articles"]["article_id"])
    if missing:
        rejected = missing.intersection(_rejected(folder, tables))
        found = f"{len(missing):,} of {len(before):,} missing ({_listed(missing)})"
        found += f", {len(rejected):,} of them rejected in this build ({_listed(rejected)})" if rejected else ""
        remedy = "Build them too, name another folder, or give --replace to drop them."
        _refuse(folder, "every article of the folder among those that were built", found, remedy)


def _rejected(folder: Path, tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """The ids of rejected articles: those that are known, and those that texts in the folder had from the same place of
    the same input."""
    if "rejected" in tables:
        rejected = tables["rejected"].select("article_id", "input", "place")
        yield from rejected["article_id"].drop_nulls()
        texts = _read(folder, "texts", ["article_id", "input", "place"])
        inputs = rejected.filter(pl.col("place").is_null())
        yield from texts.join(inputs, on="input", how="semi")["article_id"]
        yield from texts.join(rejected, on=["input", "place"], how="semi")["article_id"]


def _read(folder: Path, table: str, columns: list[str]) -> pl.DataFrame:
    """Some columns of a table in the folder. If there is no such table, there are no rows."""
    path = folder / f"{table}.parquet"
    if not path.is_file():
        return pl.DataFrame(schema=polars_schema(table)).select(columns)
    try:
        with path.open("rb") as file:
            return pl.read_parquet(file, columns=columns)
    except pl.exceptions.PolarsError as error:
        _refuse(path, "a table that can be read", f"a damaged file ({error})", "Move it elsewhere, and build again.")


def _listed(articles: set[str]) -> str:
    return ", ".join(sorted(articles)[:_SHOWN]) + (", …" if len(articles) > _SHOWN else "")


def _check_reads_back(path: Path, frame: pl.DataFrame) -> None:
    """Check that the file gives the same frame again, and that the checksums of its pages are right."""
    try:
        with path.open("rb") as file:
            pq.read_table(file, page_checksum_verification=True)
        with path.open("rb") as file:
            same = pl.read_parquet(file).equals(frame)
    except (pa.ArrowException, pl.exceptions.PolarsError):
        same = False
    if not same:
        _refuse(
            path,
            "the rows that were written",
            "others, read back from the disk",
            "Solve that, and build again.",
        )


def _said(error: OSError) -> str:
    return f"{error.strerror or error}" + (f" ({error.filename})" if error.filename else "")


def _refuse(
    where: Path,
    expected: str,
    found: str,
    remedy: str,
    done: str = "Nothing was published; the files that were there are unchanged.",
) -> NoReturn:
    raise PublishingError.at(where, expected=expected, found=found, done=done, remedy=remedy)
