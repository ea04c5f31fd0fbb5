"""The reference that the package ships, and a reader with it: they are large, and loaded once for all tests."""

from __future__ import annotations

from functools import cache

from onrecord.files import packaged
from onrecord.reading import Reader
from onrecord.reference import Reference, load_reference


@cache
def shipped() -> Reference:
    """The reference."""
    return load_reference(packaged.REFERENCE)


@cache
def shipped_reader() -> Reader:
    """A reader with it."""
    return Reader(shipped())
