"""Wrapped text: paragraphs broken into lines of a width are read as if they stood on one line each, and no others."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.articles import Article, Draft, headline_of
from onrecord.articles.drafted import article_of
from onrecord.assembly.rows import article_rows
from onrecord.language.segments import paragraphs
from onrecord.language.wrapping import unwrapped
from onrecord.reading import Reader
from onrecord.reference import Reference
from tests.planting import READER, Planted, articles
from tests.shipped import shipped

PROSE = (
    "The road to the lake had been closed since the storm, and those who live beyond it went by boat or on foot, with "
    "what they needed on their backs. Nobody had counted the trees that lay across it.",
    "By noon the first carts were through. The baker, whose oven had gone cold for want of flour, lit it again, and "
    "the children were sent home from school to help with the sacks.",
)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return shipped()


def wrapped(text: str, width: int, line_break: str = "\n") -> str:
    """The text with a line break for the space before each word that does not fit the line."""
    lines: list[str] = []
    for line in text.split("\n"):
        words = line.split(" ")
        lines.append(words[0])
        for word in words[1:]:
            if len(lines[-1]) + 1 + len(word) <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
    return line_break.join(lines)


def told(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in paragraphs(text)]


@pytest.mark.parametrize("width", range(60, 111, 5))
@pytest.mark.parametrize("line_break", ["\n", "\n            "])
@pytest.mark.parametrize("headline", ["", "Road open\n"])
def test_without_blank_lines_a_paragraph_ends_where_a_sentence_does(width: int, line_break: str, headline: str) -> None:
    whole = [*headline.splitlines(), *PROSE, "“Bread!” she said."]
    read_as = told(wrapped("\n".join(whole), width, line_break))
    assert " ".join(read_as) == " ".join(whole)
    assert all(paragraph[-1] in ".”" for paragraph in read_as[bool(headline) :])


@pytest.mark.parametrize("width", range(40, 101, 5))
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_the_lines_of_a_wrapped_paragraph_are_one(width: int, line_break: str) -> None:
    text = "\n\n".join(["Road open", *PROSE, "“Bread!” she said."])
    assert told(wrapped(text, width, line_break)) == ["Road open", *PROSE, "“Bread!” she said."]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["Road open", *PROSE]),
        "\n".join(sentence for paragraph in PROSE for sentence in paragraph.split(". ")),
        "Road open\n\n" + "\n".join(sentence for paragraph in PROSE for sentence in paragraph.split(", ")),
        f"Ana Silva\nOstham, 6 May 2031\n\n{PROSE[0]}\n{PROSE[1]}",
        "The road\n\nAcross the lake the road lies white,\nand no one walks it in the night.\nThe boats are home,\n"
        "the nets are dry,\nand over all of it the sky.",
        "Ferries on Monday\n\nThe ferry to the island at eight in the morning\nThe ferry to the mainland at noon\n"
        "The ferry to the island at four in the afternoon",
        "\n\n".join(PROSE),
        "One",
        "",
    ],
    ids=["no blank line", "short lines", "clauses", "address", "poem", "list", "long lines", "one word", "nothing"],
)
def test_lines_that_end_for_another_reason_are_paragraphs(text: str) -> None:
    assert told(text) == [" ".join(line.split()) for line in text.split("\n") if line]


def test_a_line_that_ends_early_ends_its_paragraph_in_a_wrapped_text() -> None:
    text = "Road open\nBy Ana Silva\n\n" + wrapped("\n\n".join(PROSE), 60)
    assert told(text) == ["Road open", "By Ana Silva", *PROSE]


def test_the_address_of_a_page_is_longer_than_the_lines() -> None:
    address = "https://example.org/" + "road-" * 20
    text = wrapped(f"{PROSE[0]}\n\nRead on at {address} and be told. {PROSE[1]}", 60)
    assert len(told(text)) == 2


@settings(deadline=None)
@given(st.text(alphabet="aB c.\n\r\u2028-", max_size=400))
def test_every_character_that_is_not_white_stays_in_one_paragraph(text: str) -> None:
    spans = paragraphs(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(one.end < other.start for one, other in pairwise(spans))


@settings(deadline=None)
@given(st.text(alphabet="ab C.\n\r", max_size=80), st.integers(30, 60))
def test_an_unwrapped_text_has_the_same_paragraphs_and_one_line_each(text: str, width: int) -> None:
    text = wrapped(f"{PROSE[0]}\n\n{text}", width)
    spans = paragraphs(text)
    flat = unwrapped(text, spans)
    assert re.sub(r"\s", " ", flat) == re.sub(r"\s", " ", text)
    assert not any(set(span.of(flat)) & set("\r\n") for span in spans)


def comparable(article: Article) -> dict[str, Any]:
    """The rows of an article, line breaks in their texts made spaces."""
    rows = article_rows(article, READER.read(article))
    del rows["articles"][0]["text_sha256"]
    return {
        table: [{k: v.replace("\n", " ") if isinstance(v, str) else v for k, v in row.items()} for row in found]
        for table, found in rows.items()
    }


@pytest.mark.slow
@settings(deadline=None, max_examples=50)
@given(planted=articles(), width=st.integers(40, 100))
def test_wrapping_changes_no_row(planted: Planted, width: int) -> None:
    headline, *rest = told(planted.article.text)
    body = "\n\n".join([*PROSE, *rest])
    flat, broken = f"{headline}\n\n{body}", f"{headline}\n\n{wrapped(body, width)}"
    one, other = (Article("planted", text, headline_of(text)) for text in (flat, broken))
    assert comparable(other) == comparable(one)


@pytest.mark.parametrize("headline", [None, "The road to the lake is open again after the storm that closed it"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_headline_may_be_wrapped(headline: str | None, line_break: str) -> None:
    lines = "The road to the lake is open again", "after the storm that closed it"
    body = wrapped("\n\n".join(PROSE), 40, line_break)
    text = f"{line_break.join(lines)}{line_break * 2}{body}"
    article = article_of(Draft(text, headline, article_id="road"))
    assert article.text == text
    assert article.headline.of(text) == line_break.join(lines)


@pytest.mark.parametrize(
    "line_break",
    ["\n", pytest.param("\r\n", marks=pytest.mark.xfail(reason="places are looked up with two spaces in their names"))],
)
def test_a_name_goes_on_behind_a_line_break(line_break: str, reference: Reference) -> None:
    line = f"On Monday the rain swept away the only bridge in San{line_break}Salvador, said Bo Larsen."
    text = f"Bridge gone\n\n{line}\n\n{wrapped(PROSE[1], 60)}"
    article = article_of(Draft(text, article_id="bridge"))
    rows = article_rows(article, Reader(reference).read(article))
    assert "san-salvador-sv-ss" in {row["entity_id"] for row in rows["mentions"]}
