"""Bylines: the names of an article's authors, without the other things that pages and tools put there."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_BY = re.compile(r"(?:(?:written|reported|posted|words|story)\s+)?by[:\s]\s*", re.IGNORECASE)
_APART = re.compile(r"\s*[;|•·\n]\s*")
_COMMAS = re.compile(r"\s*,\s*")
_ADDRESS = re.compile(r"@\w|\w@|://|\bwww\.|\.(?:com|org|net|html?|php)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_SENTENCE = re.compile(r"[a-z]{3}[.!?…]\s*$|[!?]|[a-z]{2}\.\s+\S")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LONGEST = 8
"""Words. A name with titles and an office (“The Rev. Dr. Ann van der Berg, Religion Editor”) has no more."""


def authors(line: str) -> list[str]:
    """The names in a byline, in their order. “By” is left out. So are dates, e-mail and web addresses, sentences, and
    the words of a page's form (“Username”), which name nobody."""
    parts = [part for part in _APART.split(_BY.sub("", line, count=1) if _BY.match(line) else line) if part]
    if all(_names_somebody(part) for part in parts):
        return parts
    return [name for part in parts for name in _COMMAS.split(part) if name and _names_somebody(name)]


def _names_somebody(name: str) -> bool:
    words: list[str] = _WORD.findall(name)
    plain = [word.strip(".").lower() for word in words]
    if not words or len(words) > _LONGEST or any(sign.search(name) for sign in (_ADDRESS, _NUMBER, _SENTENCE)):
        return False
    if " ".join(plain) in _nobody("phrases") or all(word in _nobody("words") for word in plain):
        return False
    small = sum(word[0].islower() for word in words)
    return small < len(words) and small <= len(words) // 2


@cache
def _nobody(key: str) -> frozenset[str]:
    """One list of what is found in place of a name, in lower case: `words`, or `phrases`, which may have other words
    around them."""
    listed: str | list[str] = tomllib.loads(files(__package__).joinpath("bylines.toml").read_text("utf-8"))[key]
    return frozenset(listed.split() if isinstance(listed, str) else listed)
