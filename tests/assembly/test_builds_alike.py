"""The same input gives the same bytes: on a second build, and wherever and however the build is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.schema import TABLE_NAMES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ARTICLES = {
    "überfahrt": "Ferry sails again 🚢\r\n\r\nMayor Ilvar Brandt met Vladimir Putin in Kherson on Monday.\r\n",
    "ice-road": "Ice opens\n\n«\u00a0We waited all winter,\u00a0» said Judge Tesmin O’Dowdrin on Friday. “It’s safe.”",
    "INDIGO": "İzmir writes home\n\nRussia captured most of the Kherson region in 2022, and Ukraine liberated Kherson.",
    "quiet": "A quiet week\n\nNobody slept.\u00a0",
}
"""Names and texts whose order and case differ between locales."""

SURROUNDINGS = (
    {"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1", "POLARS_MAX_THREADS": "1"},
    {"TZ": "Pacific/Honolulu", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "POLARS_MAX_THREADS": "7", "LANG": "de_DE"},
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the build script and its dataset, with more articles."""
    project = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "build.py", project)
    shutil.copytree(ROOT / "dataset", project / "dataset")
    for article_id, text in ARTICLES.items():
        path = project / "dataset" / "articles" / f"{article_id}.txt"
        path.write_bytes(text.encode())
        path.with_suffix(".toml").write_text(
            'published_on = 2024-02-29\npublished_basis = "stated"\n', encoding="utf-8"
        )
    return project


def built(project: Path, out: Path, cwd: Path, surroundings: dict[str, str]) -> dict[str, bytes]:
    """The files that a build writes in these surroundings."""
    run = [sys.executable, str(project / "build.py"), "--out", str(out)]
    done = subprocess.run(run, cwd=cwd, env=os.environ | surroundings, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.fixture(scope="module")
def first(project: Path) -> dict[str, bytes]:
    """The files of the project's first build."""
    files = built(project, project / "first", project, SURROUNDINGS[0])
    assert len(files) == len(TABLE_NAMES)
    return files


def test_elsewhere_and_otherwise_built_the_bytes_are_the_same(
    project: Path, first: dict[str, bytes], tmp_path: Path
) -> None:
    assert built(project, tmp_path / "second", tmp_path, SURROUNDINGS[1]) == first


def test_a_second_build_over_the_first_gives_the_same_bytes(project: Path, first: dict[str, bytes]) -> None:
    assert built(project, project / "first", Path("/"), SURROUNDINGS[1]) == first


def test_articles_that_came_in_another_order_build_the_same_bytes(
    project: Path, first: dict[str, bytes], tmp_path: Path
) -> None:
    shutil.copy(project / "build.py", tmp_path)
    shutil.copytree(project / "dataset", tmp_path / "dataset", ignore=shutil.ignore_patterns("*.txt", "*.toml"))
    for path in sorted([*project.glob("dataset/**/*.toml"), *project.glob("dataset/**/*.txt")], reverse=True):
        shutil.copy(path, tmp_path / path.relative_to(project))
    assert built(tmp_path, tmp_path / "again", tmp_path, {}) == first
