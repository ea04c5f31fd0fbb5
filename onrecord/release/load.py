"""Loading the tables: by name, of any version and from any place, as polars or pandas frames."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

import polars as pl

from onrecord.errors import OnrecordError, install_hint
from onrecord.files import packaged
from onrecord.release.index import INDEX
from onrecord.release.locate import Location, Release, find_release, releases_at
from onrecord.release.manifest import MANIFEST
from onrecord.schema import OPTIONAL_TABLES, TABLE_NAMES
from onrecord.schema.earlier import LATER_TABLES

if TYPE_CHECKING:
    import pandas as pd


class UnknownTable(OnrecordError):
    """There is no table of this name."""


class MissingTable(OnrecordError):
    """The folder does not hold the table, or not a file that can be read."""


class MissingExtra(OnrecordError):
    """A library that is needed was not installed with onrecord."""

    @classmethod
    def of(cls, error: ModuleNotFoundError, what: str, extra: str) -> MissingExtra:
        """What was asked for, and the extra that has what it needs."""
        return cls(f"{what} needs {error.name}, which is not installed. {install_hint(extra)}")


def versions(source: Location = None) -> list[str]:
    """The versions that can be loaded from the package, or from the folder or address `source`; the oldest first.

    Raises:
        NoReleases: `source` has no list of releases.
        Unreachable: the list could not be fetched.
    """
    return [entry.version for entry in releases_at(source)]


@overload
def load(
    table: str, as_: Literal["polars"] = ..., *, version: str | None = ..., source: Location = ...
) -> pl.DataFrame: ...
@overload
def load(table: str, as_: Literal["pandas"], *, version: str | None = ..., source: Location = ...) -> pd.DataFrame: ...
def load(
    table: str, as_: Literal["polars", "pandas"] = "polars", *, version: str | None = None, source: Location = None
) -> pl.DataFrame | pd.DataFrame:
    """The table of that name.

    With a `version`, it is that of the release, checked against the release's manifest before it is read. `source` is
    where the releases are: a folder or an address (``https://…``, ``s3://…``), from which what is fetched is cached; or
    a folder of tables. Without either, it is the table as last built in a checkout, or else of the latest release.

    As pandas, the columns have Arrow types, so that dates stay dates and missing integers stay integers; enumerations
    are ordered categories.

    Raises:
        UnknownTable: no table has that name; the message names the nearest one.
        UnknownVersion: the release of that version is not there; the message says which are, and where to look.
        MissingTable: `source` does not hold the table, or its file is damaged.
        DamagedFile: a file is not the one that was released.
        Unreachable: a file could not be fetched.
        MissingExtra: pandas is asked for and not installed.
    """
    if as_ == "polars":
        return read_file(path_of(table, source, version))
    if as_ == "pandas":
        return _pandas(path_of(table, source, version))
    raise ValueError(f'expected as_="polars" or as_="pandas", found {as_!r}')


def scan(table: str, *, version: str | None = None, source: Location = None) -> pl.LazyFrame:
    """The table of that name as a polars LazyFrame, which reads only what a query needs. Raises as `load` does."""
    return pl.scan_parquet(path_of(table, source, version))


def tables(source: Location = None, *, version: str | None = None) -> dict[str, pl.DataFrame]:
    """All tables by name, as polars frames. Raises as `load` does."""
    release = _release(source, version)
    return {table: read_file(_path(table, release, source)) for table in _names(release, source)}


def path_of(table: str, source: Location = None, version: str | None = None) -> Path:
    """The Parquet file of a table. Raises as `load` does."""
    release = _release(source, version)
    names = _names(release, source)
    if table not in names:
        near = get_close_matches(table, names, n=1, cutoff=0.4)
        hint = f"Did you mean {near[0]!r}?" if near else f"The tables are {', '.join(names)}."
        raise UnknownTable(f"There is no table {table!r}. {hint}")
    return _path(table, release, source)


def read_file(path: Path) -> pl.DataFrame:
    """The table in a Parquet file. Raises MissingTable if it cannot be read."""
    try:
        # Opened by Python: polars takes no path that is not UTF-8.
        with path.open("rb") as file:
            return pl.read_parquet(file)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise _missing(path, f"one that cannot be read ({error})") from error


def _release(source: Location, version: str | None) -> Release | None:
    """The release that is meant; None where it is a plain folder of tables."""
    if version is None and (packaged.TABLES.is_dir() if source is None else _is_plain(source)):
        return None
    return find_release(version, source)


def _is_plain(source: Path | str) -> bool:
    return "://" not in str(source) and not any((Path(source) / name).is_file() for name in (INDEX, MANIFEST))


def _names(release: Release | None, source: Location) -> Sequence[str]:
    """The names of the tables: of the release, or today's with the optional ones that the folder has."""
    if release is None:
        return tables_in(Path(source or packaged.TABLES))
    released = release.manifest.shapes
    return [*(table for table in TABLE_NAMES if table in released), *sorted(released.keys() - set(TABLE_NAMES))]


def tables_in(folder: Path) -> list[str]:
    """The tables that a folder has, or should have. Tables of an earlier contract lack those that came later."""
    maybe = (*LATER_TABLES, *OPTIONAL_TABLES)
    missing = {table for table in maybe if not (folder / f"{table}.parquet").is_file()}
    return [table for table in (*TABLE_NAMES, *OPTIONAL_TABLES) if table not in missing]


def _path(table: str, release: Release | None, source: Location) -> Path:
    if release is not None:
        return release.file(f"{table}.parquet")
    path = Path(source or packaged.TABLES) / f"{table}.parquet"
    if not path.is_file():
        raise _missing(path, "none")
    return path


def _missing(path: Path, found: str) -> MissingTable:
    return MissingTable.at(
        path,
        expected="the table's Parquet file",
        found=found,
        done="Nothing was loaded.",
        remedy="Name the folder that holds the tables, or build them with build.py.",
    )


def _pandas(path: Path) -> pd.DataFrame:
    try:
        import pandas as pd
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra(
            f'as_="pandas" needs pandas and pyarrow, and {error.name} is not installed. ' + install_hint("pandas")
        ) from error
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise _missing(path, f"one that cannot be read ({error})") from error
    # Arrow's dictionary type does not have most of what pandas offers for its own categories.
    frame: pd.DataFrame = table.to_pandas(
        types_mapper=lambda kind: None if pa.types.is_dictionary(kind) else pd.ArrowDtype(kind)
    )
    return frame
