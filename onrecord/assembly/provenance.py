"""What made a set of tables: the version of the code, the rules, the reference, and the options that change rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import onrecord

Option = str | int | bool | list[str] | dict[str, str] | None

RULES = (
    "articles",
    "assembly/across.py",
    "assembly/correction_files.py",
    "assembly/corrections.py",
    "assembly/frames.py",
    "assembly/link_files.py",
    "assembly/links.py",
    "assembly/rule_rows.py",
    "assembly/rows.py",
    "language",
    "reading",
    "reference",
    "schema/relations/innermost.py",
    "schema/vocabulary.py",
)
"""The modules and folders of the package that a row passes through between an article's file and its table."""

PACKAGE = Path(__file__).parents[1]
_SOURCES = {".py", ".toml"}
_REFERENCE = {".csv", ".parquet"}


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a set of tables. The same input, made by the same, gives the same rows; how often the rules are right,
    in the table `rules`, is measured afterwards."""

    onrecord: str
    rules_sha256: str
    reference_sha256: str
    options: Mapping[str, Option] = field(default_factory=dict)

    def metadata(self) -> dict[str, str]:
        """The same as the metadata of a Parquet file have it, under the keys `PROVENANCE`."""
        options = json.dumps(dict(self.options), ensure_ascii=False, sort_keys=True)
        values = (self.onrecord, self.rules_sha256, self.reference_sha256, options)
        return dict(zip(PROVENANCE, values, strict=True))


PROVENANCE = ("onrecord_version", "rules_sha256", "reference_sha256", "options")
"""The keys of a file's metadata that say what made it."""


def made_by(reference: Path, **options: Option) -> MadeBy:
    """The current maker of tables: this code, the reference in a folder, and the options that change rows."""
    return MadeBy(onrecord.__version__, rules_sha256(), reference_sha256(reference), options)


@cache
def rules_sha256() -> str:
    """The SHA-256 of the rules: of the names and contents of all Python and TOML files that `RULES` stands for.

    It is the same in a checkout and an installed package, on every system: line ends count as one line feed.
    """
    files = (file for name in RULES for file in _files(PACKAGE / name, _SOURCES))
    return _sha256((file.relative_to(PACKAGE).as_posix(), file.read_bytes().replace(b"\r\n", b"\n")) for file in files)


def reference_sha256(folder: Path) -> str:
    """The SHA-256 of a reference: of the names and bytes of its CSV and Parquet files."""
    return _sha256((file.name, file.read_bytes()) for file in sorted(folder.iterdir()) if file.suffix in _REFERENCE)


def _files(path: Path, suffixes: set[str]) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted((file for file in path.rglob("*") if file.suffix in suffixes), key=Path.as_posix)


def _sha256(files: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
