"""Extras: what has to be installed besides, for what a command or an input needs."""

from __future__ import annotations

from onrecord.errors import install_hint

_BRING = {
    "pyarrow": "build",
    "markdown_it": "build",
    "keepachangelog": "release",
    "trafilatura": "html",
    "lxml": "html",
}
"""The extra that brings a library; those of `validate` are in all of them."""


def remedy(error: ImportError) -> str:
    """What to install where an import failed."""
    extra = _BRING.get((error.name or "").split(".")[0], "validate")
    return install_hint(extra)
