"""Names of files as text: a file system takes any bytes for a name, a table only text."""

from __future__ import annotations

import re

_ESCAPED = re.compile("[\udc80-\udcff]+")


def plain_name(name: str) -> str:
    r"""The name, or a message with names in it, as text that can be encoded.

    Python holds a byte that the locale cannot decode as a surrogate (PEP 383). Such bytes are read as UTF-8, so that a
    name is the same text in every locale; what is no UTF-8 is written as ``\xff``.
    """
    return _ESCAPED.sub(lambda run: _bytes(run[0]).decode("utf-8", "backslashreplace"), name)


def _bytes(surrogates: str) -> bytes:
    return surrogates.encode("ascii", "surrogateescape")
