"""The facts about a release from which its metadata are written, in every format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from onrecord.assembly.about import About
from onrecord.errors import OnrecordError
from onrecord.release.manifest import File
from onrecord.release.shapes import Shape
from onrecord.schema.models import MODELS

NAME = "onrecord"
"""The name of the dataset where a name may not contain spaces."""

_ADDRESSES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODC-By-1.0": "https://opendatacommons.org/licenses/by/1-0/",
}
"""Where the text of a licence stands, by its SPDX identifier."""


class Description(NamedTuple):
    """A release: what the dataset says about itself, the day, what changed, and its tables' shapes and files."""

    about: About
    released_on: str
    changes: str
    shapes: Mapping[str, Shape]
    files: Mapping[str, File]


def purpose(table: str) -> str:
    """What a row of the table is, in a sentence or two."""
    return " ".join((MODELS[table].__doc__ or "").split())


class UnknownLicence(OnrecordError):
    """The metadata cannot point to the text of the dataset's licence."""


def licence_address(licence: str) -> str:
    """The address of the licence's text. Raises UnknownLicence."""
    if licence not in _ADDRESSES:
        known = ", ".join(_ADDRESSES)
        raise UnknownLicence(f"expected one of the SPDX licence identifiers {known}, found {licence!r}.")
    return _ADDRESSES[licence]
