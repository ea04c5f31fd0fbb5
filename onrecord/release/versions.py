"""Version numbers, and how much of a step one is from another."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from onrecord.errors import OnrecordError
from onrecord.plain import plain

_NUMBERS = re.compile(r"\.".join([r"(0|[1-9][0-9]{0,8})"] * 3))  # "1.20.3"


class BadVersion(OnrecordError):
    """A version is not three numbers, or one that was released before."""


class Level(IntEnum):
    """What a release does to those who use the one before it; the greater, the more."""

    PATCH = 0
    MINOR = 1
    MAJOR = 2


class Version(NamedTuple):
    """Three numbers; versions sort as their releases follow each other."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Version:
        """The version that a text such as "1.2.0" names. Raises BadVersion for any other text."""
        match = _NUMBERS.fullmatch(text)
        if match is None:
            raise BadVersion(f"expected a version of three numbers, such as 1.2.0, found {plain(repr(text), 60)}.")
        return cls(*map(int, match.groups()))

    def __str__(self) -> str:
        return ".".join(map(str, self))

    def after(self, level: Level) -> Version:
        """The smallest version that may follow this one with a change of that level.

        >>> str(Version(1, 4, 2).after(Level.MINOR))
        '1.5.0'
        """
        if level is Level.MAJOR:
            return Version(self.major + 1, 0, 0)
        if level is Level.MINOR:
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + 1)
