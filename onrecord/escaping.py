"""Escaping: what an encoding lacks is written as JSON writes it, so that any terminal can take any text."""

from __future__ import annotations

import codecs
import json

HANDLER = "onrecord.escape"
"""The name of the error handler, for whatever encodes text."""


def escaped(text: str, encoding: str) -> str:
    r"""The text, with what the encoding lacks as escapes; half of a surrogate pair is in none.

    >>> escaped("“Café”", "latin-1")
    '\\u201cCafé\\u201d'
    """
    return text.encode(encoding, HANDLER).decode(encoding)


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error(HANDLER, _escape)
