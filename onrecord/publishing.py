"""Publishing: valid tables, all of them or none, in place of the old ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from onrecord.about import About
from onrecord.errors import OnrecordError
from onrecord.parquet import write_table
from onrecord.replacing import replacing
from onrecord.schema import OPTIONAL_TABLES, TABLE_NAMES
from onrecord.schema.validation import validate

PUBLISHED = tuple(f"{table}.parquet" for table in (*TABLE_NAMES, *OPTIONAL_TABLES))
"""The files of a folder of tables."""


class PublishingError(OnrecordError):
    """The tables could not be written. Those that were there before are as they were."""


def publish(
    tables: Mapping[str, pl.DataFrame], folder: Path, about: About, texts: Mapping[str, str] | None = None
) -> None:
    """Put `tables`, all or those that are not optional, in the place of the tables in `folder`, which is made if only
    its parent is there.

    The tables are validated, with the articles' `texts` by id where they are at hand, before a byte is written, and
    read back before they replace the old ones (see `onrecord.replacing` for how). Same tables, same bytes.

    Raises:
        InvalidTables: the tables break the contract.
        PublishingError: the folder holds other files, or a file could not be written or does not read back.
    """
    validate(tables, texts).raise_if_failed()
    try:
        check_folder(folder)
        with replacing(folder) as new:
            for table, frame in tables.items():
                path = new / f"{table}.parquet"
                with path.open("xb") as file:
                    write_table(frame, table, about, file)
                _check_reads_back(path, frame)
    except OSError as error:
        found = f"{error.strerror or error}" + (f" ({error.filename})" if error.filename else "")
        raise _unpublished(folder, "a folder that the tables can be written to", found) from error


def check_folder(folder: Path) -> None:
    """Only tables are replaced: raises PublishingError for a folder with anything else in it, named by mistake."""
    if not folder.is_dir():
        return
    others = sorted({path.name for path in folder.iterdir()} - {*PUBLISHED, ".DS_Store"})
    if others:
        raise _unpublished(folder, "a folder with nothing but tables in it, or none", ", ".join(others[:5]))


def _check_reads_back(path: Path, frame: pl.DataFrame) -> None:
    """The file gives back the very frame, and its pages keep their checksums."""
    pq.read_table(path, page_checksum_verification=True)
    if not pl.read_parquet(path).equals(frame):
        raise _unpublished(path, "the rows that were written", "others, read back from the disk")


def _unpublished(where: Path, expected: str, found: str) -> PublishingError:
    done = "Nothing was published; what was there is as it was."
    return PublishingError.at(where, expected=expected, found=found, done=done, remedy="Mend that, and build again.")
