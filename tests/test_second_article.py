"""A second article, added as the README says, breaks no test of the first."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = "Bridge reopens\n\nMayor Ana Silva of Porto Vale said on Monday: “The bridge will be safe.”\n"
CORRECTIONS = f"""text_sha256 = "{hashlib.sha256(TEXT.encode()).hexdigest()}"

[[drop]]
table = "mentions"
span = [35, 45]
text = "Porto Vale"
expect = {{ entity_id = "porto-vale~organization" }}
reason = "A town is no organization."
"""
OF_THE_ARTICLES = [
    "tests/test_first_article.py",
    "tests/test_readme.py",
    "tests/assembly/test_build.py::test_the_same_input_gives_the_same_bytes",
    "tests/explain/test_explain.py::test_an_id_of_the_dataset_names_its_article",
    "tests/assembly/test_correction_files.py",
]
"""The tests that look at the articles of the dataset, or at its tables."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout with an article more, whose id comes before the first one's."""
    left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "dist")
    folder = Path(shutil.copytree(ROOT, tmp_path / "checkout", symlinks=True, ignore=left_out))
    article = folder / "dataset" / "articles" / "a-bridge.txt"
    article.write_bytes(TEXT.encode())
    article.with_suffix(".toml").write_text('published_on = 2024-03-05\npublished_basis = "stated"\n')
    (folder / "dataset" / "corrections" / "a-bridge.toml").write_text(CORRECTIONS)
    return folder


@pytest.mark.slow
def test_a_second_article_with_corrections_breaks_no_test_of_the_first(checkout: Path) -> None:
    for command in (["build.py"], ["-m", "pytest", "-q", "-p", "no:cacheprovider", *OF_THE_ARTICLES]):
        done = subprocess.run(
            [sys.executable, *command], cwd=checkout, env=os.environ | {"PYTHONPATH": str(checkout)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
