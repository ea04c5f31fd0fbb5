"""Releases of the small dataset."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onrecord.release.make import Project, make_release
from tests.conftest import Tables
from tests.projects import build, without_last_argument, write_project


@pytest.fixture(scope="session")
def released_once(tmp_path_factory: pytest.TempPathFactory, tables: Tables) -> Project:
    """A checkout with the releases 1.0.0 and, a row richer, 1.1.0. Not to be changed."""
    project = write_project(tmp_path_factory.mktemp("released"), without_last_argument(tables), "1.0.0")
    make_release("1.0.0", project)
    build(project, tables, "1.1.0")
    make_release("1.1.0", project)
    return project


@pytest.fixture
def released(released_once: Project, tmp_path: Path) -> Project:
    """A copy of that checkout, to be changed."""
    return Project(Path(shutil.copytree(released_once.root, tmp_path / "checkout")))


@pytest.fixture
def project(tmp_path: Path, tables: Tables) -> Project:
    """A checkout without a release, ready to be released as 1.0.0."""
    return write_project(tmp_path / "project", tables, "1.0.0")
