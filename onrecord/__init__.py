"""Who said what, about which places, and what happened: news articles as tables, every row with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.release.load import MissingExtra, load, scan, tables, versions

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from onrecord.reading import Reader as Reader

__all__ = ["OnrecordError", "__version__", "load", "read", "scan", "tables", "versions"]

__version__ = "1.0.0"
"""The version of the code."""


def read(text: str, *, published_on: date | str | None = None) -> dict[str, pl.DataFrame]:
    """The tables of one text, by name, as `tables` gives those of the dataset; offsets count its characters.

    See `onrecord.assembly.text.read_text`, which says what is raised, and which reader is kept for the next call.
    """
    # Here and not above: loading tables needs polars alone.
    try:
        from onrecord.assembly.text import read_text
    except ModuleNotFoundError as error:
        raise MissingExtra.of(error, "Reading a text", "build") from error
    return read_text(text, published_on=published_on)


def __getattr__(name: str) -> object:
    if name != "Reader":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from onrecord.reading import Reader

    return Reader
