"""A release is complete or absent, says in its number what happened, and is never overwritten."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord.assembly.publish import publish
from onrecord.release import make as making
from onrecord.release.diff import difference, level_of
from onrecord.release.index import read_index
from onrecord.release.locate import find_release
from onrecord.release.make import NotReleasable, Project, changes_since_last, make_release
from onrecord.release.manifest import Previous, read_manifest
from onrecord.release.metadata.changelog import BadChangelog, draft, section_of
from onrecord.release.metadata.citation import BadCitation
from onrecord.release.render import summary
from onrecord.release.snapshot import folder_snapshot, release_snapshot
from onrecord.release.verify import Verification, chain_findings, verify_release
from onrecord.release.versions import BadVersion, Level
from onrecord.schema import SCHEMA_VERSION, TABLE_NAMES
from onrecord.schema.report import InvalidTables
from tests.conftest import ABOUT, TEXT, Tables
from tests.projects import build, with_other_cue, without_last_argument

pytestmark = pytest.mark.slow

DOCUMENTS = {
    "CHANGELOG.md", "CITATION.cff", "LICENSE.md", "README.md", "SHA256SUMS", "croissant.json", "datapackage.json",
    "dictionary.md", "manifest.json",
}  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_release_has_all_its_parts(released_once: Project, tables: Tables) -> None:
    folder = released_once.releases / "1.1.0"
    assert {path.name for path in folder.iterdir()} == DOCUMENTS | {f"{table}.parquet" for table in TABLE_NAMES}
    manifest = read_manifest(folder)
    assert (manifest.version, manifest.released_on) == ("1.1.0", "2024-05-01")
    assert manifest.schema_version == SCHEMA_VERSION
    assert manifest.articles == dict(tables["articles"].select("article_id", "text_sha256").iter_rows())
    assert manifest.tables["mentions"].rows == tables["mentions"].height
    assert manifest.written_by["onrecord"] == onrecord.__version__
    entries = read_index(released_once.releases)
    assert [entry.version for entry in entries] == ["1.0.0", "1.1.0"]
    assert manifest.previous == Previous("1.0.0", entries[0].manifest_sha256)


def test_the_tables_are_the_very_files_that_were_built(released_once: Project) -> None:
    for table in TABLE_NAMES:
        name = f"{table}.parquet"
        built = released_once.dataset / "tables" / name
        assert (released_once.releases / "1.1.0" / name).read_bytes() == built.read_bytes()


def test_what_is_released_tells_of_itself(released_once: Project) -> None:
    folder = released_once.releases / "1.1.0"
    card = (folder / "README.md").read_text()
    assert "- config_name: quotes\n  data_files: quotes.parquet\n  default: true" in card
    assert "What came with 1.1.0." in card
    assert "$" not in card
    assert (folder / "CHANGELOG.md").read_text().startswith("# 1.1.0 - 2024-05-01\n\n### Added\n\n- What came")
    assert "version: 1.1.0\ndate-released: 2024-05-01" in (folder / "CITATION.cff").read_text()
    assert "## mentions" in (folder / "dictionary.md").read_text()
    package = json.loads((folder / "datapackage.json").read_text())
    assert [resource["name"] for resource in package["resources"]] == list(TABLE_NAMES)
    assert json.loads((folder / "croissant.json").read_text())["version"] == "1.1.0"


def test_it_verifies_and_the_texts_bear_it_out(released_once: Project) -> None:
    outcome = verify_release(released_once.releases / "1.1.0", {"harbour": TEXT})
    assert outcome == Verification("1.1.0", ())
    assert list(chain_findings(released_once.releases)) == []
    other = verify_release(released_once.releases / "1.1.0", {"harbour": TEXT.replace("Ana", "Eva")})
    assert {finding.file for finding in other.findings} == {"article harbour", "the tables"}


def test_sha256sum_accepts_it(released_once: Project) -> None:
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
        subprocess.run(command, cwd=released_once.releases / "1.1.0", check=True, capture_output=True)


def test_the_same_input_gives_the_same_release(project: Project, tmp_path: Path) -> None:
    again = Project(Path(shutil.copytree(project.root, tmp_path / "again")))
    assert make_release("1.0.0", project).manifest_sha256 == make_release("1.0.0", again).manifest_sha256
    assert contents(project.releases) == contents(again.releases)


def test_old_releases_are_untouched_by_new_ones(released: Project, tables: Tables) -> None:
    before = contents(released.releases / "1.0.0") | contents(released.releases / "1.1.0")
    build(released, with_other_cue(tables), "2.0.0")
    made = make_release("2.0.0", released)
    assert made.difference is not None
    assert level_of(made.difference) is Level.MAJOR
    assert contents(released.releases / "1.0.0") | contents(released.releases / "1.1.0") == before
    assert list(chain_findings(released.releases)) == []


def test_what_lies_between_two_releases_is_what_lay_between_their_tables(released_once: Project) -> None:
    old, new = (release_snapshot(find_release(version, released_once.releases)) for version in ("1.0.0", "1.1.0"))
    found = difference(old, new)
    assert [(table, len(change.added)) for table, change in found.tables.items()] == [("event_arguments", 1)]
    assert difference(new, folder_snapshot(released_once.dataset / "tables")).empty


@pytest.mark.parametrize(
    ("change", "level"),
    [(lambda tables: tables, Level.PATCH), (without_last_argument, Level.MAJOR), (with_other_cue, Level.MAJOR)],
)
def test_too_small_a_number_is_refused_with_its_reasons(
    released: Project, tables: Tables, change: Callable[[Tables], Tables], level: Level
) -> None:
    for version, enough in (("1.1.1", Level.PATCH), ("1.2.0", Level.MINOR), ("2.0.0", Level.MAJOR)):
        build(released, change(tables), version)
        before = contents(released.releases)
        if level > enough:
            with pytest.raises(BadVersion, match=r"too small a step from 1\.1\.0.*2\.0\.0 at least") as error:
                make_release(version, released)
            assert "MAJOR: " in str(error.value)
            assert "harbour:e" in str(error.value) or "entities: rows changed (" in str(error.value)
            assert contents(released.releases) == before
        else:
            make_release(version, released)
            break


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.1.0", "released already"),
        ("1.0.0", "released already"),
        ("1.0.5", "above the latest"),
        ("2", "three numbers"),
    ],
)
def test_a_version_that_cannot_follow_is_refused(released: Project, version: str, said: str) -> None:
    before = contents(released.releases)
    with pytest.raises(BadVersion, match=said):
        make_release(version, released)
    assert contents(released.releases) == before


def test_tables_built_as_another_version_are_refused(project: Project, tables: Tables) -> None:
    with pytest.raises(NotReleasable, match=r"expected the version 1\.0\.1, found 1\.0\.0"):
        make_release("1.0.1", project)
    toml = project.dataset / "dataset.toml"
    toml.write_text(toml.read_text().replace("1.0.0", "1.0.1"))
    with pytest.raises(NotReleasable, match=r"expected a table built as dataset_version 1\.0\.1"):
        make_release("1.0.1", project)
    assert not project.releases.exists()


def test_invalid_tables_are_not_released(project: Project, tables: Tables) -> None:
    path = project.dataset / "tables" / "quotes.parquet"
    tables["quotes"].head(0).write_parquet(path)
    (project.dataset / "articles" / "harbour.txt").write_text("Another text.")
    with pytest.raises(InvalidTables):
        make_release("1.0.0", project)
    assert not project.releases.exists()


def test_what_surrounds_the_tables_must_be_ready(project: Project) -> None:
    changelog = project.changelog.read_text()
    for text, said in (
        (changelog.replace("[1.0.0]", "[0.9.0]"), "onrecord release 1.0.0 --draft"),
        (changelog.replace(" - 2024-05-01", ""), "found"),
        (changelog.replace("2024-05-01", "2024-13-01"), "2024-13-01"),
        (changelog.split("### Added")[0], "what changed"),
    ):
        project.changelog.write_text(text)
        with pytest.raises(BadChangelog, match=said):
            make_release("1.0.0", project)
    project.changelog.write_text(changelog)
    (project.root / "LICENSE-DATA.md").unlink()
    with pytest.raises(NotReleasable, match=r"LICENSE-DATA\.md"):
        make_release("1.0.0", project)
    assert not project.releases.exists() or list(project.releases.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cff-version: 1.2.0\n", r"expected one line `version: 1\.0\.0`, found none"),
        ("version: 0.9.0\ndate-released: 2024-05-01\n", r"found '0\.9\.0'"),
        ("version: 1.0.0\nversion: 1.0.0\n", r"found '1\.0\.0', '1\.0\.0'"),
        ("version: 1.0.0\ndate-released: 2024-04-30\n", r"`date-released: 2024-05-01`, found '2024-04-30'"),
        ("references:\n  - version: 1.0.0\n", "found none"),
    ],
)
def test_a_citation_of_another_version_or_day_is_refused(project: Project, text: str, said: str) -> None:
    (project.root / "CITATION.cff").write_text(text)
    with pytest.raises(BadCitation, match=said):
        make_release("1.0.0", project)
    assert not project.releases.exists()


@pytest.mark.parametrize("day", ["", "date-released: '2024-05-01'  # the first\n", "date-released: 2024-05-01\n"])
def test_the_citation_of_a_release_is_the_projects(project: Project, day: str) -> None:
    text = f'cff-version: 1.2.0\nversion: "1.0.0"\n{day}'
    (project.root / "CITATION.cff").write_text(text)
    released = (make_release("1.0.0", project).folder / "CITATION.cff").read_text()
    assert released == (text if day else f"{text}date-released: 2024-05-01\n")


def test_a_draft_is_written_from_what_is_unreleased_and_from_the_data(released: Project, tables: Tables) -> None:
    released.changelog.write_text(
        released.changelog.read_text().replace("## [Unreleased]\n", "## [Unreleased]\n\n### Fixed\n\n- A name.\n", 1)
    )
    publish(with_other_cue(tables), released.dataset / "tables", ABOUT)
    changed = changes_since_last(released)
    assert changed is not None
    draft("2.0.0", date(2024, 6, 1), summary(changed), released.changelog)
    section = section_of("2.0.0", released.changelog)
    assert section.released_on == "2024-06-01"
    assert section.text.startswith("### Fixed\n\n- A name.\n\n### Data\n\n- `entities`: 3 rows changed.")
    assert section_of("1.1.0", released.changelog).text == "### Added\n\n- What came with 1.1.0."
    with pytest.raises(BadChangelog):
        draft("2.0.0", date(2024, 6, 1), [], released.changelog)


STEPS = [(os, "mkdir"), (os, "fsync"), (os, "rename"), (shutil, "copyfile"), (Path, "write_bytes")]


def test_a_release_that_fails_at_any_write_leaves_what_was_there(
    released: Project, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(released, with_other_cue(tables), "2.0.0")
    before = contents(released.releases)
    # What is computed is not at stake here, and is left out for speed.
    monkeypatch.setattr(making, "validate", lambda *_: type("Report", (), {"raise_if_failed": lambda _: None})())
    changed = changes_since_last(released)
    monkeypatch.setattr(making, "changes_since_last", lambda _: changed)
    monkeypatch.setattr(making, "_check_whole", lambda *_: None)
    refused = 0
    while True:
        left = refused

        def guarded(step: Callable[..., object]) -> Callable[..., object]:
            def run(*arguments: object, **options: object) -> object:
                nonlocal left
                left -= 1
                if left == -1:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "the disk")
                return step(*arguments, **options)

            return run

        with monkeypatch.context() as patch:
            for module, step in STEPS:
                patch.setattr(module, step, guarded(getattr(module, step)))
            patch.setattr(warnings, "warn", lambda *_, **__: None)  # of what was left to tidy up
            with contextlib.suppress(NotReleasable):
                make_release("2.0.0", released)
                break  # the step came too late to decide anything, or never
        assert contents(released.releases) == before
        assert [path.name for path in released.dataset.iterdir() if path.name.startswith(".")] == []
        refused += 1
    assert refused > 30
    assert verify_release(released.releases / "2.0.0").findings == ()
    assert {name: content for name, content in contents(released.releases).items() if name in before} | {
        "index.json": before["index.json"]
    } == before


COMMAND = [sys.executable, "-m", "onrecord", "release"]


def test_of_two_releases_at_once_one_wins_and_the_other_says_so(project: Project) -> None:
    runs = [
        subprocess.Popen([*COMMAND, "1.0.0", "--project", str(project.root)], stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [run.communicate()[1] for run in runs]
    assert sorted(run.returncode for run in runs) == [0, 1]
    assert any("released already" in text for text in said)
    assert list(chain_findings(project.releases)) == []


def test_a_killed_release_leaves_nothing_half_made(released: Project, tables: Tables) -> None:
    build(released, with_other_cue(tables), "2.0.0")
    before = contents(released.releases)
    code = (
        "import os, signal, sys; from pathlib import Path; from onrecord.release import make as making;"
        "making._check_whole = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        "making.make_release('2.0.0', making.Project(Path(sys.argv[1])))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(released.root)], check=False)
    assert run.returncode < 0
    assert contents(released.releases) == before
    make_release("2.0.0", released)
    assert list(chain_findings(released.releases)) == []
    assert [path.name for path in released.dataset.iterdir() if path.name.startswith(".")] == []
