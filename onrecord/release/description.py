"""What a release's metadata are written from, whatever their form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from onrecord.assembly.about import About
from onrecord.release.manifest import File
from onrecord.release.shapes import Shape
from onrecord.schema.models import MODELS

NAME = "onrecord"
"""What the dataset is called where a name may have no spaces."""


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
