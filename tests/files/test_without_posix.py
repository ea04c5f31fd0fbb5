"""Loading, building and validating ask for nothing that Windows lacks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from onrecord.errors import OnrecordError
from onrecord.plain import plain

ROOT = Path(__file__).parents[2]
WINDOWS = ("-X", "warn_default_encoding", "tests/files/windows.py")
STEPS = """
import runpy, sys
from pathlib import Path

def run(script, *args):
    sys.argv = [script, *args]
    try:
        runpy.run_path(script, run_name="__main__")
    except SystemExit as ended:
        assert not ended.code, (script, args, ended.code)

out = sys.argv[1]
run("build.py", "--out", f"{out}/dataset")
for _ in range(2):  # the second replaces the first
    run("onrecord/__main__.py", "build", f"{out}/news", "--out", f"{out}/mine")
    run("onrecord/__main__.py", "validate", f"{out}/mine")
import onrecord
assert onrecord.tables() and onrecord.versions() and onrecord.load("quotes").height
"""


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="what Windows refuses is read off /proc")
def test_building_validating_and_loading_do_without(tmp_path: Path) -> None:
    (tmp_path / "news" / "sub").mkdir(parents=True)
    (tmp_path / "news" / "sub" / "ferry.txt").write_text("Ferry late\n\n“It is late,” Ana Silva said.\n", "utf-8")
    script = tmp_path / "steps.py"
    script.write_text(STEPS, "utf-8")
    done = run(*WINDOWS, str(script), str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"news", "mine", "dataset", "steps.py"}
    there = {path.name: path.read_bytes() for path in (tmp_path / "mine").iterdir()}
    again = run("-m", "onrecord", "build", str(tmp_path / "news"), "--out", str(tmp_path / "here"))
    assert again.returncode == 0, again.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "here").iterdir()} == there


@pytest.mark.parametrize("name", ["schema", "dataset"])
def test_a_checkout_without_links_says_what_to_do(name: str, tmp_path: Path) -> None:
    """Git that may make no links writes files that hold where the links would lead."""
    shutil.copytree(ROOT / "onrecord", tmp_path / "onrecord", symlinks=True)
    for link in ("schema", "dataset"):
        (tmp_path / link).symlink_to(ROOT / link)
    (tmp_path / "onrecord" / name).unlink()
    (tmp_path / "onrecord" / name).write_text(f"../{name}", "utf-8")
    done = run("-c", "import onrecord", cwd=tmp_path)
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert f"/onrecord/{name}: expected a link to the folder `{name}` of the checkout" in last
    assert "git config core.symlinks true" in last


def test_paths_have_slashes_in_every_message() -> None:
    path = PureWindowsPath(r"news\ferry.txt")
    assert plain(path) == "news/ferry.txt"
    error = OnrecordError.at(path, expected="a", found="b", done="c.", remedy="d.")
    assert str(error).startswith("news/ferry.txt: expected")
