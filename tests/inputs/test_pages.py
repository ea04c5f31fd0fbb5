"""Web pages: the article without what surrounds it, its lines as a reader sees them."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

import pytest

from onrecord.schema.vocabulary import PublishedBasis
from tests.inputs.finding import PAGE, save, the_article, the_reason


def test_a_page_gives_its_article_and_what_it_says_of_it(tmp_path: Path) -> None:
    article = the_article(save(tmp_path, "ferry.html", PAGE))
    assert article.text.split("\n\n") == [
        "Ferry sails again",
        "The mayor of Ostham said on Monday that the ferry had sailed again after a long winter in the dock.",
        "“It sails,” she said.\n“It does.”",
    ]
    assert article.headline.of(article.text) == "Ferry sails again"
    assert (article.publisher, article.author, article.url) == (
        "The Ostham Mail",
        "Ada Writer",
        "https://example.org/ferry",
    )
    assert (article.published_on, article.published_basis) == (date(2031, 5, 6), PublishedBasis.STATED)


ROAD = (
    "The road to the lake had been closed since the storm, and those who live beyond it went by boat or on foot.",
    "“Nobody counted the trees,” said Ana Silva, the mayor of Ostham. “They lay across it by the hundred.”",
    "By noon the first carts were through, and the baker, whose oven had gone cold, lit it again for all of Ostham.",
)
WRAPPED = "<br>".join(textwrap.wrap(ROAD[1], 40)), "<br>".join(textwrap.wrap(ROAD[2], 40))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<div>{ROAD[0]}<br><br>{ROAD[1]}<br />\n<br />{ROAD[2]}</div>", ROAD),
        (f"{ROAD[0]}<br><br>{ROAD[1].replace('Ana', '<b>Ana</b>')}<br><br>{ROAD[2]}", ROAD),
        (f"<div><p>{ROAD[0]}</p>{ROAD[1]}<br><br>{ROAD[2]}</div>", ROAD),
        (f"<div>{ROAD[0]}<br>{ROAD[1]}</div><p>{ROAD[2]}</p>", (f"{ROAD[0]}\n{ROAD[1]}", ROAD[2])),
        (f"<p>OSTHAM, May 6<br>{ROAD[0]}</p><p>{ROAD[1]}</p>", (f"OSTHAM, May 6\n{ROAD[0]}", ROAD[1])),
        (f"<p>{ROAD[0].replace('and ', 'and<br> ')}</p><p>{ROAD[1]}</p>", ROAD[:2]),
        (f"<p>{ROAD[0]}</p><p>{WRAPPED[0]}</p><p>{WRAPPED[1]}</p>", ROAD),
        (f"<p>{ROAD[0]}</p><p>Ana Silva<br>mayor of Ostham<br>", (ROAD[0], "Ana Silva\nmayor of Ostham")),
        (f"<blockquote><p>{ROAD[0]}</p></blockquote><ul><li>One</li><li>Two</li></ul>", (ROAD[0], "One", "Two")),
    ],
    ids=["div", "bare", "mixed", "lines", "dateline", "sentence", "wrapped", "signature", "nested"],
)
def test_a_line_break_of_a_page_ends_a_line_unless_a_sentence_runs_through_it(
    tmp_path: Path, body: str, expected: tuple[str, ...]
) -> None:
    page = f"<html><head><title>Road open</title></head><body><article><h1>Road open</h1>{body}</article></body></html>"
    assert the_article(save(tmp_path, "road.html", page)).text.split("\n\n") == ["Road open", *expected]


@pytest.mark.parametrize("content", ["", "<html></html>", "<html><body><script>1</script></body></html>"])
def test_a_page_without_an_article_is_told(tmp_path: Path, content: str) -> None:
    assert the_reason(save(tmp_path, "ferry.html", content)) == "no_text"
