"""A small checkout of the tests' own, to be released from: the dataset of `tests.conftest`, and what surrounds it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl

from onrecord.assembly.publish import publish
from onrecord.release.make import Project
from tests.conftest import ABOUT, TEXT, Tables

CHANGELOG = "# Changelog\n\n## [Unreleased]\n"
CITATION = 'cff-version: 1.2.0\ntitle: "Harbours"\nversion: {version}\ndate-released: 2024-05-01\n'


def write_project(root: Path, tables: Tables, version: str) -> Project:
    """Write the checkout, ready to be released as the version."""
    project = Project(root)
    (project.dataset / "articles").mkdir(parents=True)
    (project.dataset / "articles" / "harbour.txt").write_bytes(TEXT.encode())
    (project.dataset / "articles" / "harbour.toml").write_text("")
    project.changelog.write_text(CHANGELOG)
    (root / "LICENSE-DATA.md").write_text("# Licence of the data\n")
    build(project, tables, version)
    return project


def build(project: Project, tables: Tables, version: str) -> None:
    """Put other tables, built as the version, into the checkout, with its citation and its part of the changelog."""
    about = replace(ABOUT, version=version)
    fields = ("title", "description", "version", "licence", "attribution")
    record = "".join(f'{field} = "{getattr(about, field)}"\n' for field in fields)
    (project.dataset / "dataset.toml").write_text(record)
    (project.root / "CITATION.cff").write_text(CITATION.format(version=version))
    publish(tables, project.dataset / "tables", about, {"harbour": TEXT})
    text = project.changelog.read_text()
    if f"[{version}]" not in text:
        part = f"## [Unreleased]\n\n## [{version}] - 2024-05-01\n\n### Added\n\n- What came with {version}.\n"
        project.changelog.write_text(text.replace("## [Unreleased]\n", part))


def without_last_argument(tables: Tables) -> Tables:
    """The tables less a row that no other follows from: it asks for a major version; the other way round for a minor
    one."""
    return {**tables, "event_arguments": tables["event_arguments"].head(-1)}


def with_other_cue(tables: Tables) -> Tables:
    """The tables with one other cell."""
    return {**tables, "entities": tables["entities"].with_columns(description=pl.lit("A place"))}
