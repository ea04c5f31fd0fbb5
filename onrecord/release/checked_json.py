"""Records from elsewhere, as JSON: every value and every name is checked before it is used."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.plain import plain
from onrecord.release.versions import BadVersion, Version

LARGEST = 64 * 2**20
"""The largest size of a manifest or a list of releases, in bytes: a thousand times the largest of today."""

_NUMBERS = range(-(2**63), 2**64)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")  # "event_arguments"
_FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,126}")  # "CHANGELOG.md"; no separator, no dot ahead
_HASH = re.compile(r"[0-9a-f]{64}")
_SHOWN = 60


class BadJson(OnrecordError):
    """A record does not have the form that it must have."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a record and its place in it, such as `files.quotes.parquet.bytes`.

    Each method returns the value, checked to be of one kind. Raises BadJson, which names the place, if it is not.
    """

    value: Any
    where: str = "the whole"

    def fields(self, *names: str, optional: Iterable[str] = ()) -> dict[str, Node]:
        """The values of an object that has these names, may have the optional ones, and has no others."""
        entries = self.entries()
        missing, unknown = set(names) - entries.keys(), entries.keys() - {*names, *optional}
        if missing or unknown:
            found = f"{len(entries)} others" if missing else f"also {plain(min(unknown), _SHOWN)!r}"
            raise self.bad(f"the keys {', '.join([*names, *optional])}", found)
        return entries

    def entries(self) -> dict[str, Node]:
        """The values of an object, by their keys."""
        if not isinstance(self.value, dict):
            raise self.bad("an object")
        return {key: Node(value, f"{self.where}, {plain(key, _SHOWN)}") for key, value in self.value.items()}

    def items(self) -> list[Node]:
        """The values of a list."""
        if not isinstance(self.value, list):
            raise self.bad("a list")
        return [Node(value, f"{self.where}, {place}") for place, value in enumerate(self.value)]

    def text(self) -> str:
        """A text."""
        if not isinstance(self.value, str):
            raise self.bad("a text")
        return self.value

    def whole_number(self) -> int:
        """A whole number."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.bad("a whole number")
        return self.value

    def count(self) -> int:
        """A whole number, 0 at least."""
        if self.whole_number() < 0:
            raise self.bad("0 at least")
        return self.whole_number()

    def truth(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.bad("true or false")
        return self.value

    def distinct(self) -> tuple[str, ...]:
        """A list of texts, none of them twice."""
        texts = tuple(item.text() for item in self.items())
        if len(set(texts)) != len(texts):
            raise self.bad("each text once", "one of them twice")
        return texts

    def table(self) -> str:
        """The name of a table: a plain word, so that no file lies anywhere but where tables do."""
        return self._matching(_NAME, "the name of a table, as region_control")

    def column(self) -> str:
        """The name of a column: a plain word, as nothing else is the same in a table and in a message."""
        return self._matching(_NAME, "the name of a column, as region_id")

    def file(self) -> str:
        """The name of a file in the folder of a release."""
        return self._matching(_FILE, "the plain name of a file")

    def sha256(self) -> str:
        """A SHA-256 in lower-case hexadecimal."""
        return self._matching(_HASH, "a SHA-256 in 64 hexadecimal digits")

    def version(self) -> str:
        """Three numbers."""
        try:
            return str(Version.parse(self.text()))
        except BadVersion as error:
            raise self.bad("a version of three numbers") from error

    def day(self) -> str:
        """A day as ISO 8601 has it."""
        try:
            if date.fromisoformat(self.text()).isoformat() == self.value:
                return self.text()
        except ValueError:
            pass
        raise self.bad("a day, as 2025-08-12")

    def keys(self, name: str) -> Iterable[tuple[Node, Node]]:
        """The entries of an object, each key as a value of its own, called `name`, whose form can be checked."""
        for key, node in self.entries().items():
            yield Node(key, f"{self.where}, {name}"), node

    def bad(self, expected: str, found: str | None = None) -> BadJson:
        """The error for this value."""
        return BadJson(f"{self.where}: expected {expected}, found {found or _shown(self.value)}")

    def _matching(self, pattern: re.Pattern[str], expected: str) -> str:
        text = self.text()
        if not pattern.fullmatch(text):
            raise self.bad(expected)
        return text


def parsed(content: bytes | str) -> Node:
    """The record in a JSON text. Raises BadJson if it is not JSON, names a key twice, has a number that JSON or a
    column cannot hold, or is nested too deeply for Python."""
    try:
        text = content.decode() if isinstance(content, bytes) else content
        record = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_number)
        json.dumps(record, ensure_ascii=False).encode()  # an unpaired surrogate has no bytes
    except RecursionError as error:
        raise BadJson("the whole: expected JSON, found values nested too deep") from error
    except ValueError as error:
        raise BadJson(
            f"the whole: expected JSON in UTF-8, found something else ({plain(error, 2 * _SHOWN)})"
        ) from error
    return Node(record)


def read_bytes(path: Path) -> bytes:
    """The bytes of a manifest or a list. Raises OSError, or BadJson if there are too many."""
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise BadJson(f"the whole: expected at most {LARGEST:,} bytes, found more")
    return content


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise ValueError("a key that is there twice")
    return record


def _no_number(name: str) -> float:
    raise ValueError(f"the number {name}")


def _number(digits: str) -> int:
    number = int(digits) if len(digits) <= 20 else _NUMBERS.stop
    if number not in _NUMBERS:
        raise ValueError("a number of more than 64 bits")
    return number


def _shown(value: object) -> str:
    kinds = {dict: "an object", list: "a list", type(None): "null"}
    return kinds.get(type(value)) or plain(repr(value), _SHOWN)
