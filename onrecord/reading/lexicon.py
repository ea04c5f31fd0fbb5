"""The word lists of the reading rules: data files beside this module, loaded once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The data file ``<name>.toml``."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One word list of a data file, a list or a string of words, as a set."""
    listed = lexicon(name)[key]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def pattern(name: str, key: str) -> str:
    """A pattern for any of the words of one list, the longest first."""
    return "|".join(map(re.escape, sorted(words(name, key), key=lambda word: (-len(word), word))))
