"""The command says what is wrong, in the form that was asked for, and by its exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import onrecord.__main__
from onrecord.cli.app import app
from onrecord.cli.validate import escaped
from tests.conftest import TEXT, Tables


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def wrong(published: Path, tables: Tables) -> Path:
    """A folder whose tables break rules of the contract."""
    quotes = tables["quotes"].with_columns(speaker_id=tables["quotes"]["speaker_id"] + "\n%nobody")
    quotes.write_parquet(published / "quotes.parquet")
    return published


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "harbour.txt").write_bytes(TEXT.encode())
    (folder / "harbour.toml").write_text("")
    return folder


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_valid_tables_exit_with_0(published: Path, form: str) -> None:
    result = run("validate", published, "--format", form)
    assert result.exit_code == 0
    assert "::error" not in result.output


def test_valid_tables_are_held_against_their_articles(published: Path, articles: Path) -> None:
    assert run("validate", published, "--articles", articles).exit_code == 0
    (articles / "harbour.txt").write_bytes(TEXT.replace("Ana", "Eva").encode())
    result = run("validate", published, "--articles", articles)
    assert result.exit_code == 1
    assert "Ana Silva" in result.output


def test_text_names_rule_row_and_what_was_found(wrong: Path) -> None:
    result = run("validate", wrong)
    assert result.exit_code == 1
    for said in ("10 tables", "quotes.", "harbour:q83", "expected", "nobody"):
        assert said in result.output


def test_json_holds_every_failure(wrong: Path) -> None:
    result = run("validate", wrong, "--format", "json")
    outcome = json.loads(result.output)
    assert result.exit_code == 1
    assert outcome["ok"] is False
    assert outcome["rows"]["mentions"] == 4
    assert {"table", "rule", "key", "row", "column", "expected", "found"} == set(outcome["failures"][0])
    assert "harbour:q83" in [failure["key"] for failure in outcome["failures"]]


def test_annotations_are_one_line_each(wrong: Path) -> None:
    result = run("validate", wrong, "--format", "github")
    annotations = result.output.splitlines()[1:]
    assert result.exit_code == 1
    assert annotations
    assert all(line.startswith("::error file=") for line in annotations)
    assert any("quotes.parquet,title=quotes." in line for line in annotations)
    assert any("%25nobody" in line for line in annotations)


def test_what_an_annotation_takes_otherwise_is_escaped() -> None:
    assert escaped("a\n%b\x1b") == "a\\n%25b\\x1b"
    assert escaped("a,b:c", ",:") == "a%2Cb%3Ac"


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_damaged_file_exits_with_1_and_is_named(published: Path, form: str) -> None:
    (published / "quotes.parquet").write_bytes(b"PAR1 and then nothing")
    result = run("validate", published, "--format", form)
    assert result.exit_code == 1
    assert "file_is_readable" in result.output
    assert "quotes.parquet" in result.output


def test_missing_and_unknown_tables_exit_with_1(published: Path) -> None:
    (published / "regions.parquet").rename(published / "places.parquet")
    result = run("validate", published)
    assert result.exit_code == 1
    assert "regions.table_is_given" in result.output
    assert "places.table_is_known" in result.output


def test_misuse_exits_with_2(published: Path, tmp_path: Path) -> None:
    assert run("validate", tmp_path / "none").exit_code == 2
    assert run("validate", tmp_path).exit_code == 2
    assert run("validate", published / "quotes.parquet").exit_code == 2
    assert run("validate", published, "--format", "yaml").exit_code == 2
    assert run("validate", published, "--articles", tmp_path / "none").exit_code == 2
    assert run("validate").exit_code == 2
    assert run("valdate", published).exit_code == 2


def test_a_bad_article_is_a_message_and_exit_code_1(published: Path, articles: Path) -> None:
    (articles / "harbour.txt").write_bytes(b"\xff")
    result = run("validate", published, "--articles", articles)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")
    assert "harbour.txt" in result.stderr
    assert "Traceback" not in result.output


def test_the_command_runs_as_a_module(published: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "validate", str(published)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "every rule of the contract is kept" in done.stdout


def test_the_command_without_its_extra_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "onrecord.cli.app")
    monkeypatch.setitem(sys.modules, "typer", None)
    with pytest.raises(SystemExit) as ended:
        onrecord.__main__.main()
    assert ended.value.code == 2
    assert "pip install -e '.[validate]'" in capsys.readouterr().err


def test_the_version_of_the_code_is_told() -> None:
    result = run("--version")
    assert (result.exit_code, result.output) == (0, f"onrecord {onrecord.__version__}\n")
