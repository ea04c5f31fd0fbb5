"""A file that is written again is the old one or the new one, whatever goes wrong."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from onrecord.files.write import NotWritten, write_file
from tests.files.test_replace import failing

LIMITED = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)\n"
"""Before a program: no file may grow beyond a size, as on a full disk."""


def on_a_full_disk(room: int, module: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in a process that can write files of `room` bytes at most."""
    code = f"{LIMITED}runpy.run_module({module!r}, run_name='__main__', alter_sys=True)"
    command = [sys.executable, "-c", code, str(room), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "one.md"
    for content in ("old", "new ü\r\n", b"\xff"):
        write_file(path, content)
        assert path.read_bytes() == (content.encode() if isinstance(content, str) else content)
    assert list(tmp_path.iterdir()) == [path]


def test_a_mode_and_a_link_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "one.md", tmp_path / "link.md"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_file(link, "new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_each_step_that_fails_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "one.md"
    path.write_text("old")
    with failing(lambda number: False) as taken:
        write_file(path, "old")
    assert len(taken) > 2
    for failed in range(len(taken)):
        with warnings.catch_warnings(record=True) as warned, failing(lambda number, at=failed: number == at):
            warnings.simplefilter("always")
            try:
                write_file(path, "new")
            except NotWritten:
                expected = "old"
            else:
                expected = "new"
                assert warned
        assert path.read_text() == expected
        assert list(tmp_path.iterdir()) == [path]
        write_file(path, "old")


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE) as reader:
        write_file(tmp_path / "pipe", "through")
        assert reader.communicate()[0] == b"through"
    assert (tmp_path / "pipe").is_fifo()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="No such file"):
        write_file(tmp_path / "none" / "one.md", "new")


@pytest.mark.slow
def test_the_dictionary_on_a_full_disk_is_the_old_one(tmp_path: Path) -> None:
    page = Path(shutil.copy(Path(__file__).parents[2] / "docs" / "dictionary.md", tmp_path))
    before = page.read_bytes()
    done = on_a_full_disk(8192, "onrecord.schema.dictionary", page)
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert page.read_bytes() == before
