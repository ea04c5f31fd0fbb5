"""Word lists are data: in the rooms of language and of reading that are listed here, no module spells one out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import onrecord

PACKAGE = Path(onrecord.__file__).parent
ROOMS = ("language", *(f"reading/{room}" for room in ("names", "places", "speech", "coreference", "quotes", "events")))
SPELLED_OUT = re.compile(r'[a-z’]+ [a-z’]+"\s*\.split\(\)|frozenset\(\("[a-z’]+", "')
GRAMMAR = {"language/verb_or_noun.py"}
"""A module whose sets name kinds of verb form, which are no words."""


def modules() -> list[str]:
    found = [path for room in ROOMS for path in sorted((PACKAGE / room).glob("*.py"))]
    return [path.relative_to(PACKAGE).as_posix() for path in found]


@pytest.mark.parametrize("module", modules())
def test_no_module_spells_out_a_list_of_words(module: str) -> None:
    found = SPELLED_OUT.search((PACKAGE / module).read_text("utf-8"))
    assert found is None or module in GRAMMAR, found


LEXICONS = [path.relative_to(PACKAGE).as_posix() for room in ROOMS for path in sorted((PACKAGE / room).glob("*.toml"))]


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_a_lexicon_parses_and_begins_with_what_it_lists(lexicon: str) -> None:
    text = (PACKAGE / lexicon).read_text("utf-8")
    assert text.startswith("# ")
    assert tomllib.loads(text)
