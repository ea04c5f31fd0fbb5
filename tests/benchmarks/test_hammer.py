"""The hammer: texts of all that its lexicons have, none of which breaks the reader, and the smallest that would."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from benchmarks import hammer
from benchmarks.hammer import Failure, app, failures, strike
from benchmarks.hammering.composing import PATTERNS, compose
from benchmarks.hammering.pieces import gather, sentences
from benchmarks.hammering.shrinking import shrunk
from onrecord.articles import Article
from onrecord.assembly.rows import Rows
from onrecord.reading import Reading, reader
from onrecord.schema.patterns import FIRST_DAY, LAST_DAY
from tests.planting import READER, REFERENCE

pytestmark = pytest.mark.slow

NEWS = (
    "The ferry sails again\n\nAna Silva, the mayor of Kherson, said on Monday: “It sails. It sails today.”",
    "Russia attacked Ukraine on 12 August. “We know THAT,” said U.S. President Joe Biden, “and HE will (not) stay.”",
)
PIECES = gather(REFERENCE, NEWS)
SEEN = [
    *("John Smith said HE would leave.", "“I told John Kelly that HE was fired,” said Bill Clark."),
    *("Ben Hart ran. HIS son ran too, and HE’S out.", "Ben Hart is old, but HE'S STRONG, Ana Lopez wrote."),
    *("Attack by Smith after attack by Smith", "The killing by Abc of Def by Abc."),
    "An attack by the Oil and Gas Union (OGU) and OGU on Kherson.",
    *("deal warns UP haven't", "\u0301Systems", "amass 2020across", "5bombing", "couldn’t 1stper Service"),
    *("\u0301National advises people to drink", "\u0301India", "Congo\u0301", "Fill: Fill “Sort"),
    *(
        "aren't90 lord detonated",
        "$5bombing",
        "retreating 2014who",
        "monitor 2014though",
        "Carlos 0HE",
        "exhorts 0000if",
        "3,000resignation",
        "hadn’t6 , “hid  lebih",
    ),
    *("In 2020 said”, “6", "Trump quip,, ``- a", "The ministry said IN a statement that it left."),
    "President Donald Trump, asked “over” “No,” police in Kherson warned, it would be “very, very hard”. They left.",
    "A “cold zone” is by the mill, Ana Lopez said, “hot zones” are shut by tape.",
    "Ana Lopez told Sky News any plan “must be good”: “It is late.\n\n“It is hard.”",
    "“The US will help us,” President Volodymyr Zelensky of Ukraine said.",
    *("Ana Lopez said on X the meeting had been long.", "Yukiko wisecracks via MAY that address"),
]
"""Texts on which the reader, or its rows, once broke."""

pieces = st.sampled_from([kind for kind in PIECES if kind != "sentence"]).flatmap(
    lambda kind: st.sampled_from(PIECES[kind])
)
composed = st.lists(st.tuples(pieces, st.sampled_from((" ", " ", " ", "", "\n\n"))).map("".join), max_size=30)


def test_no_text_that_once_broke_does() -> None:
    assert failures([(text, date(2024, 3, 13)) for text in SEEN], READER) == [[]] * len(SEEN)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_composed_text_breaks_the_reader(seed: int) -> None:
    assert strike(PIECES, seed, 150, READER).counts == {}


@settings(deadline=None, max_examples=10)
@given(st.lists(st.tuples(composed.map("".join), st.none() | st.dates(FIRST_DAY, LAST_DAY)), max_size=8))
def test_no_pieces_in_any_order_break_the_reader(texts: list[tuple[str, date | None]]) -> None:
    assert failures(texts, READER) == [[]] * len(texts)


@given(st.integers(), st.integers(0))
def test_a_text_is_a_function_of_its_seed_and_number(seed: int, number: int) -> None:
    text, day = compose(PIECES, seed, number)
    assert (text, day) == compose(PIECES, seed, number)
    assert text


def test_the_patterns_name_kinds_of_pieces() -> None:
    words = {word for pattern in PATTERNS for word in pattern if word.isalpha()} - {"name", "sentence-like"}
    lexical = {"said", "saying", "that", "asked", "according", "to", "by", "of", "and", "in", "from", "would", "was"}
    assert words - PIECES.keys() <= lexical | {"the", "after", "on"}


def test_the_sentences_of_news_are_spliced() -> None:
    assert sentences(NEWS[0])[:1] == ["The ferry sails again"]
    assert set(PIECES["sentence"]) == {sentence for text in NEWS for sentence in sentences(text)}


@given(st.lists(st.sampled_from("abcxy "), max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_the_smallest_text_is_found(others: list[str], first: int, second: int) -> None:
    made = [*others[:first], "x", *others[first:]]
    made.insert(second, "y")
    assert sorted(shrunk(made, lambda text: "x" in text and "y" in text)) == ["x", "y"]


def test_what_breaks_is_counted_and_shown_at_its_smallest(monkeypatch: pytest.MonkeyPatch) -> None:
    attribute, make_rows = reader.attribute_direct, hammer.article_rows

    def stumble(text: str, *given: Any) -> Any:
        if "," in text:
            raise ValueError("no")
        return attribute(text, *given)

    def misrow(article: Article, reading: Reading) -> Rows:
        rows = make_rows(article, reading)
        for mention in rows["mentions"] if "Kherson" in article.text else ():
            mention["rule"] = "No Rule"
        return rows

    monkeypatch.setattr(reader, "attribute_direct", stumble)
    monkeypatch.setattr(hammer, "article_rows", misrow)
    texts = [("He left, too.", None), ("It rained.", None), ("They left Kherson.", None)]
    found = failures(texts, READER)
    assert found == [
        [Failure("stage speech", "ValueError in test_hammer.py, stumble")],
        [],
        [Failure("table mentions", "str_matches"), Failure("table mentions", "rule_resolves")],
    ]
    done = CliRunner().invoke(app, ["--seed", "1", "--texts", "40"])
    assert done.exit_code == 1
    assert "stage speech: ValueError in test_hammer.py, stumble" in done.stdout
    assert "\n    ','\n" in done.stdout
    assert "in 40 texts" in done.stdout
