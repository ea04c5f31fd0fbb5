"""The tagger: which words of a sentence are verbs, auxiliaries included, each in brackets here."""

from __future__ import annotations

import re

import pytest

from onrecord.language.clauses import Syntax
from onrecord.language.sentences import read_document
from onrecord.language.tags import Tag

VERBAL = frozenset((Tag.VERB, Tag.ING, Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL))


@pytest.mark.parametrize(
    "marked",
    [
        "Officials [say] the bridge [is] open.",
        "The police [say] so, and many [say] less.",
        "Ortiz and Lund [say] so.",
        "Workers [strike] over pay.",
        "Rebels [attack] villages.",
        "They just [need] more time.",
        "A ferry [sinks] off Lund.",
        "[Could] the port [close] today?",
        "[Did] police [charge] him?",
        "[Let] people [know].",
        "It [helped] him [leave].",
        "It [helps] [build] homes.",
        "They [would] [like] to [leave].",
        "People like him [left].",
        "I[’m] late, they[’re] here and we[’ve] [left].",
        "They[’ll] [go], for he[’s] [gone].",
        "She[’d] [gone], and she[’d] [go] again.",
        "The mayor’s plan [failed].",
        "They [have] plans.",
        "These talks [failed].",
        "A committee hearing in May [failed].",
        "At which point he [left].",
        "Please [call] today.",
        "The 56-year-old [left].",
        "The peace talks in Oslo [failed].",
        "The rights groups [said] so.",
    ],
)
def test_the_verbs_of_a_sentence_are_found_and_nothing_else(marked: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    syntax = Syntax(read_document(text).sentences[0])
    words = zip(syntax.sentence.starts, syntax.ends, syntax.tags, strict=True)
    found = text
    for start, end, tag in reversed(list(words)):
        if tag in VERBAL:
            found = f"{found[:start]}[{found[start:end]}]{found[end:]}"
    assert found == marked
