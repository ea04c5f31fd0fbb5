"""Where the package keeps its own data: in a checkout the folder `dataset` at the root, in a wheel a copy of it."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import OnrecordError


class NoLinks(OnrecordError):
    """The checkout was made without the links that are part of it."""


def _folder(name: str) -> Path:
    """A folder of the package. In a checkout it is a link to the folder of that name at the root. Where git makes no
    links, as on Windows, it writes a file with the target of the link.
    """
    path = Path(__file__).parents[1] / name
    if path.is_file():
        raise NoLinks.at(
            path.as_posix(),
            expected=f"a link to the folder `{name}` of the checkout",
            found="a file: git was not allowed to make links",
            done="Nothing was loaded.",
            remedy="On Windows, turn Developer Mode on. Then `git config core.symlinks true`, remove the files "
            "onrecord/schema and onrecord/dataset, and `git checkout -- onrecord/schema onrecord/dataset`. Or install "
            "a wheel, which has folders there.",
        )
    return path


SCHEMA = _folder("schema")
"""The folder of the contract."""

DATASET = _folder("dataset")
"""The folder of the dataset."""

TABLES = DATASET / "tables"
"""The tables of a checkout, as they were last built. A wheel has the latest release instead."""

RELEASES = DATASET / "releases"
"""The releases that come with the package: in a checkout all, in a wheel the latest."""

REFERENCE = DATASET / "reference"
"""The reference that comes with the package."""

ARTICLES = DATASET / "articles"
"""The articles of the dataset. No wheel has them, because they belong to their publishers."""
