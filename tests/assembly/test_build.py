"""The build script: what it writes, what it tells, and that bad input costs nothing."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from onrecord.schema import TABLE_NAMES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ANOTHER = "Harbour reopens\n\nThe mayor of Kherson said on Monday that the harbour had reopened.\n"

Contents = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the build script and its dataset, to be changed."""
    shutil.copy(ROOT / "build.py", tmp_path)
    shutil.copytree(ROOT / "dataset", tmp_path / "dataset")
    return tmp_path


@pytest.fixture
def tables(project: Path) -> Path:
    return project / "dataset" / "tables"


def build(project: Path, *arguments: object) -> Result:
    """Run the project's build script in this process."""
    spec = importlib.util.spec_from_file_location("build_of_test", project / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return CliRunner().invoke(module.app, [str(argument) for argument in arguments])


def add_article(project: Path, name: str = "another", text: bytes = ANOTHER.encode(), record: str = "") -> Path:
    path = project / "dataset" / "articles" / f"{name}.txt"
    path.write_bytes(text)
    path.with_suffix(".toml").write_text(record)
    return path


def refused(project: Path, tables: Path, contents: Contents, *said: str) -> None:
    """The build fails with a message that says all of `said`, and the tables are as they were."""
    before = contents(tables)
    result = build(project)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")
    assert "Traceback" not in result.output
    for words in said:
        assert words in result.stderr
    assert contents(tables) == before
    assert [path.name for path in tables.parent.iterdir() if path.name.startswith(".")] == []


def test_the_committed_tables_are_what_the_build_gives(project: Path) -> None:
    result = build(project, "--check")
    assert result.exit_code == 0, result.output
    assert "are what the build gives" in result.output


def test_the_same_input_gives_the_same_bytes(project: Path, tables: Path, contents: Contents) -> None:
    """What was committed may say that other rules made it; `--check` holds its content against the build."""
    assert build(project).exit_code == 0
    before = contents(tables)
    result = build(project)
    assert result.exit_code == 0, result.output
    assert contents(tables) == before
    articles = len(list((project / "dataset" / "articles").glob("*.txt")))
    for told in (
        "quotes",
        "region_control",
        f"articles: {articles};",
        "rows read:",
        "corrected:",
        "added:",
        "dropped:",
    ):
        assert told in result.output


def test_check_names_what_differs_and_writes_nothing(project: Path, tables: Path, contents: Contents) -> None:
    add_article(project)
    before = contents(tables)
    result = build(project, "--check")
    assert result.exit_code == 1
    assert "articles: rows added: 1\n  another" in result.output
    assert contents(tables) == before


def test_without_corrections_the_tables_stay(project: Path, tables: Path, contents: Contents, tmp_path: Path) -> None:
    before = contents(tables)
    result = build(project, "--without-corrections", "--out", tmp_path / "alone")
    assert result.exit_code == 0, result.output
    assert "by the rules alone" in result.output
    assert contents(tables) == before
    assert contents(tmp_path / "alone").keys() == before.keys()
    assert build(project, "--without-corrections").exit_code == 0
    assert contents(tables) == before


def test_misuse_exits_with_2(project: Path) -> None:
    assert build(project, "--check", "--without-corrections").exit_code == 2
    assert build(project, "--fast").exit_code == 2
    assert build(project, "--out", project / "build.py").exit_code == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"caf\xe9", "UTF-8"),
        (b"", "only white space"),
        (b" \n \n", "only white space"),
        (b"A\0B", "U+0000 at character 1"),
        (b"\xed\xa0\x80", "ed a0 80 at byte 0"),
    ],
)
def test_a_bad_text_stops_the_build(project: Path, tables: Path, contents: Contents, text: bytes, said: str) -> None:
    add_article(project, text=text)
    refused(project, tables, contents, "another.txt", said)


def test_a_text_of_50_megabytes_stops_the_build(project: Path, tables: Path, contents: Contents) -> None:
    os.truncate(add_article(project), 50_000_000)
    refused(project, tables, contents, "another.txt", "at most 20,971,520 bytes")


def test_a_bad_record_stops_the_build(project: Path, tables: Path, contents: Contents) -> None:
    record = add_article(project, record='colour = "red"').with_suffix(".toml")
    refused(project, tables, contents, "another.toml", "colour")
    record.write_text("publisher =")
    refused(project, tables, contents, "another.toml", "TOML")
    record.unlink()
    refused(project, tables, contents, "another.toml", "no such file")


