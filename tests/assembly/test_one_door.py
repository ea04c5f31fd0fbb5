"""`build.py` and `onrecord build` make the same tables of the same articles."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from onrecord.schema import TABLE_NAMES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
MADE_FOR_ANOTHER = {"dataset", "dataset_version", "description", "license", "attribution", "options"}
"""What the two say of their tables: whose they are, and with which options they were made."""


def run(*command: object, cwd: Path) -> None:
    done = subprocess.run([sys.executable, *map(str, command)], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The tables that each makes of the articles of the dataset, and of one with a wrapped headline and a bare date."""
    project = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "build.py", project)
    shutil.copytree(ROOT / "dataset", project / "dataset")
    articles = project / "dataset" / "articles"
    (articles / "wrapped.txt").write_text(
        "\ufeffFerry sails again\nafter a quiet week\n\nMayor Ilvar Brandt met sailors in Kherson on Monday.\n", "utf-8"
    )
    (articles / "wrapped.toml").write_text('published_on = "29 February 2024"\nlanguage = "English"\n', "utf-8")
    run("build.py", "--without-corrections", "--out", project / "one", cwd=project)
    run("-m", "onrecord", "build", articles, "--out", project / "other", cwd=project)
    return project / "one", project / "other"


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_the_rows_are_the_same_to_the_byte(doors: tuple[Path, Path], table: str) -> None:
    one, other = (pl.read_parquet(folder / f"{table}.parquet") for folder in doors)
    assert one.height > 0
    assert one.write_ipc(None).getvalue() == other.write_ipc(None).getvalue()


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_the_files_say_the_same_but_whose_they_are(doors: tuple[Path, Path], table: str) -> None:
    one, other = (pl.read_parquet_metadata(folder / f"{table}.parquet") for folder in doors)
    assert one.keys() == other.keys()
    assert {key for key in one if one[key] != other[key]} - {"ARROW:schema"} <= MADE_FOR_ANOTHER
