"""The archives: the same bytes each time, the contract and the latest release in the wheel, no article in either."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import onrecord
from onrecord.schema import RULES, TABLE_NAMES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
RELEASES = json.loads((ROOT / "dataset" / "releases" / "index.json").read_text())["releases"]
TABLES = f"onrecord/dataset/releases/{RELEASES[-1]['version']}" if RELEASES else "onrecord/dataset/tables"


def build(folder: Path) -> dict[str, bytes]:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archives")
    build(folder)
    return folder


def names(archives: Path, pattern: str) -> list[str]:
    (path,) = archives.glob(pattern)
    if path.suffix == ".whl":
        return zipfile.ZipFile(path).namelist()
    with tarfile.open(path) as archive:
        return [name.split("/", 1)[1] for name in archive.getnames()]


def test_built_twice_they_are_the_same_bytes(archives: Path, tmp_path: Path) -> None:
    assert build(tmp_path) == {path.name: path.read_bytes() for path in sorted(archives.iterdir())}


@pytest.mark.parametrize("pattern", ["*.whl", "*.tar.gz"])
def test_no_article_is_in_them(archives: Path, pattern: str) -> None:
    texts = {path.name for path in (ROOT / "dataset" / "articles").iterdir()}
    found = [name for name in names(archives, pattern) if "corrections/" not in name]
    assert not [name for name in found if "dataset/articles/" in name or Path(name).name in texts]
    assert not [name for name in names(archives, pattern) if "__pycache__" in name]


def test_the_wheel_has_the_contract_and_one_set_of_tables(archives: Path) -> None:
    found = names(archives, "*.whl")
    assert "onrecord/schema/quotes.py" in found
    tables = {name for name in found if re.search(r"/(tables|releases/[^/]*)/[a-z_]+\.parquet$", name)}
    released = sorted((ROOT / TABLES.removeprefix("onrecord/")).glob("*.parquet"))
    assert tables == {f"{TABLES}/{path.name}" for path in released}
    assert {path.stem for path in released} >= set(TABLE_NAMES) - {RULES, "appearances"}
    assert "onrecord/reading/precision.json" in found


def test_the_source_archive_can_build_and_test(archives: Path) -> None:
    found = names(archives, "*.tar.gz")
    for name in ("build.py", "hatch_build.py", "schema/quotes.py", "dataset/releases/index.json", "tests/conftest.py"):
        assert name in found


def test_what_the_readme_links_to_is_in_the_source_archive_and_the_packages_page_has_no_broken_link(
    archives: Path,
) -> None:
    relative = re.compile(r"\]\((?!https?://|#)([^)#]+)[^)]*\)")
    links = relative.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert links
    assert set(links) <= set(names(archives, "*.tar.gz"))
    (wheel,) = archives.glob("*.whl")
    (metadata,) = [name for name in names(archives, "*.whl") if name.endswith("/METADATA")]
    page = zipfile.ZipFile(wheel).read(metadata).decode()
    assert "# onrecord" in page
    assert not relative.search(page)
    assert all(f"`{link}` of the source archive" in page for link in links)


def test_the_oldest_libraries_that_are_tested_are_the_oldest_that_are_allowed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    required = [
        *project["dependencies"],
        *(one for extra in extras if extra not in ("interop", "dev") for one in extras[extra]),
    ]
    allowed = dict(
        re.fullmatch(r"([a-z-]+)(?:\[.*\])?>=([0-9.]+)", one).groups() for one in required if "onrecord[" not in one
    )
    pinned = dict(re.findall(r"^([a-z-]+)==([0-9.]+)$", (ROOT / ".ci" / "oldest.txt").read_text(), re.MULTILINE))
    assert pinned.keys() - {"click"} == allowed.keys()
    assert [name for name, oldest in allowed.items() if not f"{pinned[name]}.".startswith(f"{oldest}.")] == []


def test_installed_elsewhere_the_tables_load_with_polars_alone(archives: Path, tmp_path: Path) -> None:
    (wheel,) = archives.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL"))}

    def run(*command: object) -> str:
        arguments = [str(part) for part in command]
        done = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*install, wheel)
    code = (
        "import importlib.util as u, onrecord; found = {n: t.height for n, t in onrecord.tables().items()};"
        "extras = [n for n in ('pandera', 'pandas', 'pyarrow', 'typer', 'numpy') if u.find_spec(n)];"
        "print(extras, found, onrecord.__file__)"
    )
    said = run(python, "-c", code)
    assert said.startswith("[] {'articles': ")
    assert str(tmp_path) in said
    assert f"'quotes': {onrecord.load('quotes').height}" in said or RELEASES
    run(*install, f"{wheel}[validate]")
    tables = next((tmp_path / "venv").glob(f"lib/*/site-packages/{TABLES}"))
    command = tmp_path / "venv" / "bin" / "onrecord"
    assert "every rule of the contract is kept" in run(command, "validate", tables)
    if RELEASES:
        run(tmp_path / "venv" / "bin" / "onrecord", "verify", RELEASES[-1]["version"])
    for release in RELEASES[:-1]:
        version, checkout = release["version"], str(ROOT / "dataset" / "releases")
        code = f"import onrecord; onrecord.load('quotes', version={version!r})"
        refused = subprocess.run([python, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert f"the release {version} of {release['released_on']}, found only" in refused.stderr
        run(python, "-c", code.replace(")", f", source={checkout!r})"))