def test_two_articles_of_one_id_stop_the_build(project: Path, tables: Path, contents: Contents) -> None:
    add_article(project)
    add_article(project, "cafe\u0301")
    add_article(project, "caf\u00e9")
    refused(project, tables, contents, "one article for each id")


def test_an_article_of_quotation_marks_builds(project: Path, tables: Path) -> None:
    add_article(project, text="“”\"\"‘’''«»„“ ”“\n\n\"“'\n".encode() * 50)
    result = build(project)
    assert result.exit_code == 0, result.output
    assert "another: nothing was read in this article" in result.stderr
    assert len(list(tables.iterdir())) == len(TABLE_NAMES)


def test_a_correction_of_another_text_stops_the_build(project: Path, tables: Path, contents: Contents) -> None:
    add_article(project)
    (project / "dataset" / "corrections" / "another.toml").write_text(f'text_sha256 = "{"0" * 64}"\n')
    refused(project, tables, contents, "another.toml", "text_sha256")


def test_a_correction_that_matches_nothing_stops_the_build(project: Path, tables: Path, contents: Contents) -> None:
    add_article(project)
    (project / "dataset" / "corrections" / "another.toml").write_text(
        f'''text_sha256 = "{hashlib.sha256(ANOTHER.encode()).hexdigest()}"
        [[drop]]
        table = "mentions"
        span = [8, 15]
        text = "reopens"
        expect = {{ form = "pronoun" }}
        reason = "It is a verb."
        '''
    )
    refused(project, tables, contents, "another.toml", "mentions")


def test_links_of_the_corrections_are_applied(project: Path, tables: Path) -> None:
    add_article(project, text=b"Harbour reopens\n\nMayor Ana Silva said on Monday that it had reopened.\n")
    assert build(project).exit_code == 0
    entities = pl.read_parquet(tables / "entities.parquet")
    (silva,) = entities.filter(name="Ana Silva")["entity_id"]
    (project / "dataset" / "corrections" / "links.toml").write_text(
        f'''[[links]]
        from = "{silva}"
        to = "vladimir-putin"
        expect = {{ from = "Ana Silva", to = "Vladimir Putin" }}
        reason = "Only a test would say so."
        '''
    )
    assert build(project, "--check").exit_code == 1
    assert build(project).exit_code == 0
    quotes = pl.read_parquet(tables / "quotes.parquet").filter(article_id="another")
    assert quotes["speaker_id"].to_list() == ["vladimir-putin"]
    assert json.loads(pl.read_parquet_metadata(tables / "quotes.parquet")["options"])["links"] == {
        silva: "vladimir-putin"
    }
    assert build(project, "--check").exit_code == 0


def test_a_link_that_matches_nothing_stops_the_build(project: Path, tables: Path, contents: Contents) -> None:
    (project / "dataset" / "corrections" / "links.toml").write_text(
        """[[links]]
        from = "donbas:nobody"
        to = "vladimir-putin"
        expect = { from = "Nobody", to = "Vladimir Putin" }
        reason = "Nobody is there."
        """
    )
    refused(project, tables, contents, "links.toml, [[links]] 1, from", "'donbas:nobody'")


def test_a_reference_to_no_region_stops_the_build(project: Path, tables: Path, contents: Contents) -> None:
    path = project / "dataset" / "reference" / "regions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",ukraine,", ",nowhere,"), encoding="utf-8")
    refused(project, tables, contents, "regions.csv", "nowhere")


def test_an_output_that_is_not_for_tables_is_left_alone(project: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.docx").write_text("years of work")
    result = build(project, "--out", home)
    assert result.exit_code == 1
    assert "thesis.docx" in result.stderr
    assert [path.name for path in home.iterdir()] == ["thesis.docx"]


def test_a_build_that_is_interrupted_leaves_the_tables(project: Path, tables: Path, contents: Contents) -> None:
    add_article(project)
    before = contents(tables)
    assert build(project, "--out", project / "after").exit_code == 0
    after = contents(project / "after")
    assert after != before
    for number, delay in ((signal.SIGTERM, 1.2), (signal.SIGINT, 1.6), (signal.SIGKILL, 1.4), (signal.SIGKILL, 2.0)):
        with subprocess.Popen(
            [sys.executable, "build.py"], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(delay)
            process.send_signal(number)
        assert contents(tables) in (before, after)
    assert build(project).exit_code == 0
    assert contents(tables) == after
    assert [path.name for path in tables.parent.iterdir() if path.name.startswith(".")] == []
