"""The action and the hook, each run in a repository of somebody else's, as the example in the docs has it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tables

yaml = pytest.importorskip("yaml")
pytest.importorskip("pre_commit")

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "releases.md").read_text(encoding="utf-8")
EXPRESSION = re.compile(r"\$\{\{ *([a-z_.]+) *\}\}")  # "${{ inputs.tables }}"
GIT = {
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b",
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
}  # fmt: skip


def example(title: str) -> dict[str, Any]:
    """The YAML of an example in the docs, by the file that it is for."""
    match = re.search(rf"`{re.escape(title)}`:\n\n```yaml\n(.*?)```", DOCS, re.DOTALL)
    assert match is not None
    record: dict[str, Any] = yaml.safe_load(match[1])
    return record


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **GIT})


def committed(folder: Path) -> None:
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "All of it")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a repository that others can point at."""
    folder = tmp_path_factory.mktemp("onrecord")
    left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "dist", "benchmarks")
    shutil.copytree(ROOT, folder, symlinks=True, ignore=left_out, dirs_exist_ok=True)
    committed(folder)
    return folder


@pytest.fixture
def theirs(tmp_path: Path, published: Path) -> Path:
    """A repository of tables, in the folder that the examples name."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    shutil.copytree(published, folder / "tables")
    committed(folder)
    return folder


def broken(theirs: Path, tables: Tables) -> None:
    """Let the quotations name a speaker that is no entity."""
    quotes = tables["quotes"].with_columns(speaker_id=tables["quotes"]["article_id"])
    quotes.write_parquet(theirs / "tables" / "quotes.parquet")
    git(theirs, "commit", "--all", "--quiet", "--message", "Break it")


def run_action(inputs: dict[str, str], ours: Path, theirs: Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    """Run the steps of the action as the runner does; what they say and how the last one ends."""
    action = yaml.safe_load((ours / "action.yml").read_text())
    known = {f"inputs.{name}": about.get("default", "") for name, about in action["inputs"].items()}
    known |= {f"inputs.{name}": value for name, value in inputs.items()}
    known |= {"github.action_path": str(ours), "runner.temp": str(temporary), "inputs.python": sys.executable}
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        assert step["shell"] == "bash"
        assert not EXPRESSION.search(step["run"]), "an expression in a script can inject commands"
        given = {name: EXPRESSION.sub(lambda found: known[found[1]], value) for name, value in step["env"].items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=theirs, env={**os.environ, **given}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            break
    return done


def test_the_action_of_the_example_accepts_and_refuses(
    ours: Path, theirs: Path, tables: Tables, tmp_path: Path
) -> None:
    workflow = example(".github/workflows/tables.yml")
    (used,) = [step for step in workflow["jobs"]["tables"]["steps"] if "onrecord" in step["uses"]]
    assert used["with"] == {"tables": "tables"}
    done = run_action(used["with"], ours, theirs, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "every rule of the contract is kept" in done.stdout
    broken(theirs, tables)
    done = run_action(used["with"], ours, theirs, tmp_path)
    assert done.returncode == 1
    assert "::error file=tables/" in done.stdout


def test_the_hook_of_the_example_accepts_and_refuses(ours: Path, theirs: Path, tables: Tables, tmp_path: Path) -> None:
    (repository,) = example(".pre-commit-config.yaml")["repos"]
    (hook,) = repository["hooks"]
    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ours, check=True, capture_output=True, text=True
    ).stdout.strip()
    config = {"repos": [{"repo": str(ours), "rev": revision, "hooks": [hook]}]}
    (theirs / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    git(theirs, "add", ".pre-commit-config.yaml")
    git(theirs, "commit", "--quiet", "--message", "Validate the tables")

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose"],
            cwd=theirs, capture_output=True, text=True, check=False,
            env={**os.environ, **GIT, "PRE_COMMIT_HOME": str(tmp_path / "hooks")},
        )  # fmt: skip

    done = run()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "every rule of the contract is kept" in done.stdout
    broken(theirs, tables)
    done = run()
    assert done.returncode == 1
    assert "failure" in done.stdout
