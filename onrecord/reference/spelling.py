"""Spelling: one form for the many ways in which a name is written."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans("łøđðħıŋœæ", "loddhinoa")
"""Letters that Unicode does not take apart."""
_UNSOUNDED = str.maketrans("", "", ".'’‘ʻʼ`\"“”")
_APART = re.compile(r"[\s\-‐–/]+")


def folded(name: str) -> str:
    """A name without capitals, accents, stops and apostrophes, and with spaces for hyphens: ``ban ki moon``.

    >>> folded("Recep Tayyip Erdoğan"), folded("U.N."), folded("Ban Ki-moon")
    ('recep tayyip erdogan', 'un', 'ban ki moon')
    """
    plain = name.casefold()
    if not plain.isascii():
        plain = plain.replace("ß", "ss").translate(_LETTERS)
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = plain.translate(_UNSOUNDED)
    return plain if plain.isalpha() else _APART.sub(" ", plain).strip()


def without_initials(folded_name: str) -> str:
    """A folded name without single letters between its first and its last word: ``john kerry`` for ``john f kerry``."""
    first, *middle, last = parts if len(parts := folded_name.split(" ")) > 1 else ["", folded_name]
    return " ".join([first, *(word for word in middle if len(word) > 1), last]).lstrip()
