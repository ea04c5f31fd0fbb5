"""Spelling: one form for the many ways in which a name is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans("łøđðħıŋœæ", "loddhinoa")
"""Letters that Unicode does not take apart."""
_UNSOUNDED = str.maketrans("", "", ".'’‘ʻʼ`\"“”()")
_STATES = re.compile(r"\bunited (states|nations|kingdom)\b(?=.)|(?<=.)\bunited (states|nations|kingdom)\b")
_APART = re.compile(r"[\s\-‐–/]+")


@lru_cache(maxsize=1 << 15)
def folded(name: str) -> str:
    """A name without capitals, accents, stops, apostrophes and brackets, with spaces for hyphens, and with
    “US” for “United States” inside a longer one.

    >>> folded("Recep Tayyip Erdoğan"), folded("U.N."), folded("Ban Ki-moon")
    ('recep tayyip erdogan', 'un', 'ban ki moon')
    """
    plain = name.casefold()
    if not plain.isascii():
        plain = plain.replace("ß", "ss").translate(_LETTERS)
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.translate(_UNSOUNDED)
    if plain.isalpha():
        return plain
    plain = _APART.sub(" ", plain).strip()
    return _STATES.sub(_short_state, plain) if "united " in plain else plain


def _short_state(match: re.Match[str]) -> str:
    return f"u{(match[1] or match[2])[0]}"


_SOUNDS = (("ph", "f"), ("kh", "h"), ("ou", "u"), ("ai", "i"), ("ei", "i"), ("ay", "i"), ("ey", "i"), ("sch", "sh"))
_LIKE = str.maketrans("qeoywzc", "kiuivsk", " ")
_TWICE = re.compile(r"(.)\1+")


def sounded(folded_name: str) -> str:
    """What a folded name sounds like, however its letters were taken from another script.

    >>> sounded("qassem suleimani") == sounded("qasem soleimani")
    True
    """
    for written, sound in _SOUNDS:
        folded_name = folded_name.replace(written, sound)
    return _TWICE.sub(r"\1", folded_name.translate(_LIKE))


def without_initials(folded_name: str) -> str:
    """A folded name without single letters between its first and its last word: ``john kerry`` for ``john f kerry``."""
    first, *middle, last = parts if len(parts := folded_name.split(" ")) > 1 else ["", folded_name]
    return " ".join([first, *(word for word in middle if len(word) > 1), last]).lstrip()


_UNSLUGGED = re.compile(r"[\W_]+")


def slug(name: str) -> str:
    """`name` in lower case with hyphens for all but letters and digits, accents taken off."""
    plain = name.casefold()
    if plain.isascii() and plain.replace(" ", "").isalnum():
        return "-".join(plain.split())
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _UNSLUGGED.sub("-", plain).strip("-")
