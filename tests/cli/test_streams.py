"""What the commands say arrives, or that it does not is the error; no name and no locale ends a build."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.plain import plain_name
from onrecord.release.load import load

pytestmark = pytest.mark.slow

TEXT = "Ferry sails again\n\nThe mayor of Kherson said on Monday: “The ferry sails.”\n"
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with articles and rejects whose names are no ASCII, or not even UTF-8."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "überfahrt.txt").write_bytes(TEXT.encode())
    (folder / "fähre.jsonl").write_bytes(b"broken")
    names = [b"inv\xff.txt", b"bad\xfe.jsonl"]
    for name in names:
        try:
            with open(os.fsencode(folder) + b"/" + name, "wb") as file:  # noqa: PTH123
                file.write(TEXT.encode() if name.endswith(b".txt") else b"broken")
        except OSError:
            pytest.skip("this file system takes UTF-8 alone")
    return folder


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "onrecord", *map(str, arguments)]


@pytest.mark.parametrize("surroundings", [{}, ASCII], ids=["as it is", "ASCII"])
def test_no_name_and_no_locale_ends_a_build(news: Path, tmp_path: Path, surroundings: dict[str, str]) -> None:
    out = Path(os.fsdecode(os.fsencode(tmp_path) + "/über".encode() + b"\xff"))
    done = subprocess.run(
        command("build", news, "--out", out), env=os.environ | surroundings, capture_output=True, check=False
    )
    said = done.stderr.decode()
    assert done.returncode == 1, said
    assert b"articles: 2 built" in done.stdout
    assert "Traceback" not in said
    assert r"bad\xfe.jsonl" in said
    assert rb"ber\xff" in done.stdout
    inputs = load("texts", source=out)["input"].to_list()
    assert sorted(inputs) == [f"{news}/{name}" for name in (r"inv\xff.txt", "überfahrt.txt")]
    rejected = load("rejected", source=out)["input"].to_list()
    assert rejected == [f"{news}/{name}" for name in (r"bad\xfe.jsonl", "fähre.jsonl")]


@given(name=st.binary())
def test_every_name_becomes_text(name: bytes) -> None:
    decoded = name.decode("utf-8", "surrogateescape")
    assert plain_name(decoded) == name.decode("utf-8", "backslashreplace")
    plain_name(decoded).encode()
    assert plain_name(name.decode("ascii", "surrogateescape")) == plain_name(decoded), "whatever the locale"


@contextmanager
def full() -> Iterator[int]:
    """A standard output on a full disk."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    yield from _opened(os.open("/dev/full", os.O_WRONLY))


@contextmanager
def broken() -> Iterator[int]:
    """A standard output that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    yield from _opened(writing)


def _opened(handle: int) -> Iterator[int]:
    try:
        yield handle
    finally:
        os.close(handle)


CLOSED = (
    "error: expected an output that can be written to, found it closed. Nothing was done. "
    "Send the output elsewhere, to a file or a terminal.\n"
)


def lost(found: str) -> str:
    return f"error: expected a standard output that can be written to, found {found}. What was done stands.\n"


def test_a_summary_that_does_not_arrive_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_bytes(TEXT.encode())
    arguments = command("build", tmp_path / "ferry.txt", "--out", tmp_path / "out")
    for kind, found in ((full, "No space left on device"), (broken, "Broken pipe")):
        with kind() as stdout:
            done = subprocess.run(arguments, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)
        assert (done.returncode, done.stderr) == (1, lost(found))
    assert pl.read_parquet(tmp_path / "out" / "articles.parquet").height == 1


def test_a_report_that_does_not_arrive_is_an_error(published: Path) -> None:
    arguments = command("validate", published)
    arguments = ["sh", "-c", '"$@" >&-', "sh", *arguments]
    done = subprocess.run(arguments, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, CLOSED)


def test_nothing_is_built_where_stdout_is_closed(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_bytes(TEXT.encode())
    arguments = command("build", tmp_path / "ferry.txt", "--out", tmp_path / "out")
    done = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *arguments], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, CLOSED)
    assert not (tmp_path / "out").exists()
