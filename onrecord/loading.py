"""Loading the tables: by name, as polars or pandas frames."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

import polars as pl

from onrecord.errors import OnrecordError
from onrecord.schema import TABLE_NAMES

if TYPE_CHECKING:
    import pandas as pd

PACKAGED = Path(__file__).parent / "dataset" / "tables"
"""The tables that come with the package."""


class UnknownTable(OnrecordError):
    """There is no table of this name."""


class MissingTable(OnrecordError):
    """The folder does not hold the table, or not a file that can be read."""


class MissingExtra(OnrecordError):
    """A library is needed that onrecord was installed without."""


@overload
def load(table: str, as_: Literal["polars"] = ..., source: Path | str | None = ...) -> pl.DataFrame: ...
@overload
def load(table: str, as_: Literal["pandas"], source: Path | str | None = ...) -> pd.DataFrame: ...
def load(
    table: str, as_: Literal["polars", "pandas"] = "polars", source: Path | str | None = None
) -> pl.DataFrame | pd.DataFrame:
    """The table of that name, from the package or from the folder `source`.

    As pandas, the columns have Arrow types, so that dates stay dates and missing integers stay integers; enumerations
    are ordered categories.

    Raises:
        UnknownTable: no table has that name; the message names the nearest one.
        MissingTable: `source` does not hold the table, or its file is damaged.
        MissingExtra: pandas is asked for and not installed.
    """
    if as_ == "polars":
        return read_file(path_of(table, source))
    if as_ == "pandas":
        return _pandas(path_of(table, source))
    raise ValueError(f'expected as_="polars" or as_="pandas", found {as_!r}')


def scan(table: str, source: Path | str | None = None) -> pl.LazyFrame:
    """The table of that name as a polars LazyFrame, which reads only what a query needs. Raises as `load` does."""
    return pl.scan_parquet(path_of(table, source))


def tables(source: Path | str | None = None) -> dict[str, pl.DataFrame]:
    """All tables by name, as polars frames. Raises as `load` does."""
    return {table: load(table, source=source) for table in TABLE_NAMES}


def path_of(table: str, source: Path | str | None = None) -> Path:
    """The Parquet file of a table. Raises as `load` does."""
    if table not in TABLE_NAMES:
        near = get_close_matches(table, TABLE_NAMES, n=1, cutoff=0.4)
        hint = f"Did you mean {near[0]!r}?" if near else f"The tables are {', '.join(TABLE_NAMES)}."
        raise UnknownTable(f"There is no table {table!r}. {hint}")
    path = Path(source or PACKAGED) / f"{table}.parquet"
    if not path.is_file():
        raise _missing(path, "none")
    return path


def read_file(path: Path) -> pl.DataFrame:
    """The table in a Parquet file. Raises MissingTable if it cannot be read."""
    try:
        return pl.read_parquet(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise _missing(path, f"one that cannot be read ({error})") from error


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
            f'as_="pandas" needs pandas and pyarrow, and {error.name} is not installed. '
            "Install them with: pip install 'onrecord[pandas]'"
        ) from error
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise _missing(path, f"one that cannot be read ({error})") from error
    # Arrow's dictionary type lacks most of what pandas offers on its own categories.
    frame: pd.DataFrame = table.to_pandas(
        types_mapper=lambda kind: None if pa.types.is_dictionary(kind) else pd.ArrowDtype(kind)
    )
    return frame
