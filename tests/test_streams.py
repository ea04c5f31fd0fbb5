"""What the commands say arrives, or that it does not is the error; no name and no locale ends a build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names import plain_name

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
    out = tmp_path / "über"
    done = subprocess.run(
        command("build", news, "--out", out), env=os.environ | surroundings, capture_output=True, check=False
    )
    said = done.stderr.decode()
    assert done.returncode == 1, said
    assert b"articles: 2 built" in done.stdout
    assert "Traceback" not in said
    assert r"bad\xfe.jsonl" in said
    inputs = pl.read_parquet(out / "texts.parquet")["input"].to_list()
    assert inputs == [f"{news}/{name}" for name in (r"inv\xff.txt", "überfahrt.txt")]
    rejected = pl.read_parquet(out / "rejected.parquet")["input"].to_list()
    assert rejected == [f"{news}/{name}" for name in (r"bad\xfe.jsonl", "fähre.jsonl")]


def test_a_folder_whose_name_is_no_utf8_is_built_into(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_bytes(TEXT.encode())
    out = os.fsdecode(os.fsencode(tmp_path) + b"/o\xfft")
    done = subprocess.run(command("build", tmp_path / "ferry.txt", "--out", out), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"/o\xfft" in done.stdout
    assert (Path(out) / "build.json").is_file()


@given(name=st.binary())
def test_every_name_becomes_text(name: bytes) -> None:
    decoded = name.decode("utf-8", "surrogateescape")
    assert plain_name(decoded) == name.decode("utf-8", "backslashreplace")
    plain_name(decoded).encode()
    assert plain_name(name.decode("ascii", "surrogateescape")) == plain_name(decoded), "whatever the locale"


@pytest.mark.parametrize("way", ["a full disk", "closed", "a broken pipe"])
def test_a_summary_that_does_not_arrive_is_an_error(tmp_path: Path, way: str) -> None:
    (tmp_path / "ferry.txt").write_bytes(TEXT.encode())
    arguments = command("build", tmp_path / "ferry.txt", "--out", tmp_path / "out")
    if way == "a full disk" and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    if way == "a broken pipe":
        reading, stdout = os.pipe()
        os.close(reading)
    else:
        stdout = os.open("/dev/full" if way == "a full disk" else os.devnull, os.O_WRONLY)
    if way == "closed":
        arguments = ["sh", "-c", '"$@" >&-', "sh", *arguments]
    try:
        done = subprocess.run(arguments, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(stdout)
    assert done.returncode == 1
    found = {"a full disk": "No space left on device", "closed": "that it is closed", "a broken pipe": "Broken pipe"}
    expected = f"error: expected a standard output that can be written to, found {found[way]}. What was done stands.\n"
    assert done.stderr == expected
    assert pl.read_parquet(tmp_path / "out" / "articles.parquet").height == 1


def test_an_error_is_told_though_stdout_is_closed(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_bytes(TEXT.encode())
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.docx").write_text("years of work")
    arguments = command("build", tmp_path / "ferry.txt", "--out", tmp_path / "home")
    done = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *arguments], stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert "thesis.docx" in done.stderr
