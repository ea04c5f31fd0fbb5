"""Every command prints on a terminal of any encoding: what that lacks is escaped, and nothing fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.app import app
from onrecord.plain import ESCAPE, escaped
from tests.conftest import Tables

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
TERMINALS = {
    "ASCII, without UTF-8 mode": {
        "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
    },
    "windows-1252": {"PYTHONIOENCODING": "cp1252"},
}  # fmt: skip


def run(terminal: dict[str, str], *arguments: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    return subprocess.run(command, env=os.environ | terminal, capture_output=True, check=False)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ferry.txt").write_text("Café opens 🚢\n\n“Ça va,” said Zoë Łuk on Monday.\n", encoding="utf-8")
    (folder / "broken.jsonl").write_text('{"id": "ü", "text": ""}\n', encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("terminal", TERMINALS.values(), ids=TERMINALS)
def test_explain_and_build_print_what_they_have_to_say(terminal: dict[str, str], news: Path, tmp_path: Path) -> None:
    page = run(terminal, "explain", news / "ferry.txt")
    assert (page.returncode, page.stderr) == (0, b"")
    assert rb"\u0141uk" in page.stdout
    assert b"| " in page.stdout
    row = run(terminal, "explain", news / "ferry.txt", "--row", "ferry:q15")
    assert (row.returncode, row.stderr) == (0, b"")
    assert rb"\u0141uk" in row.stdout
    built = run(terminal, "build", news, "--out", tmp_path / "out")
    assert built.returncode == 1
    assert b"1 built" in built.stdout
    assert b"broken.jsonl" in built.stderr
    assert b"Traceback" not in built.stderr


@pytest.mark.slow
def test_json_stays_json_on_any_terminal(published: Path, tables: Tables) -> None:
    named = tables["entities"].with_columns(name=tables["entities"]["name"] + " é🚢 ")
    named.write_parquet(published / "entities.parquet")
    reports = [
        run(terminal, "validate", published, "--format", "json")
        for terminal in ({"PYTHONIOENCODING": "utf-8"}, *TERMINALS.values())
    ]
    assert {report.returncode for report in reports} == {1}
    first, *others = [
        json.loads(report.stdout.decode("utf-8" if at == 0 else "cp1252")) for at, report in enumerate(reports)
    ]
    assert all(other == first for other in others)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_can_be_read_in_ascii(command: str) -> None:
    """A page of help is printed by typer, before any code of ours runs."""
    about = typer.main.get_command(app).commands[command]  # type: ignore[attr-defined]
    assert about.help.isascii()
    assert all((getattr(parameter, "help", None) or "").isascii() for parameter in about.params)


@given(st.text(), st.sampled_from(["ascii", "cp1252", "utf-8"]))
def test_what_is_escaped_can_be_read_back(text: str, encoding: str) -> None:
    """As the inside of a JSON text, whatever the encoding was."""
    written = json.dumps(text, ensure_ascii=False).encode(encoding, ESCAPE)
    assert json.loads(written.decode(encoding)) == text
    assert escaped(text, "utf-8") == text
    assert escaped("\udcff", encoding) == r"\udcff"
