"""What made the tables is the same on every machine, and another for every change of the rules."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.assembly import provenance
from onrecord.assembly.provenance import RULES, made_by, reference_sha256, rules_sha256
from onrecord.files import packaged

PACKAGE = Path(provenance.__file__).parents[1]

CONTRACT_AND_ERRORS = tuple(f"onrecord.{name}" for name in ("schema", "errors", "plain", "files", "release"))
"""What reading imports that makes no row: the contract rejects rows, and makes none."""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the package without links, as a wheel has it, which the hash is taken of."""
    copy = tmp_path / "onrecord"
    shutil.copytree(PACKAGE, copy, ignore=lambda folder, names: [name for name in names if name == "dataset"])
    monkeypatch.setattr(provenance, "PACKAGE", copy)
    rules_sha256.cache_clear()
    yield copy
    rules_sha256.cache_clear()


def sources(package: Path) -> list[Path]:
    return [path for name in RULES for path in sorted((package / name).rglob("*") or [package / name])]


def test_in_a_checkout_and_a_wheel_the_rules_have_one_hash(installed: Path) -> None:
    found = rules_sha256()
    provenance.PACKAGE = PACKAGE
    rules_sha256.cache_clear()
    assert rules_sha256() == found


def test_caches_and_line_ends_do_not_count(installed: Path) -> None:
    before = rules_sha256()
    (installed / "reading" / "__pycache__").mkdir(exist_ok=True)
    (installed / "reading" / "__pycache__" / "old.pyc").write_bytes(b"1")
    rows = installed / "assembly" / "rows.py"
    rows.write_bytes(rows.read_bytes().replace(b"\n", b"\r\n"))
    rules_sha256.cache_clear()
    assert rules_sha256() == before


@pytest.mark.parametrize(
    "name",
    [
        "assembly/rows.py",
        "schema/vocabulary.py",
        "language/verbs.toml",
        "reading/speech/saying.toml",
        "articles/formats/html.py",
    ],
)
def test_every_change_of_a_rule_is_another_hash(installed: Path, name: str) -> None:
    before = rules_sha256()
    (installed / name).write_bytes((installed / name).read_bytes() + b"# more\n")
    rules_sha256.cache_clear()
    assert rules_sha256() != before


def test_what_makes_no_row_does_not_count(installed: Path) -> None:
    before = rules_sha256()
    (installed / "cli" / "build.py").write_text("")
    rules_sha256.cache_clear()
    assert rules_sha256() == before


@pytest.mark.slow
def test_no_module_that_reading_needs_is_left_out() -> None:
    """All that is imported to read articles of every kind, and to make rows and tables of them."""
    code = (
        "import sys, importlib; from onrecord.articles import kinds\n"
        "for name in ('assembly.rows', 'reading', 'assembly.frames', 'assembly.corrections', 'reference',"
        " *{f'articles.formats.{kind}' for kind in kinds.KINDS.values()}):"
        " importlib.import_module(f'onrecord.{name}')\n"
        "print(*(name for name in sys.modules if name.startswith('onrecord.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    counted = tuple(f"onrecord.{name.removesuffix('.py').replace('/', '.')}" for name in RULES)
    needed = done.stdout.split()
    assert len(needed) > 50
    rooms = {name.rpartition(".")[0] for name in counted}  # a room itself holds no rule
    within = tuple(f"{name}." for name in (*counted, *CONTRACT_AND_ERRORS))
    assert [
        name for name in needed if name not in (*counted, *rooms, *CONTRACT_AND_ERRORS) and not name.startswith(within)
    ] == []
    assert [name for name in RULES if not (PACKAGE / name).exists()] == []


def test_the_reference_counts_to_the_byte(tmp_path: Path) -> None:
    shutil.copytree(packaged.REFERENCE, tmp_path / "reference")
    before = reference_sha256(tmp_path / "reference")
    assert before == reference_sha256(packaged.REFERENCE)
    (tmp_path / "reference" / "README.md").write_text("Another.")
    assert reference_sha256(tmp_path / "reference") == before
    with (tmp_path / "reference" / "regions.csv").open("a") as file:
        file.write("\n")
    assert reference_sha256(tmp_path / "reference") != before


def test_options_are_told_in_one_form() -> None:
    one, other = made_by(packaged.REFERENCE, b=1, a=None), made_by(packaged.REFERENCE, a=None, b=1)
    assert one.metadata() == other.metadata()
    assert one.metadata()["options"] == '{"a": null, "b": 1}'
