"""What a file says is printed so that it steers neither a terminal nor a workflow, and output that fails is told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.plain import plain, plain_json, plain_lines
from tests.conftest import Tables

pytestmark = pytest.mark.slow

HOSTILE = st.text(st.sampled_from("ab:# \n\r\t\x1b\x9b\x85\u2028\u202e\u2066\u200e\0[") | st.characters(), max_size=20)
EVIL = "::error::\x1b[2J\u202e\n::set-output name=x::y\x9b##[add-mask]z"


def steers(line: str) -> bool:
    """Whether a runner of GitHub would take the line for a command, or a terminal for more than text."""
    return line.lstrip().startswith("::") or "##[" in line or not line.isprintable()


@given(HOSTILE)
def test_a_value_is_one_line_of_text(text: str) -> None:
    line = plain(text)
    assert not line.lstrip().startswith("::")
    assert "##[" not in line
    assert not any(c in line for c in "\n\r\t\x1b\x9b\x85\u2028\u202e\u2066\u200e\0")
    assert len(line.splitlines()) <= 1
    assert plain(line) == line


@given(HOSTILE)
def test_a_message_keeps_its_own_lines(text: str) -> None:
    assert plain_lines(text).count("\n") == text.count("\n")
    assert not any(line.lstrip().startswith("::") for line in plain_lines(text).split("\n"))


@given(HOSTILE)
def test_json_stays_the_same_value(text: str) -> None:
    written = plain_json(json.dumps({text: [text]}, ensure_ascii=False, indent=2))
    assert json.loads(written) == {text: [text]}
    assert not any(c in written for c in "\r\t\x1b\x9b\x85\u2028\u202e\u2066\u200e\0")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def evil(published: Path, tables: Tables) -> Path:
    """Tables with a hostile name, cell and key, and a file with a hostile name."""
    entities = tables["entities"].with_columns(name=pl.lit(EVIL), entity_id=EVIL + tables["entities"]["entity_id"])
    entities.write_parquet(published / "entities.parquet")
    (published / "::error::\x1b\n::x.parquet").write_bytes(b"PAR1")
    return published


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_report_steers_nothing(evil: Path, form: str) -> None:
    result = run("validate", evil, "--format", form)
    assert result.exit_code == 1
    ours = [line for line in result.output.splitlines() if form == "github" and line.startswith("::error file=")]
    assert not any(map(steers, set(result.output.split("\n")) - set(ours)))
    assert all(line.isprintable() and "##[" not in line for line in ours)
    assert bool(ours) == (form == "github")


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_difference_steers_nothing(published: Path, tables: Tables, tmp_path: Path, form: str) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for table, frame in tables.items():
        frame.write_parquet(other / f"{table}.parquet")
    changed = tables["entities"].with_columns(name=pl.lit(EVIL), entity_id=EVIL + tables["entities"]["entity_id"])
    changed.write_parquet(other / "entities.parquet")
    result = run("diff", published, other, "--format", form)
    assert result.exit_code == 1
    assert not any(map(steers, result.output.split("\n")))


FAILING = [
    ("validate TABLES", ">/dev/full"),
    ("diff TABLES OTHER", ">/dev/full"),
    ("verify 1.0.1", ">/dev/full"),
    ("explain donbas", ">/dev/full"),
    ("--help", ">/dev/full"),
    ("validate TABLES", ">&-"),
]


def shell(command: str, redirected: str, **places: Path) -> subprocess.CompletedProcess[str]:
    for name, place in places.items():
        command = command.replace(name, str(place))
    run = f"{sys.executable} -m onrecord {command} {redirected}"
    return subprocess.run(["sh", "-c", run], capture_output=True, text=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize(("command", "redirected"), FAILING)
def test_output_that_cannot_be_written_is_an_error(
    published: Path, tmp_path: Path, command: str, redirected: str
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for path in published.iterdir():
        frame = pl.read_parquet(path)
        (frame.head(1) if path.stem == "mentions" else frame).write_parquet(other / path.name)
    done = shell(command, redirected, TABLES=published, OTHER=other)
    assert done.returncode not in (0, 120)
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr


def test_a_disk_that_is_full_is_an_error_and_nothing_is_left(published: Path, tables: Tables, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for table, frame in tables.items():
        (frame.head(1) if table == "mentions" else frame).write_parquet(other / f"{table}.parquet")
    written = tmp_path / "difference.json"
    written.write_text(run("diff", published, other, "--format", "json").output)
    apply = f"ulimit -f 4; {sys.executable} -m onrecord apply {written} {published} {tmp_path / 'out'}"
    done = subprocess.run(["sh", "-c", apply], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("error: expected files that can be read and written, found: File too large")
    assert not list(tmp_path.glob("*out*"))


def test_a_closed_input_is_an_empty_one(published: Path) -> None:
    assert shell("validate TABLES", "<&-", TABLES=published).returncode == 0
    done = shell("explain -", "<&-")
    assert done.returncode == 1
    assert done.stderr.startswith("error: -: expected the text of an article")
