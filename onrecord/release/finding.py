"""What is found wrong with a release."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.plain import plain, plain_lines


class Finding(NamedTuple):
    """A file of a release (or all of it) that is not as it must be."""

    file: str
    expected: str
    found: str

    def text(self) -> str:
        """The finding as a line, or several where what was found is a report."""
        return plain_lines(f"{plain(self.file)}: expected {self.expected}, found {self.found}")
