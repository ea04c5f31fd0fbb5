"""The commands of releases say what they did, and by their exit status how it went."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.release.load import load
from onrecord.release.make import Project
from onrecord.release.manifest import MANIFEST
from tests.conftest import Tables
from tests.files.test_write import on_a_full_disk
from tests.projects import build, with_other_cue

pytestmark = pytest.mark.slow


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_release_says_what_was_made(released: Project, tables: Tables) -> None:
    build(released, with_other_cue(tables), "2.0.0")
    result = run("release", "2.0.0", "--project", released.root)
    assert result.exit_code == 0, result.output
    for said in ("Released 2.0.0", "Since 1.1.0: a major change", "`entities`: 3 rows changed.", "SHA-256"):
        assert said in result.output
    again = run("release", "2.0.0", "--project", released.root)
    assert again.exit_code == 1
    assert again.stderr.startswith("error: 2.0.0 is released already")


def test_release_drafts_the_changelog(released: Project, tables: Tables) -> None:
    toml = released.dataset / "dataset.toml"
    toml.write_text(toml.read_text().replace("1.1.0", "1.1.1"))
    result = run("release", "1.1.1", "--project", released.root, "--draft")
    assert result.exit_code == 0, result.output
    assert f"## [1.1.1] - {date.today().isoformat()}" in released.changelog.read_text()
    assert not (released.releases / "1.1.1").exists()


def test_no_part_is_drafted_for_a_version_that_the_dataset_is_not_of(released: Project) -> None:
    before = released.changelog.read_text()
    result = run("release", "1.1.1", "--project", released.root, "--draft")
    assert result.exit_code == 1
    assert "dataset.toml: expected the version 1.1.1, found 1.1.0" in result.stderr
    assert released.changelog.read_text() == before


def test_a_draft_on_a_full_disk_leaves_the_changelog(released: Project) -> None:
    toml = released.dataset / "dataset.toml"
    toml.write_text(toml.read_text().replace("1.1.0", "1.1.1"))
    changelog = released.changelog
    changelog.write_text(changelog.read_text() + "\n- More of the past.\n" * 2000)
    before = changelog.read_bytes()
    done = on_a_full_disk(8192, "onrecord", "release", "1.1.1", "--draft", "--project", released.root)
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "File too large. It is as it was." in done.stderr
    assert "Traceback" not in done.stderr
    assert changelog.read_bytes() == before
    assert not list(changelog.parent.glob(".*"))


def test_release_refuses_what_is_too_small(released: Project, tables: Tables) -> None:
    build(released, with_other_cue(tables), "1.1.1")
    before = released.changelog.read_text()
    for draft in ([], ["--draft"]):
        result = run("release", "1.1.1", "--project", released.root, *draft)
        assert result.exit_code == 1
        assert "MAJOR: entities: rows changed (3)" in result.stderr
    assert released.changelog.read_text() == before


@pytest.mark.parametrize(
    ("form", "said"), [("text", "1.0.0 -> 1.1.0: a minor change"), ("markdown", "# From 1.0.0 to")]
)
def test_diff_says_what_lies_between(released_once: Project, form: str, said: str) -> None:
    result = run("diff", "1.0.0", "1.1.0", "--source", released_once.releases, "--format", form)
    assert result.exit_code == 1
    assert said in result.output
    assert "harbour:e54" in result.output


def test_diff_exits_as_diff_does(released_once: Project, tmp_path: Path) -> None:
    source = ("--source", released_once.releases)
    same = run("diff", "1.1.0", released_once.dataset / "tables", *source)
    assert (same.exit_code, same.output) == (0, "")
    assert run("diff", "1.1.0", released_once.releases / "1.0.0", *source).exit_code == 1
    assert run("diff", "1.1.0", "9.9.9", *source).exit_code == 2
    assert run("diff", "1.1.0", tmp_path, *source).exit_code == 2
    assert run("diff", "1.1.0").exit_code == 2


def test_a_difference_as_json_is_applied(released_once: Project, tables: Tables, tmp_path: Path) -> None:
    source = ("--source", released_once.releases)
    written = tmp_path / "difference.json"
    written.write_text(run("diff", "1.0.0", "1.1.0", *source, "--format", "json").output)
    result = run("apply", written, "1.0.0", tmp_path / "new", *source)
    assert result.exit_code == 0, result.output
    assert pl.read_parquet(tmp_path / "new" / "mentions.parquet").equals(tables["mentions"])
    assert run("apply", written, "1.0.0", tmp_path / "new", *source).exit_code == 2
    refused = run("apply", written, "1.1.0", tmp_path / "other", *source)
    assert refused.exit_code == 1
    assert "expected the tables of 1.0.0" in refused.stderr
    assert not (tmp_path / "other").exists()
    written.write_text("{}")
    assert run("apply", written, "1.0.0", tmp_path / "other", *source).exit_code == 1


def test_verify_accepts_a_release_by_version_and_by_folder(released_once: Project) -> None:
    releases = released_once.releases
    articles = ("--articles", released_once.dataset / "articles")
    for named in (("1.1.0", "--releases", releases), (releases / "1.1.0",)):
        result = run("verify", *named, *articles)
        assert result.exit_code == 0, result.output
        assert "release 1.1.0: all is as it was released" in result.output
        assert "not checked" not in result.output
    assert "not checked: The articles' texts were not given" in run("verify", releases / "1.1.0").output


def test_verify_names_what_is_wrong(released: Project) -> None:
    folder = released.releases / "1.1.0"
    path = folder / "dictionary.md"
    path.write_text(path.read_text() + "\n")
    result = run("verify", "1.1.0", "--releases", released.releases)
    assert result.exit_code == 1
    assert "1 thing is wrong" in result.output
    assert "dictionary.md: expected the file that was released" in result.output
    record = json.loads(run("verify", folder, "--format", "json").output)
    assert (record["version"], record["ok"]) == ("1.1.0", False)
    assert record["findings"][0]["file"] == "dictionary.md"
    assert record["left_open"]


def test_verify_holds_a_manifest_against_a_hash_known_from_elsewhere(released_once: Project) -> None:
    folder = released_once.releases / "1.1.0"

    known = hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    assert run("verify", folder, "--manifest-sha256", known.upper()).exit_code == 0
    result = run("verify", folder, "--manifest-sha256", "0" * 64)
    assert result.exit_code == 1
    assert "expected a manifest with the SHA-256 0000" in result.output


def test_verify_says_that_a_release_alone_has_no_chain(released: Project, tmp_path: Path) -> None:
    alone = (released.releases / "1.1.0").rename(tmp_path / "alone")
    result = run("verify", alone)
    assert result.exit_code == 0
    assert "not checked: There is no list of releases in the folder above" in result.output
    unknown = run("verify", "7.0.0", "--releases", released.releases)
    assert unknown.exit_code == 1
    assert "expected the release '7.0.0' (its list does not know it)" in unknown.stderr


def test_what_was_released_loads(released_once: Project) -> None:
    assert load("quotes", version="1.0.0", source=released_once.releases).height == 1
