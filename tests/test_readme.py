"""What the README says can be run, runs, and prints what it says it prints."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

import onrecord
from onrecord.schema import TABLE_NAMES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)[^)]*\)")  # "[how](docs/releases.md#making-a-release)"
PAGES = ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").iterdir()))]
BLOCKS = [match.groups() for match in BLOCK.finditer(README)]


@pytest.mark.parametrize(("code", "printed"), BLOCKS)
def test_a_block_runs_and_prints_what_it_says(code: str, printed: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(code, "README.md", "exec"), {})
    assert output.getvalue() == (printed or "")


def test_the_two_commands_come_first() -> None:
    first = README.split("```sh\n")[1].split("```")[0].splitlines()
    assert first == ['pip install -e ".[build]" && python build.py', 'pip install -e ".[test]" && pytest']


def test_there_are_blocks_and_printed_output() -> None:
    assert len(BLOCKS) >= 5
    assert any(printed for _, printed in BLOCKS)


def test_one_version_is_told_everywhere() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "dataset/dataset.toml").read_text(), re.MULTILINE)
    assert version is not None
    assert f"version: {version[1]}" in (ROOT / "CITATION.cff").read_text()
    assert f"version {version[1]}" in README
    assert f"## [{version[1]}]" in (ROOT / "CHANGELOG.md").read_text()
    assert re.fullmatch(r"\d+\.\d+\.\d+", onrecord.__version__)


def test_every_table_is_told_of() -> None:
    for table in TABLE_NAMES:
        assert f"| `{table}` |" in README


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page: str) -> None:
    links = LINK.findall((ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not ((ROOT / page).parent / link).is_file()] == []


def test_nothing_is_told_of_an_index_that_the_package_may_not_be_in() -> None:
    """`pip install onrecord` gets what somebody else may have put there; a checkout's own command is always true."""
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        assert not re.search(r"""pip install ["']?onrecord|OWNER""", text), page
