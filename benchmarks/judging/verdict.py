"""What is said of one row."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.language.spans import Span


class Verdict(NamedTuple):
    """Whether a row that a rule made is right; `span` is where it stands in the text."""

    rule: str
    right: bool
    span: Span
