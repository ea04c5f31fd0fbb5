"""The page on releases says what there is, and its examples run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from onrecord.cli.app import app
from onrecord.release.diff import SHAPE_LEVELS, Change
from onrecord.release.make import Project

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "releases.md").read_text(encoding="utf-8")


def test_its_python_runs() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "releases.md", "exec"), {})


@pytest.mark.parametrize("command", ["release", "diff", "apply", "verify"])
def test_it_tells_of_every_option(command: str) -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert f"onrecord {command} " in PAGE
    for parameter in commands[command].params:
        if parameter.param_type_name == "option":
            assert any(option in PAGE for option in parameter.opts), f"{command} {parameter.opts}"


def test_it_tells_of_every_file_of_a_release(released_once: Project) -> None:
    names = {path.name for path in (released_once.releases / "1.1.0").iterdir() if path.suffix != ".parquet"}
    assert all(f"`{name}`" in PAGE for name in names)


def test_every_change_of_a_shape_has_its_level() -> None:
    came = {Change.TABLE_ADDED, Change.COLUMN_ADDED}
    assert SHAPE_LEVELS.keys() == came
    assert all(word in PAGE for word in ("**major**", "**minor**", "**patch**"))
