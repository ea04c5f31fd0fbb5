"""Records as JSON in one canonical form, so that the same record has the same bytes, and the hash of bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def dumps(record: object) -> str:
    """The record as JSON: keys sorted, two spaces of indentation, text as it is, a line break at the end."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True) + "\n"


def sha256_of(content: bytes | str) -> str:
    """The SHA-256 of the bytes, or of the text in UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def sha256_of_file(path: Path) -> str:
    """The SHA-256 of a file's bytes, in lower-case hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
