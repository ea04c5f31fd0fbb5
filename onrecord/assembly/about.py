"""The record of the dataset about itself, `dataset/dataset.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from onrecord.errors import OnrecordError


class BadDataset(OnrecordError):
    """The dataset's own record cannot be used."""


@dataclass(frozen=True, slots=True)
class About:
    """The dataset's title, its version (which says what happened to the data) and its licence (an SPDX identifier)."""

    title: str
    description: str
    version: str
    licence: str
    attribution: str


def read_about(path: Path) -> About:
    """The record in the TOML file `path`.

    Raises:
        BadDataset: the file is missing, is not TOML, or does not have exactly the fields of `About`, each a text.
    """
    names = [field.name for field in fields(About)]
    try:
        record = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _bad(path, "a TOML file in UTF-8", str(error)) from error
    if sorted(record) != sorted(names):
        raise _bad(path, f"the keys {', '.join(names)}", f"{', '.join(record) or 'none'}")
    for key, value in record.items():
        if not isinstance(value, str) or not value.strip():
            raise _bad(f"{path.as_posix()}, {key}", "a text", repr(value))
    return About(**record)


def _bad(where: Path | str, expected: str, found: str) -> BadDataset:
    done, remedy = "Nothing was built.", "Correct the file."
    return BadDataset.at(where, expected=expected, found=found, done=done, remedy=remedy)
