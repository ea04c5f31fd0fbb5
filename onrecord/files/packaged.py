"""Where the package keeps its own data: in a checkout the folder `dataset` at the root, in a wheel a copy of it."""

from __future__ import annotations

from pathlib import Path

DATASET = Path(__file__).parents[1] / "dataset"
"""The folder of the dataset."""

TABLES = DATASET / "tables"
"""The tables of a checkout, as they were last built. A wheel has the latest release instead."""

RELEASES = DATASET / "releases"
"""The releases that come with the package: in a checkout all, in a wheel the latest."""

REFERENCE = DATASET / "reference"
"""The reference that comes with the package."""

ARTICLES = DATASET / "articles"
"""The articles of the dataset, which no wheel has: they belong to their publishers."""
