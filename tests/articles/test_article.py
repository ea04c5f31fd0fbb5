"""The headline of a text, and what ends it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles import headline_of


@given(
    before=st.text(" \t\r\n\u00a0\u2028"),
    inside=st.text(st.characters(categories=["L", "P", "Zs"])),
    after=st.text(" \u00a0"),
    rest=st.sampled_from(["", "\n", "\r\n\r\nMore text.", "\rMore.", "\u2029More."]),
)
def test_the_headline_is_the_first_line_that_is_not_blank(before: str, inside: str, after: str, rest: str) -> None:
    headline = f"A{inside}b"
    text = before + headline + after + rest
    assert headline_of(text).of(text) == headline
    assert headline_of(text).start == len(before)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("\n A\tb", "A"),
        ("\x1b\n\u202eBridge shut \x97 Lee", "Bridge shut"),
        ("A\u200fb c\nd", "A\u200fb c"),
        ("\x1b", ""),
    ],
)
def test_a_control_character_ends_the_headline(text: str, headline: str) -> None:
    assert headline_of(text).of(text) == headline
